/** Bolt's log lines, as lines of ours. Its debug and info lines hold payloads, and so are left out. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../src/log.ts';

/** A logger for Bolt and its clients that writes warnings and errors to `log`. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) => log.warn('from Slack’s library', { said: say(parts) }),
    error: (...parts: unknown[]) => log.error('from Slack’s library', { said: say(parts) }),
    getLevel: () => LogLevel.WARN,
    setLevel: () => {},
    setName: () => {},
  };
}

const say = (parts: readonly unknown[]): string =>
  parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
