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
  /** Why it was decided so, where a rule decided. */
  readonly why?: Why;
}

export interface Why {
  /** What it was decided about: one cookie of one jar, or what scripts may ask of one address. */
  readonly about: string;
  readonly words: string;
}

/** Why a cookie goes along, where no rule made an exception. */
export const ORDINARY = 'host, path and flags allow it';

/** A mark and its words; a very long address in them is shortened. */
export const line = (kind: MarkKind, ...words: Words): Line => ({
  kind,
  words: words.map((word) => (typeof word === 'string' ? shortenRuns(word) : word)),
});

/** The same, of which the reason can be left out where it has just been said. */
export const becauseLine = (kind: MarkKind, words: Words, why: Why): Line => ({
  ...line(kind, ...words),
  why: { ...why, words: shortenRuns(why.words) },
});

/** All that is said after the mark. */
export const wordsOf = ({ words, why }: Line): Words =>
  why === undefined || why.words === '' ? words : [...words, words.length === 0 ? why.words : `: ${why.words}`];

/** The lines one below the other, or nothing. In one paragraph: a list would put its own mark before each of theirs. */
export function lines(all: readonly Line[]): Prose[] {
  if (all.length === 0) return [];
  const marked = all.map((one): Words => [strong(`${SYMBOLS[one.kind]} ${one.kind}`), ' ', ...wordsOf(one)]);
  return [
    paragraph(...marked.flatMap((words, index) => (index === 0 ? words : [{ kind: 'break' } as const, ...words]))),
  ];
}
