/** The platforms behind one face: a local server, the real library connected to it, and ways to make trouble. */
import { startDiscord } from '../../adapters/discord/connect.ts';
import { startSlack } from '../../adapters/slack/connect.ts';
import type { ChatClient } from '../../playground/chat-client.ts';
import { startDiscordServer } from '../../playground/discord/start-server.ts';
import type { Changes } from '../../playground/forge.ts';
import { startSlackServer } from '../../playground/slack/server.ts';
import { TEAM } from '../../playground/slack/workspace.ts';
import type { LearnerId, Room } from '../../src/core/event.ts';
import type { Platform as Port, Tutor } from '../../src/tutor/ports.ts';
import { silentLog } from '../silent-log.ts';
import { startTerminalClient, type TerminalClient } from './terminal-client.ts';
import { discordTroubles, slackTroubles, type Troubles } from './troubles-of.ts';

/** Where somebody is: in the conversation with the bot alone, or in a server or channel, where others are. */
export type Participant = 'alone' | 'among others';

export interface Platform {
  /** Alone unless told; a terminal has nobody else. */
  window(user: string, participant?: Participant): ChatClient;
  /** The tutor's id of the person with that window. */
  learnerId(user: string): LearnerId;
  /** Delivers the last event again, as it was. */
  redeliver(): Promise<void>;
  readonly pings: readonly string[];
  /** What the bot does on its own account; null where it cannot, and while it is not started. */
  readonly port: Port | null;
  /** Starts the bot, or starts it again after `stopBot`, with this tutor behind it. */
  startBot(tutor: Tutor): Promise<void>;
  stopBot(): Promise<void>;
  close(): Promise<void>;
}

/** A platform with a network in between, on which the bot can write to people unasked. */
export interface ChatPlatform extends Platform {
  /** How the ids of its learners begin. */
  readonly prefix: 'discord' | 'slack';
  readonly troubles: Troubles;
  /** Whether this person takes direct messages from the bot. */
  setDirectMessages(user: string, state: 'open' | 'closed'): void;
  /** Sends a file, without words, in the direct conversation. */
  attach(user: string, name: string, content: string | Uint8Array): Promise<void>;
  /** The files that somebody was given, by name: where files go that they asked for in the room. */
  files(user: string): Readonly<Record<string, string>>;
  /** Somebody in a room of another server; null where a bot has one workspace only. */
  stranger(user: string): ChatClient | null;
  /** How many pictures the bot has sent. */
  pictures(): number;
  /** The room of those who are among others; the bot may write there once it is invited. */
  readonly room: Room;
  inviteBot(): void;
  /** Lets the bot read what stands in the room; on Discord it may unless somebody forbids it. */
  letBotRead(): void;
  /** Milliseconds of the platform's own clock. */
  passTime(milliseconds: number): void;
  /** The next message of the bot in a room arrives, but the bot is not told. */
  loseAnswerToPost(): void;
  /** The bot is removed from the room. */
  removeBot(): Promise<void>;
  /** The next change of a message fails: the platform stumbles, or asks to wait for half a minute. */
  failEdit(how: 'stumble' | 'limit'): void;
  /** Gives somebody the platform's right to manage the server. */
  makeManager(user: string): void;
  /** Gives somebody that right in another server, or makes them an admin of another workspace that shares the room. */
  makeManagerElsewhere(user: string): void;
  /** What is delivered next says something else than what was done. */
  forgeNext(forgery: Forgery): void;
}

export interface Forgery {
  /** In a button's id: a part, and what stands there instead. */
  readonly action?: readonly [string, string];
  /** Where it says that it was done. */
  readonly room?: Room;
}

function changesOf({ action, room }: Forgery, real: Room): Changes {
  const idOf = ({ server }: Room) => `"${server.slice(server.indexOf(':') + 1)}"`;
  const moved = (to: Room): Changes => [
    [idOf(real), idOf(to)],
    [`"${real.channel}"`, `"${to.channel}"`],
  ];
  return [...(action === undefined ? [] : [action]), ...(room === undefined ? [] : moved(room))];
}

/** Discord's bit for "Manage Server". */
const MANAGE_SERVER = '32';

