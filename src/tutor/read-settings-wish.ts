/** A typed line about reminders: `remind me at 19:30`, `reminders off`, `time zone Berlin`, `weekdays`. */
import type { Wish } from './read-wish.ts';
import type { SettingsChange } from './settings-change.ts';

type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray) => readonly SettingsChange[]];

const ON: SettingsChange = { kind: 'switch', on: true };

const RULES: readonly Rule[] = [
  [
    /^switch on(?: again)?$|^reminders? on$|^(?:switch|turn)(?: on)?(?: the| my)? reminders?(?: on)?$|^(?:yes,? )?remind me$/,
    () => [ON],
  ],
  [
    /^(?:switch off|reminders? off|(?:switch|turn) (?:off )?(?:the |my )?reminders?(?: off)?|stop (?:the |my )?reminders?|no reminders|no,? thanks?)$/,
    () => [{ kind: 'switch', on: false }],
  ],
  [
    /^(?:remind me|reminders?)(?: every day| daily)?(?: at| on)? (weekdays|weekends|every day)$/,
    ([, days = '']) => [ON, { kind: 'days', typed: days }],
  ],
  [
    /^(?:remind me|reminders?)(?: on)? ((?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,]*(?:and )?)+)$/,
    ([, days = '']) => [ON, { kind: 'days', typed: days }],
  ],
  [
    /^(?:remind me|reminders?)(?: every day| daily)? at (.+?) in (.+)$/,
    ([, time = '', zone = '']) => [ON, { kind: 'time', typed: time }, { kind: 'zone', typed: zone }],
  ],
  [
    /^(?:remind me|reminders?)(?: every day| daily)?(?: at)? (\d[\d:.h ]*(?: ?[ap]\.?m\.?)?|noon|midnight)$/,
    ([, time = '']) => [ON, { kind: 'time', typed: time }],
  ],
  [/^(?:my )?(?:time ?)?zone(?: is)? (.+)$/, ([, zone = '']) => [{ kind: 'zone', typed: zone }]],
  [/^no quiet hours$|^quiet(?: hours)? (?:off|none)$/, () => [{ kind: 'quiet', from: '', to: '' }]],
  [
    /^quiet(?: hours)?(?: from)? (.+?) (?:to|until|-|–) (.+)$/,
    ([, from = '', to = '']) => [{ kind: 'quiet', from, to }],
  ],
  [/^pause(?: reminders)?(?: until| to)? (\d{4}-\d\d-\d\d)$/, ([, until = '']) => [{ kind: 'pause', until }]],
  [/^(?:end the pause|go on with reminders|resume reminders|unpause)$/, () => [{ kind: 'pause', until: '' }]],
  [/^(?:at most )?(\d{1,3}) cards (?:a|per) day$/, ([, cards = '']) => [{ kind: 'cards', typed: cards }]],
  [/^(?:retention|remember) (\d{2}) ?%?$/, ([, percent = '']) => [{ kind: 'retention', typed: percent }]],
];

/** Also what buttons say that open a form: their message says how each thing is typed. */
const SEE =
  /^(?:(?:my )?reminders?|settings|reminder settings|time and days|time zone|how many cards|pause until(?: …)?)$/;

/** `line` is in lower case, without closing punctuation. Null: it is about something else. */
export function readSettingsWish(line: string): Wish | null {
  if (SEE.test(line)) return { kind: 'settings' };
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(line);
    if (match !== null) return { kind: 'change-settings', changes: read(match) };
  }
  return null;
}
