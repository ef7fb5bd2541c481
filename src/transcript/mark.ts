/** Lines about cookies: each begins with a symbol and always the word for it, so that nothing hangs on the symbol. */
import { type Inline, type Prose, paragraph, strong } from '../core/prose.ts';
import { shortenRuns } from './shorten.ts';

const MARKS = {
  sent: '→ sent',
  withheld: '✕ withheld',
  hidden: '✕ hidden',
  expired: '⌛ expired',
  stored: '+ stored',
  replaced: '↻ replaced',
  deleted: '− deleted',
  kept: '• kept',
  changed: '✎ changed',
  ignored: '○ ignored',
  rejected: '! rejected',
  blocked: '! blocked',
  evicted: '− evicted',
  note: 'ℹ note',
} as const;

export type MarkKind = keyof typeof MARKS;

/** The mark, then the words. */
export type Line = readonly (string | Inline)[];

/** A mark and its words; an endless address in them is shortened. */
export const line = (kind: MarkKind, ...words: Line): Line => [
  strong(MARKS[kind]),
  ' ',
  ...words.map((word) => (typeof word === 'string' ? shortenRuns(word) : word)),
];

/** The lines one below the other, or nothing. In one paragraph: a list would put its own mark before each of theirs. */
export function lines(all: readonly Line[]): Prose[] {
  if (all.length === 0) return [];
  return [paragraph(...all.flatMap((words, index) => (index === 0 ? words : [{ kind: 'break' } as const, ...words])))];
}
