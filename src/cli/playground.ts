/** `nibble playground`, and `nibble start` without tokens: the real bots on two local platforms, and a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDiscord } from '../../adapters/discord/connect.ts';
import { startSlack } from '../../adapters/slack/connect.ts';
import { MovableClock, SYSTEM_CLOCK } from '../../playground/clock.ts';
import { type DiscordServer, startDiscordServer } from '../../playground/discord/start-server.ts';
import { createPlayground } from '../../playground/page/playground.ts';
import { startPage } from '../../playground/page/server.ts';
import { PEOPLE } from '../../playground/page/session.ts';
import { readManifest } from '../../playground/page/slack-view.ts';
import { type SlackServer, startSlackServer } from '../../playground/slack/server.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { packageFolder } from '../package-folder.ts';
import type { Platform } from '../tutor/ports.ts';
import { type App, openApp, openErrorLog } from './app.ts';
import { onSignal } from './process.ts';

export interface OpenPlayground {
  readonly url: string;
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  readonly clock: MovableClock;
  close(): Promise<void>;
}

/** Where the page is by default; when that is taken, at any free port. */
const DEFAULT_PORT = 4100;
/** Discord's bit for the right to manage the server. */
const MANAGE_SERVER = '32';
/** Milliseconds between two messages in a conversation of the real Slack. */
const SLACK_PACE = 1000;

/** Runs until a signal asks it to stop. */
export async function playground(config: Config, port = DEFAULT_PORT): Promise<void> {
  const asked = new Promise((resolve) => onSignal(resolve));
  const open = await openPlayground(config, openErrorLog(config), port);
  process.stdout.write(
    `Nibble is at ${open.url}, in a Discord and a Slack of its own.\n` +
      'To connect it to the real ones, follow README.md; it takes five minutes each.\n' +
      'Ctrl+C stops it.\n',
  );
  await asked;
  await open.close();
}

/** Opens everything, in memory as the local platforms are. `slackPace`: milliseconds between two messages on Slack. */
export async function openPlayground(
  config: Config,
  log: Log,
  port: number,
  slackPace = SLACK_PACE,
): Promise<OpenPlayground> {
  const clock = new MovableClock(Date.now);
  const app = await openApp({ ...config, databaseUrl: 'file::memory:' }, log, clock.now);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const discord = await startDiscordServer({ now: clock.now, hasRateLimits: true });
  const slack = await startSlackServer({
    delivery: 'socket',
    clock: { now: clock.now, wait: SYSTEM_CLOCK.wait },
    postInterval: slackPace,
  });
  // The first of them manages the server and the workspace.
  for (const [index, { slack: id, name }] of PEOPLE.entries()) {
    const managesServers = index === 0;
    slack.welcome(id, { zone, name, isAdmin: managesServers });
    if (managesServers) discord.client({ user: name, place: 'server' }).setPermissions(MANAGE_SERVER);
  }
  // Slack tells an app of mentions only where it was invited.
  slack.workspace.memberships.add('C1');
  const { tutor } = app;
  const [discordBot, slackBot] = await Promise.all([
    startDiscord({ token: discord.token, apiUrl: discord.apiUrl, tutor, log }),
    startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor, log }),
  ]);
  const platforms = { discord: discordBot.platform, slack: slackBot.platform };
  const reminders = startCountedReminders(app, platforms);
  const rounds = app.startRounds(platforms);
  const slackApp = readManifest(
    JSON.parse(readFileSync(join(packageFolder(), 'adapters/slack/manifest.json'), 'utf8')),
  );
  const shown = createPlayground({ discord, slack, clock, slackApp, zone, remind: reminders.remind });
  const page = await startPage(shown, port, (error) =>
    log.error('the playground could not answer its page', { error }),
  );
  return {
    url: page.url,
    discord,
    slack,
    clock,
    async close() {
      await page.close();
      await Promise.all([reminders.stop(), rounds.stop()]);
      await Promise.all([discordBot.stop(), slackBot.stop()]);
      await Promise.all([discord.close(), slack.close()]);
      await app.close();
    },
  };
}

function startCountedReminders(app: App, platforms: Readonly<Record<string, Platform>>) {
  let sent = 0;
  const counted = Object.entries(platforms).map(([name, platform]) => [
    name,
    {
      ...platform,
      deliver: async (...message: Parameters<Platform['deliver']>) => {
        const result = await platform.deliver(...message);
        if (result.kind === 'sent') sent++;
        return result;
      },
    },
  ]);
  const reminders = app.startReminders(Object.fromEntries(counted));
  return {
    stop: () => reminders.stop(),
    remind: async () => {
      const before = sent;
      await (await reminders.tick()).delivered;
      return sent - before;
    },
  };
}
