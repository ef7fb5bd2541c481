import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffle } from '../../src/core/random.ts';

describe('the order of options', () => {
  it('shows each option once', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 }), fc.string(), (count, seed) => {
        const sorted = [...shuffle(count, seed)].sort((one, other) => one - other);
        expect(sorted).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
    );
  });

  it('stays the same for the same learner and question', () => {
    expect(shuffle(4, 'discord:1\ncookies\nq')).toEqual(shuffle(4, 'discord:1\ncookies\nq'));
  });

  it('puts the right answer in every place about equally often', () => {
    const places = [0, 0, 0, 0];
    for (let learner = 0; learner < 4000; learner++) {
      const place = shuffle(4, `discord:${learner}\ncookies\nattach-a-cookie`).indexOf(0);
      places[place] = (places[place] ?? 0) + 1;
    }
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
