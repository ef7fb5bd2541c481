/** When something was said: `14:03`, and in front of it the day as each platform writes it. */
import type { Element } from 'hast';
import { h } from 'hastscript';

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: number;
  /** UTC when left out. */
  readonly zone?: string | undefined;
}

/** Parts of a moment in a time zone, for people: day, month, time. Throws RangeError for a zone that does not exist. */
export const writeDate = (at: number, zone: string | undefined, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone ?? 'UTC', ...options }).format(at);

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

/** `14:03` */
const writeClock = (at: number, zone: string | undefined): string => writeDate(at, zone, CLOCK);

/** As Discord has it: `Today at 14:03`, `Yesterday at 14:03`, `22/11/2026 14:03`. */
export function writeMoment(at: number, { now, zone }: Clock): string {
  const day = writeDate(at, zone, DAY);
  const clock = writeClock(at, zone);
  if (day === writeDate(now, zone, DAY)) return `Today at ${clock}`;
  return day === writeDate(now - 24 * 60 * 60_000, zone, DAY) ? `Yesterday at ${clock}` : `${day} ${clock}`;
}

/** As Slack has it: `14:03` is today's, any other day is told. */
export const writeShortMoment = (at: number, clock: Clock): string => writeMoment(at, clock).replace(/^Today at /, '');

/** A moment with the words for it. */
export const showTime = (at: number, words: string): Element =>
  h('time', { dateTime: new Date(at).toISOString() }, words);
