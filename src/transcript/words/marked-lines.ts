/**
 * Lines about cookies and about what a script may read: each begins with a symbol and the word for it, so nobody has to
 * know the symbol.
 */
import { type Inline, type Prose, paragraph, strong } from '../../core/prose.ts';
import { shortenRuns } from './text.ts';

/** By the word that follows the symbol. */
const SYMBOLS = {
  sent: '→',
  withheld: '✕',
  hidden: '✕',
  expired: '⌛',
  stored: '+',
  replaced: '↻',
  deleted: '−',
  kept: '•',
  changed: '✎',
  ignored: '○',
  rejected: '!',
  blocked: '!',
  evicted: '−',
  asked: '?',
  allowed: '✓',
  refused: '✕',
  readable: '✓',
  unreadable: '✕',
  note: 'ℹ',
} as const;

export type MarkKind = keyof typeof SYMBOLS;

export type Words = readonly (string | Inline)[];

/** A mark, and the words after it. */
export interface Line {
  readonly kind: MarkKind;
  readonly words: Words;
}

/** A mark and its words; a very long address in them is shortened. */
export const line = (kind: MarkKind, ...words: Words): Line => ({
  kind,
  words: words.map((word) => (typeof word === 'string' ? shortenRuns(word) : word)),
});

/** The lines one below the other, or nothing. In one paragraph: a list would put its own mark before each of theirs. */
export function lines(all: readonly Line[]): Prose[] {
  if (all.length === 0) return [];
  const marked = all.map(({ kind, words }): Words => [strong(`${SYMBOLS[kind]} ${kind}`), ' ', ...words]);
  return [
    paragraph(...marked.flatMap((words, index) => (index === 0 ? words : [{ kind: 'break' } as const, ...words]))),
  ];
}
