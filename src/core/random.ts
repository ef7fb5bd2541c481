/** Chance that can be repeated: the same numbers, and the same order, for the same seed. Not for secrets. */
import { hashText } from './hash-text.ts';

/** Numbers in [0, 1), decided by `seed` alone (mulberry32). */
export function randomFrom(seed: string): () => number {
  let state = hashText(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A permutation of `0 … count-1` decided by `seed` alone: the index is the new place, the value is the place before.
 * Fisher–Yates.
 */
export function shuffle(count: number, seed: string): readonly number[] {
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

/** What is at each place of an order, by the indexes that the order has; an index without anything is passed over. */
export const inOrder = <One>(all: readonly One[], order: readonly number[]): readonly One[] =>
  order.flatMap((index) => {
    const one = all[index];
    return one === undefined ? [] : [one];
  });
