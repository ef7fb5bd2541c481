/**
 * No answer is lost without a word: where it cannot be shown, another way is found, or the learner hears of it next
 * time.
 */
import { expect, it } from 'vitest';
import { paragraph } from '../../../src/core/prose.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { nameOf } from '../input-of.ts';
import { LONG, say } from './replies.ts';
import { deferred } from './scripted-tutor.ts';
import { withDiscord } from './with-discord.ts';

it('shows the answer to a learner who has dismissed the message that said "thinking…"', async () => {
  const answer = deferred<Reply>();
  const { discord, lines } = await withDiscord({ answer: () => answer.promise });
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/help');
  await discord.waitForRequest(({ body }) => (body as { type?: number }).type === 5);
  learner.dismiss(/^$/);
  answer.resolve(say(LONG));
  await learner.waitFor(/The end/);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

it.each([
  { next: 'a command', act: 'command' },
  { next: 'a message', act: 'type' },
] as const)('tells with the answer to $next that the one before it was lost, once', async ({ act }) => {
  const { discord, waitForLine } = await withDiscord({ answer: (intent) => say(`You asked for ${nameOf(intent)}`) });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  learner.closeDirectMessages();
  await learner.type('hello?');
  await waitForLine(({ level }) => level === 'warn');
  learner.openDirectMessages();
  await (act === 'command' ? learner.command('/help') : learner.type('help'));
  const shown = await learner.waitFor(act === 'command' ? /for .help/ : /for message/);
  expect(shown).toMatch(
    /^Discord didn’t take my last answer\. What you did is kept\. Type \/lesson to go on where you are\./,
  );
  await learner.command('/progress');
  expect(await learner.waitFor(/for .progress/)).toBe('You asked for /progress');
});

it('apologises in the direct conversation also when half an answer has arrived there', async () => {
  const answer = deferred<Reply>();
  const { discord } = await withDiscord({ answer: () => answer.promise });
  const learner = discord.client({ user: 'ada', place: 'server' });
  await learner.command('/help');
  await discord.waitForRequest(({ body }) => (body as { type?: number }).type === 5);
  discord.advance(16 * 60_000);
  const [first, second] = [discord.holdNext(/POST \/channels/), discord.holdNext(/POST \/channels/)];
  answer.resolve({ pressed: 'keep', blocks: ['one', 'two'].map((word) => paragraph(`${word} `.repeat(900))) });
  first.release();
  await second.arrived;
  discord.failNext({ request: /POST \/channels/, status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  second.release();
  await learner.waitFor(/Something went wrong on our side/);
  expect(discord.client({ user: 'ada', place: 'dm' }).messages()).toHaveLength(2);
});

it('leaves when it is told to, whatever an answer is still waiting for', async () => {
  const asked = deferred<void>();
  const answer = () => {
    asked.resolve();
    return new Promise<Reply>(() => {});
  };
  const { discord, bot } = await withDiscord({ answer }, { stopTimeout: 1 });
  await discord.client({ user: 'ada', place: 'dm' }).command('/help');
  await asked.promise;
  await expect(bot.stop()).resolves.toBeUndefined();
});
