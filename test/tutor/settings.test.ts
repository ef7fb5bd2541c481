/** The settings of reminders: asked about once, and changed by clicks, forms and words. */
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../src/core/action.ts';
import { COMMANDS } from '../../src/tutor/features/index.ts';
import { newcomer } from './reminded.ts';

const HOUR = 60 * 60 * 1000;

describe('the offer of reminders', () => {
  it('comes at the end of each quiz until it is answered, and switches nothing on', async () => {
    const { learner, settings } = await newcomer();
    await learner.open('words');
    await learner.say('go lifetime');
    await learner.say('max_age');
    expect(await learner.say('next')).toMatch(/Your score[\s\S]*Keep it\?[\s\S]*\[Yes, remind me\] \[No, thanks\]/);
    expect(settings()?.state).toBe('unasked');
    expect(await learner.say('outline')).not.toContain('Keep it?');
    await learner.say('back');
    expect(await learner.say('next')).toContain('Keep it?');
    await learner.press('No, thanks');
    await learner.say('back');
    expect(await learner.say('next')).not.toContain('Keep it?');
  });

  it('comes when a quiz in the middle of a lesson is over', async () => {
    const { learner } = await newcomer();
    await learner.open('words');
    await learner.say('quiz');
    await learner.say('set_cookie');
    expect(await learner.say('next')).not.toContain('Keep it?');
    await learner.say('max_age');
    expect(await learner.say('next')).toMatch(/The quiz so far[\s\S]*Keep it\?/);
    await learner.press('Yes, remind me');
    await learner.say('quiz');
    await learner.say('set_cookie');
    await learner.say('next');
    await learner.say('max_age');
    expect(await learner.say('next')).not.toContain('Keep it?');
  });

  it('takes the zone of the profile, so that days begin and end where the learner is', async () => {
    const { learner, settings, profile } = await newcomer();
    profile.zone = 'Asia/Tokyo';
    await learner.open('words');
    await learner.say('go lifetime');
    await learner.say('max_age');
    await learner.say('next');
    expect(settings()).toMatchObject({ state: 'unasked', zone: 'Asia/Tokyo', zoneChosen: false });
  });

  it('does not come to somebody who answered nothing', async () => {
    const { learner } = await newcomer();
    await learner.open('words');
    expect(await learner.say('go score')).not.toContain('Keep it?');
  });

  it.each([
    ['Yes, remind me', 'on'],
    ['No, thanks', 'off'],
  ])('is answered by %s, pressed or typed', async (label, state) => {
    const { learner, settings } = await newcomer();
    await learner.open('words');
    await learner.say('go lifetime');
    await learner.say('max_age');
    await learner.say('next');
    await learner.press(label);
    expect(settings()?.state).toBe(state);
    const typed = await newcomer();
    await typed.learner.say(label);
    expect(typed.settings()?.state).toBe(state);
  });

  it.each([
    ['mornings', { state: 'on', time: 480 }],
    ['yes, at 7pm', { state: 'on', time: 1140 }],
    ['weekdays', { state: 'on', days: [true, true, true, true, true, false, false] }],
    ['every weekday at 7:30pm kolkata time', { state: 'on', time: 1170, zone: 'Asia/Kolkata' }],
  ])('is answered by “%s”, which means nothing elsewhere', async (typed, expected) => {
    const { learner, settings } = await newcomer();
    await learner.open('words');
    if (typed.length < 15) {
      await learner.say(typed);
      expect(settings()).toBeUndefined();
    }
    await learner.say('go lifetime');
    await learner.say('max_age');
    await learner.say('next');
    await learner.say(typed);
    expect(settings()).toMatchObject(expected);
  });
});

