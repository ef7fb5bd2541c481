/** Chance that can be repeated: the same numbers for the same seed. Not for secrets. */
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
