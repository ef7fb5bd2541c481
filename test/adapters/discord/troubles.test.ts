import { expect, it } from 'vitest';
import type { Reply } from '../../../src/core/reply.ts';
import { button, LONG, say } from './replies.ts';
import { deferred } from './scripted-tutor.ts';
import { withDiscord } from './with-discord.ts';

const pressed = (reply: Reply | Promise<Reply>) => ({
  answer: (intent: { kind: string }) => (intent.kind === 'press' ? reply : say('Question', button('Go'))),
});

it('answers an event that is delivered twice once', async () => {
  const { discord, tutor, lines, waitForLine } = await withDiscord(pressed({ ...say('Answer'), pressed: 'settle' }));
  const learner = discord.window({ user: 'ada', place: 'dm' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  await learner.press('Go');
  await discord.redeliver();
  await waitForLine(({ event }) => event.includes('acknowledging'));
  expect(learner.messages()).toEqual(['Question', 'Answer']);
  expect(tutor.events).toHaveLength(2);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

it('answers a direct message that is delivered twice once', async () => {
  const { discord } = await withDiscord({ answer: (intent) => say(intent.kind === 'say' ? intent.text : '') });
  const learner = discord.window({ user: 'ada', place: 'dm' });
  await learner.type('one');
  await discord.redeliver();
  await learner.type('two');
  await learner.waitFor(/two/);
  expect(learner.messages()).toEqual(['one', 'two']);
});

it.each([
  { place: 'dm', minutes: 16 },
  { place: 'server', minutes: 16 },
] as const)(
  'answers by direct message when the interaction in a $place has expired meanwhile',
  async ({ place, minutes }) => {
    const answer = deferred<Reply>();
    const { discord } = await withDiscord(pressed(answer.promise));
    const learner = discord.window({ user: 'ada', place });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Question/);
    await learner.press('Go');
    await discord.waitForRequest(({ body }) => (body as { type?: number }).type === 6);
    discord.advance(minutes * 60_000);
    answer.resolve({ ...say(LONG), pressed: [...say('Instead').blocks] });
    await learner.waitFor(/The end/);
    expect(learner.messages().join('\n')).toContain('Instead');
    expect(discord.window({ user: 'ada', place: 'dm' }).messages().join('\n')).toContain('The end');
  },
);

it('answers by direct message when the first response comes too late', async () => {
  const answer = deferred<Reply>();
  const { discord } = await withDiscord({ answer: () => answer.promise }, { patience: 60_000 });
  const learner = discord.window({ user: 'ada', place: 'server' });
  await learner.command('/help');
  discord.advance(3_001);
  answer.resolve(say('Better late'));
  await learner.waitFor(/Better late/);
  expect(learner.messages()).toEqual(['Better late']);
});

it('says it once in the log, and stays alive, when the learner has closed direct messages', async () => {
  const { discord, lines, waitForLine } = await withDiscord({ answer: () => say(LONG) });
  const learner = discord.window({ user: 'ada', place: 'server' });
  learner.closeDirectMessages();
  await learner.type('hello?');
  await waitForLine(({ level }) => level === 'warn');
  expect(lines.filter(({ level }) => level !== 'info')).toMatchObject([
    { event: expect.stringContaining('no direct messages') },
  ]);
  await learner.command('/help');
  await learner.waitFor(/The end/);
});

it.each([
  { where: 'a command', act: 'command' },
  { where: 'a direct message', act: 'type' },
] as const)(
  'apologises when answering $where fails, and keeps what the learner wrote out of the log',
  async ({ act }) => {
    const { discord, lines } = await withDiscord({ answer: () => Promise.reject(new Error('the database is gone')) });
    const learner = discord.window({ user: 'ada', place: 'dm' });
    await (act === 'command' ? learner.command('/lesson my secret') : learner.type('my secret'));
    const apology = await learner.waitFor(/Something went wrong on our side/);
    expect(apology).toContain('Nothing you did is lost; try again.');
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(JSON.stringify(lines)).toContain('the database is gone');
    expect(JSON.stringify(lines)).not.toContain('my secret');
  },
);

it.each([
  { what: 'a rate limit', status: 429, retryAfter: 0.01 },
  { what: 'a hiccup', status: 502 },
])('gets over $what of Discord', async (failure) => {
  const { discord } = await withDiscord(pressed({ ...say('Answer'), pressed: 'settle' }));
  const learner = discord.window({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  discord.failNext({ request: /POST \/webhooks/, ...failure });
  await learner.press('Go');
  await learner.waitFor(/Answer/);
  expect(learner.messages()).toEqual(['Question', 'Answer']);
});

it('tells the learner when Discord refuses an answer', async () => {
  const { discord, lines } = await withDiscord(pressed({ ...say('Answer'), pressed: 'settle' }));
  const learner = discord.window({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  discord.failNext({ request: /POST \/webhooks/, status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  await learner.press('Go');
  await learner.waitFor(/Something went wrong on our side/);
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

it('fires no mention, whatever a learner writes', async () => {
  const { discord } = await withDiscord({
    answer: (intent) => say(intent.kind === 'say' ? `I read that as ${intent.text}` : ''),
  });
  const learner = discord.window({ user: 'ada', place: 'dm' });
  await learner.type('@everyone @here <@1> <@&2> <#3> [x](javascript:alert(1)) ||`` ```');
  expect(await learner.waitFor(/I read that/)).toBe(
    'I read that as @everyone @here <@1> <@&2> <#3> [x](javascript:alert(1)) ||`` ```',
  );
  expect(discord.pings).toEqual([]);
});
