import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, readingTime, timeLeft } from '../../src/group/time.ts';

describe('the time of a question', () => {
  it.each([
    [0, 20],
    [30, 35],
    [130, 80],
    [1000, 180],
  ])('for %s words is %s seconds', (words, seconds) => {
    expect(readingTime(words)).toBe(seconds * 1000);
  });

  it('is never too short to read, and more words never have less', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (one, more) => {
        expect(readingTime(one)).toBeGreaterThanOrEqual(20_000);
        expect(readingTime(one + more)).toBeGreaterThanOrEqual(readingTime(one));
      }),
    );
  });

  it('is by the words, not by the spaces between them', () => {
    expect(countWords('  Which  line\nsets\ta cookie? ')).toBe(5);
    expect(countWords('')).toBe(0);
  });

  it.each([
    [1000, 'a few seconds left'],
    [20_000, 'about half a minute left'],
    [60_000, 'about a minute left'],
    [120_000, 'about two minutes left'],
    [600_000, 'more than two minutes left'],
  ])('of which %s milliseconds are left is told as “%s”', (left, words) => {
    expect(timeLeft(left)).toBe(words);
  });

  it('is told in few different words, so that a message does not tick', () => {
    const words = new Set(Array.from({ length: 180 }, (_, second) => timeLeft(second * 1000)));
    expect(words.size).toBeLessThanOrEqual(5);
  });
});
