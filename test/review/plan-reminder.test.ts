import { describe, expect, it } from 'vitest';
import { planReminder, type ReminderState, snooze, stillWanted } from '../../src/review/reminder-times.ts';
import { habit, minutes } from './habit.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** Seven in the evening in Berlin, on a Sunday. */
const DUE = Date.UTC(2027, 0, 10, 18);
const NEXT_DAY = DUE + 24 * HOUR;

const state = (
  changes: Parameters<typeof habit>[0] & Partial<Pick<ReminderState, 'nextAt' | 'unanswered' | 'snoozed'>> = {},
) => {
  const { nextAt = DUE, unanswered = 0, snoozed = false, ...times } = changes;
  return { ...habit(times), nextAt, unanswered, snoozed };
};

describe('a reminder whose time has come', () => {
  it('is sent for its local day, is counted, and the next one is set', () => {
    expect(planReminder(state({ unanswered: 3 }), true, DUE + MINUTE)).toEqual({
      kind: 'planned',
      day: '2027-01-10',
      settings: { ...state({ unanswered: 4, lastDay: '2027-01-10' }), nextAt: NEXT_DAY },
    });
  });

  it.each([
    { what: 'no card is due', settings: state(), hasDue: false, now: DUE },
    { what: 'it is more than three hours late', settings: state(), hasDue: true, now: DUE + 3 * HOUR + 1 },
    {
      what: 'it was found in the quiet hours',
      settings: state({ quiet: ['20:00', '07:00'] }),
      hasDue: true,
      now: DUE + HOUR,
    },
    {
      what: 'its day is not chosen any more',
      settings: state({ days: [true, true, true, true, true, true, false] }),
      hasDue: true,
      now: DUE,
    },
    { what: 'its day has had one', settings: state({ lastDay: '2027-01-10' }), hasDue: true, now: DUE },
    { what: 'the pause is not over', settings: state({ pausedUntil: '2027-01-11' }), hasDue: true, now: DUE },
  ])('is not sent when $what; the next one comes the day after and nothing is counted', (row) => {
    expect(planReminder(row.settings, row.hasDue, row.now)).toEqual({
      kind: 'planned',
      day: null,
      settings: { ...row.settings, nextAt: NEXT_DAY },
    });
  });

  it.each<{ what: string; now: number; nextAt: number; changes?: Parameters<typeof state>[0] }>([
    { what: 'a minute after the next day’s time', now: NEXT_DAY + MINUTE, nextAt: NEXT_DAY + MINUTE + 1 },
    { what: 'just within three hours of it', now: NEXT_DAY + 3 * HOUR, nextAt: NEXT_DAY + 3 * HOUR + 1 },
    { what: 'later than that', now: NEXT_DAY + 3 * HOUR + 1, nextAt: NEXT_DAY + 24 * HOUR },
    { what: 'just before it', now: NEXT_DAY - MINUTE, nextAt: NEXT_DAY },
    {
      what: 'in its quiet hours',
      now: NEXT_DAY + HOUR,
      nextAt: NEXT_DAY + 24 * HOUR,
      changes: { quiet: ['20:00', '07:00'] },
    },
    { what: 'after its midnight', now: DUE + 29 * HOUR, nextAt: NEXT_DAY + 28.5 * HOUR, changes: { time: '23:30' } },
  ])('found days late, $what, leaves that day its own', ({ now, nextAt, changes }) => {
    const plan = planReminder(state(changes), true, now);
    expect(plan).toEqual({ kind: 'planned', day: null, settings: state({ ...changes, nextAt }) });
    if (nextAt === now + 1) expect(planReminder(state({ nextAt }), true, nextAt)).toMatchObject({ day: '2027-01-11' });
  });

  it.each(['off', 'unasked'] as const)('is not sent, and none follows, when reminders are %s', (now) => {
    expect(planReminder(state({ state: now }), true, DUE)).toMatchObject({ day: null, settings: { nextAt: null } });
  });

  it('that was snoozed comes on a day that has had one, under a name of its own', () => {
    const putOff = state({ snoozed: true, lastDay: '2027-01-10' });
    expect(planReminder(putOff, true, DUE)).toEqual({
      kind: 'planned',
      day: `2027-01-10/${DUE}`,
      settings: { ...putOff, unanswered: 1, snoozed: false, nextAt: NEXT_DAY },
    });
  });

  it('in a zone that is none says so', () => {
    expect(planReminder(state({ zone: 'Mars/Phobos' }), true, DUE)).toEqual({
      kind: 'unknown-zone',
      zone: 'Mars/Phobos',
    });
  });

  it('left unanswered fourteen times goes on weekly, and after four more in silence', () => {
    const sentOn: number[] = [];
    let settings = state();
    for (let count = 0; settings.nextAt !== null; count += 1) {
      expect(count).toBeLessThan(30);
      const { nextAt } = settings;
      const plan = planReminder(settings, true, nextAt);
      if (plan.kind !== 'planned') throw new Error(plan.kind);
      if (plan.day !== null) sentOn.push((nextAt - DUE) / (24 * HOUR));
      settings = plan.settings;
    }
    expect(sentOn).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 20, 27, 34, 41]);
    expect(settings).toMatchObject({ pace: 'silent', unanswered: 18 });
  });

  it('answered in between stays daily', () => {
    const plan = planReminder(state({ unanswered: 0, lastDay: '2027-01-09' }), true, DUE);
    expect(plan).toMatchObject({ settings: { pace: 'daily', nextAt: NEXT_DAY } });
  });
});

