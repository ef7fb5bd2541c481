/** The clock of the playground brings tomorrow's reminder today. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MovableClock } from '../../playground/clock.ts';
import { passTime } from '../../playground/page/time.ts';
import { type Visit, visit } from './open-playground.ts';

const HOUR = 60 * 60_000;

describe('moving the clock', () => {
  it.each([
    ['an hour', 'hour', 1],
    ['a day', 'day', 24],
  ] as const)('by %s checks for due reminders every hour', async (_, leap, looks) => {
    const clock = new MovableClock(() => 0);
    const seen: number[] = [];
    await passTime(clock, async () => seen.push(clock.now()) && 0, leap);
    expect(seen).toEqual(Array.from({ length: looks }, (_, index) => (index + 1) * HOUR));
    expect(clock.ahead).toBe(looks * HOUR);
  });

  it('to the next reminder stops when one is sent', async () => {
    const clock = new MovableClock(() => 0);
    expect(await passTime(clock, async () => (clock.now() === 30 * HOUR ? 1 : 0), 'reminder')).toBe(1);
    expect(clock.now()).toBe(30 * HOUR);
  });

  it('goes on for eight days without a reminder, and never back', async () => {
    const clock = new MovableClock(() => 0);
    const seen: number[] = [];
    clock.onMove(() => seen.push(clock.now()));
    expect(await passTime(clock, async () => 0, 'reminder')).toBe(0);
    expect(clock.ahead).toBe(8 * 24 * HOUR);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

describe('on both platforms', () => {
  let visitor: Visit;
  beforeAll(async () => {
    visitor = await visit();
  });
  afterAll(() => visitor.close());

  it.each([
    ['discord', 'Ada'],
    ['slack', 'UADA'],
  ] as const)('a reminder is sent as soon as the clock reaches its time, in %s', async (window, user) => {
    const person = visitor[window].client({ user, place: 'dm' });
    const says = async (words: string, answer: RegExp) => {
      await visitor.types(window, 'ada.dm', words);
      await person.waitFor(answer);
    };
    await says('/quiz cookies', /Quiz/);
    await says('a', /You chose A|Right/);
    await says('remind me at 19:30 in Berlin', /Reminders are on/);
    expect(await visitor.leaps('reminder')).toEqual({
      kind: 'message',
      text: expect.stringMatching(/A reminder came/),
    });
    await person.waitFor(/due today/);
    expect(await visitor.page()).toMatch(/ahead<\/span>/);
    await says('reminders off', /Reminders are off/);
  });
});
