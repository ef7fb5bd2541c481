/** Brings the commands that Discord holds up to date. */
import { type APIApplicationCommand, REST, Routes } from 'discord.js';
import type { Log } from '../../src/log.ts';
import type { Command } from '../../src/tutor/ports.ts';
import { haveCommandsChanged, writeCommands, writeGuildCommands } from './commands.ts';
import { explainFailure } from './explain-failure.ts';
import { describeError } from './platform-error.ts';

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
    log.error('discord: the commands could not be registered', { error: describeError(error) });
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
 * Registers the commands without a bot that runs, for `nibble register`: what became of them, and their names.
 *
 * @throws OperatorError when the token is refused or Discord cannot be reached
 */
export async function registerOnly({ token, apiUrl, commands, guild }: Registration) {
  const rest = new REST({ api: apiUrl }).setToken(token);
  try {
    // As above: this route answers with the application.
    const { id } = (await rest.get(Routes.currentApplication())) as { readonly id: string };
    const changed = await registerCommands(rest, id, commands, guild);
    return { changed, commands: commands.map(({ title }) => title) };
  } catch (error) {
    throw explainFailure(error, apiUrl);
  }
}
