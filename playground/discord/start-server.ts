/**
 * A local Discord: REST and gateway on one port, good enough for the real discord.js, and as strict as the real one.
 *
 *     const discord = await startDiscordServer();
 *     const bot = await startDiscord({ apiUrl: discord.apiUrl, token: discord.token, … });
 *     const learner = discord.client({ user: 'ada', place: 'dm' });
 *     await learner.command('/lesson cookies');
 */

import { GatewayIntentBits } from 'discord.js';
import { IN_VAIN } from '../changes.ts';
import { type Changes, withChanges } from '../forge.ts';
import { listenHere } from '../http.ts';
import { DiscordClient } from './client.ts';
import type { GatewayEvent } from './events.ts';
import type { HeldRequest, PlannedFailure } from './faults.ts';
import { type ConnectionTroubles, createGateway, type Gateway } from './gateway.ts';
import { createHttpApi } from './http-api.ts';
import type { Role } from './role-routes.ts';
import { type Connection, DiscordSession } from './session.ts';
import { createWorld, type Place, type RecordedRequest } from './world.ts';

export interface DiscordServerOptions {
  readonly token?: string;
  /** Epoch milliseconds, for the deadlines, the limits and the ids; by default this machine's clock. */
  readonly now?: () => number;
  /** Milliseconds between two heartbeats of the bot. */
  readonly heartbeatInterval?: number;
  /** Whether requests are counted and held back as Discord does. */
  readonly hasRateLimits?: boolean;
  /** What is switched on for the application, such as message content: `ApplicationFlags` of discord.js. */
  readonly applicationFlags?: number;
  /** How many connections are recommended to the bot; by default one. */
  readonly shards?: number;
  /** The port of this machine to listen on; a free by default one. */
  readonly port?: number;
}

export interface DiscordServer {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  /** The server that has the bot, for registering commands in it. */
  readonly guild: string;
  /** Its channel. */
  readonly channel: string;
  /** A user's client. The same name is the same user at every place. */
  client(where: { readonly user: string; readonly place: Place }): DiscordClient;
  /** The same user for a page: uses ids, and sees messages as the platform stores them. */
  session(where: { readonly user: string; readonly place: Place }): DiscordSession;
  /** The roles of the server, and those that somebody was given, by account. */
  readonly roles: readonly Role[];
  readonly rolesGiven: ReadonlyMap<string, readonly string[]>;
  /** An attached file, by the path of its address; null when there is no such file. */
  file(path: string): Uint8Array | null;
  /** All requests of the bot, with the status of their answers. */
  readonly requests: readonly RecordedRequest[];
  /** The mentions that the bot's messages would have fired. */
  readonly pings: readonly string[];
  /** How often the bot started and resumed sessions of the gateway. */
  readonly counts: Gateway['counts'];
  /** Delivers the last event again, as it was. */
  redeliver(): Promise<void>;
  /** The next event says something else than what was done: of each pair the second text in place of the first. */
  forgeNext(changes: Changes): void;
  /** Cuts the gateway connection (or closes it with a code); what happens meanwhile comes when the bot resumes. */
  dropConnection(code?: number): void;
  /** Other troubles with the connection. */
  readonly connection: ConnectionTroubles;
  /** Epoch milliseconds, as the deadlines see it. */
  now(): number;
  /** Moves the clock of the deadlines: 3 seconds to the first response, 15 minutes for a token. */
  advance(milliseconds: number): void;
  /** Removes the bot from the server. */
  removeBot(): Promise<void>;
  /** Deletes the channel of a place. */
  deleteChannel(place: Exclude<Place, 'dm'>): Promise<void>;
  /** Withdraws the token: requests get 401 from now on, and the gateway closes with 4004. */
  revokeToken(): void;
  /** The next matching request (`POST /webhooks/…`) gets this answer instead. */
  failNext(failure: PlannedFailure): void;
  /** The next matching request gets its answer when it is released. */
  holdNext(request: RegExp): HeldRequest;
  /** Resolves with the first request that matches, made already or soon. */
  waitForRequest(matches: (request: RecordedRequest) => boolean, timeout?: number): Promise<RecordedRequest>;
  /** Resolves when `look` finds something, now or after whatever happens next. */
  until<Found>(look: () => Found | null | undefined | false, timeout?: number): Promise<Found>;
  /** Calls back after every change. Returns a function that stops it. */
  onChange(look: () => void): () => void;
  close(): Promise<void>;
}

/** Starts on this machine only. */
export async function startDiscordServer(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const { token = 'local.discord.token', heartbeatInterval = 41_250, applicationFlags = 0 } = options;
  const { hasRateLimits = false, shards = 1, now = Date.now, port = 0 } = options;
  let ahead = 0;
  const world = createWorld({ token, applicationFlags, shards, now: () => now() + ahead });
  const { server, failNext, holdNext } = createHttpApi(world, hasRateLimits);
  const gateway = createGateway(world, server, heartbeatInterval);
  let last: GatewayEvent | null = null;
  let forged: Changes = [];
  const deliver = async ({ name, data }: GatewayEvent) => {
    const event = { name, data: withChanges(data, forged) };
    forged = [];
    last = event;
    await gateway.dispatch(event);
  };
  const connection: Connection = { deliver, intents: gateway.intents };
  const deliverGuildEvent = async (event: GatewayEvent) => {
    if ((gateway.intents() & GatewayIntentBits.Guilds) !== 0) await gateway.dispatch(event);
  };
  const listening = await listenHere(server, port);
  world.origin = listening.url;
  const describe = () => `it did not happen; requests so far:\n${listRequests(world.requests)}`;
  return {
    apiUrl: `${world.origin}/api`,
    token,
    guild: world.guild,
    channel: world.channelAt('server', ''),
    requests: world.requests,
    pings: world.pings,
    counts: gateway.counts,
    client: ({ user, place }) => new DiscordClient(world, connection, world.person(user), place),
    session: ({ user, place }) => new DiscordSession(world, connection, world.person(user), place),
    roles: world.roles,
    rolesGiven: world.rolesGiven,
    file: (path) => world.files.get(path) ?? null,
    redeliver: async () => {
      if (last === null) throw new Error('nothing was delivered yet');
      await deliver(last);
    },
    forgeNext: (changes) => {
      forged = changes;
    },
    dropConnection: gateway.connection.drop,
    connection: gateway.connection,
    now: world.now,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    removeBot: async () => {
      for (const channel of world.channels.values()) if (channel.guild === world.guild) channel.hasBot = false;
      await deliverGuildEvent({ name: 'GUILD_DELETE', data: { id: world.guild } });
    },
    deleteChannel: async (place) => {
      const channel = world.channels.get(world.channelAt(place, ''));
      if (channel === undefined) return;
      channel.isDeleted = true;
      const data = { id: channel.id, type: channel.type, guild_id: channel.guild };
      await deliverGuildEvent({ name: 'CHANNEL_DELETE', data });
    },
    revokeToken: () => {
      world.token = '';
      gateway.connection.drop(4004);
    },
    failNext,
    holdNext,
    waitForRequest: (matches, timeout = IN_VAIN) => world.until(() => world.requests.find(matches), timeout, describe),
    until: (look, timeout = IN_VAIN) => world.until(look, timeout, describe),
    onChange: world.onChange,
    close: async () => {
      gateway.close();
      await listening.close();
    },
  };
}

const listRequests = (requests: readonly RecordedRequest[]): string =>
  requests.map(({ method, path, status }) => `${status} ${method} ${path}`).join('\n');
