/** A reminder: it holds the first card, is answered or put off in place, and whoever comes back is heard. */
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../src/core/action.ts';
import { learnerOf } from './learner.ts';
import { LESSON, testTutor } from './parts.ts';
import { change, newcomer, reminded } from './reminded.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

describe('a reminder', () => {
  it('holds the first card, and relief by one click', async () => {
    const { remind } = await reminded();
    expect(await remind()).toMatch(
      /2 cards are due today[\s\S]*Review, 1 of 2[\s\S]*\[In an hour\] \[This evening\] \[Tomorrow\] \[Pause for a week\] \[No more reminders\]/,
    );
  });

  it('takes no answer that was typed for the lesson', async () => {
    const { learner, pass, remind } = await reminded();
    await learner.say('restart');
    await learner.press('Yes, start again');
    await learner.say('go lifetime');
    pass(DAY);
    expect(await remind()).toContain('Attach a cookie');
    expect(await learner.say('max_age')).toMatch(/Your review waits[\s\S]*Right: You wrote max_age/);
  });

  it('says nothing when nothing is due', async () => {
    const { learner, remind } = await newcomer();
    await learner.open('words');
    await remind();
    expect(learner.reply().blocks).toEqual([]);
  });

  it('becomes "done" in place when it held the only card', async () => {
    const parts = testTutor({ ...LESSON, steps: LESSON.steps.filter(({ id }) => id !== 'attach') });
    const learner = learnerOf(parts.tutor);
    await learner.open('words');
    await learner.say('go lifetime');
    await learner.say('max_age');
    parts.pass(30 * DAY);
    expect(await learner.send({ kind: 'command', name: 'remind', options: {} })).toContain('One card is due today');
    const type = decodeAction(learner.id('Type your answer'));
    expect(type).toMatchObject({ verb: 'recall-type', step: 'lifetime', argument: '1' });
    expect(await learner.submit('n1.submit-recall.words.lifetime.1', { answer: 'max_age' })).toMatch(
      /Right[\s\S]*Done[\s\S]*The next card comes on/,
    );
  });

  it('never blames, however many were missed', async () => {
    const parts = await reminded();
    parts.pass(40 * DAY);
    expect(await parts.remind()).not.toMatch(/miss|overdue|late|streak/i);
  });

  it.each([
    ['In an hour', 'snooze', HOUR],
    ['Tomorrow', 'snooze tomorrow', null],
    ['This evening', 'snooze this evening', null],
  ])('%s puts it off, pressed or typed', async (label, typed, wait) => {
    const pressed = await reminded();
    await pressed.remind();
    expect(await pressed.learner.press(label)).toMatch(/I’ll be back (?:today|tomorrow) at[\s\S]*\[Review now\]/);
    expect(pressed.learner.reply().pressed).toBeInstanceOf(Array);
    const said = await reminded();
    await said.remind();
    await said.learner.say(typed);
    expect(said.settings()).toMatchObject({ snoozed: true, nextAt: pressed.settings()?.nextAt });
    if (wait !== null) expect(said.settings()?.nextAt).toBe(said.now() + wait);
    expect(await said.learner.say('review')).toContain('Review, 1 of 2');
  });

  it('pauses for a week, and ends, by one click', async () => {
    const { learner, remind, settings } = await reminded();
    await remind();
    expect(await learner.press('Pause for a week')).toContain('Reminders are paused');
    expect(settings()?.pausedUntil).toBe('2026-02-07');
    await learner.press('End the pause');
    expect(settings()?.pausedUntil).toBeNull();
    await remind();
    expect(await learner.press('No more reminders')).toContain('Reminders are off');
    expect(settings()).toMatchObject({ state: 'off', nextAt: null });
  });
});

describe('putting off', () => {
  it('holds after a weekly reminder, too, although reminders are daily again', async () => {
    const parts = await reminded();
    change(parts, { unanswered: 15, pace: 'weekly' });
    await parts.remind();
    expect(await parts.learner.press('In an hour')).toContain('I’ll be back today at');
    expect(parts.settings()).toMatchObject({ nextAt: parts.now() + HOUR, snoozed: true, unanswered: 0, pace: 'daily' });
  });

  it('is not promised in a pause', async () => {
    const { learner, settings } = await reminded();
    await learner.say('pause a week');
    expect(await learner.say('snooze')).toMatch(
      /Reminders are paused\. They’ll be back on 7 February, so there’s nothing to postpone\.[\s\S]*\[End the pause\]/,
    );
    expect(settings()).toMatchObject({ snoozed: false, pausedUntil: '2026-02-07' });
  });

  it.each([
    ['5 cards a day', true],
    ['retention 85', true],
    ['remind me at 20:00', false],
  ])('%s afterwards leaves that reminder alone: %s', async (typed, isLeft) => {
    const { learner, settings, now } = await reminded();
    await learner.say('snooze');
    await learner.say(typed);
    expect(settings()?.snoozed).toBe(isLeft);
    expect(settings()?.nextAt === now() + HOUR).toBe(isLeft);
  });
});

