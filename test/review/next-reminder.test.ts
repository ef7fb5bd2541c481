import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../src/review/local-time.ts';
import { isQuiet, nextReminder, type ReminderTimes, withNextReminder } from '../../src/review/reminder-times.ts';
import { habit } from './habit.ts';

/** The next reminders after an instant, as instants in UTC. */
function nextOnes(settings: ReminderTimes, after: string, count: number): string[] {
  const found: string[] = [];
  let at = Date.parse(after);
  while (found.length < count) {
    const next = nextReminder(settings, at);
    if (next.kind !== 'at') throw new Error(`there is none: ${next.kind}`);
    at = next.at;
    found.push(new Date(at).toISOString().replace(':00.000Z', 'Z'));
  }
  return found;
}

describe('a reminder comes at the learner’s own time', () => {
  it.each([
    {
      where: 'in Berlin on a plain day',
      settings: habit(),
      after: '2027-01-10T12:00Z',
      expected: ['2027-01-10T18:00Z', '2027-01-11T18:00Z'],
    },
    {
      where: 'in Berlin tomorrow, when the time is just now',
      settings: habit(),
      after: '2027-01-10T18:00Z',
      expected: ['2027-01-11T18:00Z'],
    },
    {
      where: 'in Berlin over the change to summer time: the same time on the wall',
      settings: habit(),
      after: '2027-03-27T12:00Z',
      expected: ['2027-03-27T18:00Z', '2027-03-28T17:00Z'],
    },
    {
      where: 'in Berlin when the clock jumps over it: right after the jump, and that day is not left out',
      settings: habit({ time: '02:30' }),
      after: '2027-03-27T12:00Z',
      expected: ['2027-03-28T01:00Z', '2027-03-29T00:30Z'],
    },
    {
      where: 'in Berlin when the time comes twice: the first time only',
      settings: habit({ time: '02:30' }),
      after: '2027-10-30T12:00Z',
      expected: ['2027-10-31T00:30Z', '2027-11-01T01:30Z'],
    },
    {
      where: 'in Berlin between the two times: on the next day',
      settings: habit({ time: '02:30' }),
      after: '2027-10-31T01:00Z',
      expected: ['2027-11-01T01:30Z'],
    },
    {
      where: 'in Beirut, where the clock jumps over midnight: at the first instant of that day',
      settings: habit({ zone: 'Asia/Beirut', time: '00:00' }),
      after: '2027-03-27T12:00Z',
      expected: ['2027-03-27T22:00Z', '2027-03-28T21:00Z'],
    },
    {
      where: 'on Lord Howe Island, whose summer time is half an hour',
      settings: habit({ zone: 'Australia/Lord_Howe', time: '02:15' }),
      after: '2027-10-02T00:00Z',
      expected: ['2027-10-02T15:30Z', '2027-10-03T15:15Z'],
    },
    {
      where: 'on Kiritimati, fourteen hours ahead',
      settings: habit({ zone: 'Pacific/Kiritimati', time: '00:05' }),
      after: '2027-06-01T00:00Z',
      expected: ['2027-06-01T10:05Z'],
    },
    {
      where: 'on Pago Pago, eleven hours behind',
      settings: habit({ zone: 'Pacific/Pago_Pago', time: '23:55' }),
      after: '2027-06-01T00:00Z',
      expected: ['2027-06-01T10:55Z'],
    },
    {
      where: 'in India, at a half hour',
      settings: habit({ zone: 'Asia/Kolkata' }),
      after: '2027-06-01T00:00Z',
      expected: ['2027-06-01T13:30Z'],
    },
    {
      where: 'in Nepal, at three quarters',
      settings: habit({ zone: 'Asia/Kathmandu' }),
      after: '2027-06-01T00:00Z',
      expected: ['2027-06-01T13:15Z'],
    },
    {
      where: 'on the Chatham Islands, at three quarters and with summer time',
      settings: habit({ zone: 'Pacific/Chatham', time: '02:50' }),
      after: '2027-09-24T20:00Z',
      expected: ['2027-09-25T14:00Z', '2027-09-26T13:05Z'],
    },
    {
      // A year that is over: what the zone will do in the next ones depends on how new the machine's data is.
      where: 'in Morocco, whose rules changed for Ramadan',
      settings: habit({ zone: 'Africa/Casablanca' }),
      after: '2024-03-09T12:00Z',
      expected: ['2024-03-09T18:00Z', '2024-03-10T19:00Z', '2024-03-11T19:00Z'],
    },
    {
      where: 'in Kazakhstan, which gave up an hour for good in 2024',
      settings: habit({ zone: 'Asia/Almaty' }),
      after: '2024-02-28T20:00Z',
      expected: ['2024-02-29T13:00Z', '2024-03-01T14:00Z'],
    },
    {
      where: 'in Samoa, which left out the 30th of December 2011',
      settings: habit({ zone: 'Pacific/Apia' }),
      after: '2011-12-29T06:00Z',
      expected: ['2011-12-30T05:00Z', '2011-12-31T05:00Z', '2012-01-01T05:00Z'],
    },
    {
      where: 'in Antarctica, where the year has one long day of Troll time',
      settings: habit({ zone: 'Antarctica/Troll', time: '01:30' }),
      after: '2027-03-27T12:00Z',
      expected: ['2027-03-28T01:00Z', '2027-03-28T23:30Z'],
    },
  ])('$where', ({ settings, after, expected }) => {
    expect(nextOnes(settings, after, expected.length)).toEqual(expected);
  });
});

