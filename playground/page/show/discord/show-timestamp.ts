/** Discord's `<t:…>`: a moment in the reader's own time, in one of the forms that its last letter names. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { writeDate } from '../show-time.ts';
import type { DiscordView } from './message.ts';

const DATE = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const LONG_DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: TIME,
  T: { ...TIME, second: '2-digit' },
  d: DATE,
  D: LONG_DATE,
  f: { ...LONG_DATE, ...TIME },
  F: { weekday: 'long', ...LONG_DATE, ...TIME },
};

/** What JavaScript's dates can hold. */
const MAX_TIME = 8.64e15;

/** `at` in epoch milliseconds; what is no date Discord shows as one that is not. */
export function showTimestamp(at: number, style: string, { now, zone }: DiscordView): Element {
  if (!(Math.abs(at) <= MAX_TIME)) return h('span.timestamp', 'Invalid Date');
  const full = writeDate(at, zone, STYLES.F ?? {});
  const words = style === 'R' ? relative(at - now) : writeDate(at, zone, STYLES[style] ?? STYLES.f ?? {});
  return h('time.timestamp', { dateTime: new Date(at).toISOString(), title: full }, words);
}

const UNITS = [
  ['year', 365 * 24 * 60 * 60_000],
  ['month', 30 * 24 * 60 * 60_000],
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
] as const;

/** `in 2 hours`, `3 days ago` */
function relative(milliseconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => Math.abs(milliseconds) >= size) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(Math.round(milliseconds / length), unit);
}
