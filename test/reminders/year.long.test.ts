import { expect, it } from 'vitest';
import { simulate } from './simulation/simulate.ts';

it('a year of reminders for a thousand learners in all zones, with outages, keeps every promise', {
  timeout: 120_000,
}, async () => {
  const { violations, delivered, refused, inhabitants } = await simulate(1000, 365);
  expect(violations).toEqual([]);
  // Else nothing would have been put to the test.
  expect(delivered).toBeGreaterThan(30_000);
  expect(refused).toBeGreaterThan(100);
  expect(inhabitants.filter(({ settings }) => settings.pace === 'silent').length).toBeGreaterThan(50);
});
