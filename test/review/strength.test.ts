import { describe, expect, it } from 'vitest';
import { expectedRecall, strengthOf, whyToday } from '../../src/review/card.ts';
import { variantFor } from '../../src/review/due.ts';
import { card, NOW } from './cards.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('what is expected of a card', () => {
  it('is nine in ten after as many days as its stability, more before and less after', () => {
    const learnt = card('q1', { ago: 10, stability: 10 });
    expect(expectedRecall(learnt, NOW)).toBeCloseTo(0.9, 6);
    expect(expectedRecall(learnt, NOW - 5 * DAY)).toBeGreaterThan(0.93);
    expect(expectedRecall(learnt, NOW + 90 * DAY)).toBeLessThan(0.75);
    expect(expectedRecall(learnt, NOW - 99 * DAY)).toBe(1);
  });

  it.each([
    ['answered once', 'fresh', { reps: 1, stability: 90 }],
    ['more likely forgotten', 'fading', { stability: 1, ago: 40 }],
    ['remembered for days', 'learning', { stability: 3, ago: 1 }],
    ['remembered for weeks', 'steady', { stability: 7, ago: 1 }],
    ['remembered for months', 'strong', { stability: 30, ago: 1 }],
  ] as const)('a card %s is %s', (_, strength, changes) => {
    expect(strengthOf(card('q1', changes), NOW)).toBe(strength);
  });

  it('explains why it comes today', () => {
    expect(whyToday(card('q1', { ago: 12.4, due: -2.4, lastRating: 'hard' }), NOW)).toEqual({
      lastRating: 'hard',
      daysSince: 12,
      daysPlanned: 10,
      recall: expect.closeTo(0.884, 2),
    });
  });
});

describe('the variants of a question', () => {
  it('take turns, beginning with a variant after the lesson’s own', () => {
    expect([1, 2, 3, 4, 5].map((round) => variantFor(round, 2))).toEqual([1, 2, 0, 1, 2]);
  });

  it('are always the question itself where there are no variants', () => {
    expect([0, 1, 2].map((round) => variantFor(round, 0))).toEqual([0, 0, 0]);
  });
});
