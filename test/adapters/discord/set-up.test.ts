/** What `nibble register` and `nibble doctor` are told. */
import { ApplicationFlags } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registerOnly } from '../../../adapters/discord/commands.ts';
import { describeDiscord } from '../../../adapters/discord/describe.ts';
import { type DiscordServerOptions, startDiscordServer } from '../../../playground/discord/start-server.ts';
import { COMMANDS } from '../../../src/tutor/features/index.ts';

const start = async (options: DiscordServerOptions = {}) => {
  const discord = await startDiscordServer(options);
  onTestFinished(() => discord.close());
  return { discord, access: { token: discord.token, apiUrl: discord.apiUrl, commands: COMMANDS } };
};

describe('registering the commands', () => {
  it('is done once, for everywhere', async () => {
    const { discord, access } = await start();
    const first = await registerOnly({ ...access, guild: null });
    expect(first).toEqual({
      changed: true,
      commands: expect.arrayContaining(['lesson', 'reminders', 'Check this code']),
    });
    expect(await registerOnly({ ...access, guild: null })).toMatchObject({ changed: false });
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('is done once for one server', async () => {
    const { discord, access } = await start();
    const { guild } = discord;
    expect(await registerOnly({ ...access, guild })).toMatchObject({ changed: true });
    expect(await registerOnly({ ...access, guild })).toMatchObject({ changed: false });
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toMatchObject([
      { path: expect.stringContaining(`/guilds/${guild}/commands`) },
    ]);
  });

  it.each([
    { what: 'a wrong token', change: { token: 'wrong' }, says: 'DISCORD_TOKEN' },
    { what: 'nobody there', change: { apiUrl: 'http://127.0.0.1:1/api' }, says: 'could not be reached' },
  ])('with $what tells what to do', async ({ change, says }) => {
    const { access } = await start();
    const failure = await registerOnly({ ...access, guild: null, ...change }).catch((error) => error);
    expect(failure.message).toContain(says);
    expect(failure.remedy).not.toBe('');
  });
});

describe('looking at the set-up', () => {
  it('tells what Discord knows of the bot, and how to invite it', async () => {
    const { access } = await start({ applicationFlags: ApplicationFlags.GatewayMessageContentLimited });
    await registerOnly({ ...access, guild: null });
    const found = await describeDiscord(access.token, COMMANDS, access.apiUrl);
    expect(found).toMatchObject({
      kind: 'connected',
      application: { id: expect.stringMatching(/^\d+$/), name: 'Nibble' },
      bot: 'nibble',
      servers: 1,
      isPublic: true,
      unusedIntents: ['message content'],
      install: { servers: true, people: true },
      commands: 'registered',
      sessionsLeft: 1000,
    });
    const links = found.kind === 'connected' ? [found.inviteLink, found.userInstallLink] : [];
    for (const link of links) expect(new URL(link).searchParams.get('client_id')).toMatch(/^\d+$/);
    expect(new URL(links[0] ?? '').searchParams.get('scope')).toBe('bot applications.commands');
  });

  it('tells that the commands are not there yet', async () => {
    const { access } = await start();
    expect(await describeDiscord(access.token, COMMANDS, access.apiUrl)).toMatchObject({
      commands: 'none',
      unusedIntents: [],
    });
  });

  it.each([
    { what: 'a wrong token', token: 'wrong', apiUrl: undefined, says: 'DISCORD_TOKEN' },
    { what: 'nobody there', token: 'any', apiUrl: 'http://127.0.0.1:1/api', says: 'could not be reached' },
  ])('with $what tells what to do', async ({ token, apiUrl, says }) => {
    const { access } = await start();
    const found = await describeDiscord(token, COMMANDS, apiUrl ?? access.apiUrl);
    expect(found).toMatchObject({ kind: 'failed', error: { message: expect.stringContaining(says) } });
  });
});