describe('somebody who comes back', () => {
  it.each([
    ['a press', (parts: Awaited<ReturnType<typeof reminded>>) => parts.learner.say('show')],
    ['an answer', (parts: Awaited<ReturnType<typeof reminded>>) => parts.learner.say('max_age')],
  ])('ends the counting of unanswered reminders by %s', async (_, act) => {
    const parts = await reminded();
    await parts.remind();
    change(parts, { unanswered: 15, pace: 'weekly' });
    await act(parts);
    expect(parts.settings()).toMatchObject({ unanswered: 0, pace: 'daily' });
  });

  it('is not counted as back by the reminder itself', async () => {
    const parts = await reminded();
    change(parts, { unanswered: 3 });
    await parts.remind();
    expect(parts.settings()?.unanswered).toBe(3);
  });

  it('is told once that messages were refused, and how to allow them', async () => {
    const parts = await reminded();
    change(parts, { refused: true });
    expect(await parts.learner.say('show')).toMatch(/I couldn’t write to you[\s\S]*allow direct messages/);
    expect(await parts.learner.say('show')).not.toContain('I couldn’t write to you');
  });

  it.each(['refused', 'lost'] as const)('answers the lesson, not a card that was %s and never seen', async (result) => {
    const parts = await reminded();
    await parts.learner.say('go lifetime');
    await parts.remind(result);
    expect(await parts.learner.say('next')).not.toContain('This card is still open');
    expect(await parts.learner.say('set_cookie')).not.toContain('Right');
    expect(parts.settings()?.refused).toBe(false);
  });

  it('can answer with the buttons of a reminder before it is known to have come', async () => {
    const { learner, remind } = await reminded();
    await remind('lost');
    expect(await learner.press('A')).toMatch(/You chose A[\s\S]*\[Next card\]/);
  });

  it('answers by typing what the reminder asked, and goes on from there', async () => {
    const { learner, remind } = await reminded();
    await remind();
    expect(await learner.say('set_cookie')).toMatch(/Right[\s\S]*\[Next card\]/);
  });

  it('is asked nothing twice when they answered while the reminder was on its way', async () => {
    const { learner, tutor } = await reminded();
    await learner.send({ kind: 'command', name: 'remind', options: {} }, 'overtaken');
    await learner.press('A');
    await tutor.reminded({ id: 'report', learner: 'test:ada', written: 'overtaken', result: 'sent' });
    expect(await learner.say('next')).toContain('Review, 2 of 2');
  });

  it('is told once that reminders had stopped, and gets them again', async () => {
    const parts = await reminded();
    change(parts, { pace: 'silent', unanswered: 18, nextAt: null });
    expect(await parts.learner.say('show')).toMatch(/Welcome back! I’d stopped my reminders[\s\S]*The next one comes/);
    expect(parts.settings()?.nextAt).toBeGreaterThan(parts.now());
    expect(await parts.learner.say('show')).not.toContain('I had stopped');
  });

  it('sees when the next reminder comes, and in the overview that they had stopped', async () => {
    const parts = await reminded();
    change(parts, { pace: 'silent', unanswered: 18, nextAt: null });
    expect(await parts.learner.send({ kind: 'command', name: 'home', options: {} })).toContain(
      'I’ve stopped for now, since you were away',
    );
    expect(await parts.learner.say('reminders')).toMatch(/Reminders are on\. The next one comes today at 19:30/);
  });
});

describe('everything that a button does', () => {
  type Parts = Awaited<ReturnType<typeof reminded>>;

  it.each<readonly [label: string, open: (parts: Parts) => Promise<string>]>([
    ['Hint', ({ remind }) => remind()],
    ['Skip', ({ remind }) => remind()],
    ['Why this card today?', ({ remind }) => remind()],
    ['In an hour', ({ remind }) => remind()],
    ['This evening', ({ remind }) => remind()],
    ['Tomorrow', ({ remind }) => remind()],
    ['Pause for a week', ({ remind }) => remind()],
    ['No more reminders', ({ remind }) => remind()],
    ['Switch off', ({ learner }) => learner.say('reminders')],
    ['Review 2 cards', ({ learner }) => learner.say('progress')],
    ['Reminders', ({ learner }) => learner.say('progress')],
    ['Back to the lesson', ({ learner }) => learner.say('progress')],
    ['Export my data', ({ learner }) => learner.say('home')],
    ['Forget me', ({ learner }) => learner.say('home')],
    ['Yes, forget everything', ({ learner }) => learner.say('forget')],
    ['Export my data first', ({ learner }) => learner.say('forget')],
  ])('can be typed: %s', async (label, open) => {
    const pressed = await reminded();
    await open(pressed);
    const said = await reminded();
    await open(said);
    expect(await said.learner.say(label)).toBe(await pressed.learner.press(label));
    expect(said.settings()).toEqual(pressed.settings());
  });
});
