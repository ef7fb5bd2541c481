/** A local Discord with our adapter connected to it, for one test. */
import { onTestFinished } from 'vitest';
import { startDiscord } from '../../../adapters/discord/connect.ts';
import { createChanges } from '../../../playground/changes.ts';
import { type DiscordServerOptions, startDiscordServer } from '../../../playground/discord/start-server.ts';
import type { Log } from '../../../src/log.ts';
import { type Script, scriptTutor } from './scripted-tutor.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly details: object;
}

export interface CollectedLog {
  readonly log: Log;
  readonly lines: readonly LogLine[];
  /** Resolves with the first line that matches, now or as soon as it is written. */
  waitForLine(matches: (line: LogLine) => boolean): Promise<LogLine>;
}

export function collectLog(): CollectedLog {
  const lines: LogLine[] = [];
  const { changed, until } = createChanges();
  const at =
    (level: LogLine['level']) =>
    (event: string, details: object = {}) => {
      lines.push({ level, event, details });
      changed();
    };
  return {
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    lines,
    waitForLine: (matches) =>
      until(
        () => lines.find(matches),
        5000,
        () => `no such line in ${JSON.stringify(lines)}`,
      ),
  };
}

type Options = DiscordServerOptions & {
  /** The adapter's waits take no time, and make the local Discord's clock go on instead. */
  readonly hasClock?: boolean;
  /** See the adapter's option of this name. */
  readonly stopTimeout?: number;
};

export async function withDiscord(script: Script, { hasClock = false, stopTimeout, ...options }: Options = {}) {
  const discord = await startDiscordServer(options);
  const tutor = scriptTutor(script);
  const { log, lines, waitForLine } = collectLog();
  const clock = {
    now: discord.now,
    sleep: async (milliseconds: number) => discord.advance(milliseconds),
  };
  const access = {
    token: discord.token,
    apiUrl: discord.apiUrl,
    tutor,
    log,
    ...(stopTimeout === undefined ? {} : { stopTimeout }),
  };
  const bot = await startDiscord(hasClock ? { ...access, clock } : access);
  onTestFinished(async () => {
    await bot.stop();
    await discord.close();
  });
  return { discord, tutor, lines, waitForLine, bot };
}
