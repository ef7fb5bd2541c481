/** A learner's place on a local platform: the window, and a way to wait for what is to be seen in it. */

import type { ChatClient } from '../../playground/chat-client.ts';
import { type DiscordServer, startDiscordServer } from '../../playground/discord/start-server.ts';
import { type SlackServer, startSlackServer } from '../../playground/slack/server.ts';
import { TEAM } from '../../playground/slack/workspace.ts';
import type { LearnerId } from '../../src/core/event.ts';

export interface Participant {
  readonly window: ChatClient;
  readonly learner: LearnerId;
  /** Closes the form in front, if there is one; the bot does not hear of it. */
  readonly closeForm: () => void;
  /** Calls back whenever something may look different; returns the way to end that. */
  readonly onChange: (look: () => void) => () => void;
  /** How many of the things that people did on this platform a bot has acknowledged. */
  readonly acknowledgements: () => number;
}

/** Both platforms at once, as one started bot serves them. */
export interface Platforms {
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  /** What the bot is started with to find its way here. */
  readonly settings: Readonly<Record<string, string>>;
  join(platform: PlatformName, user: string): Participant;
  close(): Promise<void>;
}

export const PLATFORM_NAMES = ['Discord', 'Slack'] as const;
export type PlatformName = (typeof PLATFORM_NAMES)[number];

/** An event that a bot did not acknowledge comes again at once, and then at once again: nobody waits for minutes. */
const RETRY_DELAYS = [0, 0, 0];

export async function startPlatforms(): Promise<Platforms> {
  const [discord, slack] = await Promise.all([
    startDiscordServer(),
    startSlackServer({ delivery: 'socket', retryDelays: RETRY_DELAYS }),
  ]);
  const { botToken, appToken = '' } = slack.credentials;
  return {
    discord,
    slack,
    settings: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    join: (platform, user) =>
      platform === 'Discord' ? discordParticipant(discord, user) : slackParticipant(slack, user),
    close: async () => {
      await Promise.all([discord.close(), slack.close()]);
    },
  };
}

const isCallback = (path: string): boolean => path.endsWith('/callback');

function discordParticipant(server: DiscordServer, user: string): Participant {
  const window = server.client({ user, place: 'dm' });
  return {
    window,
    learner: `discord:${window.accountId}`,
    closeForm: () => window.closeForm(),
    onChange: (look) => server.onChange(look),
    acknowledgements: () => server.requests.filter(({ path, status }) => isCallback(path) && status < 300).length,
  };
}

function slackParticipant(server: SlackServer, user: string): Participant {
  const window = server.client({ user, place: 'dm' });
  return {
    window,
    learner: `slack:${TEAM}:${user}`,
    closeForm: () => window.closeForm(),
    onChange: (look) => server.workspace.onChange(look),
    acknowledgements: () => server.deliveries.records.filter(({ outcome }) => outcome === 'acknowledged').length,
  };
}

/** Only to end what hangs: a bot that starts on a busy machine takes as long as it needs. Milliseconds. */
const PATIENCE = 170_000;

/** Resolves when there is something to be seen; rejects with what there is in its place. */
export function seen(participant: Participant, look: () => boolean, what: string, patience = PATIENCE): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      if (!look()) return;
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = participant.onChange(check);
    const timer = setTimeout(() => {
      stop();
      const { window } = participant;
      const shown = [...window.messages(), `buttons: ${window.buttons().join(' | ')}`].join('\n---\n');
      reject(new Error(`${participant.learner} waited for ${what}, but sees only:\n${shown}`));
    }, patience);
    check();
  });
}