async function openDiscord(): Promise<ChatPlatform> {
  const server = await startDiscordServer();
  let bot: Awaited<ReturnType<typeof startDiscord>> | null = null;
  const window = (user: string, participant: Participant = 'alone') =>
    server.client({ user, place: participant === 'alone' ? 'dm' : 'server' });
  const room: Room = { server: `discord:${server.guild}`, channel: server.channel };
  return {
    prefix: 'discord',
    window,
    learnerId: (user) => `discord:${window(user).accountId}`,
    redeliver: () => server.redeliver(),
    pings: server.pings,
    get port() {
      return bot?.platform ?? null;
    },
    startBot: async (tutor) => {
      bot = await startDiscord({ token: server.token, apiUrl: server.apiUrl, tutor, log: silentLog });
    },
    stopBot: async () => {
      await bot?.stop();
      bot = null;
    },
    close: () => server.close(),
    troubles: discordTroubles(server),
    setDirectMessages: (user, state) =>
      state === 'open' ? window(user).openDirectMessages() : window(user).closeDirectMessages(),
    attach: (user, name, content) => server.client({ user, place: 'dm' }).attach({ [name]: content }),
    room,
    files: (user) => server.client({ user, place: 'server' }).files(),
    stranger: (user) => server.client({ user, place: 'other-server' }),
    inviteBot: () => {},
    letBotRead: () => {},
    passTime: (milliseconds) => server.advance(milliseconds),
    loseAnswerToPost: () => server.failNext({ request: /^POST \/channels/, status: 502, isPerformed: true }),
    removeBot: () => server.removeBot(),
    failEdit: (how) =>
      server.failNext({
        request: /^PATCH \/channels/,
        ...(how === 'limit' ? { status: 429, retryAfter: 30 } : { status: 502 }),
      }),
    makeManager: (user) => window(user).setPermissions(MANAGE_SERVER),
    // It comes with what is done there.
    makeManagerElsewhere: (user) => window(user).setPermissions(MANAGE_SERVER),
    forgeNext: (forgery) => server.forgeNext(changesOf(forgery, room)),
    pictures: () => server.requests.filter(({ body }) => /"attachment:[^"]*\.png"/.test(JSON.stringify(body))).length,
  };
}

async function openSlack(): Promise<ChatPlatform> {
  const server = await startSlackServer({ delivery: 'socket' });
  let bot: Awaited<ReturnType<typeof startSlack>> | null = null;
  const room: Room = { server: `slack:${TEAM}`, channel: 'C1' };
  return {
    prefix: 'slack',
    window: (user, participant = 'alone') => server.client({ user, place: participant === 'alone' ? 'dm' : 'channel' }),
    learnerId: (user) => `slack:${TEAM}:${user}`,
    redeliver: async () => {
      await server.deliveries.repeatLast();
    },
    pings: server.pings,
    get port() {
      return bot?.platform ?? null;
    },
    startBot: async (tutor) => {
      bot = await startSlack({ ...server.credentials, apiUrl: server.apiUrl, tutor, log: silentLog });
      server.deliverTo(bot);
    },
    stopBot: async () => {
      await bot?.stop();
      bot = null;
    },
    close: () => server.close(),
    troubles: slackTroubles(server),
    // Slack has no such setting of a person; this is what it says to the bot where an administrator has closed the
    // door.
    setDirectMessages: (_, state) => server.fail('chat.postMessage', state === 'open' ? null : 'messages_tab_disabled'),
    attach: (user, name, content) => server.client({ user, place: 'dm' }).attach(name, content),
    room,
    inviteBot: () => void server.workspace.memberships.add('C1'),
    files: (user) => server.client({ user, place: 'dm' }).files(),
    stranger: () => null,
    letBotRead: () => server.grant('channels:history'),
    passTime: () => {},
    loseAnswerToPost: () => server.faults.cutNext('chat.postMessage', 'after'),
    removeBot: async () => void server.workspace.memberships.delete('C1'),
    failEdit: (how) => {
      if (how === 'limit') server.faults.limitNext('chat.update', 30);
      else server.faults.stumbleNext('chat.update', 502);
    },
    makeManager: (user) => server.welcome(user, { isAdmin: true }),
    makeManagerElsewhere: (user) => server.welcome(user, { isAdmin: true, team: 'T0OTHER' }),
    forgeNext: (forgery) => server.deliveries.forgeNext(changesOf(forgery, room)),
    pictures: () => server.calls('upload').length,
  };
}

/** A terminal is its own server: it delivers once, rings nobody, and has one person in front of each. */
async function openTerminal(): Promise<Platform> {
  const windows = new Map<string, TerminalClient>();
  let tutorBehind: Tutor | null = null;
  const learnerId = (user: string) => `terminal:${user}`;
  return {
    window: (user) => {
      if (tutorBehind === null) throw new Error('the bot is not started');
      const window = windows.get(user) ?? startTerminalClient({ tutor: tutorBehind, learner: learnerId(user) });
      windows.set(user, window);
      return window;
    },
    learnerId,
    redeliver: async () => {},
    pings: [],
    port: null,
    startBot: async (tutor) => {
      tutorBehind = tutor;
    },
    stopBot: async () => {
      await Promise.all([...windows.values()].map((window) => window.close()));
      windows.clear();
    },
    close: async () => {},
  };
}

export const PLATFORMS = [
  ['Discord', openDiscord],
  ['Slack', openSlack],
] as const;

export const PLATFORMS_AND_TERMINAL = [...PLATFORMS, ['the terminal', openTerminal]] as const;
