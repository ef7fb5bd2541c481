/**
 * A form has to open at once, so it waits for the storage half a second at most, also when the thread of SQLite stands
 * still.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BroadcastChannel } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openInThread } from '../../src/storage/thread.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { fakeSandbox, LESSON } from '../tutor/parts.ts';
import { change, learner } from './changes.ts';
import { makeFolder } from './sqlite.ts';

const STALLING = fileURLToPath(new URL('stalling-thread.mjs', import.meta.url));

it('opens a form without its draft while SQLite’s thread is stalled, and with it afterwards', async () => {
  const folder = await makeFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = `file:${join(folder, 'nibble.db')}`;
  const store = await openInThread({ databaseUrl: url, access: 'write' }, STALLING);
  onTestFinished(() => store.close());
  const place = { lesson: LESSON.id, step: 'write-it' };
  const draft = { ...place, form: 'submit-program', fields: { program: 'app = 2\n' } };
  await store.commit(change('before', { learner: learner('discord:1', LESSON.id), progress: null, draft }));
  const tutor = createTutor({
    lessons: new Map([[LESSON.id, LESSON]]),
    store,
    sandbox: fakeSandbox(),
    clock: Date.now,
    zoneOf: async () => null,
  });
  // Time passes when this test says so: on a busy machine half a second may be short for a thread that is well.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const openForm = async () =>
    JSON.stringify(await tutor.form('discord:1', { ...place, verb: 'program', argument: '' }));
  expect(await openForm()).toContain('app = 2');

  const flag = new Int32Array(new SharedArrayBuffer(4));
  const channel = new BroadcastChannel(url);
  onTestFinished(() => channel.close());
  const stalled = new Promise((resolve) => {
    channel.onmessage = resolve;
  });
  channel.postMessage(flag);
  await stalled;
  let isAnswered = false;
  const read = store.load('discord:1').then(() => {
    isAnswered = true;
  });
  const form = openForm();
  await vi.advanceTimersByTimeAsync(500);
  expect(await form).toContain('app = 1');
  expect(isAnswered).toBe(false);

  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  await read;
  const later = openForm();
  // Calls to the thread wait a moment for one another.
  await vi.advanceTimersByTimeAsync(10);
  expect(await later).toContain('app = 2');
});
