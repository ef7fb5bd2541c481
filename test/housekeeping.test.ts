import { expect, it } from 'vitest';
import { EVENTS_KEPT, keepHouse } from '../src/housekeeping.ts';
import { memoryStore } from './tutor/parts.ts';

const NOW = Date.UTC(2026, 0, 8, 12);

it('forgets events that are older than a week, as soon as the bot starts', async () => {
  const asked: number[] = [];
  const told: unknown[] = [];
  const store = { ...memoryStore(), forgetEvents: async (before: number) => asked.push(before) };
  const log = { info: (event: string) => told.push(event), warn: () => {}, error: () => {} };
  await keepHouse(store, () => NOW, log).stop();
  expect(asked).toEqual([NOW - EVENTS_KEPT]);
  expect(told).toEqual(['forgot old events']);
});

it('says so in the log when it could not, and leaves the bot alone', async () => {
  const errors: string[] = [];
  const store = { ...memoryStore(), forgetEvents: () => Promise.reject(new Error('disk full')) };
  const log = { info: () => {}, warn: () => {}, error: (event: string) => errors.push(event) };
  await keepHouse(store, () => NOW, log).stop();
  expect(errors).toEqual(['forgetting old events failed']);
});
