/** That an answer reaches the learner, once, whatever happens on the way. */

import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { Poster } from '../../../adapters/slack/client.ts';
import { writeReply } from '../../../adapters/slack/messages.ts';
import { VirtualClock } from '../../../playground/clock.ts';
import { startSlackServer } from '../../../playground/slack/server.ts';
import { paragraph } from '../../../src/core/prose.ts';
import { start } from './start.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function bot(options: Partial<Parameters<typeof start>[0]> = {}) {
  const started = await start({ delivery: 'socket', ...options });
  cleanups.push(started.stop);
  const atTheQuestion = async (place: 'dm' | 'channel' = 'dm', user = 'U1') => {
    const window = started.slack.client({ user, place });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    return window;
  };
  return { ...started, atTheQuestion };
}

describe('a message', () => {
  it.each([
    ['Slack asks to wait', 'limitNext'],
    ['Slack stumbles after it was posted', 'stumbleNext'],
    ['the connection breaks before it was posted', 'before'],
    ['the connection breaks after it was posted', 'after'],
    ['Slack has an internal error', 'internal_error'],
  ] as const)('comes, and comes once, when %s', async (_, fault) => {
    const { slack } = await bot();
    const { faults } = slack;
    const window = slack.client({ user: 'U1', place: 'dm' });
    if (fault === 'limitNext') faults.limitNext('chat.postMessage', 0);
    else if (fault === 'stumbleNext') faults.stumbleNext('chat.postMessage', 503);
    else if (fault === 'internal_error') faults.failNext('chat.postMessage', 'internal_error');
    else faults.cutNext('chat.postMessage', fault);
    await window.type('hello');
    await window.waitFor(/You said: hello/);
    await window.type('bye');
    await window.waitFor(/You said: bye/);
    expect(window.messages()).toEqual(['You said: hello', 'You said: bye']);
  });

  it.each([
    ['asks to wait', 'limitNext'],
    ['stumbles', 'stumbleNext'],
  ] as const)('that only the learner sees comes when Slack %s', async (_, fault) => {
    const { slack } = await bot();
    const window = slack.client({ user: 'U1', place: 'channel' });
    if (fault === 'limitNext') slack.faults.limitNext('response_url', 0);
    else slack.faults.stumbleNext('response_url', 503);
    await window.command('/lesson');
    await window.waitFor(/Working with Cookies/);
  });

  it('of a pressed button is changed by another way when its response URL is worn out', async () => {
    const { slack, atTheQuestion } = await bot();
    const window = await atTheQuestion();
    slack.faults.failNext('response_url', 'expired_url');
    await window.press('B');
    await window.waitFor(/Not quite/);
    expect(window.buttons()).toEqual([]);
    expect(slack.calls('chat.update')).toHaveLength(1);
  });
});

describe('one message a second and conversation', () => {
  it('is what the local Slack allows', async () => {
    const clock = new VirtualClock();
    const slack = await startSlackServer({ delivery: 'http', postInterval: 1000, clock });
    cleanups.push(() => slack.close());
    const client = new webApi.WebClient(slack.credentials.botToken, {
      slackApiUrl: slack.apiUrl,
      rejectRateLimitedCalls: true,
    });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' }).then(() => 'posted');
    expect(await post('DU1')).toBe('posted');
    await expect(post('DU1')).rejects.toMatchObject({ retryAfter: 1 });
    expect(await post('DU2')).toBe('posted');
    clock.advance(1000);
    expect(await post('DU1')).toBe('posted');
  });

  it('is kept by the bot, so that nothing is refused and the order stays', async () => {
    const slack = await startSlackServer({ delivery: 'http', postInterval: 40 });
    cleanups.push(() => slack.close());
    const client = new webApi.WebClient(slack.credentials.botToken, {
      slackApiUrl: slack.apiUrl,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
    });
    // A little more than Slack's: its clock counts whole milliseconds.
    const poster = new Poster(client, 42);
    const channels = ['DU1', 'DU2', 'DU1', 'DU1', 'DU2'];
    const posts = channels.map((channel, index) =>
      Promise.all(
        writeReply([paragraph(`${index}`)]).map((message) =>
          poster.post(channel, message, { until: Date.now() + 5000 }),
        ),
      ),
    );
    await Promise.all(posts);
    expect(slack.requests.filter(({ answer }) => !answer.ok)).toEqual([]);
    const texts = slack.workspace.messagesIn('DU1').map(({ text }) => text);
    expect(texts).toEqual(['0', '2', '3']);
  });
});

