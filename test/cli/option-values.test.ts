import { describe, expect, it } from 'vitest';
import { clockFrom } from '../../src/cli/option-values.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

describe('the clock of chat --now', () => {
  it.each([
    ['+2 days', NOW + 2 * 24 * 60 * 60 * 1000],
    ['+90 minutes', NOW + 90 * 60 * 1000],
    ['2026-12-24T18:30', new Date(2026, 11, 24, 18, 30).getTime()],
    ['2026-12-24 18:30', new Date(2026, 11, 24, 18, 30).getTime()],
    ['2026-12-24', new Date(2026, 11, 24).getTime()],
  ])('begins at %s, and time goes on from there', (typed, start) => {
    let real = NOW;
    const clock = clockFrom(typed, () => real);
    expect(clock()).toBe(start);
    real += 5000;
    expect(clock()).toBe(start + 5000);
  });

  it.each(['tomorrow', '', '+two days', '2026-13-01', '18:30', '-1 day'])('refuses %j', (typed) => {
    expect(() => clockFrom(typed, () => NOW)).toThrow(/--now/);
  });
});
