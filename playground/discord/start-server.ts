/**
 * A local Discord: REST and gateway on one port, good enough for the real discord.js, and as strict as the real one.
 *
 *     const discord = await startDiscordServer();
 *     const bot = await startDiscord({ apiUrl: discord.apiUrl, token: discord.token, … });
 *     const learner = discord.window({ user: 'ada', place: 'dm' });
 *     await learner.command('/lesson cookies');
 */
import { once } from 'node:events';
import { GatewayIntentBits } from 'discord.js';
import { DiscordWindow } from './client.ts';
import type { Delivery } from './events.ts';
import type { HeldRequest, PlannedFailure } from './faults.ts';
import { type ConnectionTroubles, createGateway, type Gateway } from './gateway.ts';
import { createHttpApi } from './http-api.ts';
import { DiscordSeat, type Line } from './user.ts';
import { createWorld, type Place, type RecordedRequest } from './world.ts';

export interface DiscordServerOptions {
  readonly token?: string;
  /** Epoch milliseconds, for the deadlines, the limits and the ids; this machine's clock unless told. */
  readonly now?: () => number;
  /** Milliseconds between two heartbeats of the bot. */
  readonly heartbeatInterval?: number;
  /** Whether requests are counted and held back as Discord does. */
  readonly hasRateLimits?: boolean;
  /** What was switched on for the application: `ApplicationFlags` of discord.js, such as the message content. */
  readonly applicationFlags?: number;
  /** How many connections are recommended to the bot; one unless told. */
  readonly shards?: number;
  /** The port of this machine to listen on; a free one unless told. */
  readonly port?: number;
}

export interface DiscordServer {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  /** The server that has the bot, for registering commands in it. */
  readonly guild: string;
  /** A person's window. The same name is the same person, wherever they sit. */
  window(seat: { readonly user: string; readonly place: Place }): DiscordWindow;
  /** The same person for a page: acts by ids, sees everybody's messages as the platform keeps them. */
  seat(seat: { readonly user: string; readonly place: Place }): DiscordSeat;
  /** What is attached to messages, by the path of its address; null when there is no such file. */
  file(path: string): Uint8Array | null;
  /** Everything that the bot has sent to the API, with the status it got. */
  readonly requests: readonly RecordedRequest[];
  /** The mentions that the bot's messages would have fired. */
  readonly pings: readonly string[];
  /** How often the bot has started and resumed sessions of the gateway. */
  readonly counts: Gateway['counts'];
  /** Delivers the last event again, as it was. */
  redeliver(): Promise<void>;
  /** Cuts the gateway connection (or closes it with a code); what happens meanwhile comes when the bot resumes. */
  dropConnection(code?: number): void;
  /** Other troubles with the connection. */
  readonly connection: ConnectionTroubles;
  /** Epoch milliseconds, as the deadlines see it. */
  now(): number;
  /** Lets time pass for the deadlines: 3 seconds to the first response, 15 minutes for a token. */
  advance(milliseconds: number): void;
  /** Throws the bot out of the server. */
  removeBot(): Promise<void>;
  /** Deletes the channel where people of this place sit. */
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
  /** Calls back after everything that happens: for a page that shows it. Returns the way to end that. */
  onChange(look: () => void): () => void;
  close(): Promise<void>;
}

const TIMEOUT = 5000;

/** Starts on this machine only. */
export async function startDiscordServer(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const { token = 'local.discord.token', heartbeatInterval = 41_250, applicationFlags = 0 } = options;
  const { hasRateLimits = false, shards = 1, now = Date.now, port: wantedPort = 0 } = options;
  let ahead = 0;
  const world = createWorld({ token, applicationFlags, now: () => now() + ahead });
  const gatewayUrl = () => world.origin.replace(/^http/, 'ws');
  const { server, failNext, holdNext } = createHttpApi(world, { gatewayUrl, hasRateLimits, shards });
  const gateway = createGateway(world, server, { heartbeatInterval, url: gatewayUrl });
  let last: Delivery | null = null;
  const deliver = async (delivery: Delivery) => {
    last = delivery;
    await gateway.dispatch(delivery.event, delivery.data);
  };
  const line: Line = { deliver, intents: gateway.intents };
  const tellOfServers = async (event: Delivery['event'], data: object) => {
    if ((gateway.intents() & GatewayIntentBits.Guilds) !== 0) await gateway.dispatch(event, data);
  };
  server.listen(wantedPort, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  world.origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : wantedPort}`;
  const describe = () => `it did not come to that; requests so far:\n${listRequests(world.requests)}`;
  return {
    apiUrl: `${world.origin}/api`,
    token,
    guild: world.guild,
    requests: world.requests,
    pings: world.pings,
    counts: gateway.counts,
    window: ({ user, place }) => new DiscordWindow(world, line, world.person(user), place),
    seat: ({ user, place }) => new DiscordSeat(world, line, world.person(user), place),
    file: (path) => world.files.get(path) ?? null,
    redeliver: async () => {
      if (last === null) throw new Error('nothing was delivered yet');
      await deliver(last);
    },
    dropConnection: gateway.connection.drop,
    connection: gateway.connection,
    now: world.now,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    removeBot: async () => {
      for (const channel of world.channels.values()) if (channel.guild === world.guild) channel.hasBot = false;
      await tellOfServers('GUILD_DELETE', { id: world.guild });
    },
    deleteChannel: async (place) => {
      const channel = world.channels.get(world.channelAt(place, ''));
      if (channel === undefined) return;
      channel.isDeleted = true;
      await tellOfServers('CHANNEL_DELETE', { id: channel.id, type: channel.type, guild_id: channel.guild });
    },
    revokeToken: () => {
      world.token = '';
      gateway.connection.drop(4004);
    },
    failNext,
    holdNext,
    waitForRequest: (matches, timeout = TIMEOUT) => world.until(() => world.requests.find(matches), timeout, describe),
    until: (look, timeout = TIMEOUT) => world.until(look, timeout, describe),
    onChange: world.onChange,
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const listRequests = (requests: readonly RecordedRequest[]): string =>
  requests.map(({ method, path, status }) => `${status} ${method} ${path}`).join('\n');
