/**
 * What members of a server are called there: asked for over the gateway, by their ids, and without a privileged intent.
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDiscord } from '../../../adapters/discord/connect.ts';
import { startDiscordServer } from '../../../playground/discord/start-server.ts';
import { silentLog } from '../../silent-log.ts';
import { scriptTutor } from './scripted-tutor.ts';
import { withDiscord } from './with-discord.ts';

async function setUp() {
  const { discord, bot } = await withDiscord({ answer: () => ({ pressed: 'keep', blocks: [] }) });
  const { rooms } = bot.platform;
  if (rooms === undefined) throw new Error('there are no rooms');
  const idOf = (name: string) => `discord:${discord.client({ user: name, place: 'dm' }).accountId}`;
  return { discord, idOf, namesOf: rooms.namesOf, server: `discord:${discord.guild}` };
}

describe('the names of members', () => {
  it('are those of the server; who is not there is left out', async () => {
    const { discord, idOf, namesOf, server } = await setUp();
    const [ada, grace] = [idOf('ada'), idOf('grace')];
    expect(await namesOf(server, [ada, grace, 'discord:404', 'slack:T1:U1'], 'message')).toEqual({
      [ada]: 'ada',
      [grace]: 'grace',
    });
    expect(discord.counts.askedForMembers).toBe(1);
  });

  it('take one request for a hundred', async () => {
    const { discord, idOf, namesOf, server } = await setUp();
    const ids = Array.from({ length: 250 }, (_, number) => idOf(`person ${number}`));
    const names = await namesOf(server, ids, 'file');
    expect(Object.keys(names)).toHaveLength(250);
    expect(discord.counts.askedForMembers).toBe(3);
  });

  it('are asked for one by one where another process has the connection of the server', async () => {
    const discord = await startDiscordServer({ shards: 2 });
    const own = 1 - Number((BigInt(discord.guild) >> 22n) % 2n);
    const tutor = scriptTutor({ answer: () => ({ pressed: 'keep', blocks: [] }) });
    const { apiUrl, token, guild } = discord;
    const bot = await startDiscord({ token, apiUrl, tutor, log: silentLog, shards: { count: 2, own } });
    onTestFinished(async () => {
      await bot.stop();
      await discord.close();
    });
    const ada = `discord:${discord.client({ user: 'ada', place: 'server' }).accountId}`;
    const names = await bot.platform.rooms?.namesOf(`discord:${guild}`, [ada, 'discord:404'], 'file');
    expect(names).toEqual({ [ada]: 'ada' });
    expect(discord.counts.askedForMembers).toBe(0);
  });

  it('are not asked for where nobody is to be named', async () => {
    const { discord, namesOf, server } = await setUp();
    expect(await namesOf(server, [], 'file')).toEqual({});
    expect(discord.counts.askedForMembers).toBe(0);
  });
});
