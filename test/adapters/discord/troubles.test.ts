import { expect, it } from 'vitest';
import { action } from '../../../src/core/action.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Reply, TextField } from '../../../src/core/reply.ts';
import { button, LONG, say } from './replies.ts';
import { deferred } from './scripted-tutor.ts';
import { withDiscord } from './with-discord.ts';

const field: TextField = {
  kind: 'text',
  id: 'answer',
  label: 'Answer',
  description: '',
  optional: true,
  lines: 'one',
  value: '',
};

const pressed = (reply: Reply | Promise<Reply>) => ({
  answer: (intent: { kind: string }) => (intent.kind === 'press' ? reply : say('Question', button('Go'))),
});

it('answers an event that is delivered twice once', async () => {
  const { discord, tutor, lines, waitForLine } = await withDiscord(pressed({ ...say('Answer'), pressed: 'settle' }));
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  await learner.press('Go');
  await discord.redeliver();
  await waitForLine(({ event }) => event.includes('acknowledging'));
  await learner.waitFor(/Answer/);
  expect(learner.messages()).toEqual(['Question', 'Answer']);
  expect(tutor.events).toHaveLength(2);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

it('answers a direct message that is delivered twice once', async () => {
  const { discord } = await withDiscord({ answer: (intent) => say(intent.kind === 'message' ? intent.text : '') });
  const learner = discord.client({ user: 'ada', place: 'dm' });
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
    const learner = discord.client({ user: 'ada', place });
    await learner.command('/lesson cookies');
    await learner.waitFor(/Question/);
    await learner.press('Go');
    await discord.waitForRequest(({ body }) => (body as { type?: number }).type === 6);
    discord.advance(minutes * 60_000);
    answer.resolve({ ...say(LONG), pressed: [...say('Instead').blocks] });
    await learner.waitFor(/The end/);
    expect(learner.messages().join('\n')).toContain('Instead');
    expect(discord.client({ user: 'ada', place: 'dm' }).messages().join('\n')).toContain('The end');
  },
);

it('answers by direct message when Discord hears the first response too late', async () => {
  const { discord } = await withDiscord({ answer: () => say('Better late') });
  const learner = discord.client({ user: 'ada', place: 'server' });
  const held = discord.holdNext(/callback/);
  await learner.command('/help');
  await held.arrived;
  discord.advance(3_001);
  held.release();
  await learner.waitFor(/Better late/);
  expect(discord.client({ user: 'ada', place: 'dm' }).messages()).toEqual(
    expect.arrayContaining([...learner.messages()]),
  );
});

it('opens no form too late, and the button can be pressed again', async () => {
  const form = action('type', 'cookies', 'intro');
  const { discord, lines, waitForLine } = await withDiscord({
    form: () => ({ title: 'Form', submit: action('submit-typed'), fields: [field] }),
    answer: () => say('Question', button('Type', form)),
  });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.command('/help');
  await learner.waitFor(/Question/);
  const held = discord.holdNext(/callback/);
  await learner.press('Type');
  await held.arrived;
  discord.advance(3_001);
  held.release();
  await waitForLine(({ event }) => event.includes('form'));
  await learner.press('Type');
  await learner.waitForForm();
  expect(learner.messages()).toEqual(['Question']);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

it('says it once in the log, and stays alive, when the learner has closed direct messages', async () => {
  const { discord, lines, waitForLine } = await withDiscord({ answer: () => say(LONG) });
  const learner = discord.client({ user: 'ada', place: 'server' });
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
    const learner = discord.client({ user: 'ada', place: 'dm' });
    await (act === 'command' ? learner.command('/lesson my secret') : learner.type('my secret'));
    const apology = await learner.waitFor(/Something went wrong on our side/);
    expect(apology).toContain('Nothing you did is lost; try again.');
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(JSON.stringify(lines)).toContain('the database is gone');
    expect(JSON.stringify(lines)).not.toContain('my secret');
  },
);

it.each([
  { what: 'a rate limit', failures: [{ status: 429, retryAfter: 0.01 }] },
  { what: 'a hiccup', failures: [{ status: 502 }] },
  { what: 'an outage of some minutes', failures: Array(20).fill({ status: 503 }) },
])('gets over $what of Discord', async ({ failures }) => {
  const { discord } = await withDiscord(pressed({ ...say('Answer'), pressed: 'settle' }), { hasClock: true });
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  for (const failure of failures) discord.failNext({ request: /POST \/webhooks/, ...failure });
  await learner.press('Go');
  await learner.waitFor(/Answer/);
  expect(learner.messages()).toEqual(['Question', 'Answer']);
});

it('never goes beyond what Discord allows in a channel, an interaction or a second', async () => {
  const reply: Reply = { pressed: 'keep', blocks: Array.from({ length: 3 }, () => paragraph(LONG)) };
  const { discord } = await withDiscord({ answer: () => reply }, { hasRateLimits: true });
  const [ada, bob] = ['ada', 'bob'].map((user) => discord.client({ user, place: 'dm' as const }));
  await ada?.command('/help');
  await bob?.type('help');
  await discord.until(() => ada?.messages().length === 6 && bob?.messages().length === 6);
  expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
});

it.each([
  { what: 'an outage that outlives the interaction', failures: Array(40).fill({ status: 503 }) },
  { what: 'a rate limit that outlives the interaction', failures: [{ status: 429, retryAfter: 1000 }] },
])('answers by direct message after $what', async ({ failures }) => {
  const { discord } = await withDiscord(pressed({ ...say('Answer'), pressed: 'settle' }), { hasClock: true });
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  for (const failure of failures) discord.failNext({ request: /POST \/webhooks/, ...failure });
  await learner.press('Go');
  await learner.waitFor(/Answer/);
  expect(discord.client({ user: 'ada', place: 'dm' }).messages().join()).toContain('Answer');
});

it('shows the rest of a long answer by direct message where an interaction may not say it all', async () => {
  const parts = Array.from({ length: 9 }, (_, index) => `Part ${index + 1}. ${'word '.repeat(600)}`);
  const { discord } = await withDiscord({
    answer: () => ({ pressed: 'keep', blocks: parts.map((part) => paragraph(part)) }),
  });
  const learner = discord.client({ user: 'ada', place: 'other-server' });
  await learner.command('/help');
  await learner.waitFor(/Part 9/);
  expect(learner.messages().flatMap((text) => /Part \d/.exec(text) ?? [])).toEqual(
    parts.map((_, index) => `Part ${index + 1}`),
  );
});

it('answers by direct message when the channel was deleted meanwhile', async () => {
  const answer = deferred<Reply>();
  const { discord, lines } = await withDiscord(pressed(answer.promise));
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  await learner.press('Go');
  await discord.waitForRequest(({ body }) => (body as { type?: number }).type === 6);
  await discord.deleteChannel('server');
  answer.resolve(say('Answer'));
  await learner.waitFor(/Answer/);
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
});

it('goes on privately when the bot is thrown out of the server in the middle of a lesson', async () => {
  const { discord, lines } = await withDiscord(pressed(say('Answer')));
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  await discord.removeBot();
  await learner.press('Go');
  await learner.waitFor(/Answer/);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

it('says once that the token was withdrawn, however many are waiting for an answer', async () => {
  const answer = deferred<Reply>();
  const allAsked = deferred<void>();
  let asked = 0;
  const { discord, lines, bot } = await withDiscord({
    answer: () => {
      if (++asked === 3) allAsked.resolve();
      return answer.promise;
    },
  });
  for (const user of ['ada', 'bob', 'eve']) await discord.client({ user, place: 'dm' }).type('hello?');
  await allAsked.promise;
  discord.revokeToken();
  answer.resolve(say('Answer'));
  expect((await bot.lost).message).toContain('DISCORD_TOKEN');
  await bot.stop();
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

it('tells the learner when Discord refuses an answer', async () => {
  const { discord, lines } = await withDiscord(pressed({ ...say('Answer'), pressed: 'settle' }));
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/lesson cookies');
  await learner.waitFor(/Question/);
  discord.failNext({ request: /POST \/webhooks/, status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  await learner.press('Go');
  await learner.waitFor(/Something went wrong on our side/);
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

it('fires no mention, whatever a learner writes', async () => {
  const { discord } = await withDiscord({
    answer: (intent) => say(intent.kind === 'message' ? `I read that as ${intent.text}` : ''),
  });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type('@everyone @here <@1> <@&2> <#3> [x](javascript:alert(1)) ||`` ```');
  expect(await learner.waitFor(/I read that/)).toBe(
    'I read that as @everyone @here <@1> <@&2> <#3> [x](javascript:alert(1)) ||`` ```',
  );
  expect(discord.pings).toEqual([]);
});
