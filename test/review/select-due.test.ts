import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, expectedRecall } from '../../src/review/card.ts';
import { forecast, isDue, nextDay, selectDue } from '../../src/review/due.ts';
import { localDay } from '../../src/review/local-time.ts';
import { anyCards, card, NOW } from './cards.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const ZONE = 'Europe/Berlin';
const TEN_A_DAY = { now: NOW, zone: ZONE, cardsPerDay: 10 };

const today = (cards: readonly Card[], cardsPerDay = 20): string[] =>
  selectDue({ cards, now: NOW, zone: ZONE, cardsPerDay }).today.map(({ step }) => step);

describe('the cards of a day', () => {
  it('are the due ones, the most nearly forgotten first', () => {
    expect(
      today([
        card('safe', { stability: 40, due: -1 }),
        card('shaky', { stability: 3, due: -1 }),
        card('fair', { stability: 12, due: -1 }),
        card('next week', { stability: 3, due: 7 }),
      ]),
    ).toEqual(['shaky', 'fair', 'safe']);
  });

  it.each([
    ['due five minutes after the reminder', 5 * 60 * 1000, true],
    ['due half a day later', 12 * HOUR, true],
    ['due later than that', 12 * HOUR + 1, false],
  ])('a card %s: asked today %s', (_, later, isAsked) => {
    expect(today([{ ...card('q1'), due: NOW + later }])).toEqual(isAsked ? ['q1'] : []);
  });

  it('hold no card that was answered today already, by the learner’s own calendar', () => {
    const answeredAt = (hour: number): Card => ({ ...card('q1', { due: -1 }), lastReview: NOW - hour * HOUR });
    // It is eight in the evening in Berlin.
    expect(today([answeredAt(19)])).toEqual([]);
    expect(today([answeredAt(21)])).toEqual(['q1']);
  });

  it('are no more than the learner wants; what is left comes on the next days', () => {
    const cards = Array.from({ length: 25 }, (_, number) => card(`q${number}`, { due: -1 }));
    expect(selectDue({ cards, now: NOW, zone: ZONE, cardsPerDay: 10 })).toMatchObject({ later: 15, laterDays: 2 });
    expect(today(cards, 10)).toHaveLength(10);
  });

  it('after missed days begin with what is still remembered best', () => {
    const cards = [card('gone', { stability: 1 }), card('half', { stability: 8 }), card('firm', { stability: 60 })];
    expect(today(cards, 3)).toEqual(['gone', 'half', 'firm']);
    expect(today(cards, 2)).toEqual(['firm', 'half']);
  });

  it('count what was reviewed today already, but not the first answers in a lesson', () => {
    const reviewed = card('reviewed', { ago: 0.1, due: 9 });
    const learnt = card('learnt', { ago: 0.1, due: 3, reps: 1 });
    const due = [card('q1', { due: -1 }), card('q2', { due: -1 })];
    expect(today([reviewed, ...due], 2)).toHaveLength(1);
    expect(today([learnt, ...due], 2)).toHaveLength(2);
    expect(today([reviewed, ...due], 1)).toEqual([]);
  });

  it('change lessons after two of the same, as long as there are others', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const lessons = selectDue({ cards, now: NOW, zone: ZONE, cardsPerDay: 1000 }).today.map(({ lesson }) => lesson);
        for (const [place, lesson] of lessons.entries()) {
          if (place < 2 || lesson !== lessons[place - 1] || lesson !== lessons[place - 2]) continue;
          expect(new Set(lessons.slice(place))).toEqual(new Set([lesson]));
        }
      }),
    );
  });

  it('with those that wait are exactly the due ones that were not answered today, none twice', () => {
    fc.assert(
      fc.property(anyCards, fc.integer({ min: 1, max: 30 }), (cards, cardsPerDay) => {
        const plan = selectDue({ cards, now: NOW, zone: ZONE, cardsPerDay });
        const onToday = (one: Card): boolean => localDay(ZONE, one.lastReview) === localDay(ZONE, NOW);
        const due = cards.filter((one) => isDue(one, NOW) && !onToday(one));
        expect(plan.today.length + plan.later).toBe(due.length);
        expect(plan.today.length).toBeLessThanOrEqual(cardsPerDay);
        expect(new Set(plan.today).size).toBe(plan.today.length);
        expect(plan.today.every((one) => due.includes(one))).toBe(true);
      }),
    );
  });

  it('take the same order however the cards are stored', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        expect(today(cards.toReversed(), 7)).toEqual(today(cards, 7));
      }),
    );
  });

  it('that are chosen among too many are the best remembered ones', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const { today: chosen, later } = selectDue({ cards, now: NOW, zone: ZONE, cardsPerDay: 5 });
        fc.pre(later > 0 && chosen.length > 0);
        const everything = selectDue({ cards, now: NOW, zone: ZONE, cardsPerDay: 1000 }).today;
        const waiting = everything.filter((one) => !chosen.includes(one));
        const recall = (one: Card): number => expectedRecall(one, NOW);
        expect(Math.min(...chosen.map(recall))).toBeGreaterThanOrEqual(Math.max(...waiting.map(recall)));
      }),
    );
  });
});