describe('the settings of reminders', () => {
  it('are all in one message', async () => {
    const { learner } = await newcomer();
    expect(await learner.send({ kind: 'command', name: 'reminders', options: {} })).toMatch(
      /Reminders are off[\s\S]*Time: 18:00, every day[\s\S]*Quiet hours: from 22:00 to 07:00[\s\S]*Cards a day: 20[\s\S]*\[Switch on\]/,
    );
  });

  it('take the zone of the profile on the platform', async () => {
    const { learner, profile, settings } = await newcomer();
    profile.zone = 'Asia/Kolkata';
    expect(await learner.say('reminders')).toContain('Asia/Kolkata, where it is 17:30 now (my guess)');
    await learner.press('Switch on');
    expect(settings()).toMatchObject({ zone: 'Asia/Kolkata', zoneChosen: false, state: 'on' });
  });

  it('are on after one click, and then ask to look at the clock', async () => {
    const { learner } = await newcomer();
    await learner.say('reminders');
    expect(await learner.press('Switch on')).toMatch(
      /I’m assuming you’re in UTC, where it is 12:00 now[\s\S]*Reminders are on. The next one comes today at 18:00/,
    );
    expect(learner.reply().pressed).toBeInstanceOf(Array);
  });

  it.each([
    ['remind me at 19:30', { state: 'on', time: 1170 }],
    ['Remind me at 7:30 pm in New York', { state: 'on', time: 1170, zone: 'America/New_York' }],
    ['reminders on', { state: 'on' }],
    ['/reminders off', { state: 'off' }],
    ['stop reminders', { state: 'off' }],
    ['time zone Berlin', { zone: 'Europe/Berlin', zoneChosen: true }],
    ['reminders weekdays', { days: [true, true, true, true, true, false, false] }],
    ['remind me on Monday and Friday', { days: [true, false, false, false, true, false, false] }],
    ['quiet from 21:00 to 8', { quiet: { from: 1260, to: 480 } }],
    ['no quiet hours', { quiet: null }],
    ['pause until 2026-02-01', { pausedUntil: '2026-02-01' }],
    ['remind me at 7 in the evening', { state: 'on', time: 1140 }],
    ['Remind me at 8 o’clock.', { state: 'on', time: 480 }],
    ['remind me on mondays', { state: 'on', days: [true, false, false, false, false, false, false] }],
    ['reminders at 7pm on weekdays', { state: 'on', time: 1140, days: [true, true, true, true, true, false, false] }],
    ['remind me on mon, wed and fri at 19.30', { time: 1170, days: [true, false, true, false, true, false, false] }],
    ['remind me daily at noon in Kathmandu', { time: 720, zone: 'Asia/Kathmandu' }],
    ['remind me every day', { state: 'on', days: [true, true, true, true, true, true, true] }],
    ['turn my reminders on', { state: 'on' }],
    ['turn off reminders', { state: 'off' }],
    ['quiet hours 22-7', { quiet: { from: 1320, to: 420 } }],
    ['pause until friday', { pausedUntil: '2026-01-02' }],
    ['pause until 24 January', { pausedUntil: '2026-01-24' }],
    ['pause for 2 weeks', { pausedUntil: '2026-01-15' }],
    ['1 card a day', { cardsPerDay: 1 }],
    ['remember 95 %', { retention: 0.95 }],
    ['5 cards a day', { cardsPerDay: 5 }],
    ['retention 85', { retention: 0.85 }],
  ])('%j can be typed', async (typed, expected) => {
    const { learner, settings } = await newcomer();
    await learner.say(typed);
    expect(settings()).toMatchObject(expected);
  });

  it.each([
    ['remind me at 25:00', /can’t use 25:00\. Nothing has changed\. Type a time of day/],
    ['time zone Xyzzy', /can’t use xyzzy.* Type a city or a zone/],
    ['pause until 2025-02-01', /can’t use 2025-02-01.* a day within a year from now/],
    ['pause until 2026-02-30', /can’t use 2026-02-30/],
    ['999 cards a day', /a number from 1 to 200/],
    ['retention 99', /a percentage from 70 to 97/],
    ['quiet from noon to tea', /can’t use tea/],
    ['remember 100 %', /a percentage from 70 to 97/],
    ['pause until the cows come home', /can’t use the cows come home.* a day within a year from now, such as Friday/],
    ['remind me in 2 hours', /can’t use remind me in 2 hours.*“remind me at 19:30”/],
    ['reminders are nice', /can’t use reminders are nice/],
    [`remind me ${'mon'.repeat(33)}!?x`, /can’t use remind me monmon/],
    [`remind me ${'mon, and '.repeat(11)}tea`, /can’t use remind me mon/],
    ['remind me at 7 in Xyzzy', /can’t use xyzzy.* Type a city or a zone/],
  ])('%j changes nothing, and says what to type', async (typed, said) => {
    const { learner, settings } = await newcomer();
    expect(await learner.say(typed)).toMatch(said);
    expect(settings()).toBeUndefined();
  });

  it.each([
    ['time zone cambridge', ['Europe/London', 'America/New_York', 'America/Toronto']],
    ['time zone london, ontario', ['America/Toronto', 'Europe/London']],
    ['time zone mars', ['Europe/Paris']],
    ['time zone kathm', ['Asia/Kathmandu']],
    ['time zone Cambridge, MA', ['Europe/London']],
    ['/reminders mars', ['Europe/Paris']],
  ])('%j asks by buttons, and sets no zone before one is pressed', async (typed, zones) => {
    const { learner, settings } = await newcomer();
    const asked = await (typed.startsWith('/')
      ? learner.send({ kind: 'command', name: 'reminders', options: { zone: typed.replace('/reminders ', '') } })
      : learner.say(typed));
    expect(settings()).toBeUndefined();
    for (const zone of zones) expect(asked).toContain(`[${zone}, where it is`);
    expect(asked).toContain('[Another place]');
    const label = new RegExp(`\\[(${zones[0]}[^\\]]*)\\]`).exec(asked)?.[1] ?? '';
    await learner.press(label);
    expect(settings()).toMatchObject({ zone: zones[0], zoneChosen: true });
  });

  it.each([
    ['off', { state: 'off' }],
    ['on', { state: 'on' }],
    ['weekdays', { days: [true, true, true, true, true, false, false] }],
    ['not on sundays', { days: [true, true, true, true, true, true, false] }],
    ['mon-fri at 9', { state: 'on', time: 540, days: [true, true, true, true, true, false, false] }],
    ['19:30 Berlin', { state: 'on', time: 1170, zone: 'Europe/Berlin' }],
    ['Berlin', { state: 'unasked', zone: 'Europe/Berlin' }],
  ])('“/reminders %s” is read as what it says, typed or put into an option', async (typed, expected) => {
    for (const options of [{ zone: typed }, COMMANDS.find(({ name }) => name === 'reminders')?.read(typed) ?? {}]) {
      const { learner, settings } = await newcomer();
      await learner.send({ kind: 'command', name: 'reminders', options });
      expect(settings()).toMatchObject(expected);
      expect(settings()?.zone).toMatch(/^(?:UTC|Europe\/Berlin)$/);
    }
  });

  it('put the next reminder to tomorrow at the time that is said, once', async () => {
    const { learner, settings } = await newcomer();
    await learner.say('reminders on');
    expect(await learner.say('remind me tomorrow at 8')).toContain('tomorrow at 08:00');
    expect(settings()).toMatchObject({ time: 1080, nextAt: Date.UTC(2026, 0, 2, 8), snoozed: true });
    expect(await learner.say('remind me today at 8')).toMatch(/time has passed[\s\S]*\[Tomorrow\]/);
  });

  it('ask whether they are to come daily when one is wanted, and none come', async () => {
    const { learner, settings } = await newcomer();
    expect(await learner.say('remind me tomorrow at 8')).toMatch(/Reminders are off[\s\S]*\[Yes, daily at 08:00\]/);
    expect(settings()).toBeUndefined();
    await learner.press('Yes, daily at 08:00');
    expect(settings()).toMatchObject({ state: 'on', time: 480 });
  });

  it('have buttons that lead on where a line was not understood', async () => {
    const { learner } = await newcomer();
    for (const line of ['remind me when i have time', 'remind me at 25:00', 'time zone Xyzzy']) {
      expect(await learner.say(line)).toMatch(/\[Reminders\] \[Time and days\] \[Time zone\]/);
    }
  });

  it('have a zone confirmed that was only nearly typed right', async () => {
    const { learner } = await newcomer();
    expect(await learner.say('time zone Berlim')).toMatch(
      /Is this the one\? [\s\S]*\[Europe\/Berlin, where it is 13:00 now\]/,
    );
  });

  it('let the learner pick among zones by the clock', async () => {
    const { learner, settings } = await newcomer();
    expect(await learner.say('time zone ist')).toMatch(
      /Which one is yours\?[\s\S]*Asia\/Kolkata, where it is 17:30 now/,
    );
    await learner.press('Asia/Kolkata, where it is 17:30 now');
    expect(settings()).toMatchObject({ zone: 'Asia/Kolkata', zoneChosen: true });
  });

  it('are on at the time that was said, while the zone is still to be picked', async () => {
    const { learner, settings } = await newcomer();
    expect(await learner.say('remind me at 19:30 in IST')).toMatch(
      /Reminders are on\. The next one comes today at 19:30[\s\S]*Which one is yours\?/,
    );
    await learner.press('Asia/Kolkata, where it is 17:30 now');
    expect(settings()).toMatchObject({ state: 'on', time: 1170, zone: 'Asia/Kolkata', zoneChosen: true });
  });

  it('say the zone of a time as long as nobody has chosen one', async () => {
    const { learner } = await newcomer();
    expect(await learner.say('reminders on')).toContain('comes today at 18:00 (UTC).');
    expect(await learner.say('time zone Berlin')).toContain('comes today at 18:00. When');
  });

  it('stay on when “no thanks” is said to something else', async () => {
    const { learner, settings } = await newcomer();
    await learner.say('reminders on');
    expect(await learner.say('no thanks')).toContain('Reminders are on');
    expect(settings()?.state).toBe('on');
  });

  it('move the next reminder when the zone changes', async () => {
    const { learner, settings } = await newcomer();
    await learner.say('remind me at 18:00 in Berlin');
    const berlin = settings()?.nextAt ?? 0;
    await learner.say('time zone New York');
    expect((settings()?.nextAt ?? 0) - berlin).toBe(6 * HOUR);
  });

  it('offer a pause again once one is over', async () => {
    const { learner, pass } = await newcomer();
    await learner.say('reminders on');
    const paused = await learner.say('pause until friday');
    expect(paused).toMatch(/Reminders are paused\. They’ll be back tomorrow\.[\s\S]*\[End the pause\]/);
    pass(24 * HOUR);
    expect(await learner.say('reminders')).toMatch(/Reminders are on\. The next one[\s\S]*\[Pause for a week\]/);
  });

  it('take time and zone with the command', async () => {
    const { learner, settings } = await newcomer();
    await learner.send({ kind: 'command', name: 'reminders', options: { zone: 'Europe/Berlin', time: '7pm' } });
    expect(settings()).toMatchObject({ state: 'on', time: 1140, zone: 'Europe/Berlin' });
  });

  it.each([
    [
      'Time and days',
      { time: '20.15', days: 'monday,sunday', 'quiet-from': '', 'quiet-to': '' },
      { time: 1215, quiet: null },
    ],
    ['Time zone', { zone: 'tokyo' }, { zone: 'Asia/Tokyo' }],
    ['How many cards', { cards: '10', retention: '95' }, { cardsPerDay: 10, retention: 0.95 }],
    ['Pause until …', { until: '2026-03-01' }, { pausedUntil: '2026-03-01' }],
  ])('the form %j opens with what is set, without storage, and changes it', async (label, fields, expected) => {
    const { learner, settings, tutor, store } = await newcomer();
    await learner.say('reminders');
    await learner.press('Switch on');
    const opened = decodeAction(learner.id(label));
    const { load } = store;
    Object.assign(store, { load: () => Promise.reject(new Error('storage was read')) });
    const form = opened === null ? null : await tutor.form('test:ada', opened);
    Object.assign(store, { load });
    expect(form?.title.length).toBeLessThanOrEqual(24);
    const submit = form === null ? '' : `n1.${form.submit.verb}..${form.submit.step}.${form.submit.argument}`;
    await learner.submit(submit, fields);
    expect(settings()).toMatchObject(expected);
  });

  it('a form shows the present settings', async () => {
    const { learner, tutor } = await newcomer();
    await learner.say('remind me at 06:05');
    await learner.say('reminders weekends');
    const opened = decodeAction(learner.id('Time and days'));
    const form = opened === null ? null : await tutor.form('test:ada', opened);
    const values = form?.fields.map((field) => (field.kind === 'checks' ? field.values : field.value));
    expect(values).toEqual(['06:05', ['saturday', 'sunday'], '22:00', '07:00']);
  });
});

describe('the settings in sight', () => {
  it.each([
    ['yes', { state: 'on' }],
    ['ok', { state: 'on' }],
    ['7pm', { state: 'on', time: 19 * 60 }],
    ['weekdays at 8:15', { state: 'on', time: 8 * 60 + 15 }],
    ['7', { state: 'unasked' }],
    ['no', { state: 'unasked' }],
    ['next', { state: 'unasked' }],
  ])('with reminders never decided on, take %j as it is meant', async (says, expected) => {
    const { learner, settings } = await newcomer();
    await learner.open('words');
    expect(await learner.say('reminders')).toContain('[Switch on]');
    await learner.say(says);
    expect(settings() ?? { state: 'unasked' }).toMatchObject(expected);
  });

  it('with reminders that were switched off, are left as they are by a yes', async () => {
    const { learner, settings } = await newcomer();
    await learner.open('words');
    expect(await learner.say('reminders off')).toContain('[Switch on]');
    await learner.say('yes');
    expect(settings()?.state).toBe('off');
  });
});
