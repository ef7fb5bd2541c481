/** Lines about reminders, as people type them, and the settings that come of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReminderLine } from '../../src/tutor/reading/read-reminders.ts';
import { changeSettings, settingsOf } from '../../src/tutor/settings.ts';
import type { Reminders } from '../../src/tutor/state.ts';

/** A Thursday. */
const NOW = Date.UTC(2026, 0, 1, 12);

/** What a line changes of reminders that are off or on; null for a line that is about something else. */
function settingsAfter(line: string, about: 'anything' | 'reminders', state: Reminders['state'] = 'on') {
  const read = readReminderLine(line, about);
  if (read?.kind !== 'changes') return read;
  const changed = changeSettings({ ...settingsOf(null), state }, read.changes, NOW);
  if (changed.kind === 'unusable') return changed;
  if (changed.kind === 'which-zone') return { kind: changed.kind, zones: changed.zones, ...short(changed.settings) };
  return short(changed.settings);
}

const week = (days: readonly boolean[]): string => days.map((isOn, day) => (isOn ? 'MTWTFSS'[day] : '-')).join('');

const short = (settings: Reminders | null) =>
  settings === null
    ? {}
    : {
        on: settings.state === 'on',
        time: `${Math.floor(settings.time / 60)}:${String(settings.time % 60).padStart(2, '0')}`,
        days: week(settings.days),
        zone: settings.zoneChosen ? settings.zone : null,
        quiet: settings.quiet === null ? null : `${settings.quiet.from / 60}-${settings.quiet.to / 60}`,
        paused: settings.pausedUntil,
        cards: settings.cardsPerDay,
      };

const WEEKDAYS = 'MTWTF--';

