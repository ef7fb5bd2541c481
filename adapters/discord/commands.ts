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
import type { Command, CommandOption } from '../../src/tutor/ports.ts';

/** A server installs the bot, or a person does for themselves and has it with them everywhere. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** The commands as Discord registers them. */
export const writeCommands = (commands: readonly Command[]): RESTPostAPIApplicationCommandsJSONBody[] =>
  commands.map(({ kind, title, description, options }) => {
    if (kind === 'message') return { type: ApplicationCommandType.Message, name: title, ...everywhere };
    return {
      type: ApplicationCommandType.ChatInput,
      name: title,
      description,
      ...everywhere,
      ...(options.length === 0 ? {} : { options: options.map(writeOption) }),
    };
  });

const writeOption = ({ name, description, suggests }: CommandOption): APIApplicationCommandStringOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  description,
  required: false,
  autocomplete: suggests !== undefined,
});

/** Commands of one server only, for trying things out: they have no places of their own to be used in. */
export const writeGuildCommands = (commands: readonly Command[]): RESTPostAPIApplicationCommandsJSONBody[] =>
  writeCommands(commands).map(({ integration_types: _, contexts: __, ...command }) => command);

type Described = APIApplicationCommand | RESTPostAPIApplicationCommandsJSONBody;

/** Whether Discord holds other commands than `wanted`. What Discord adds itself (ids, versions) is no change. */
export function haveCommandsChanged(registered: readonly Described[], wanted: readonly Described[]) {
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
