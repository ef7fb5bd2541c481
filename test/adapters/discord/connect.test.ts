import { expect, it, onTestFinished } from 'vitest';
import { startDiscord } from '../../../adapters/discord/connect.ts';
import { startDiscordServer } from '../../../playground/discord/start-server.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { OperatorError } from '../../../src/errors.ts';
import { say } from './replies.ts';
import { deferred, scriptTutor } from './scripted-tutor.ts';
import { collectLog, withDiscord } from './with-discord.ts';

const tutor = scriptTutor({ answer: () => say('Hello') });

it('tells the operator what to do about a wrong token', async () => {
  const discord = await startDiscordServer();
  onTestFinished(() => discord.close());
  const { log } = collectLog();
  const failure = await startDiscord({ token: 'wrong', apiUrl: discord.apiUrl, tutor, log }).catch((error) => error);
  expect(failure).toBeInstanceOf(OperatorError);
  expect(failure).toMatchObject({
    message: expect.stringContaining('DISCORD_TOKEN'),
    remedy: expect.stringContaining('Reset'),
  });
  expect(discord.counts.identified).toBe(0);
});

it('tells the operator when Discord cannot be reached', async () => {
  const discord = await startDiscordServer();
  await discord.close();
  const { log } = collectLog();
  const failure = await startDiscord({ token: 'any', apiUrl: discord.apiUrl, tutor, log }).catch((error) => error);
  expect(failure).toBeInstanceOf(OperatorError);
  expect(failure.message).toContain(discord.apiUrl);
});

it('registers the commands once, and not again when nothing changed', async () => {
  const { discord, bot } = await withDiscord({ answer: () => say('Hello') });
  await bot.stop();
  const again = await startDiscord({ token: discord.token, apiUrl: discord.apiUrl, tutor, log: collectLog().log });
  onTestFinished(() => again.stop());
  expect(discord.counts.identified).toBe(2);
  expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

it('goes on when the commands cannot be registered', async () => {
  const discord = await startDiscordServer();
  discord.failNext({ request: /^PUT \/applications/, status: 403, body: { code: 50001, message: 'Missing Access' } });
  const { log, lines } = collectLog();
  const bot = await startDiscord({ token: discord.token, apiUrl: discord.apiUrl, tutor, log });
  onTestFinished(async () => {
    await bot.stop();
    await discord.close();
  });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type('hello?');
  await learner.waitFor(/Hello/);
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

it.each([
  [4004, 'DISCORD_TOKEN', 'Reset Token'],
  [4014, '4014', 'Bot'],
])('is lost for good when Discord closes it with %i, and says once what to do', async (code, message, remedy) => {
  const { discord, lines, bot } = await withDiscord({ answer: () => say('Hello') });
  discord.dropConnection(code);
  const lost = await bot.lost;
  expect(lost).toBeInstanceOf(OperatorError);
  expect(lost).toMatchObject({ message: expect.stringContaining(message), remedy: expect.stringContaining(remedy) });
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

it('finishes the answers under way before it stops, and takes no new ones', async () => {
  const asked = deferred<void>();
  const answer = deferred<Reply>();
  const { discord, bot } = await withDiscord({
    answer: () => {
      asked.resolve();
      return answer.promise;
    },
  });
  const learner = discord.client({ user: 'ada', place: 'dm' });
  await learner.type('one');
  await asked.promise;
  const stopped = bot.stop();
  await learner.type('two');
  answer.resolve(say('Done'));
  await stopped;
  expect(learner.messages()).toEqual(['Done']);
});