describe('a line about reminders', () => {
  it.each([
    ['every weekday at 7:30pm kolkata time', { on: true, time: '19:30', days: WEEKDAYS, zone: 'Asia/Kolkata' }],
    ['every weekday at 7:30pm', { on: true, time: '19:30', days: WEEKDAYS }],
    ['at 7:30 pm every weekday', { time: '19:30', days: WEEKDAYS }],
    ['remind me at 7pm on weekdays in berlin', { time: '19:00', days: WEEKDAYS, zone: 'Europe/Berlin' }],
    ['in berlin, remind me at 7pm', { time: '19:00', zone: 'Europe/Berlin' }],
    ['mon-fri at 9', { on: true, time: '9:00', days: WEEKDAYS }],
    ['Mon – Fri at 9', { time: '9:00', days: WEEKDAYS }],
    ['monday to friday at 9 am please', { time: '9:00', days: WEEKDAYS }],
    ['remind me mon-thu and saturday at half past seven pm', { time: '19:30', days: 'MTWT-S-' }],
    ['remind me every day at half past seven in the evening', { time: '19:30', days: 'MTWTFSS' }],
    ['remind me at seven thirty', { time: '7:30' }],
    ['remnid me at 19:30', { on: true, time: '19:30' }],
    ['remind me on modnay and thrusday', { days: 'M--T---' }],
    ['only on monday and thursday', { days: 'M--T---' }],
    ['i want a reminder at 20h', { on: true, time: '20:00' }],
    ['remind me mon-thu and saturday at half past 7 pm', { time: '19:30', days: 'MTWT-S-' }],
    ['every monday and thursday at noon', { time: '12:00', days: 'M--T---' }],
    ['sat-mon at 10:15', { time: '10:15', days: 'M----SS' }],
    ['remind me tuesdays 8am', { time: '8:00', days: '-T-----' }],
    ['8 in the morning in Berlin', { on: true, time: '8:00', zone: 'Europe/Berlin' }],
    ['at 8 in the evening in tokyo', { time: '20:00', zone: 'Asia/Tokyo' }],
    ['remind me in the evening at 8', { time: '20:00' }],
    ['every evening at 8', { time: '20:00', days: 'MTWTFSS' }],
    ['remind me in the mornings', { time: '8:00' }],
    ['remind me every morning', { time: '8:00', days: 'MTWTFSS' }],
    ['remind me after work on weekdays', { time: '18:00', days: WEEKDAYS }],
    ['can you remind me at 6 am', { on: true, time: '6:00' }],
    ['could you please remind me around 6pm', { time: '18:00' }],
    ['I want you to remind me at 21:15 every day except sunday', { time: '21:15', days: 'MTWTFS-' }],
    ['remind me at 8 but not on weekends', { time: '8:00', days: WEEKDAYS }],
    ['set my reminder to 20:00', { on: true, time: '20:00' }],
    ['change the reminder time to 6:30 pm', { time: '18:30' }],
    ['send me reminders at 7 pm on weekends', { time: '19:00', days: '-----SS' }],
    ['not on sundays', { days: 'MTWTFS-' }],
    ['not on mondays or tuesdays', { days: '--WTFSS' }],
    ['no reminders on weekends please', { days: WEEKDAYS }],
    ['don’t remind me on saturdays', { days: 'MTWTF-S' }],
    ['stop writing me on sundays', { days: 'MTWTFS-' }],
    ['stop reminding me', { on: false }],
    ['dont remind me anymore', { on: false }],
    ['please stop sending me reminders', { on: false }],
    ['I don’t want any reminders', { on: false }],
    ['turn reminders off', { on: false }],
    ['cancel my reminders', { on: false }],
    ['unsubscribe', { on: false }],
    ['no more reminders ever', { on: false }],
    ['turn reminders on', { on: true }],
    ['start reminding me again', { on: true }],
    ['my time zone is new york', { zone: 'America/New_York' }],
    ['set my timezone to Berlin', { zone: 'Europe/Berlin' }],
    ['i live in tokyo', { zone: 'Asia/Tokyo' }],
    ['im on vacation until monday', { paused: '2026-01-05' }],
    ['I’ll be away for 2 weeks', { paused: '2026-01-15' }],
    ['no reminders until friday', { paused: '2026-01-02' }],
    ['dont remind me until 24 january', { paused: '2026-01-24' }],
    ['dont remind me today', { paused: '2026-01-02' }],
    ['5 cards a day are enough', { cards: 5 }],
    ['at most 10 cards per day', { cards: 10 }],
    ['no messages after 10pm', { quiet: '22-7' }],
    ['don’t write to me after 9 pm', { quiet: '21-7' }],
    ['nothing before 9', { quiet: '22-9' }],
    ['set me up with a reminder every day 7 in the evening', { on: true, time: '19:00', days: 'MTWTFSS' }],
    ['ping me on weekdays at 8am berlin time so i do it', { time: '8:00', days: WEEKDAYS, zone: 'Europe/Berlin' }],
    ['im on holiday, no reminders for a week', { on: true, paused: '2026-01-08' }],
    ['no messages until friday please, i am on holiday', { on: true, paused: '2026-01-02' }],
    ['i moved to Tokyo, fix my time zone', { zone: 'Asia/Tokyo' }],
    ['20 cards is too much, make it 8', { cards: 8 }],
    ['5 cards a day at 7:00', { cards: 5, time: '7:00' }],
    ['dont disturb me between 20:30 and 8:00', { quiet: '20.5-8' }],
    ['be quiet from 9 in the evening until 7', { quiet: '21-7' }],
    ['stop sending me messages every day', { on: false }],
    ['dont ever message me again', { on: false }],
    ['remind me at ten past seven pm', { time: '19:10' }],
    ['write to me an hour later than now, so at 19:00', { time: '19:00' }],
  ])('%j means %j', (line, expected) => {
    const after = settingsAfter(line, 'anything', line.startsWith('turn reminders on') ? 'off' : 'on');
    if (expected === null) expect(after === null || ('kind' in after && after.kind === 'unclear')).toBe(true);
    else expect(after).toMatchObject(expected);
  });

  it.each([
    ['off', { on: false }],
    ['on', { on: true }],
    ['weekdays', { days: WEEKDAYS }],
    ['mornings', { on: true, time: '8:00' }],
    ['not on sundays', { days: 'MTWTFS-' }],
    ['19:30 Berlin', { on: true, time: '19:30', zone: 'Europe/Berlin' }],
    ['Berlin 7pm mon-fri', { time: '19:00', days: WEEKDAYS, zone: 'Europe/Berlin' }],
    ['8', { time: '8:00' }],
    ['daily at 9', { time: '9:00', days: 'MTWTFSS' }],
  ])('%j behind their command means %j', (line, expected) => {
    expect(settingsAfter(`reminders ${line}`, 'reminders', line === 'on' ? 'off' : 'on')).toMatchObject(expected);
  });

  it.each([
    ['yes, at 7pm', { on: true, time: '19:00' }],
    ['mornings', { on: true, time: '8:00' }],
    ['weekdays', { on: true, days: WEEKDAYS }],
    ['ok but not on sundays', { days: 'MTWTFS-' }],
    ['in the evening please', { on: true, time: '18:00' }],
    ['every weekday at 7:30pm kolkata time', { on: true, time: '19:30', days: WEEKDAYS, zone: 'Asia/Kolkata' }],
  ])('%j said to their offer means %j', (line, expected) => {
    expect(settingsAfter(line, 'reminders', 'unasked')).toMatchObject(expected);
  });

  it.each(['6pm EST', 'remind me at 7 in cambridge', 'every day at 8 in London, Ontario', 'remind me at 9 in Georgia'])(
    '%j asks which place is meant',
    (line) => {
      expect(settingsAfter(line, 'anything')).toMatchObject({ kind: 'which-zone', on: true, zone: null });
    },
  );

  it.each([
    ['remind me tomorrow at 8', 'tomorrow', 480],
    ['remind me at 8 tomorrow', 'tomorrow', 480],
    ['tomorrow at 8 am', 'tomorrow', 480],
    ['remind me tomorrow evening', 'tomorrow', 1080],
    ['remind me tonight at 9', 'today', 1260],
    ['can you remind me later today at 17:30', null, null],
    ['remind me today at 17:30', 'today', 1050],
    ['later please, at 21:30', 'today', 1290],
    ['cant do this rn, ping me at 7pm', 'today', 1140],
    ['ill start tomorrow morning, dont let me forget', 'tomorrow', 480],
  ])('%j is about one reminder', (line, day, time) => {
    const read = readReminderLine(line, 'anything');
    if (day === null) expect(read?.kind).toBe('unclear');
    else expect(read).toEqual({ kind: 'once', day, time });
  });

  it.each([
    'when do you remind me',
    'reminders',
    'show my reminders',
    'what time do you remind me?',
    'are reminders on?',
    'when is my next reminder',
  ])('%j shows the settings', (line) => {
    expect(readReminderLine(line, 'anything')).toEqual({ kind: 'see' });
  });

  it.each(['remind me twice a week', 'remind me every other day', 'a reminder every hour', 'remind me 3 times a day'])(
    '%j asks for what is not offered',
    (line) => {
      expect(readReminderLine(line, 'anything')).toEqual({ kind: 'how-often' });
    },
  );

  it.each([
    'remind me when i have time',
    'dont remind me every day',
    'remind me an hour earlier',
    'i want the reminder in the morning, how',
    'remind me in 2 hours',
    'remind me at 8 and at 20:00',
    'reminders are nice',
  ])('%j is not guessed at', (line) => {
    expect(readReminderLine(line, 'anything')).toMatchObject({ kind: 'unclear' });
  });

  it.each([
    'remind me what a cookie is',
    'remind me how to delete a cookie',
    'how do i stop reminders?',
    'mornings',
    'weekdays',
    '8',
    'b',
    'off',
    'on',
    'stop',
    'no',
    'monday',
    'max_age=600',
    'max_age=3600 keeps it for 1 hour',
    '413',
    'session',
    'the second one',
    'im off to bed',
    'i am in love with cookies',
    'dont stop',
    'not b',
    'not now',
    'give me 2 minutes',
    'see you on monday',
    'a cookie of 30 days',
    'it lasts 7 days',
    'the day after',
    'never mind',
    'hold on i skipped something before this',
    'break it down for me',
    'take a break for 5 minutes',
    'the cookie expires tomorrow, dont let me forget',
    'send it at the end of the request',
    'i moved my app to another folder',
    'remind me about the secure flag',
    'it lasts an hour, not on sundays',
    'after the request',
    'without a path',
  ])('%j is about something else', (line) => {
    expect(readReminderLine(line, 'anything')).toBeNull();
  });

  it('is read whatever is typed, without an error', () => {
    const words = fc.constantFrom(
      ...'remind me not on every mon - fri and at 8 pm 19:30 in berlin time except until tomorrow no reminders after , ( quiet'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), fc.string({ maxLength: 20 }), (all, more) => {
        const read = readReminderLine([...all, more].join(' '), 'anything');
        if (read?.kind === 'changes') expect(changeSettings(settingsOf(null), read.changes, NOW)).toBeDefined();
      }),
    );
  });

  it('means the same in any order of days, time and place', () => {
    const parts = [
      fc.constantFrom('on weekdays', 'mon-fri', 'every weekday'),
      fc.constantFrom('at 19:30', 'at 7:30 pm', 'at half past 7 pm'),
      fc.constantFrom('in kolkata', 'kolkata time', 'in Kolkata, India'),
    ] as const;
    fc.assert(
      fc.property(fc.tuple(...parts), fc.nat(5), (said, order) => {
        const orders = [
          [0, 1, 2],
          [0, 2, 1],
          [1, 0, 2],
          [1, 2, 0],
          [2, 0, 1],
          [2, 1, 0],
        ];
        const line = (orders[order] ?? []).map((index) => said[index]).join(' ');
        expect(settingsAfter(`remind me ${line}`, 'anything'), line).toMatchObject({
          on: true,
          time: '19:30',
          days: WEEKDAYS,
          zone: 'Asia/Kolkata',
        });
      }),
    );
  });
});
