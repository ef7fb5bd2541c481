/** What stays in the conversation reads well: no button without a meaning, no note that has had its day. */
import { afterEach, describe, expect, it } from 'vitest';
import { startSlack } from '../../../adapters/slack/connect.ts';
import { fakeTutor } from './fake-tutor.ts';
import { recordingLog, start } from './start.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function atTheQuestion(place: 'dm' | 'channel' = 'dm') {
  const started = await start({ delivery: 'socket' });
  cleanups.push(started.stop);
  const window = started.slack.client({ user: 'U1', place });
  await window.command('/lesson cookies');
  await window.waitFor(/Attach/);
  return { ...started, window };
}

it('a question whose form is sent after a restart loses its buttons, and keeps its words', async () => {
  const { slack, stopBot, window } = await atTheQuestion();
  await window.press('Write a program');
  await window.waitForForm();
  await stopBot();
  const tutor = fakeTutor();
  const bot = await startSlack({ apiUrl: slack.apiUrl, ...slack.credentials, tutor, log: recordingLog().log });
  cleanups.unshift(() => bot.stop());
  await window.fill({ program: 'x = 1' });
  await window.waitFor(/Ran:/);
  expect(window.buttons()).toEqual([]);
  expect(window.messages()[0]).toContain('Which line asks the browser to keep a cookie?');
});

describe.each(['dm', 'channel'] as const)('in a %s', (place) => {
  it('a note about the queue that Slack takes late does not outlive the answer', async () => {
    const { slack, tutor, window } = await atTheQuestion(place);
    slack.faults.stumbleNext('response_url', 503);
    await window.press('Run it');
    await expect.poll(() => tutor.events.length).toBe(2);
    tutor.announceQueue(2);
    tutor.finishRuns();
    await window.waitFor(/It ran/);
    await window.waitUntilGone(/Two are ahead/);
    await expect.poll(() => slack.calls('response_url').length).toBeGreaterThanOrEqual(3);
    expect(window.messages().join('\n')).not.toContain('ahead of you');
    expect(window.messages()[0]).toContain('Attach');
  });
});

describe('a question that is answered in words', () => {
  it('loses its buttons, and keeps its words', async () => {
    const { window } = await atTheQuestion();
    await window.type('b');
    await window.waitFor(/You said: b/);
    await expect.poll(() => window.buttons()).toEqual([]);
    expect(window.messages()[0]).toContain('Which line asks the browser to keep a cookie?');
  });

  it('keeps its buttons while it is not answered', async () => {
    const { window } = await atTheQuestion();
    await window.type('what?');
    await window.waitFor(/You said: what\?/);
    await window.type('really');
    await window.waitFor(/You said: really/);
    expect(window.buttons()).toContain('B');
  });

  it('is answered also when it cannot be changed', async () => {
    const { slack, lines, window } = await atTheQuestion();
    slack.fail('chat.update', 'edit_window_closed');
    await window.type('b');
    await window.waitFor(/You said: b/);
    await expect.poll(() => lines.filter((line) => line.includes('kept its buttons'))).toHaveLength(1);
    expect(lines.filter((line) => !line.includes('"level":"info"'))).toEqual([]);
  });
});
