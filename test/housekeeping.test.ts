import { expect, it } from 'vitest';
import { EVENTS_KEPT, type Forgetful, keepHouse, REMINDERS_KEPT } from '../src/housekeeping.ts';

const NOW = Date.UTC(2026, 0, 8, 12);

it('forgets events that are older than a week and reminders older than a month, as soon as the bot starts', async () => {
  const asked: number[] = [];
  const told: unknown[] = [];
  const storage: Forgetful = {
    forgetEvents: async (before) => asked.push(before),
    outbox: { forgetOld: async (before) => asked.push(before) },
  };
  const log = { info: (...said: unknown[]) => told.push(said), warn: () => {}, error: () => {} };
  await keepHouse(storage, () => NOW, log).stop();
  expect(asked).toEqual([NOW - EVENTS_KEPT, NOW - REMINDERS_KEPT]);
  expect(told).toEqual([['forgot what is old', { events: 1, reminders: 2 }]]);
});

it('says so in the log when it could not, and leaves the bot alone', async () => {
  const errors: string[] = [];
  const storage: Forgetful = {
    forgetEvents: () => Promise.reject(new Error('disk full')),
    outbox: { forgetOld: async () => 0 },
  };
  const log = { info: () => {}, warn: () => {}, error: (event: string) => errors.push(event) };
  await keepHouse(storage, () => NOW, log).stop();
  expect(errors).toEqual(['forgetting what is old failed']);
});
