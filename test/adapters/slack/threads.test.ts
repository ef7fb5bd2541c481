/** In the direct conversation a thread is a place of its own: what is written there is answered there. */
import { afterEach, expect, it } from 'vitest';
import { start } from './start.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function inThread() {
  const started = await start({ delivery: 'socket' });
  cleanups.push(started.stop);
  const window = started.slack.client({ user: 'U1', place: 'dm' });
  await window.type('first');
  await window.waitFor(/You said: first/);
  return { ...started, window };
}

it('answers a message in the thread it was written in', async () => {
  const { window } = await inThread();
  await window.reply(/You said: first/, 'second');
  await window.waitFor(/You said: second/);
  expect(window.threadOf(/You said: second/)).toContain('You said: first');
  await window.type('third');
  await window.waitFor(/You said: third/);
  expect(window.threadOf(/You said: third/)).toBeNull();
});

it('goes on in the thread after a press there, and shares files in it', async () => {
  const { window } = await inThread();
  await window.reply(/You said: first/, 'show');
  await window.waitFor(/Attach a cookie/);
  await window.press('My data');
  await window.waitFor(/That is all/);
  expect(window.threadOf(/nibble-data/)).toContain('You said: first');
  await window.press('B');
  await window.waitFor(/Not quite/);
  expect(window.threadOf(/Not quite/)).toContain('You said: first');
});

it('posts an answer in a thread once when the connection broke after it was posted', async () => {
  const { slack, window } = await inThread();
  slack.faults.cutNext('chat.postMessage', 'after');
  await window.reply(/You said: first/, 'second');
  await window.type('third');
  await window.waitFor(/You said: third/);
  expect(window.messages()).toEqual(['You said: first', 'You said: second', 'You said: third']);
});

it('says in the thread that others are ahead, and answers in that place', async () => {
  const { tutor, window } = await inThread();
  const typed = window.reply(/You said: first/, 'run');
  await expect.poll(() => tutor.events.length).toBe(2);
  tutor.announceQueue(2);
  await window.waitFor(/Two are ahead of you/);
  expect(window.threadOf(/Two are ahead/)).toContain('You said: first');
  tutor.finishRuns();
  await typed;
  await window.waitFor(/You said: run/);
  expect(window.messages()).toEqual(['You said: first', 'You said: run']);
});
