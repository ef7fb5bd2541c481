/**
 * A question's options in an order that is shuffled, but always the same for one learner and one question; its hints:
 * the author's, then wrong options ruled out one by one, then the answer; and the form in which answers are compared.
 */

import type { QuestionStep } from '../core/lesson.ts';
import { code, type Prose, paragraph } from '../core/prose.ts';
import { randomFrom } from '../core/random.ts';

/**
 * A permutation of `0 … count-1` decided by `seed` alone: position in the result is the place shown, the value is the
 * author's index. Fisher–Yates over a small deterministic generator; not for secrets.
 */
export function orderOptions(count: number, seed: string): readonly number[] {
  const random = randomFrom(seed);
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const held = order[last] ?? last;
    order[last] = order[other] ?? other;
    order[other] = held;
  }
  return order;
}

/** The letter of the option shown at a position: A for 0. */
export const letterOf = (position: number): string => String.fromCharCode('A'.charCodeAt(0) + position);

type Hint = readonly Prose[];

/** All hints in order; the last one is always the answer. `order` is the order shown (see `orderOptions`). */
export function questionHints(question: QuestionStep, order: readonly number[]): readonly Hint[] {
  const { answer } = question;
  if (answer.kind === 'typed') return [...question.hints, [paragraph('The answer is ', code(answer.accepted[0]), '.')]];
  const shown = order.flatMap((index, position) => {
    const option = answer.options[index];
    return option === undefined ? [] : [{ ...option, letter: letterOf(position) }];
  });
  const ruledOut = shown
    .filter((option) => !option.right)
    .slice(0, -1)
    .map((option): Hint => [paragraph(`It is not ${option.letter}: `, ...option.label, '.'), ...option.why]);
  const key = shown
    .filter((option) => option.right)
    .map((option): Hint => [paragraph(`The answer is ${option.letter}: `, ...option.label, '.')]);
  return [...question.hints, ...ruledOut, ...key];
}

// What is forgiven: case, spaces, quotes and backticks around, typographic quotes, a full stop.

/** Characters that show as nothing and only ever arrive by copying. */
const INVISIBLE = /\p{Cf}/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033]/g;
/** What people put around a word to set it apart. */
const WRAPPING: ReadonlySet<string | undefined> = new Set(['`', '"', "'", '*']);
const ENDING: ReadonlySet<string | undefined> = new Set(['.', '!', '?', ',', ';', ':', ' ']);

/** Full-width forms of ASCII, as keyboards for Chinese and Japanese give them, and how far they are from it. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FROM_ASCII = 0xff01 - 0x21;

/** Plain letters, straight quotes and plain spaces for what keyboards and web pages make of them. */
export function plainPunctuation(text: string): string {
  return text
    .normalize('NFC')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FROM_ASCII))
    .replace(INVISIBLE, '')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(/[\u00a0\u3000]/g, ' ');
}

/** The form in which answers are compared. Two texts with the same normal form count as the same answer. */
export function normalise(text: string): string {
  const plain = plainPunctuation(text).toLowerCase().replace(/'/g, '"').replace(/\s+/g, ' ').trim();
  // An answer that is nothing but punctuation is the answer itself.
  return unwrap(plain).replace(/ ?([()[\]{},=+*/:]) ?/g, '$1') || plain;
}

/** Without closing punctuation and what stands around the whole of it. Character by character: input is hostile. */
function unwrap(text: string): string {
  let start = 0;
  let end = text.length;
  while (end > start && ENDING.has(text[end - 1])) end--;
  while (end - start > 1 && WRAPPING.has(text[start]) && text[start] === text[end - 1]) {
    start++;
    end--;
  }
  return text.slice(start, end).trim();
}
