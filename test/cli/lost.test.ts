/** A connection that a platform has closed for good ends the program: nobody should believe that the tutor is there. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startDiscordServer } from '../../playground/discord/start-server.ts';
import { startSlackServer } from '../../playground/slack/server.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { startNibble } from './run-nibble.ts';

/** A short one: nobody takes it. */
const LESSONS_DIR = join(packageFolder(), 'test/fixtures/lessons');

async function openDiscord() {
  const server = await startDiscordServer();
  const settings = { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl };
  return { settings, withdraw: () => server.dropConnection(4004), close: () => server.close() };
}

async function openSlack() {
  const server = await startSlackServer({ delivery: 'socket' });
  const { botToken, appToken = '' } = server.credentials;
  const settings = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: server.apiUrl };
  const withdraw = () => {
    server.fail('apps.connections.open', 'token_revoked');
    void server.socket.reconnect('cut');
  };
  return { settings, withdraw, close: () => server.close() };
}

it.each([
  ['Discord', openDiscord, /Discord refused the token in DISCORD_TOKEN/],
  ['Slack', openSlack, /Slack refused SLACK_APP_TOKEN \(token_revoked\)/],
])('a token that %s withdraws ends the program with 1 and says what to do', async (_, open, message) => {
  const folder = await mkdtemp(join(tmpdir(), 'nibble-lost-'));
  const platform = await open();
  const child = startNibble({ args: ['start'], folder, settings: { ...platform.settings, LESSONS_DIR } });
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
    await platform.close();
    await rm(folder, { recursive: true, force: true });
  });
  let told = '';
  child.stderr.on('data', (chunk) => {
    told += String(chunk);
    if (String(chunk).includes('"msg":"ready"')) platform.withdraw();
  });
  expect(await exited).toEqual([1, null]);
  expect(told).toMatch(/\nNibble cannot go on: /);
  expect(told).toMatch(message);
  expect(told).toMatch(/\n\nWhat to do: \S/);
});
