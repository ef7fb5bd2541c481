/** How the started program ends, and how it is asked how it is. */
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type DiscordServer, startDiscordServer } from '../../playground/discord/start-server.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { card, change, commitNext, learner as learnerRow, reminders } from '../storage/changes.ts';
import { startNibble } from './run-nibble.ts';

/** As long as most supervisors wait before they kill. Milliseconds. */
const GRACE = 10_000;

let discord: DiscordServer;
beforeAll(async () => {
  discord = await startDiscordServer();
});
afterAll(() => discord.close());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nibble-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function startBot(folder: string, more: Readonly<Record<string, string>> = {}) {
  const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...more };
  const child = startNibble({ args: ['start'], folder, settings });
  const exited = once(child, 'exit');
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += String(chunk);
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return {
    child,
    exited,
    log: () => log,
    async logged(line: RegExp): Promise<void> {
      while (!line.test(log)) {
        const ended = await Promise.race([once(child.stderr, 'data').then(() => false), exited.then(() => true)]);
        if (ended && !line.test(log)) throw new Error(`it ended without ${line}:\n${log}`);
      }
    },
    /** Resolves to the exit code and the signal; rejects when it takes too long. */
    async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<unknown> {
      const late = once(AbortSignal.timeout(GRACE), 'abort').then(() => {
        throw new Error(`it has not ended ${GRACE} ms after ${signal}:\n${log}`);
      });
      child.kill(signal);
      return Promise.race([exited, late]);
    },
  };
}

type Bot = ReturnType<typeof startBot>;

/** A learner at the first exercise. */
async function atExercise(user: string) {
  const window = discord.client({ user, place: 'dm' });
  await window.command('/lesson cookies');
  await window.waitFor(/step 1 of/);
  await window.type('go count-the-visits');
  await window.waitForButton('Write the program');
  return window;
}

/** Sends a program; resolves when it is acknowledged. */
async function send(window: Awaited<ReturnType<typeof atExercise>>, program: string): Promise<void> {
  await window.press('Write the program');
  await window.waitForForm();
  const before = discord.requests.length;
  await window.fill({ program });
  await discord.until(() => discord.requests.slice(before).some(({ path }) => path.includes('/callback')));
}

const ENDLESS = 'from flask import Flask\nwhile True: pass';

const ready = async (bot: Bot): Promise<void> => {
  await bot.logged(/"msg":"ready"/);
  await bot.logged(/the sandbox is ready/);
};

describe('a bot that is asked to stop', () => {
  it('by a signal to its whole group (Ctrl+C) answers the program that runs before it ends', async () => {
    const bot = startBot(await makeFolder());
    await ready(bot);
    const window = await atExercise('group');
    await send(window, ENDLESS);
    for (const task of await readdir(`/proc/${bot.child.pid}/task`)) {
      const children = await readFile(`/proc/${bot.child.pid}/task/${task}/children`, 'utf8');
      for (const pid of children.split(' ').filter(Boolean)) process.kill(Number(pid), 'SIGINT');
    }
    expect(await bot.stop('SIGINT')).toEqual([0, null]);
    expect(window.messages().join('\n')).toMatch(/within 2 seconds/);
    expect(bot.log()).toMatch(/"msg":"stopped"/);
  });

  it('ends in time while endless programs run, and keeps what it acknowledged', async () => {
    const folder = await makeFolder();
    // More than one worker can end before the bot has to.
    const bot = startBot(folder, { SANDBOX_WORKERS: '1' });
    await ready(bot);
    const names = Array.from({ length: 6 }, (_, number) => `endless-${number}`);
    const windows = await Promise.all(names.map((name) => atExercise(name)));
    for (const window of windows) await send(window, ENDLESS);
    expect(await bot.stop()).toEqual([0, null]);
    expect(bot.log()).toMatch(/"msg":"stopped"/);
    const again = startBot(folder);
    await ready(again);
    const [window] = windows;
    await window?.command('/lesson cookies');
    await window?.waitForButton('Write the program');
    expect(await again.stop()).toEqual([0, null]);
  });

  it('a second time ends at once', async () => {
    const bot = startBot(await makeFolder());
    await ready(bot);
    const window = await atExercise('hasty');
    await send(window, ENDLESS);
    bot.child.kill('SIGTERM');
    await bot.logged(/"msg":"stopping"/);
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toEqual([null, 'SIGTERM']);
  });

  it('releases the reminders that it has claimed and not begun to send', async () => {
    const folder = await makeFolder();
    const url = `file:${join(folder, 'data/nibble.db')}`;
    const now = Date.now();
    const ahead = 12 - new Date(now).getUTCHours();
    // The names of these zones count westwards: it is noon for them.
    const zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
    const before = await openStorage(url);
    const ids = Array.from(
      { length: 40 },
      (_, number) => `discord:${discord.client({ user: `r${number}`, place: 'dm' }).accountId}`,
    );
    for (const id of ids) {
      await commitNext(
        before,
        change(`before ${id}`, {
          at: now,
          learner: learnerRow(id),
          progress: null,
          cards: [card('attach-a-cookie', { due: now })],
          reminders: reminders({ zone, nextAt: now }),
        }),
      );
    }
    await before.close();
    const bot = startBot(folder);
    await bot.logged(/"msg":"ready"/);
    const sent = () =>
      ids.filter((_, number) => discord.client({ user: `r${number}`, place: 'dm' }).messages().length > 0);
    await discord.until(() => sent().length > 0);
    expect(await bot.stop()).toEqual([0, null]);
    const after = await openStorage(url);
    const left = ids.length - sent().length;
    const at = Date.now();
    const claims = await after.claimReminders({ platform: 'discord', limit: 50, now: at, until: at + 1 });
    await after.close();
    expect(left).toBeGreaterThan(0);
    expect(claims).toHaveLength(left);
  });
});

describe('a bot with a health port', () => {
  it('answers /healthz, /readyz and /metrics, and names no learner', async () => {
    const port = await freePort();
    const bot = startBot(await makeFolder(), { HEALTH_PORT: String(port) });
    const ask = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, text: await response.text() };
    };
    await ready(bot);
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
    expect(await ask('/readyz')).toEqual({ status: 200, text: '{"ready":true,"reasons":[]}\n' });
    const window = await atExercise('measured');
    await send(window, 'print(1)');
    const run = /^nibble_sandbox_runs_total\{result="[a-z-]+"\} 1$/m;
    await expect.poll(async () => (await ask('/metrics')).text, { timeout: 120_000 }).toMatch(run);
    await expect.poll(async () => (await ask('/metrics')).text).toMatch(/^nibble_events_under_way 0$/m);
    const { text } = await ask('/metrics');
    expect(text).toMatch(/^nibble_events_total\{platform="discord",event="lesson"\} 1$/m);
    expect(text).toMatch(/^nibble_acknowledgement_seconds_count\{platform="discord"\} [1-9]/m);
    expect(text).toMatch(/^nibble_reply_seconds_count\{platform="discord"\} [1-9]/m);
    expect(text).not.toContain(window.accountId);
    expect(await bot.stop()).toEqual([0, null]);
  });
});
