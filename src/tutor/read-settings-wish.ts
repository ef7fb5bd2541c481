/** A typed line about reminders: `remind me at 19:30 on weekdays`, `reminders off`, `time zone Berlin`, `pause until Friday`. */
import { readTime } from '../review/index.ts';
import type { Wish } from './read-wish.ts';
import type { SettingsChange } from './settings-change.ts';

type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray) => readonly SettingsChange[]];

const ON: SettingsChange = { kind: 'switch', on: true };
const OFF: SettingsChange = { kind: 'switch', on: false };

const RULES: readonly Rule[] = [
  [/^switch on(?: again)?$|^reminders? on$|^(?:yes,? )?remind me$/, () => [ON]],
  [/^(?:switch|turn)(?: on (?:the |my )?reminders?| (?:the |my )?reminders? on)$/, () => [ON]],
  [/^switch off$|^reminders? off$|^stop (?:the |my )?reminders?$|^no reminders$/, () => [OFF]],
  [/^(?:switch|turn)(?: off (?:the |my )?reminders?| (?:the |my )?reminders? off)$/, () => [OFF]],
  [/^no,? thanks?$/, () => [{ kind: 'decline' }]],
  [/^(?:my )?(?:time ?)?zone(?: is)? (.+)$/, ([, zone = '']) => [{ kind: 'zone', typed: zone }]],
  [/^no quiet hours$|^quiet(?: hours)? (?:off|none)$/, () => [{ kind: 'quiet', from: '', to: '' }]],
  [
    /^quiet(?: hours)?(?: from)? (.+?) ?(?:\bto\b|\buntil\b|\btill\b|-|–) ?(.+)$/,
    ([, from = '', to = '']) => [{ kind: 'quiet', from, to }],
  ],
  [/^(?:end the pause|go on with reminders|resume reminders|unpause)$/, () => [{ kind: 'pause', until: '' }]],
  [
    /^pause(?: (?:the |my )?reminders?)?(?: (?:until|till|to|for))? (?!until$)(.+)$/,
    ([, until = '']) => [{ kind: 'pause', until }],
  ],
  [/^(?:at most )?(\d{1,3}) cards? (?:a|per) day$/, ([, cards = '']) => [{ kind: 'cards', typed: cards }]],
  [/^(?:retention|remember) (\d{1,3}) ?(?:%|percent)?$/, ([, percent = '']) => [{ kind: 'retention', typed: percent }]],
  [/^(?:remind me|reminders?)(?: daily| every day)? (.+)$/, ([line, when = '']) => readWhen(when, line)],
];

/** Also what buttons say that open a form: their message says how each thing is typed. */
const SEE =
  /^(?:(?:my )?reminders?|settings|reminder settings|time and days|time zone|how many cards|pause|pause until(?: …)?)$/;

/** `line` is in lower case, without closing punctuation. Null: it is about something else. */
export function readSettingsWish(line: string): Wish | null {
  if (SEE.test(line)) return { kind: 'settings' };
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(line);
    if (match !== null) return { kind: 'change-settings', changes: read(match) };
  }
  return null;
}

/** Who says when wants to be reminded. What cannot be read is answered as such: it is no answer to a question. */
function readWhen(when: string, line: string): readonly SettingsChange[] {
  const parts = readParts(when);
  return parts === null ? [{ kind: 'unreadable', typed: line }] : [ON, ...parts];
}

const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*';
const DAYS = `(?:on )?(every day|daily|weekdays|weekends|${DAY}(?:[ ,]+(?:and +)?${DAY})*)`;
const ONLY_DAYS = new RegExp(`^${DAYS}$`);
const DAYS_LAST = new RegExp(`^(.+?),? ${DAYS}$`);
const DAYS_FIRST = new RegExp(`^${DAYS},? (.+)$`);

/** Time, days and zone in any order that people use; null when something is left that is none of them. */
function readParts(when: string): readonly SettingsChange[] | null {
  const time = when.replace(/^at /, '');
  if (readTime(time) !== null) return [{ kind: 'time', typed: time }];
  const [, onlyDays] = ONLY_DAYS.exec(when) ?? [];
  if (onlyDays !== undefined) return [{ kind: 'days', typed: onlyDays }];
  const [, before, lastDays] = DAYS_LAST.exec(when) ?? [];
  if (before !== undefined && lastDays !== undefined) return withMore(before, { kind: 'days', typed: lastDays });
  const [, firstDays, after] = DAYS_FIRST.exec(when) ?? [];
  if (firstDays !== undefined && after !== undefined) return withMore(after, { kind: 'days', typed: firstDays });
  const [, there, zone] = /^(.+?) in (.+)$/.exec(when) ?? [];
  if (there !== undefined && zone !== undefined) return withMore(there, { kind: 'zone', typed: zone });
  // Like a time, but none.
  return /^at \S|^\d{1,2}[:.]\d/.test(when) ? [{ kind: 'time', typed: time }] : null;
}

function withMore(rest: string, change: SettingsChange): readonly SettingsChange[] | null {
  const others = readParts(rest);
  return others === null ? null : [...others, change];
}
