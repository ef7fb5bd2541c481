/**
 * A question's options in an order that is shuffled, but always the same for one learner and one question; and its hints:
 * the author's, then wrong options ruled out one by one, then the answer.
 */
import { hashText } from '../core/hash-text.ts';
import type { QuestionStep } from '../core/lesson.ts';
import { code, type Prose, paragraph } from '../core/prose.ts';

/**
 * A permutation of `0 … count-1` decided by `seed` alone: position in the result is the place shown, the value is the
 * author's index. Fisher–Yates over a small deterministic generator; not for secrets.
 */
export function orderOptions(count: number, seed: string): readonly number[] {
  const random = mulberry32(hashText(seed));
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const held = order[last] ?? last;
    order[last] = order[other] ?? other;
    order[other] = held;
  }
  return order;
}

/** Mulberry32: numbers in [0, 1) from a 32-bit state. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
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