describe('a reminder respects what the learner chose', () => {
  it.each([
    {
      what: 'only weekdays: Monday after Friday',
      settings: habit({ days: [true, true, true, true, true, false, false] }),
      after: '2027-01-08T19:00Z',
      expected: '2027-01-11T18:00Z',
    },
    {
      what: 'one day a week: a week later',
      settings: habit({ days: [false, false, false, false, false, false, true] }),
      after: '2027-01-10T18:00Z',
      expected: '2027-01-17T18:00Z',
    },
    {
      what: 'quiet hours over midnight: an hour within them moves to their end',
      settings: habit({ time: '23:00', quiet: ['22:00', '07:00'] }),
      after: '2027-01-10T12:00Z',
      expected: '2027-01-11T06:00Z',
    },
    {
      what: 'quiet hours over midnight, early in the morning',
      settings: habit({ time: '05:30', quiet: ['22:00', '07:00'] }),
      after: '2027-01-10T00:00Z',
      expected: '2027-01-10T06:00Z',
    },
    {
      what: 'quiet hours within the day',
      settings: habit({ time: '12:00', quiet: ['09:00', '17:00'] }),
      after: '2027-01-10T00:00Z',
      expected: '2027-01-10T16:00Z',
    },
    {
      what: 'the end of the quiet hours is not quiet',
      settings: habit({ time: '07:00', quiet: ['22:00', '07:00'] }),
      after: '2027-01-10T00:00Z',
      expected: '2027-01-10T06:00Z',
    },
    {
      what: 'quiet hours from and to the same minute are none',
      settings: habit({ quiet: ['19:00', '19:00'] }),
      after: '2027-01-10T12:00Z',
      expected: '2027-01-10T18:00Z',
    },
    {
      what: 'a jump of the clock into quiet hours goes on to their end',
      settings: habit({ time: '02:30', quiet: ['03:00', '08:00'] }),
      after: '2027-03-27T12:00Z',
      expected: '2027-03-28T06:00Z',
    },
    {
      what: 'quiet hours whose end the clock jumps over end with the jump',
      settings: habit({ time: '01:30', quiet: ['23:00', '02:30'] }),
      after: '2027-03-27T12:00Z',
      expected: '2027-03-28T01:00Z',
    },
    {
      what: 'a pause lasts until its date',
      settings: habit({ pausedUntil: '2027-03-01' }),
      after: '2027-01-10T12:00Z',
      expected: '2027-03-01T18:00Z',
    },
    {
      what: 'a pause that is over changes nothing',
      settings: habit({ pausedUntil: '2027-01-01' }),
      after: '2027-01-10T12:00Z',
      expected: '2027-01-10T18:00Z',
    },
    {
      what: 'a pause until a date that the zone leaves out ends the day after',
      settings: habit({ zone: 'Pacific/Apia', pausedUntil: '2011-12-30' }),
      after: '2011-12-20T00:00Z',
      expected: '2011-12-31T05:00Z',
    },
    {
      what: 'a day that has had one has no second, at a later time either',
      settings: habit({ lastDay: '2027-01-10', time: '21:00' }),
      after: '2027-01-10T18:00Z',
      expected: '2027-01-11T20:00Z',
    },
    {
      what: 'no second for a day that a flight to the west begins again',
      settings: habit({ zone: 'America/Los_Angeles', lastDay: '2027-01-10' }),
      after: '2027-01-10T12:00Z',
      expected: '2027-01-12T03:00Z',
    },
    {
      what: 'at the weekly pace: seven days after the newest',
      settings: habit({ pace: 'weekly', lastDay: '2027-01-10' }),
      after: '2027-01-10T18:00Z',
      expected: '2027-01-17T18:00Z',
    },
    {
      what: 'at the weekly pace: the first chosen day after seven',
      settings: habit({
        pace: 'weekly',
        lastDay: '2027-01-10',
        days: [true, false, false, false, false, false, false],
      }),
      after: '2027-01-10T18:00Z',
      expected: '2027-01-18T18:00Z',
    },
  ])('$what', ({ settings, after, expected }) => {
    expect(nextOnes(settings, after, 1)).toEqual([expected]);
  });

  it.each([
    ['switched off', habit({ state: 'off' })],
    ['never asked', habit({ state: 'unasked' })],
    ['silent', habit({ pace: 'silent' })],
    ['without a day of the week', habit({ days: [false, false, false, false, false, false, false] })],
  ])('%s: there is none', (_, settings) => {
    expect(nextReminder(settings, 0)).toEqual({ kind: 'none' });
    expect(withNextReminder({ ...settings, nextAt: 5 }, 0).nextAt).toBeNull();
  });

  it.each(['Mars/Phobos', '', 'Europe/Berlin\n', '../etc/passwd'])(
    'a zone that is none, %j, is said to be none',
    (zone) => {
      expect(nextReminder(habit({ zone }), 0)).toEqual({ kind: 'unknown-zone', zone });
      expect(withNextReminder({ ...habit({ zone }), nextAt: 5 }, 0).nextAt).toBeNull();
    },
  );
});

