/** Bolt's log lines, as lines of ours. Its debug and info lines hold payloads, and so are left out. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../src/log.ts';

/** What a call throws as well: whoever made it tells what came of it, once, and what it means. */
const TOLD_BY_THE_CALLER = /^(http request failed|Failed to retrieve a new WSS URL)/;

/** A logger for Bolt and its clients that writes warnings and errors to `log`. */
export function boltLogger(log: Log): Logger {
  const write = (level: 'warn' | 'error', parts: readonly unknown[]) => {
    const said = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
    if (!TOLD_BY_THE_CALLER.test(said)) log[level]('from Slack’s library', { said });
  };
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) => write('warn', parts),
    error: (...parts: unknown[]) => write('error', parts),
    getLevel: () => LogLevel.WARN,
    setLevel: () => {},
    setName: () => {},
  };
}
