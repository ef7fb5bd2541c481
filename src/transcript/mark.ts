/** The beginning of a line about a cookie: a symbol and always the word for it, so that nothing hangs on the symbol. */
import { type Inline, strong } from '../core/prose.ts';

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
  evicted: '− evicted',
  note: 'ℹ note',
} as const;

export type MarkKind = keyof typeof MARKS;

/** A line of a bulleted list: the mark, then the words. */
export type Line = readonly (string | Inline)[];

export const line = (kind: MarkKind, ...words: Line): Line => [strong(MARKS[kind]), ' ', ...words];
