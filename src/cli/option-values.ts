/** What stands behind `--port`, `--browser` and `--now`. Pure. */
import { BROWSER_KINDS, type BrowserKind, isBrowserKind } from '../browser/index.ts';
import { readDuration } from '../core/duration.ts';
import { OperatorError } from '../errors.ts';

/** Where a page is to be served; 0 is any free port. @throws OperatorError for anything but a port */
export function readPort(typed: string): number {
  if (/^\d{1,5}$/.test(typed) && Number(typed) <= 65_535) return Number(typed);
  throw new OperatorError(
    `--port: found "${typed}"; expected a number from 0 to 65535`,
    'Write it like --port 4100, or leave it out; 0 takes any free port.',
  );
}

/** Which browser is simulated. @throws OperatorError for one that is not known */
export function readBrowser(typed: string): BrowserKind {
  const name = typed.trim().toLowerCase();
  if (isBrowserKind(name)) return name;
  throw new OperatorError(
    `--browser: found "${typed}"; expected ${BROWSER_KINDS.join(' or ')}`,
    'Write it like --browser firefox, or leave it out.',
  );
}

const LOCAL = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/;

/**
 * A clock (epoch milliseconds) for looking at tomorrow's reminder today: it begins at what was typed and then runs like
 * `real`. A moment of this machine's zone (`2026-12-24` or `2026-12-24T18:00`), or how far ahead (`+2 days`).
 *
 * @throws OperatorError for anything else
 */
export function clockFrom(typed: string, real: () => number): () => number {
  const start = real();
  const ahead = readStart(typed.trim(), start) - start;
  return () => real() + ahead;
}

function readStart(typed: string, now: number): number {
  if (typed.startsWith('+')) {
    const duration = readDuration(typed.slice(1));
    if (duration.kind === 'seconds') return now + duration.seconds * 1000;
  }
  const moment = LOCAL.test(typed)
    ? new Date(`${typed.replace(' ', 'T')}${typed.length === 10 ? 'T00:00' : ''}`)
    : null;
  if (moment !== null && !Number.isNaN(moment.getTime())) return moment.getTime();
  throw new OperatorError(
    `--now: found "${typed}"; expected a date and time, or how far ahead`,
    'Write it like 2026-12-24T18:00, or like "+2 days".',
  );
}
