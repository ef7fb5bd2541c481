/** What a host sees of `nibble start` with both platforms: it reminds, it answers, and it ends in good order. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type DiscordServer, startDiscordServer } from '../../playground/discord/start-server.ts';
import { type SlackServer, startSlackServer } from '../../playground/slack/server.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { startNibble } from '../cli/run-nibble.ts';
import { card, change, learner as learnerRow, reminders } from '../storage/changes.ts';
import { temporaryFolder } from './test-app.ts';

/** As long as hosts usually wait before they kill. Milliseconds. */
const GRACE = 10_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let discord: DiscordServer;
let slack: SlackServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  [discord, slack] = await Promise.all([startDiscordServer(), startSlackServer({ delivery: 'socket' })]);
});

afterAll(async () => {
  await discord?.close();
  await slack?.close();
  await folder?.remove();
});

/** Starts the program as a host does; `logged` resolves when the log has such a line. */
function startHost() {
  const { botToken, appToken = '' } = slack.credentials;
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: 'file:nibble.db',
  };
  const child = startNibble({ args: ['start'], folder: folder.path, settings });
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
    log: () => log,
    async logged(line: RegExp): Promise<void> {
      while (!line.test(log)) await once(child.stderr, 'data');
    },
    /** Resolves to the exit code and the signal; rejects when it takes too long. */
    async stop(): Promise<unknown> {
      const late = once(AbortSignal.timeout(GRACE), 'abort').then(() => {
        throw new Error(`it has not ended ${GRACE} ms after SIGTERM:\n${log}`);
      });
      child.kill('SIGTERM');
      return Promise.race([exited, late]);
    },
  };
}

/** Somebody for whom a card is due and whose reminder comes now, at what is noon for them. */
async function expectReminder(learner: string): Promise<void> {
  const store = await openStorage(`file:${folder.path}/nibble.db`);
  const now = Date.now();
  const ahead = 12 - new Date(now).getUTCHours();
  // The names of these zones count westwards.
  const zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  await store.commit(
    change('before', {
      at: now,
      learner: learnerRow(learner),
      progress: null,
      cards: [card('attach-a-cookie', { due: now })],
      reminders: reminders({ zone, nextAt: now }),
    }),
  );
  await store.close();
}

it('reminds once, and at SIGTERM finishes the run that is under way and ends within ten seconds', async () => {
  const reminded = discord.client({ user: 'ada', place: 'dm' });
  await expectReminder(`discord:${reminded.accountId}`);
  const host = startHost();
  await host.logged(/"msg":"ready"/);
  await reminded.waitFor(/One card is due today/);
  await host.logged(/the sandbox is ready/);

  const talking = slack.client({ user: 'U71', place: 'dm' });
  await talking.command('/lesson cookies');
  await talking.waitFor(/step 1 of/);
  const running = discord.client({ user: 'grace', place: 'dm' });
  await running.command('/lesson cookies');
  await running.waitFor(/step 1 of/);
  await running.type('go count-the-visits');
  await running.waitForButton('Write the program');
  await running.press('Write the program');
  await running.waitForForm();
  const before = discord.requests.length;
  await running.fill({ program: 'from flask import Flask\nwhile True: pass' });
  await discord.until(() => discord.requests.slice(before).some(({ path }) => path.includes('/callback')));

  expect(await host.stop()).toEqual([0, null]);
  expect(running.messages().join('\n')).toMatch(/within 2 seconds/);
  expect(host.log()).toMatch(/"msg":"stopped"/);
  expect(host.log()).not.toMatch(/"level":"(warn|error)"|"level":[45]0/);

  const again = startHost();
  await again.logged(/"msg":"ready"/);
  await talking.press('Next');
  await talking.waitFor(/step 2 of/);
  expect(await again.stop()).toEqual([0, null]);
  expect(reminded.messages().filter((text) => /is due today/.test(text))).toHaveLength(1);
});
