/** When a quiz of the day or week opens and closes, in the zone of the place; and how a host writes that. */
import { addDays, instantOf, localTime, windowOf } from '../review/local-time.ts';
import { readTime } from '../review/read-time.ts';

/** What a host has set up for a channel. */
export interface Timetable {
  readonly every: 'day' | 'week';
  /** An IANA name. */
  readonly zone: string;
  /** Minutes after local midnight. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** 0 for Monday … 6; the day on which a weekly one opens. */
  readonly weekday: number;
}

/** How long a weekly quiz stays open, in days. */
const DAYS_OPEN = 4;

/** As many questions as fit between two other things. */
export const QUESTIONS = { day: 1, week: 5 } as const;

/** The next opening after a moment, and its closing; both epoch milliseconds. Null for a zone that is none. */
export function nextOccasion(
  table: Timetable,
  after: number,
): { readonly opensAt: number; readonly closesAt: number } | null {
  const local = localTime(table.zone, after);
  if (local === null) return null;
  const wait = table.every === 'day' ? 0 : (table.weekday - local.weekday + 7) % 7;
  const period = table.every === 'day' ? 1 : 7;
  const first = addDays(local.day, wait);
  const opens = (day: string) => instantOf(windowOf(table.zone, day), table.opensAt);
  const day = opens(first) > after ? first : addDays(first, period);
  return { opensAt: opens(day), closesAt: closing(table, day) };
}

/** A daily quiz whose closing is no later than its opening closes on the next day. */
function closing({ every, zone, opensAt, closesAt }: Timetable, day: string): number {
  const days = every === 'week' ? DAYS_OPEN : closesAt <= opensAt ? 1 : 0;
  return instantOf(windowOf(zone, addDays(day, days)), closesAt);
}

/** Of all questions, those of the occasion with this number, from 0: in turn, and again from the beginning. */
export function questionsOn<Question>(all: readonly Question[], number: number, wanted: number): readonly Question[] {
  const many = Math.min(wanted, all.length);
  return Array.from({ length: many }, (_, index) => all[(number * many + index) % all.length]).filter(
    (question) => question !== undefined,
  );
}

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const MORNING = 9 * 60;
const EVENING = 17 * 60;

export type ReadTimetable =
  /** `place`: a zone or a city as it was typed; empty where none was. */
  | { readonly kind: 'table'; readonly table: Omit<Timetable, 'zone'>; readonly place: string }
  /** `what`: the part that is no day and no time. */
  | { readonly kind: 'unclear'; readonly what: string };

/** Reads `daily`, `daily 8:30 to 16:00`, `weekly friday 15:00 in Berlin`; null for what begins with neither word. */
export function readTimetable(typed: string): ReadTimetable | null {
  const [first = '', ...words] = typed.trim().toLowerCase().split(/\s+/);
  if (first !== 'daily' && first !== 'weekly') return null;
  const isDaily = first === 'daily';
  const from = words.indexOf('in');
  const place = from < 0 ? '' : words.slice(from + 1).join(' ');
  const said = (from < 0 ? words : words.slice(0, from)).filter(
    (word) => word !== 'on' && word !== 'at' && word !== 'from',
  );
  const weekday = isDaily ? -1 : readWeekday(said[0] ?? '');
  const hours = weekday < 0 ? said : said.slice(1);
  const until = hours.findIndex((word) => word === 'to' || word === 'until' || word === '–' || word === '-');
  const opens = (until < 0 ? hours : hours.slice(0, until)).join(' ');
  const closes = until < 0 ? '' : hours.slice(until + 1).join(' ');
  const opensAt = opens === '' ? MORNING : readTime(opens);
  if (opensAt === null) return { kind: 'unclear', what: opens };
  const closesAt = closes === '' ? (isDaily ? EVENING : opensAt) : readTime(closes);
  if (closesAt === null) return { kind: 'unclear', what: closes };
  const table = { every: isDaily ? 'day' : 'week', opensAt, closesAt, weekday: Math.max(0, weekday) } as const;
  return { kind: 'table', table, place };
}

/** Below zero for what is none. */
const readWeekday = (word: string): number =>
  word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(word));
