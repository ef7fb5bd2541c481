/** The tutor's commands as Discord registers them, and their registration when they have changed. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Log } from '../../src/log.ts';
import type { Command, CommandOption } from '../../src/tutor/ports.ts';
import { describeError, explainFailure, explainNoServer, isNoServer } from './errors.ts';

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

/**
 * Registers the commands for everywhere, or for one server only (by its id; they are there at once, and beside those
 * for everywhere), when they changed: Discord counts registrations. Resolves to whether they had.
 *
 * Rejects with what Discord refuses.
 */
async function registerCommands(
  rest: REST,
  application: string,
  commands: readonly Command[],
  guild: string | null,
): Promise<boolean> {
  const route =
    guild === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
  const wanted = guild === null ? writeCommands(commands) : writeGuildCommands(commands);
  // The REST client types every answer as unknown; this route answers with the commands.
  const registered = (await rest.get(route)) as APIApplicationCommand[];
  if (!haveCommandsChanged(registered, wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** The same at the start of the bot. Never rejects: without it the commands of the last registration still work. */
export async function registerAtStart(
  rest: REST,
  application: string,
  commands: readonly Command[],
  log: Log,
): Promise<void> {
  try {
    const changed = await registerCommands(rest, application, commands, null);
    if (changed) log.info('discord: commands registered', { commands: commands.map(({ title }) => title) });
  } catch (error) {
    log.error('discord: the commands could not be registered', describeError(error));
  }
}

export interface Registration {
  readonly token: string;
  /** Base address of the API, without the version. */
  readonly apiUrl: string;
  readonly commands: readonly Command[];
  /** The id of the only server that is to have the commands; null for everywhere. */
  readonly guild: string | null;
}

/**
 * Registers the commands without a bot that runs, for `nibble register`: what became of them, and their names. Without
 * any commands, those that are registered are taken back.
 *
 * @throws OperatorError when the token is refused, the bot is not in that server, or Discord cannot be reached
 */
export async function registerOnly({ token, apiUrl, commands, guild }: Registration) {
  const rest = new REST({ api: apiUrl }).setToken(token);
  let application = '';
  try {
    // As above: this route answers with the application.
    const { id } = (await rest.get(Routes.currentApplication())) as { readonly id: string };
    application = id;
    const changed = await registerCommands(rest, id, commands, guild);
    return { changed, commands: commands.map(({ title }) => title) };
  } catch (error) {
    throw guild !== null && isNoServer(error) ? explainNoServer(guild, application) : explainFailure(error, apiUrl);
  }
}
