/** What a typed line asks for outside of a lesson's flow: a review, reminders, progress, the learner's own data. */
import type { Block } from '../core/reply.ts';
import type { ReviewSize } from './flows/review.ts';
import type { Snoozing } from './flows/snooze.ts';
import type { Reminded } from './ports.ts';
import { readSettingsWish } from './read-settings-wish.ts';
import type { SettingsChange } from './settings-change.ts';

export type Wish =
  | { readonly kind: 'review'; readonly size: ReviewSize }
  /** The time for a reminder has come. */
  | { readonly kind: 'remind' }
  /** What became of a reminder with these blocks. */
  | { readonly kind: 'reminded'; readonly blocks: readonly Block[]; readonly result: Reminded['result'] }
  /** See the settings of reminders. */
  | { readonly kind: 'settings' }
  | { readonly kind: 'change-settings'; readonly changes: readonly SettingsChange[] }
  | { readonly kind: 'snooze'; readonly until: Snoozing }
  | { readonly kind: 'progress' }
  | { readonly kind: 'home' }
  /** `name` is as typed: a lesson, or a word to look for. */
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'export' }
  | { readonly kind: 'forget'; readonly confirmed: boolean }
  /** About the newest answer in a review. */
  | { readonly kind: 'rate'; readonly adjustment: 'too-easy' | 'guess' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'why-card' }
  | { readonly kind: 'end-review' }
  /** Text of a message in which a program is to be found and run. */
  | { readonly kind: 'check'; readonly text: string };

/** Longer than any of them; what is longer is not looked at. */
const MAX_WISH = 120;

type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Wish];

const RULES: readonly Rule[] = [
  [
    /^(?:review|reviews|cards|my cards|review (?:now|\d+ cards?)|start (?:the |a )?review)$/,
    () => ({ kind: 'review', size: 'any' }),
  ],
  [/^(?:short (?:day|review)|(?:only )?3 cards(?: today)?|review short)$/, () => ({ kind: 'review', size: 'short' })],
  [/^(?:all cards|review all|\d+ more cards?)$/, () => ({ kind: 'review', size: 'all' })],
  [/^(?:next|another) card$/, () => ({ kind: 'review', size: 'any' })],
  [/^(?:end|stop|leave|finish)(?: the)? review$/, () => ({ kind: 'end-review' })],
  [/^(?:it was |that was )?(?:too )?easy$/, () => ({ kind: 'rate', adjustment: 'too-easy' })],
  [/^(?:(?:it|that) was )?(?:just )?(?:a )?guess(?:ed)?$|^i guessed$/, () => ({ kind: 'rate', adjustment: 'guess' })],
  [/^(?:undo|take (?:it|that) back)$/, () => ({ kind: 'undo' })],
  [/^why (?:this|that|the) card(?: (?:today|now))?$/, () => ({ kind: 'why-card' })],
  [/^(?:my )?progress$|^statistics$|^stats$/, () => ({ kind: 'progress' })],
  [/^(?:home|overview)$/, () => ({ kind: 'home' })],
  [/^(?:reference|cheat ?sheet)(?: (?:for|of|on))?(?: (.+))?$/, ([, name = '']) => ({ kind: 'reference', name })],
  [/^(?:export|my data|(?:export|download) my data(?: first)?)$/, () => ({ kind: 'export' })],
  [
    /^(?:forget|forget me|forget everything|delete (?:my data|me|everything))$/,
    () => ({ kind: 'forget', confirmed: false }),
  ],
  [/^yes,? (?:forget|delete) everything$/, () => ({ kind: 'forget', confirmed: true })],
  [
    /^(?:snooze|later|remind me later)(?: (?:for )?(?:1|one|an) ?h(?:our)?)?$/,
    () => ({ kind: 'snooze', until: 'hour' }),
  ],
  [/^(?:(?:snooze|remind me) )?in (?:1|one|an) hour$/, () => ({ kind: 'snooze', until: 'hour' })],
  [/^(?:(?:snooze|remind me) (?:until )?(?:this )?|this )evening$/, () => ({ kind: 'snooze', until: 'evening' })],
  [/^(?:(?:snooze|remind me)(?: until)? )?tomorrow$/, () => ({ kind: 'snooze', until: 'tomorrow' })],
  [/^no more reminders$/, () => ({ kind: 'snooze', until: 'off' })],
  [/^(?:pause|snooze)(?: reminders)?(?: for)? (?:a|one|1) week$/, () => ({ kind: 'snooze', until: 'week' })],
];

/** Null: the line is nothing of the kind. Case, a leading slash and closing punctuation do not matter. */
export function readWish(typed: string): Wish | null {
  if (typed.length > MAX_WISH) return null;
  const line = typed
    .trim()
    .toLowerCase()
    .replace(/^\//, '')
    .replace(/[.!?…\s]+$/, '')
    .replace(/\s+/g, ' ');
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(line);
    if (match !== null) return read(match);
  }
  return readSettingsWish(line);
}
