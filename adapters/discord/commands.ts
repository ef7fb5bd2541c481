/** The commands: what is registered, and whether that has changed. Pure. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';

/** Offered on every message, to have the program in it run. */
export const CHECK_CODE = 'Check this code';

/** A server installs the bot, or a person does for themselves and has it with them everywhere. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

const option = (name: string, description: string, autocomplete = false): APIApplicationCommandStringOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  description,
  required: false,
  autocomplete,
});

const lesson = (description: string) => [option('name', description, true)];

const typed = (name: string, description: string, options: APIApplicationCommandStringOption[] = []) => ({
  type: ApplicationCommandType.ChatInput as const,
  name,
  description,
  ...everywhere,
  ...(options.length === 0 ? {} : { options }),
});

export const COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  typed('lesson', 'Start a lesson, or go on where you left it', lesson('Which lesson? Leave it out to see them all')),
  typed('quiz', 'Only the questions of a lesson', lesson('Which lesson? Leave it out for the one you are in')),
  typed(
    'lab',
    'Be the browser of a running example',
    lesson('The lab of which lesson? Leave it out for the one you are in'),
  ),
  typed('review', 'Answer the questions that you are about to forget'),
  typed('progress', 'See how far you are in every lesson'),
  typed('reminders', 'See or change when I remind you', [
    option('zone', 'Your time zone, such as Europe/Berlin', true),
    option('time', 'When to remind you, such as 19:30'),
  ]),
  typed('reference', 'What the lessons say about something, in short', [
    option('name', 'About what? For example max_age'),
  ]),
  typed('help', 'How to learn with Nibble'),
  typed('forget', 'Delete everything I remember of you'),
  typed('export', 'Get everything I remember of you, as a file'),
  { type: ApplicationCommandType.Message, name: CHECK_CODE, ...everywhere },
];

/** Commands of one server only, for trying things out: they have no places of their own to be used in. */
export const GUILD_COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = COMMANDS.map(
  ({ integration_types: _, contexts: __, ...command }) => command,
);

type Described = APIApplicationCommand | RESTPostAPIApplicationCommandsJSONBody;

/** Whether Discord holds other commands than `wanted`. What Discord adds itself (ids, versions) is no change. */
export function haveCommandsChanged(registered: readonly Described[], wanted: readonly Described[] = COMMANDS) {
  // Commands of one server have no places, whatever Discord says of them there.
  const havePlaces = wanted.some(({ contexts }) => contexts !== undefined);
  const essences = (commands: readonly Described[]) =>
    commands
      .map((command) => essence(command, havePlaces))
      .sort()
      .join('\n');
  return essences(registered) !== essences(wanted);
}

/** What a learner could notice of a command, as comparable text. */
function essence(command: Described, hasPlaces: boolean): string {
  const options = (('options' in command ? command.options : undefined) ?? []).map(
    ({ type, name, description, required = false, ...rest }) => [
      type,
      name,
      description,
      required,
      'autocomplete' in rest && rest.autocomplete === true,
    ],
  );
  const description = 'description' in command ? command.description : '';
  const kinds = hasPlaces ? [command.contexts, command.integration_types] : [];
  const places = kinds.map((numbers) => [...(numbers ?? [])].sort());
  return JSON.stringify([command.type ?? 1, command.name, description, places, options]);
}
