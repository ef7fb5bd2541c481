/** Days, a number of cards, a time of day and a place, in any order: what is set by a line about reminders. */
import { DAY_LIST } from '../../review/read-days.ts';
import { readTime, writeTime } from '../../review/read-time.ts';
import { isZoneName } from '../../review/read-zone.ts';
import type { SettingsChange } from '../settings.ts';

/** Most lines have none of it, and cost no more than to see that. */
export const HAS_PART = /\d|day|night|week|noon|morning|evening|lunch|\b(?:mon|tue|wed|thu|fri|sat|sun)\b/;

export interface Parts {
  readonly changes: readonly SettingsChange[];
  readonly kinds: readonly SettingsChange['kind'][];
}

/** Null when anything is left over. `isBare`: a number alone is a time. */
export function readParts(line: string, isBare: boolean): Parts | null {
  const cards = take(line, CARDS);
  const except = take(cards.rest, EXCEPT);
  const days = take(except.rest, DAYS);
  const time = takeTime(days.rest, isBare);
  const place = (time?.rest ?? days.rest).replace(FILLERS_AROUND, '').trim();
  const everyDay = days.taken ?? (EVERY_PART.test(days.rest) ? 'every day' : null);
  const zone = readPlace(place);
  if (zone === null) return null;
  const changes: readonly SettingsChange[] = [
    ...(everyDay === null ? [] : [{ kind: 'days', typed: everyDay } as const]),
    ...(except.taken === null ? [] : [{ kind: 'days-off', typed: except.taken } as const]),
    ...(time === null ? [] : [{ kind: 'time', typed: writeTime(time.time) } as const]),
    ...(cards.taken === null ? [] : [{ kind: 'cards', typed: cards.taken } as const]),
    ...(zone === '' ? [] : [{ kind: 'zone', typed: zone } as const]),
  ];
  return { changes, kinds: changes.map(({ kind }) => kind) };
}

const take = (line: string, pattern: RegExp): { readonly taken: string | null; readonly rest: string } => {
  const match = pattern.exec(line);
  if (match === null) return { taken: null, rest: line };
  return {
    taken: match[1] ?? '',
    rest: `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`.trim(),
  };
};

/* Cards, and days */

const CARDS =
  /(?:^|(?<= ))(?:(?:at most|only|just|max|with) )?(\d{1,3}) (?:cards?|questions?) ?(?:a |per |each |every )?(?:day|daily)(?= |,|$)/;

const EXCEPT = new RegExp(
  `(?:,? ?\\b(?:and|but|just|only)\\b)?,? ?\\b(?:not|never|except|except for|apart from|without|no|but not|skip|excluding|leave out)(?: on| at| for| during)?(?: the)? (${DAY_LIST})(?![a-z-])`,
);
const DAYS = new RegExp(`(?:^|(?<=[ ,(]))(?:only )?(?:on )?(?:the )?(${DAY_LIST})(?: only)?(?![a-z-])`);
/* The time of day */

/** What people call a time, in minutes; each is a guess that the reply shows. */
const CALLED: Readonly<Record<string, number>> = {
  'before work': 7 * 60 + 30,
  morning: 8 * 60,
  noon: 12 * 60,
  midday: 12 * 60,
  lunch: 12 * 60,
  lunchtime: 12 * 60,
  afternoon: 15 * 60,
  'after school': 16 * 60,
  'after work': 18 * 60,
  evening: 18 * 60,
  night: 21 * 60,
  midnight: 0,
};
const PART_OF_DAY =
  /(?:^|(?<= ))(?:(?:in the|every|each|at|this|during) )?(?:the )?(before work|after work|after school|morning|noon|midday|lunchtime|lunch|afternoon|evening|night|midnight)s?(?: time)?(?= |,|$)/;
/** “every morning” is every day, too. */
const EVERY_PART = /\b(?:every|each) (?:morning|afternoon|evening|night)\b/;
const PAST =
  /(?:^|(?<= ))(?:at )?(half past|quarter past|a quarter past|quarter to|a quarter to|\d{1,2} past) (\d{1,2})(?: ?([ap])\.?m\.?)?(?= |,|$)/;