describe('the forecast', () => {
  it('counts by local day, today with all that is overdue, and says nothing of later weeks', () => {
    const cards = [card('a', { due: -40 }), card('b', { due: 0.1 }), card('c', { due: 1 }), card('d', { due: 40 })];
    expect(forecast({ cards, ...TEN_A_DAY })).toEqual([
      { day: '2026-11-23', cards: 2 },
      { day: '2026-11-24', cards: 1 },
      { day: '2026-11-25', cards: 0 },
      { day: '2026-11-26', cards: 0 },
      { day: '2026-11-27', cards: 0 },
      { day: '2026-11-28', cards: 0 },
      { day: '2026-11-29', cards: 0 },
    ]);
  });

  it('goes by the learner’s own midnight', () => {
    const cards = [{ ...card('a'), due: NOW + 3 * DAY + 5 * HOUR }];
    expect(forecast({ cards, ...TEN_A_DAY, zone: 'Europe/Berlin' })[4]).toEqual({ day: '2026-11-27', cards: 1 });
    expect(forecast({ cards, ...TEN_A_DAY, zone: 'America/New_York' })[3]).toEqual({ day: '2026-11-26', cards: 1 });
  });

  it('steps over a day that the zone leaves out', () => {
    const days = forecast({
      cards: [],
      now: Date.UTC(2011, 11, 29, 12),
      zone: 'Pacific/Apia',
      cardsPerDay: 10,
    }).map(({ day }) => day);
    expect(days.slice(0, 3)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });

  it('is empty for a zone that is none', () => {
    expect(forecast({ cards: [card('a')], ...TEN_A_DAY, zone: 'Mars/Phobos' })).toEqual([]);
  });

  it('agrees with the plan of today: what is due before the next noon can be had now', () => {
    const cards = [{ ...card('a'), due: NOW + 10 * HOUR }];
    expect(forecast({ cards, ...TEN_A_DAY }).map((day) => day.cards)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });

  it('says tomorrow at the earliest for what was answered today', () => {
    const cards = [card('a', { ago: 0.1, due: 0 })];
    expect(forecast({ cards, ...TEN_A_DAY }).map((day) => day.cards)).toEqual([0, 1, 0, 0, 0, 0, 0]);
  });

  it('spreads a backlog as the coming days will', () => {
    const cards = Array.from({ length: 25 }, (_, number) => card(`q${number}`, { due: -30 }));
    const soon = card('soon', { due: 2 });
    expect(forecast({ cards: [...cards, soon], ...TEN_A_DAY }).map((day) => day.cards)).toEqual([
      10, 10, 6, 0, 0, 0, 0,
    ]);
  });

  it('plans no day above what the learner takes, and leaves out no card', () => {
    fc.assert(
      fc.property(anyCards, fc.integer({ min: 1, max: 20 }), (cards, cardsPerDay) => {
        const days = forecast({ cards, now: NOW, zone: ZONE, cardsPerDay });
        expect(Math.max(...days.map((day) => day.cards))).toBeLessThanOrEqual(cardsPerDay);
        const free = days.findLastIndex((day, index) => index > 0 && day.cards < cardsPerDay);
        const until = NOW + (free - 1) * DAY;
        const planned = days.slice(0, free + 1).reduce((sum, day) => sum + day.cards, 0);
        // A day that is not full has left nothing of the days before.
        if (free > 0)
          expect(planned).toBeGreaterThanOrEqual(
            cards.filter(({ due, lastReview }) => due <= until && lastReview < NOW - DAY).length,
          );
      }),
    );
  });
});

describe('the next day with cards', () => {
  it.each<readonly [string, Card[], { day: string; cards: number } | null]>([
    [
      'is tomorrow when today has more than it takes',
      Array.from({ length: 30 }, (_, n) => card(`q${n}`)),
      { day: '2026-11-24', cards: 10 },
    ],
    [
      'is the nearest one',
      [card('a', { due: 3 }), card('b', { due: 3 }), card('c', { due: 5 })],
      { day: '2026-11-26', cards: 2 },
    ],
    ['may be months away', [card('a', { due: 100 })], { day: '2027-03-03', cards: 1 }],
    ['is not today', [card('a', { due: -1 })], null],
    ['is none without cards', [], null],
  ])('%s', (_, cards, expected) => {
    expect(nextDay({ cards, ...TEN_A_DAY })).toEqual(expected);
  });
});

describe('a day of two hundred cards', () => {
  it('is planned without a card of next month', () => {
    const cards = Array.from({ length: 200 }, (_, number) => card(`q${number}`, { due: number % 2 === 0 ? -1 : 31 }));
    const { today: chosen, later } = selectDue({ cards, now: NOW, zone: ZONE, cardsPerDay: 20 });
    expect(chosen).toHaveLength(20);
    expect(later).toBe(80);
    expect(chosen.every((one) => one.due < NOW + DAY)).toBe(true);
  });
});
