/** `--now`: the time that the tutor's clock begins with, for looking at tomorrow's reminder today. Pure. */
import { readDuration } from '../core/duration.ts';
import { OperatorError } from '../errors.ts';

const LOCAL = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/;

/**
 * A clock (epoch milliseconds) that begins at what was typed and then runs like `real`: a moment of this machine's zone
 * (`2026-12-24` or `2026-12-24T18:00`), or how far ahead (`+2 days`).
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