describe('while others are ahead', () => {
  it.each([
    [3, /Three are ahead of you\. I’ll answer here\./],
    [1, /One is ahead of you\. I’ll answer here\./],
    [0, /You’re next\. I’ll answer here\./],
    [12, /12 are ahead of you\. I’ll answer here\./],
  ])('a press is told so below the words of its message, and the answer takes it away (%i)', async (ahead, note) => {
    const { tutor, atTheQuestion } = await bot();
    const window = await atTheQuestion();
    await window.press('Run it');
    // Whoever is next at once does not hear of the queue.
    if (ahead === 0) tutor.announceQueue(1);
    tutor.announceQueue(ahead);
    await window.waitFor(new RegExp(`Attach a cookie.*${note.source}`, 's'));
    tutor.finishRuns();
    await window.waitFor(/It ran/);
    expect(window.messages().join('\n')).not.toMatch(/ahead of you|You’re next/);
    expect(window.messages()).toHaveLength(2);
  });

  it('a press in a channel is told so once, and its response URL lasts for the answer', async () => {
    const { slack, tutor, atTheQuestion } = await bot();
    const window = await atTheQuestion('channel');
    await window.press('Run it');
    for (const ahead of [5, 4, 3, 2, 1, 0]) tutor.announceQueue(ahead);
    await window.waitFor(/Five are ahead of you/);
    tutor.finishRuns();
    await window.waitFor(/It ran/);
    expect(window.messages().join('\n')).not.toContain('ahead of you');
    expect(slack.calls('response_url').filter(({ answer }) => !answer.ok)).toEqual([]);
  });

  it('what was typed is told so in a message that counts down and becomes the answer', async () => {
    const { slack, tutor } = await bot();
    const window = slack.client({ user: 'U1', place: 'dm' });
    const typed = window.type('run');
    await expect.poll(() => tutor.events.length).toBe(1);
    tutor.announceQueue(2);
    await window.waitFor(/Two are ahead of you/);
    tutor.announceQueue(0);
    await window.waitFor(/You’re next/);
    tutor.finishRuns();
    await typed;
    await window.waitFor(/You said: run/);
    expect(window.messages()).toEqual(['You said: run']);
  });
});

describe('a picture', () => {
  it('is shown in the direct conversation, and its words are read to those who cannot see it', async () => {
    const { slack, atTheQuestion } = await bot();
    const window = await atTheQuestion();
    await window.press('My progress');
    await window.waitFor(/Three cards tomorrow/);
    const upload = slack.calls('files.getUploadURLExternal')[0];
    expect(upload?.args).toMatchObject({ filename: 'picture.png' });
    expect(slack.calls('chat.postMessage').at(-1)?.args).toMatchObject({
      blocks: [{ type: 'image', slack_file: { id: expect.stringMatching(/^F/) } }],
    });
  });

  it('that Slack is still busy with is shown a little later', async () => {
    const { slack, atTheQuestion } = await bot();
    const window = await atTheQuestion();
    const complaint = '[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]';
    slack.faults.failNext('chat.postMessage', 'invalid_blocks', [complaint]);
    await window.press('My progress');
    await window.waitFor(/Three cards tomorrow/);
    expect(slack.calls('chat.postMessage').at(-1)?.args).toMatchObject({ blocks: [{ type: 'image' }] });
  });

  it.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'is told in words when %s fails',
    async (method) => {
      const { slack, atTheQuestion } = await bot();
      const window = await atTheQuestion();
      slack.faults.failNext(method, 'storage_limit_reached');
      await window.press('My progress');
      await window.waitFor(/Three cards tomorrow/);
      expect(slack.calls('chat.postMessage').at(-1)?.args).toMatchObject({ blocks: [{ type: 'rich_text' }] });
    },
  );

  it('is told in words where only the learner sees the message', async () => {
    const { slack, atTheQuestion } = await bot();
    const window = await atTheQuestion('channel');
    await window.press('My progress');
    await window.waitFor(/Three cards tomorrow/);
    expect(slack.calls('files.getUploadURLExternal')).toEqual([]);
  });
});

describe('a file', () => {
  it('is shared in the direct conversation, between what is said before and after it', async () => {
    const { atTheQuestion } = await bot();
    const window = await atTheQuestion();
    await window.press('My data');
    await window.waitFor(/That is all/);
    expect(window.files()).toEqual({ 'nibble-data.json': '{"cards": 3}' });
    expect(window.messages().slice(1)).toEqual(['All that is known:', 'nibble-data.json', 'That is all.']);
  });

  it('is shared in the direct conversation when it’s asked for among others', async () => {
    const { atTheQuestion } = await bot();
    const window = await atTheQuestion('channel');
    await window.press('My data');
    await window.waitFor(/It’s in our direct messages[\s\S]*That is all/);
    expect(window.files()).toEqual({ 'nibble-data.json': '{"cards": 3}' });
  });

  it.each(['channel', 'dm'] as const)('is written out when Slack refuses files (asked for in a %s)', async (place) => {
    const { slack, atTheQuestion } = await bot();
    const window = await atTheQuestion(place);
    slack.fail('files.getUploadURLExternal', 'storage_limit_reached');
    await window.press('My data');
    await window.waitFor(/That is all/);
    expect(window.messages().join('\n')).toContain('nibble-data.json\n{"cards": 3}');
    expect(window.files()).toEqual({});
  });
});
