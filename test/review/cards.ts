import fc from 'fast-check';
import type { Card } from '../../src/review/card.ts';

const DAY = 24 * 60 * 60 * 1000;
export const NOW = Date.UTC(2026, 10, 23, 19);

/** A card that was reviewed `ago` days ago and is due in `due` days. */
export function card(
  step: string,
  { ago = 10, due = 0, ...others }: { ago?: number; due?: number } & Partial<Card> = {},
): Card {
  return {
    lesson: 'cookies',
    step,
    stability: 10,
    difficulty: 5,
    state: 'review',
    learningSteps: 0,
    scheduledDays: ago + due,
    reps: 3,
    lapses: 0,
    lastRating: 'good',
    ...others,
    due: NOW + due * DAY,
    lastReview: NOW - ago * DAY,
  };
}

/** Numbers of one decimal, evenly spread (`fc.double` gives mostly tiny ones). */
const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10);

export const anyCards: fc.Arbitrary<Card[]> = fc
  .array(
    fc.record({
      lesson: fc.constantFrom('cookies', 'sessions', 'uploads'),
      ago: tenths(0, 60),
      due: tenths(-30, 10),
      stability: tenths(0.1, 200),
      reps: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 60, size: 'max' },
  )
  .map((rows) => rows.map((row, number) => card(`q${number}`, row)));
