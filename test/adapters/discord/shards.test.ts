/**
 * Several connections to Discord, in one process or in several: each event reaches one of them, and is answered once.
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Shards, startDiscord } from '../../../adapters/discord/connect.ts';
import { startDiscordServer } from '../../../playground/discord/start-server.ts';
import { OperatorError } from '../../../src/errors.ts';
import { silentLog } from '../../silent-log.ts';
import { nameOf } from '../input-of.ts';
import { say } from './replies.ts';
import { scriptTutor } from './scripted-tutor.ts';

/** A local Discord that recommends so many connections. */
async function local(shards: number) {
  const discord = await startDiscordServer({ shards });
  onTestFinished(() => discord.close());
  const start = async (own: Shards) => {
    const tutor = scriptTutor({ answer: () => say('answered') });
    const { token, apiUrl } = discord;
    const bot = await startDiscord({ token, apiUrl, shards: own, tutor, log: silentLog });
    onTestFinished(() => bot.stop());
    return { ...bot, tutor };
  };
  return { discord, start };
}

/** So many connections, and the one of them that the server with the bot falls to, which is not the first. */
function apart(guild: string): { readonly count: number; readonly own: number } {
  const of = (count: number) => Number((BigInt(guild) >> 22n) % BigInt(count));
  const count = [2, 3, 5, 7, 11, 13, 17].find((candidate) => of(candidate) !== 0) ?? 2;
  return { count, own: of(count) };
}

describe('a bot whose connections are in two processes', () => {
  it('answers direct messages from the first, those in a server from the other, and each once', async () => {
    const { discord, start } = await local(2);
    const { count, own } = apart(discord.guild);
    const [first, other] = await Promise.all([start({ count, own: 0 }), start({ count, own })]);
    const [alone, amongOthers] = [
      discord.client({ user: 'ada', place: 'dm' }),
      discord.client({ user: 'ada', place: 'server' }),
    ];
    await alone.type('hello');
    await alone.waitFor(/answered/);
    await amongOthers.command('/lesson cookies');
    await amongOthers.waitFor(/answered/);
    await alone.command('/progress');
    await discord.until(() => alone.messages().length === 2);
    expect(first.tutor.events.map(nameOf)).toEqual(['message', '/progress']);
    expect(other.tutor.events.map(nameOf)).toEqual(['/lesson']);
    // Both windows are one person's, who sees everything.
    expect(amongOthers.messages()).toHaveLength(3);
  });

  it('can write to people unasked from each of them', async () => {
    const { discord, start } = await local(2);
    const other = await start({ count: 2, own: 1 });
    const learner = discord.client({ user: 'ada', place: 'dm' });
    const { blocks } = say('One card is due today.');
    expect(await other.platform.deliver(`discord:${learner.accountId}`, blocks, 'key')).toEqual({ kind: 'sent' });
    await learner.waitFor(/One card is due/);
  });

  it('takes up each connection where it broke', async () => {
    const { discord, start } = await local(2);
    const { count, own } = apart(discord.guild);
    await Promise.all([start({ count, own: 0 }), start({ count, own })]);
    discord.dropConnection();
    const alone = discord.client({ user: 'ada', place: 'dm' });
    const amongOthers = discord.client({ user: 'ada', place: 'server' });
    await Promise.all([alone.type('hello'), amongOthers.command('/progress')]);
    await Promise.all([alone.waitFor(/answered/), amongOthers.waitFor(/answered/)]);
    await discord.until(() => discord.counts.resumed === 2);
    expect(alone.messages()).toHaveLength(1);
  });
});

it.each([
  ['as many as Discord recommends', 3, 'auto', 3],
  ['as many as it is told', 3, { count: 2, own: 'all' }, 2],
] as const)('a bot in one process opens %s, and hears of everything', async (_, recommended, shards, opened) => {
  const { discord, start } = await local(recommended);
  const { tutor, isConnected } = await start(shards);
  expect(discord.counts.identified).toBe(opened);
  expect(isConnected()).toBe(true);
  const alone = discord.client({ user: 'ada', place: 'dm' });
  await alone.type('hello');
  await discord.client({ user: 'ada', place: 'server' }).command('/progress');
  await discord.until(() => tutor.events.length === 2);
});

it('is told to take more connections when Discord will have no more of so few', async () => {
  const { discord, start } = await local(1);
  const { lost } = await start({ count: 1, own: 'all' });
  discord.dropConnection(4011);
  const error = await lost;
  expect(error).toBeInstanceOf(OperatorError);
  expect(error.remedy).toMatch(/DISCORD_SHARDS to auto/);
});
