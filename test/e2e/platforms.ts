/** The platforms behind one face: a local server, the real library connected to it, and a way to deliver twice. */
import { startDiscord } from '../../adapters/discord/connect.ts';
import { startSlack } from '../../adapters/slack/connect.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import type { ChatWindow } from '../platforms/chat-window.ts';
import { startDiscordServer } from '../platforms/discord/start-server.ts';
import { startSlackServer } from '../platforms/slack/server.ts';
import { startTerminalWindow, type TerminalWindow } from '../platforms/terminal.ts';
import { silentLog } from '../silent-log.ts';

export interface Platform {
  window(user: string): ChatWindow;
  /** Delivers the last event again, as it was. */
  redeliver(): Promise<void>;
  readonly pings: readonly string[];
  /** Starts the bot, or starts it again after `stopBot`, with this tutor behind it. */
  startBot(tutor: Tutor): Promise<void>;
  stopBot(): Promise<void>;
  close(): Promise<void>;
}

async function openDiscord(): Promise<Platform> {
  const server = await startDiscordServer();
  let bot: Awaited<ReturnType<typeof startDiscord>> | null = null;
  return {
    window: (user) => server.window({ user, place: 'dm' }),
    redeliver: () => server.redeliver(),
    pings: server.pings,
    startBot: async (tutor) => {
      bot = await startDiscord({ token: server.token, apiUrl: server.apiUrl, tutor, log: silentLog });
    },
    stopBot: async () => bot?.stop(),
    close: () => server.close(),
  };
}

async function openSlack(): Promise<Platform> {
  const server = await startSlackServer({ delivery: 'socket' });
  let bot: Awaited<ReturnType<typeof startSlack>> | null = null;
  return {
    window: (user) => server.window({ user, place: 'dm' }),
    redeliver: async () => {
      await server.courier.repeatLast();
    },
    pings: server.pings,
    startBot: async (tutor) => {
      bot = await startSlack({ ...server.credentials, apiUrl: server.apiUrl, tutor, log: silentLog });
      server.deliverTo(bot);
    },
    stopBot: async () => bot?.stop(),
    close: () => server.close(),
  };
}

/** A terminal is its own server: it delivers once, rings nobody, and has one person in front of it. */
async function openTerminal(): Promise<Platform> {
  let learner: TerminalWindow | null = null;
  return {
    window: () => {
      if (learner === null) throw new Error('the bot is not started');
      return learner;
    },
    redeliver: async () => {},
    pings: [],
    startBot: async (tutor) => {
      learner = startTerminalWindow({ tutor });
    },
    stopBot: async () => learner?.close(),
    close: async () => {},
  };
}

export const PLATFORMS = [
  ['Discord', openDiscord],
  ['Slack', openSlack],
] as const;

export const PLATFORMS_AND_TERMINAL = [...PLATFORMS, ['the terminal', openTerminal]] as const;
