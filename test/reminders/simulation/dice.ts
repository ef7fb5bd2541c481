/** Chance that is the same in every run. */
import { hashText } from '../../../src/core/hash-text.ts';

export interface Dice {
  /** In [0, 1). */
  roll(): number;
  happens(chance: number): boolean;
  /** A whole number from one up to, not including, the other. */
  between(from: number, to: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

export function dice(seed: string): Dice {
  let state = hashText(seed);
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(roll() * (to - from));
  return {
    roll,
    between,
    happens: (chance) => roll() < chance,
    pick: (items) => items[between(0, items.length)] ?? items[0],
  };
}
