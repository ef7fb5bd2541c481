import { expect, it } from 'vitest';
import {
  CLASSES_KEPT,
  REMINDERS_KEPT,
  type RetentionPolicy,
  ROUNDS_KEPT,
  startRetention,
  UNREAD_KEPT,
} from '../../src/operation/retention.ts';
import type { RetentionStorage } from '../../src/tutor/storage.ts';
import { silentLog } from '../silent-log.ts';

const NOW = Date.UTC(2026, 0, 8, 12);
const DAY = 24 * 60 * 60 * 1000;
const POLICY: RetentionPolicy = { eventsDays: 2, answersDays: 365, inactiveLearnersDays: null };

/** A storage that notes what it is asked to forget; there are learners to `ids.length`, one at each call. */
function watched(ids: readonly string[] = ['']) {
  const asked: unknown[] = [];
  const storage: RetentionStorage = {
    forgetEvents: async (before) => asked.push(before),
    forgetReminders: async (before) => asked.push(before),
    forgetRounds: async (before) => asked.push(before),
    forgetClasses: async (before) => asked.push(before),
    forgetUnread: async (before) => asked.push(before),
    forgetOld: async (request) => {
      asked.push(request);
      return { next: ids[ids.indexOf(request.after) + 1] ?? null, answers: 3, learners: 0 };
    },
  };
  return { storage, asked };
}

/** A promise that is settled from outside. */
function later<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Forgets once, and gives the lines of the log. */
async function forgetOnce(storage: RetentionStorage, policy: RetentionPolicy = POLICY): Promise<readonly unknown[]> {
  const { promise, resolve } = later<unknown[]>();
  const log = {
    ...silentLog,
    info: (...said: unknown[]) => resolve(said),
    error: (...said: unknown[]) => resolve(said),
  };
  const job = startRetention(storage, policy, () => NOW, log);
  const told = await promise;
  await job.stop();
  return told;
}

it('the retention job deletes what is older than the settings say as soon as the bot starts', async () => {
  const { storage, asked } = watched();
  expect(await forgetOnce(storage)).toEqual([
    'forgot what is old',
    { events: 1, reminders: 2, rounds: 3, classes: 4, unread: 5, answers: 3, learners: 0 },
  ]);
  expect(asked).toEqual([
    NOW - 2 * DAY,
    NOW - REMINDERS_KEPT,
    NOW - ROUNDS_KEPT,
    NOW - CLASSES_KEPT,
    NOW - UNREAD_KEPT,
    { after: '', answersBefore: NOW - 365 * DAY, learnersBefore: null },
  ]);
});

it('the retention job goes through all learners, one step after the other', async () => {
  const { storage, asked } = watched(['', 'discord:1', 'discord:2']);
  expect(await forgetOnce(storage)).toMatchObject([{}, { answers: 9 }]);
  expect(asked.slice(5)).toMatchObject([{ after: '' }, { after: 'discord:1' }, { after: 'discord:2' }]);
});

it('the retention job skips the learners when everything is kept forever', async () => {
  const { storage, asked } = watched();
  await forgetOnce(storage, { eventsDays: 1, answersDays: null, inactiveLearnersDays: null });
  expect(asked).toHaveLength(5);
});

it('the retention job stops between two steps when the bot stops', async () => {
  const { storage, asked } = watched(['', 'discord:1', 'discord:2']);
  const begun = later<void>();
  const told = later<void>();
  const slow: RetentionStorage = {
    ...storage,
    forgetOld: async (request) => {
      begun.resolve();
      await told.promise;
      return storage.forgetOld(request);
    },
  };
  const job = startRetention(slow, POLICY, () => NOW, silentLog);
  await begun.promise;
  const ended = job.stop();
  told.resolve();
  await ended;
  expect(asked.slice(5)).toMatchObject([{ after: '' }]);
});

it('a retention job that fails is logged, and the bot goes on', async () => {
  const { storage } = watched();
  const broken: RetentionStorage = { ...storage, forgetEvents: () => Promise.reject(new Error('disk full')) };
  expect(await forgetOnce(broken)).toMatchObject([
    'forgetting what is old failed',
    { error: { message: 'disk full' } },
  ]);
});
