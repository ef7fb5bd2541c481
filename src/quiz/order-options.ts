/** The order in which a question's options are shown: shuffled, but always the same for one learner and one question. */
import { hashText } from '../core/hash-text.ts';

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
