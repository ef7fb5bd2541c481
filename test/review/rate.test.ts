import fc from 'fast-check';
import { createEmptyCard, fsrs, GenSeedStrategyWithCardId, Rating as Grade, StrategyMode } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import type { Card, Rating } from '../../src/review/card.ts';
import { adjust, adjustRating, rate, ratingOf, undo } from '../../src/review/rate.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 23, 19);
/** `npm run test:long` takes 10,000. */
const HISTORIES = Number(process.env.NIBBLE_HISTORIES ?? 1000);
const QUESTION = { lesson: 'cookies', step: 'q3', retention: 0.9, learner: 'discord:1' };
const GRADES = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const;

const anyRating = fc.constantFrom<Rating>('again', 'hard', 'good', 'easy');
const anyHistory = fc.record({
  learner: fc.constantFrom('discord:80351110224678912', 'slack:T024BE7LD:U2147483697', 'terminal:ada'),
  step: fc.constantFrom('q1', 'q2', 'why-make-response'),
  retention: fc.constantFrom(0.8, 0.9, 0.95),
  /** Each rating so many hours after the one before. */
  ratings: fc.array(fc.tuple(anyRating, fc.integer({ min: 0, max: 100 * 24 })), { minLength: 1, maxLength: 8 }),
});

/** The card after ratings at these moments; the newest rating last. */
function history(ratings: readonly (readonly [Rating, number])[], question = QUESTION): Card {
  let before: Card | null = null;
  for (const [rating, now] of ratings) before = rate({ ...question, before, rating, now }).card;
  if (before === null) throw new Error('a history has ratings');
  return before;
}

describe('a rating', () => {
  it(`gives the dates of ts-fsrs used directly, for ${HISTORIES} random histories`, () => {
    fc.assert(
      fc.property(anyHistory, ({ learner, step, retention, ratings }) => {
        const direct = fsrs({ request_retention: retention, enable_fuzz: true, enable_short_term: false });
        direct.useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'));
        let now = NOW;
        let card: Card | null = null;
        let theirs = { ...createEmptyCard(now), seed: `${learner} cookies/${step} ` };
        for (const [rating, hours] of ratings) {
          now += hours * HOUR;
          card = rate({ lesson: 'cookies', step, before: card, rating, now, retention, learner }).card;
          theirs = { ...direct.next(theirs, now, GRADES[rating]).card, seed: theirs.seed };
          expect(card.due).toBe(theirs.due.getTime());
          expect([card.stability, card.difficulty, card.reps, card.lapses, card.scheduledDays]).toEqual([
            theirs.stability,
            theirs.difficulty,
            theirs.reps,
            theirs.lapses,
            theirs.scheduled_days,
          ]);
        }
      }),
      { numRuns: HISTORIES },
    );
  });

  it('comes back after whole days, one at least', () => {
    fc.assert(
      fc.property(anyHistory, ({ ratings }) => {
        const moments = ratings.map(([rating, hours], index) => [rating, NOW + index * 100 * DAY + hours] as const);
        const card = history(moments);
        expect(card.due - card.lastReview).toBeGreaterThanOrEqual(DAY);
        expect((card.due - card.lastReview) % DAY).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same date again, so that a repeated delivery changes nothing', () => {
    const before = history([['good', NOW - 30 * DAY]]);
    const answer = { ...QUESTION, before, rating: 'easy', now: NOW } as const;
    expect(rate(answer)).toEqual(rate(answer));
  });

  it('parts cards that were learnt together', () => {
    const dueDays = Array.from({ length: 20 }, (_, number) => {
      const question = { ...QUESTION, step: `q${number}` };
      return history(
        [
          ['good', NOW - 20 * DAY],
          ['good', NOW - 17 * DAY],
          ['good', NOW],
        ],
        question,
      ).scheduledDays;
    });
    expect(new Set(dueDays).size).toBeGreaterThan(3);
  });

  it('says in its log line what the card was before', () => {
    const before = history([['good', NOW - 3 * DAY]]);
    const { card, entry } = rate({ ...QUESTION, before, rating: 'again', now: NOW });
    expect(entry).toEqual({ lesson: 'cookies', step: 'q3', kind: 'rated', rating: 'again', before });
    expect(card).toMatchObject({ reps: 2, lapses: 1, lastReview: NOW, lastRating: 'again', state: 'review' });
  });

  it.each([
    ['a clock that was set back', 0.9, NOW - 5 * DAY],
    ['a retention of nothing', 0, NOW],
    ['a retention of all', 1, NOW],
    ['a retention that is no number', Number.NaN, NOW],
  ])('takes %s', (_, retention, now) => {
    const before = history([['good', NOW - DAY]]);
    const { card } = rate({ ...QUESTION, before, rating: 'good', now, retention });
    expect(card.due).toBeGreaterThan(NOW);
    expect(card.due).toBeLessThan(NOW + 1000 * DAY);
  });
});

describe('a learner’s word about an answer', () => {
  it.each([
    { right: true, hints: 0, rating: 'good', tooEasy: 'easy', guess: 'hard' },
    { right: true, hints: 1, rating: 'hard', tooEasy: 'good', guess: 'again' },
    { right: false, hints: 0, rating: 'again', tooEasy: 'again', guess: 'again' },
    { right: false, hints: 2, rating: 'again', tooEasy: 'again', guess: 'again' },
  ] as const)('right: $right with $hints hints is $rating, too easy $tooEasy, a guess $guess', (row) => {
    const rating = ratingOf(row);
    expect(rating).toBe(row.rating);
    expect(adjustRating(rating, 'too-easy')).toBe(row.tooEasy);
    expect(adjustRating(rating, 'guess')).toBe(row.guess);
  });

  it('makes the card what it would be, had the answer been rated so at once', () => {
    fc.assert(
      fc.property(anyHistory, anyRating, ({ ratings }, instead) => {
        const moments = ratings.map(
          ([rating, hours], index) => [rating, NOW + (index * 101 * 24 + hours) * HOUR] as const,
        );
        const before = moments.length === 1 ? null : history(moments.slice(0, -1));
        const card = history(moments);
        const adjusted = adjust(card, before, instead, QUESTION.retention, QUESTION.learner);
        expect(adjusted.card).toEqual(rate({ ...QUESTION, before, rating: instead, now: card.lastReview }).card);
        expect(adjusted.entry).toMatchObject({ kind: 'adjusted', rating: instead, before });
      }),
      { numRuns: 300 },
    );
  });

  it('takes the last rating back exactly', () => {
    const before = history([['hard', NOW - 3 * DAY]]);
    const { card } = rate({ ...QUESTION, before, rating: 'good', now: NOW });
    const undone = undo(card, before);
    expect(undone.card).toBe(before);
    expect(undone.entry).toEqual({ lesson: 'cookies', step: 'q3', kind: 'undone', rating: 'good', before: card });
  });
});