const anyMinute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const anyInstant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2031, 0, 1) });
const anySettings = fc
  .record({
    zone: anyZone,
    time: anyMinute,
    days: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }).filter((days) => days.includes(true)),
    quiet: fc.option(fc.record({ from: anyMinute, to: anyMinute })),
  })
  .map((chosen): ReminderTimes => ({ ...habit(), ...chosen }));

describe('in any zone of this machine, at any time within five years', () => {
  it('reminders come on chosen days only, never in quiet hours, one a day, each within eight days or two weeks', () => {
    fc.assert(
      fc.property(anySettings, anyInstant, (settings, start) => {
        const seen = new Set<string>();
        let at = start;
        for (let count = 0; count < 3; count += 1) {
          const next = nextReminder(settings, at);
          if (next.kind !== 'at') throw new Error(next.kind);
          const local = localTime(settings.zone, next.at);
          expect(next.at).toBeGreaterThan(at);
          expect(next.at - at).toBeLessThan(15 * 24 * 60 * 60 * 1000);
          expect(local?.day).toBe(next.day);
          expect(settings.days[local?.weekday ?? -1]).toBe(true);
          expect(isQuiet(settings, next.at)).toBe(false);
          expect(seen).not.toContain(next.day);
          seen.add(next.day);
          at = next.at;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('the local day and time are those that Temporal gives directly', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, at) => {
        const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        expect(localTime(zone, at)).toEqual({
          day: there.toPlainDate().toString(),
          minutes: there.hour * 60 + there.minute,
          weekday: there.dayOfWeek - 1,
        });
      }),
      { numRuns: 2000 },
    );
  });
});
