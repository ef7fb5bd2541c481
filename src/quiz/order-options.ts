/** An order that is shuffled, but always the same for one learner and one question. */
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