const CLOCK =
  /(?:^|(?<=[ (]))(?:at |by |around |about |@ ?|for ){0,3}(\d{1,2}(?:[:.h]\d{2})? ?[ap]\.?m?\.?|\d{1,2}[:.h]\d{2}(?: ?h)?|\d{1,2} ?h|\d{1,2} ?o ?clock|\d{1,2} ?uhr)(?=[ ,)]|$)/;
const AT_HOUR = /(?:^|(?<= ))(?:at|by|around|about|@) ?(\d{1,2}|\d{4})(?=[ ,]|$)/;
const BARE_HOUR = /(?:^|(?<= ))(\d{1,2})(?=[ ,]|$)/;

const HALF_DAY = 12 * 60;
const LATER: ReadonlySet<string> = new Set(['afternoon', 'evening', 'night', 'after work', 'after school']);

/** The time in a line, and the line without it; “evenings at 8” is 20:00. */
export function takeTime(line: string, isBare: boolean): { readonly time: number; readonly rest: string } | null {
  const part = take(line, PART_OF_DAY);
  const clock = takeClock(part.rest, isBare || part.taken !== null);
  if (clock === null) {
    const called = CALLED[part.taken ?? ''];
    return called === undefined ? null : { time: called, rest: part.rest };
  }
  const isLater = clock.isHalfOpen && part.taken !== null && LATER.has(part.taken) && clock.time < HALF_DAY;
  return { time: isLater ? clock.time + HALF_DAY : clock.time, rest: clock.rest };
}

/** In minutes: `half past`, `quarter to`, `10 past`. */
function shiftOf(words: string): number {
  if (/^\d/.test(words)) return Number.parseInt(words, 10);
  return words.startsWith('half') ? 30 : words.endsWith('to') ? -15 : 15;
}

/** `isHalfOpen`: without am or pm. */
function takeClock(line: string, isBare: boolean) {
  const past = PAST.exec(line);
  if (past !== null) {
    const [all, words = '', hour = '', half] = past;
    const shift = shiftOf(words);
    const time = readTime(`${hour}${half === undefined ? '' : ` ${half}m`}`);
    if (time === null || shift > 59) return null;
    return {
      time: (time + shift + 2 * HALF_DAY) % (2 * HALF_DAY),
      isHalfOpen: half === undefined,
      rest: line.replace(all, '').trim(),
    };
  }
  for (const pattern of [CLOCK, AT_HOUR, ...(isBare ? [BARE_HOUR] : [])]) {
    const { taken, rest } = take(line, pattern);
    const time = taken === null ? null : readTime(taken.replace(/ ?o ?clock/, ' h'));
    if (time !== null) return { time, isHalfOpen: !/[ap]\.?m?\.?$/.test(taken ?? ''), rest };
  }
  return null;
}

/* The place, and what may be left */

const FILLER =
  '(?:and|at|on|to|for|the|it|is|be|time|around|about|me|reminders?|remind me|only|but|of|every|each|[,;()-])';
const FILLERS_AROUND = new RegExp(
  `^(?:${FILLER}(?: |$)){1,9}|(?:(?:^| )(?:${FILLER})){1,9}$|^[,;( ]{1,9}|[,;) ]{1,9}$`,
  'g',
);
export const isFiller = (rest: string): boolean => rest.replace(FILLERS_AROUND, '').trim() === '';

/** A length of time is no place: “in 2 hours”. */
const LENGTH = /\b(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|while|bit|moment|sec(?:ond)?s?)\b/;

/** The place in what is left: empty for nothing, null for something that is no place. */
function readPlace(rest: string): string | null {
  if (rest === '') return '';
  const [, named] = /^(?:in|my time ?zone is|time ?zone(?: is)?|zone|im in|i live in) (.+)$/.exec(rest) ?? [];
  const place = (named ?? rest).replace(/ (?:local )?time(?: ?zone)?$|^time(?: ?zone)? /, '').trim();
  if (LENGTH.test(place) || /\d{3}/.test(place)) return null;
  const isSaid = named !== undefined || place !== (named ?? rest);
  return isSaid || isZoneName(place) ? place : null;
}
