import { describe, expect, it } from 'vitest';
import { nextOccasion, questionsOn, readTimetable, type Timetable } from '../../src/group/occasion.ts';

const at = (text: string): number => Date.parse(text);
const iso = (occasion: { opensAt: number; closesAt: number } | null) =>
  occasion === null
    ? null
    : [occasion.opensAt, occasion.closesAt].map((time) => new Date(time).toISOString().slice(0, 16));

const daily: Timetable = { every: 'day', zone: 'Europe/Berlin', opensAt: 9 * 60, closesAt: 17 * 60, weekday: 0 };
const weekly: Timetable = { ...daily, every: 'week', closesAt: 9 * 60 };

describe('a quiz by the clock', () => {
  it.each<[string, Timetable, string, readonly string[] | null]>([
    ['opens today when it is early', daily, '2026-01-05T06:00Z', ['2026-01-05T08:00', '2026-01-05T16:00']],
    ['opens tomorrow from its opening on', daily, '2026-01-05T08:00Z', ['2026-01-06T08:00', '2026-01-06T16:00']],
    ['keeps to the wall clock in summer', daily, '2026-07-01T05:00Z', ['2026-07-01T07:00', '2026-07-01T15:00']],
    [
      'keeps to the wall clock on the day that the clock is changed',
      daily,
      '2026-03-29T00:00Z',
      ['2026-03-29T07:00', '2026-03-29T15:00'],
    ],
    [
      'closes on the next day where it is open over midnight',
      { ...daily, opensAt: 22 * 60, closesAt: 6 * 60 },
      '2026-01-05T12:00Z',
      ['2026-01-05T21:00', '2026-01-06T05:00'],
    ],
    [
      'opens on its weekday and is open for four days',
      weekly,
      '2026-01-06T00:00Z',
      ['2026-01-12T08:00', '2026-01-16T08:00'],
    ],
    [
      'opens on its weekday itself before the time',
      weekly,
      '2026-01-05T07:59Z',
      ['2026-01-05T08:00', '2026-01-09T08:00'],
    ],
    ['opens a week later from its opening on', weekly, '2026-01-05T08:00Z', ['2026-01-12T08:00', '2026-01-16T08:00']],
    ['opens never in a zone that is none', { ...daily, zone: 'Nowhere/City' }, '2026-01-05T08:00Z', null],
  ])('%s', (_, table, after, expected) => {
    expect(iso(nextOccasion(table, at(after)))).toEqual(expected);
  });

  it('asks all questions in turn, and begins again', () => {
    const all = ['a', 'b', 'c'];
    expect([0, 1, 2, 3].map((number) => questionsOn(all, number, 1).join(''))).toEqual(['a', 'b', 'c', 'a']);
    expect([0, 1, 2].map((number) => questionsOn(all, number, 2).join(''))).toEqual(['ab', 'ca', 'bc']);
    expect(questionsOn(all, 7, 5)).toHaveLength(3);
    expect(questionsOn([], 1, 5)).toEqual([]);
  });

  it.each([
    ['daily', { every: 'day', opensAt: 540, closesAt: 1020 }, ''],
    ['Daily 8:30 to 16:00', { every: 'day', opensAt: 510, closesAt: 960 }, ''],
    ['daily at 8 am until noon in New York', { every: 'day', opensAt: 480, closesAt: 720 }, 'new york'],
    ['weekly', { every: 'week', weekday: 0, opensAt: 540, closesAt: 540 }, ''],
    ['weekly on friday at 15:00', { every: 'week', weekday: 4, opensAt: 900, closesAt: 900 }, ''],
    ['weekly Wed 15:00 to 18:00 in Tokyo', { every: 'week', weekday: 2, opensAt: 900, closesAt: 1080 }, 'tokyo'],
  ] as const)('is read from “%s”', (typed, table, place) => {
    expect(readTimetable(typed)).toMatchObject({ kind: 'table', table, place });
  });

  it.each(['daily sometimes', 'daily 25:00', 'daily 9:00 to late', 'weekly someday', 'weekly monday morning'])(
    'is not read from “%s”, and the part that is unclear is named',
    (typed) => {
      expect(readTimetable(typed)).toMatchObject({ kind: 'unclear', what: expect.stringMatching(/./) });
    },
  );

  it.each(['', 'together', 'hourly'])('is no matter of “%s”', (typed) => {
    expect(readTimetable(typed)).toBeNull();
  });
});
