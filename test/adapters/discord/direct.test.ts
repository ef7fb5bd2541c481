/** Among others the lesson is private, and the way to a conversation of two is always there. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/core/event.ts';
import { heading, paragraph } from '../../../src/core/prose.ts';
import type { Block } from '../../../src/core/reply.ts';
import { nameOf } from '../input-of.ts';
import { button, LONG, say } from './replies.ts';
import { withDiscord } from './with-discord.ts';

const OFFER = 'Continue in our DM';
const isDirectPress = (intent: Input) => intent.kind === 'press' && intent.action?.verb === 'dm';

/** A lesson that knows where the learner is, whichever way they ask. */
const lesson = (first: readonly Block[] = say('Step 1', button('Next')).blocks) =>
  withDiscord({
    answer: (intent) =>
      isDirectPress(intent)
        ? say('You are at step 1', button('Next'))
        : { pressed: 'keep', blocks: intent.kind === 'press' ? say('Step 2', button('Next')).blocks : first },
  });

describe.each(['server', 'private', 'other-server'] as const)('in a %s', (place) => {
  it('the answer to a command is seen by the learner only, and offers to go on in the direct conversation', async () => {
    const { discord } = await lesson();
    const learner = discord.client({ user: 'ada', place });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Step 1/);
    expect(learner.buttons()).toEqual(['Next', OFFER]);
    expect(discord.client({ user: 'bob', place }).messages()).toEqual([]);
    await learner.press('Next');
    await learner.waitFor(/Step 2/);
  });

  it('it goes on there, and the message here leads the way', async () => {
    const { discord } = await lesson();
    const learner = discord.client({ user: 'ada', place });
    const direct = discord.client({ user: 'ada', place: 'dm' });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Step 1/);
    await learner.press(OFFER);
    await learner.waitFor(/Let’s go on in our direct messages/);
    expect(direct.messages()).toEqual(['You are at step 1']);
    expect(learner.messages()).toEqual(['Step 1\nLet’s go on in our direct messages.', 'You are at step 1']);
    expect(learner.links()['Open our direct messages']).toMatch(/^https:\/\/discord\.com\/channels\/@me\/\d+$/);
    expect(learner.buttons()).toEqual(['Next']);
    expect(discord.client({ user: 'bob', place }).messages()).toEqual([]);
  });

  it.each(['closed', 'strangers'] as const)(
    'it stays here when direct messages are %s, with what to do',
    async (why) => {
      const { discord, lines } = await lesson();
      const learner = discord.client({ user: 'ada', place });
      await learner.command('/lesson cookies');
      await learner.waitFor(/Step 1/);
      learner.closeDirectMessages(why);
      await learner.press(OFFER);
      await learner.waitFor(/allow direct messages there/);
      expect(learner.buttons()).toEqual(['Next', OFFER]);
      await learner.press('Next');
      await learner.waitFor(/Step 2/);
      learner.openDirectMessages();
      await learner.press(OFFER);
      await learner.waitFor(/Let’s go on/);
      expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
      expect(discord.client({ user: 'bob', place }).messages()).toEqual([]);
    },
  );
});

it('in the direct conversation there is nothing to offer', async () => {
  const { discord } = await lesson();
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Step 1/);
  expect(learner.buttons()).toEqual(['Next']);
});

it('a message that is full already leads there from a message below', async () => {
  const full = Array.from({ length: 19 }, (_, index) => heading(2, `Part ${index + 1}`));
  const { discord } = await lesson([...full, { kind: 'progress', label: 'Step 1 of 9', done: 1, total: 9 }]);
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Part 19/);
  await learner.press(OFFER);
  await learner.waitFor(/Let’s go on/);
  expect(learner.links()).toHaveProperty('Open our direct messages');
  expect(discord.requests.every(({ status }) => status < 300)).toBe(true);
});

it('a long answer is offered once, at its end', async () => {
  const { discord } = await lesson([paragraph(LONG)]);
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/The end/);
  expect(learner.buttons()).toEqual([OFFER]);
});

describe('a mention in a channel', () => {
  it('is answered with the way to go on, and nothing about the person', async () => {
    const { discord, tutor } = await lesson();
    const learner = discord.client({ user: 'ada', place: 'server' });
    await learner.post('Hey @nibble, teach me cookies!');
    const [answer] = [await learner.waitFor(/I teach in private/)];
    expect(answer).not.toContain('ada');
    expect(tutor.events).toEqual([]);
    const { body } = await discord.waitForRequest(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    );
    expect(body).toMatchObject({
      allowed_mentions: { parse: [] },
      message_reference: { message_id: expect.any(String) },
    });
    expect(discord.pings).toEqual([]);
  });

  it('brings everybody who presses its buttons an answer of their own', async () => {
    const { discord, tutor } = await lesson();
    const [ada, bob] = ['ada', 'bob'].map((user) => discord.client({ user, place: 'server' as const }));
    await ada?.post('@nibble');
    await ada?.waitFor(/I teach in private/);
    await ada?.press('See the lessons');
    await ada?.waitFor(/Step 2/);
    expect(bob?.messages()).toHaveLength(1);
    await bob?.press(OFFER);
    await bob?.waitFor(/You are at step 1/);
    await bob?.waitFor(/Let’s go on/);
    expect(ada?.messages()).toHaveLength(2);
    expect(bob?.buttons()).toEqual(['See the lessons', OFFER, 'Next']);
    expect(tutor.events.map(({ learner }) => learner)).toEqual([
      `discord:${ada?.accountId}`,
      `discord:${bob?.accountId}`,
    ]);
  });

  it.each(['hello all', '@everyone look', '<@1>'])('is not what %j is', async (text) => {
    const { discord, tutor } = await lesson();
    const learner = discord.client({ user: 'ada', place: 'server' });
    await learner.post(text);
    await learner.type('hello');
    await learner.waitFor(/Step 1/);
    expect(learner.messages()).toEqual(['Step 1']);
    expect(tutor.events).toHaveLength(1);
  });

  it('that may not be answered there leaves nothing but a line in the log', async () => {
    const { discord, waitForLine, lines } = await lesson();
    discord.failNext({
      request: /POST \/channels/,
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    await discord.client({ user: 'ada', place: 'server' }).post('@nibble');
    await waitForLine(({ event }) => event.includes('mention'));
    expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});

it.each(['server', 'private', 'other-server', 'dm'] as const)(
  'the code in any message of a %s can be checked, and only who asked sees the answer',
  async (place) => {
    const { discord, tutor } = await withDiscord({ answer: (intent) => say(`heard ${nameOf(intent)}`) });
    const asker = discord.client({ user: 'ada', place });
    const author = discord.client({ user: place === 'dm' ? 'ada' : 'bob', place });
    await author.post('mine: ```python\nx = 1\n```', { 'app.py': 'y = 2' });
    await asker.useOnMessage('Check this code', /mine/);
    await asker.waitFor(/heard .check/);
    expect(tutor.events.at(-1)).toMatchObject({
      kind: 'command',
      name: 'check',
      options: { message: 'mine: ```python\nx = 1\n```\n```\ny = 2\n```' },
    });
    if (place !== 'dm') expect(author.messages()).toEqual([]);
  },
);
