/** `nibble doctor` and `nibble register`, against local platforms. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordServer, startDiscordServer } from '../../playground/discord/start-server.ts';
import { type SlackServer, startSlackServer } from '../../playground/slack/server.ts';
import { doctor } from '../../src/cli/operator/doctor.ts';
import { register } from '../../src/cli/operator/setup.ts';
import { readConfig } from '../../src/config.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { ClassWrite } from '../../src/tutor/storage/group.ts';
import { change, commitNext, learner } from '../storage/changes.ts';

let folder: string;
let discord: DiscordServer;
let slack: SlackServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-doctor-'));
  discord = await startDiscordServer({ shards: 4 });
  slack = await startSlackServer({ delivery: 'socket', scopes: ['chat:write'] });
});
afterAll(async () => {
  await Promise.all([discord.close(), slack.close()]);
  await rm(folder, { recursive: true, force: true });
});

const config = (settings: Record<string, string> = {}) =>
  readConfig({
    DATABASE_URL: `file:${join(folder, 'nibble.db')}`,
    DATA_DIR: folder,
    SANDBOX_FLASK: 'small',
    // Short ones: each examination reads them.
    LESSONS_DIR: join(packageFolder(), 'test/fixtures/lessons'),
    ...settings,
  });
const onDiscord = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
const onSlack = () => ({
  SLACK_BOT_TOKEN: 'xoxb-local-bot-token',
  SLACK_APP_TOKEN: 'xapp-local-app-token',
  SLACK_API_URL: slack.apiUrl,
});

async function examine(settings: Record<string, string> = {}) {
  const printed: string[] = [];
  const code = await doctor(config(settings), true, (text) => printed.push(text));
  const { findings }: { findings: { about: string; kind: string; text: string; remedy: string | null }[] } = JSON.parse(
    printed.join(''),
  );
  return { code, findings, text: printed.join('') };
}

async function registered(settings: Record<string, string>, guild?: string, remove = false) {
  const printed: string[] = [];
  await register(config(settings), { guild, remove }, (line) => printed.push(line));
  return printed.join('\n');
}

describe('nibble doctor', () => {
  it('finds no problem in a fresh set-up, and says which platforms have no tokens', async () => {
    const { code, findings } = await examine();
    expect(code).toBe(0);
    expect(findings.map(({ about, kind }) => [about, kind])).toEqual([
      ['lessons', 'fine'],
      ['database', 'fine'],
      ['Flask', 'note'],
      ['Discord', 'note'],
      ['Slack', 'note'],
    ]);
  });

  it('shows what Discord answers, with the links to invite the bot', async () => {
    const { code, findings } = await examine(onDiscord());
    expect(code).toBe(0);
    const said = findings.filter(({ about }) => about === 'Discord').map(({ text }) => text);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^connected as /),
        expect.stringContaining('https://discord.com/oauth2/authorize?'),
      ]),
    );
  });

  it.each([
    ['auto', 'fine', /recommends 4 connections \(shards\), and gets as many from one process/],
    ['2/8', 'fine', /recommends 4 .* asks for 8, of which this process has number 2/],
    ['3', 'note', /recommends 4 .* asks for all 3 in one process/],
  ])('says what Discord recommends beside DISCORD_SHARDS=%s', async (shards, kind, said) => {
    const { code, findings } = await examine({ ...onDiscord(), DISCORD_SHARDS: shards });
    expect(code).toBe(0);
    expect(findings.filter(({ text }) => said.test(text))).toMatchObject([{ about: 'Discord', kind }]);
  });

  it('names each permission that Slack lacks, and where to give it', async () => {
    const { code, findings } = await examine(onSlack());
    expect(code).toBe(1);
    const missing = findings.filter(({ kind }) => kind === 'problem');
    expect(missing).toContainEqual({
      about: 'Slack',
      kind: 'problem',
      text: expect.stringContaining('files:write'),
      remedy: expect.stringContaining('OAuth & Permissions'),
    });
  });

  it.each([
    ['a wrong token', () => ({ ...onDiscord(), DISCORD_TOKEN: 'another.token' }), /DISCORD_TOKEN/],
    [
      'a Discord that is not there',
      () => ({ ...onDiscord(), DISCORD_API_URL: 'http://127.0.0.1:9/api' }),
      /could not be reached/,
    ],
    ['a folder without lessons', () => ({ LESSONS_DIR: folder }), /problem/],
    ['a database that cannot be opened', () => ({ DATABASE_URL: `file:${folder}` }), /database/],
  ])('finds %s, ends with 1, and never shows a token', async (_, settings, expected) => {
    const { code, findings, text } = await examine(settings());
    expect(code).toBe(1);
    expect(findings.find(({ kind }) => kind === 'problem')).toMatchObject({
      text: expect.stringMatching(expected),
      remedy: expect.any(String),
    });
    expect(text).not.toContain('another.token');
    expect(text).not.toContain(discord.token);
  });
});

describe('nibble register', () => {
  it('registers the commands once, and says so when nothing has changed', async () => {
    expect(await registered(onDiscord())).toMatch(/^Registered everywhere: \/lesson, .*“Check this code”/);
    expect(await registered(onDiscord())).toMatch(/^Nothing to do/);
    expect(await registered(onDiscord(), discord.guild)).toMatch(/^Registered in the server/);
  });

  it('takes the commands of one server back, and only those', async () => {
    await registered(onDiscord(), discord.guild);
    expect(await registered(onDiscord(), discord.guild, true)).toMatch(
      /^Took back the commands in the server \d+\.\nThose/,
    );
    expect(await registered(onDiscord(), discord.guild, true)).toMatch(
      /^Nothing to do: there are no commands of its own/,
    );
    expect(await registered(onDiscord())).toMatch(/^Nothing to do: Discord has these commands everywhere/);
    await expect(registered(onDiscord(), undefined, true)).rejects.toThrow(/--remove: found no --guild/);
  });

  it('says of a server that the bot is not in it, and how to invite it', async () => {
    const fault: unknown = await registered(onDiscord(), '81384788765712384').catch((error: unknown) => error);
    expect(fault).toMatchObject({
      message: expect.stringMatching(/^the bot is not in the server 81384788765712384/),
      remedy: expect.stringMatching(/discord\.com\/oauth2\/authorize\?client_id=\d+&scope=bot\+applications\.commands/),
    });
  });

  it.each([
    ['a token', {}, undefined, /DISCORD_TOKEN is not set/],
    ['the id of a server', { DISCORD_TOKEN: 'some.token' }, 'my server', /--guild: found "my server"/],
  ])('fails without %s, and says where to find it', async (_, settings, guild, message) => {
    await expect(registered(settings, guild)).rejects.toThrow(message);
  });
});

describe('nibble doctor, of classes that give a role', () => {
  it('says which of the roles can be given, and what to do about the others', async () => {
    const url = `file:${join(folder, 'classes.db')}`;
    const store = await openStorage(url);
    let events = 0;
    const write = (what: ClassWrite) =>
      commitNext(store, change(`event ${++events}`, { learner: learner('discord:1'), class: what }));
    for (const name of ['Graduate', 'Owner', 'Moderator']) {
      const room = { server: `discord:${discord.guild}`, channel: name };
      await write({ kind: 'new', id: name, room, name });
      const role = discord.roles.find((one) => one.name === name)?.id ?? '';
      await write({ kind: 'set-role', class: name, role });
    }
    await write({ kind: 'end', class: 'Moderator' });
    await store.close();
    const { code, findings } = await examine({ ...onDiscord(), DATABASE_URL: url });
    expect(code).toBe(1);
    expect(findings.filter(({ about }) => about === 'roles')).toEqual([
      expect.objectContaining({ kind: 'fine', text: expect.stringMatching(/class “Graduate” can be given/) }),
      expect.objectContaining({
        kind: 'problem',
        text: expect.stringMatching(/class “Owner” .*cannot be given: it stands above/),
        remedy: expect.stringMatching(/Drag the bot’s role above it/),
      }),
    ]);
  });
});
