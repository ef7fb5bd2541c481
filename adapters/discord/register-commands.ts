/** Brings the slash commands that Discord holds up to date. */
import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import type { Log } from '../../src/log.ts';
import { COMMANDS, haveCommandsChanged } from './commands.ts';
import { describeError } from './platform-error.ts';

/**
 * Registers the commands for all servers and direct messages, only when they changed: Discord counts registrations.
 * Never rejects: without it the commands of the last registration still work.
 */
export async function registerCommands(rest: REST, application: string, log: Log): Promise<void> {
  try {
    // The REST client types every answer as unknown; this route answers with the commands.
    const registered = (await rest.get(Routes.applicationCommands(application))) as APIApplicationCommand[];
    if (!haveCommandsChanged(registered)) return;
    await rest.put(Routes.applicationCommands(application), { body: COMMANDS });
    log.info('discord: commands registered', { commands: COMMANDS.map(({ name }) => name) });
  } catch (error) {
    log.error('discord: the commands could not be registered', { error: describeError(error) });
  }
}