describe('a reminder that waits to be sent', () => {
  it.each([
    ['three hours late', {}, DUE + 3 * HOUR, true],
    ['later than that', {}, DUE + 3 * HOUR + 1, false],
    ['when the quiet hours begin', { quiet: ['20:00', '07:00'] as const }, DUE + HOUR, false],
    ['just before the quiet hours', { quiet: ['20:00', '07:00'] as const }, DUE + HOUR - 1, true],
    ['after midnight, on another day than its own', { time: '23:30' }, DUE + 5 * HOUR, false],
    ['after it was switched off', { state: 'off' as const }, DUE, false],
    ['after it was paused', { pausedUntil: '2027-01-17' }, DUE, false],
  ])('%s', (_, changes, now, expected) => {
    const settings = habit(changes);
    const dueAt = DUE + (settings.time - minutes('19:00')) * MINUTE;
    expect(stillWanted(settings, dueAt, now)).toBe(expected);
  });
});

describe('a reminder that is snoozed', () => {
  it.each([
    ['an hour', state(), 'hour', '2027-01-10T19:00'],
    ['an hour, into the quiet hours: until they end', state({ quiet: ['19:30', '07:00'] }), 'hour', '2027-01-11T06:00'],
    ['until this evening', state(), 'evening', '2027-01-10T19:00'],
    [
      'until tomorrow, chosen or not',
      state({ days: [false, true, true, true, true, true, true] }),
      'tomorrow',
      '2027-01-11T18:00',
    ],
    [
      'until tomorrow, at the end of the quiet hours',
      state({ time: '06:00', quiet: ['22:00', '07:00'] }),
      'tomorrow',
      '2027-01-11T06:00',
    ],
  ] as const)('%s', (_, settings, until, expected) => {
    const putOff = snooze(settings, DUE, until);
    expect(putOff).toEqual({ ...settings, snoozed: true, nextAt: Date.parse(`${expected}Z`) });
  });

  it.each([
    ['this evening, when it is evening already', state(), DUE + HOUR, 'evening'],
    ['this evening, when that is quiet', state({ quiet: ['19:30', '07:00'] }), DUE, 'evening'],
    ['an hour, in a zone that is none', state({ zone: 'Mars/Phobos' }), DUE, 'hour'],
  ] as const)('cannot be snoozed until %s', (_, settings, now, until) => {
    expect(snooze(settings, now, until)).toBeNull();
  });
});
