/**
 * A local Discord: REST and gateway on one port, good enough for the real discord.js, and as strict as the real one.
 *
 *     const discord = await startDiscordServer();
 *     const bot = await startDiscord({ apiUrl: discord.apiUrl, token: discord.token, … });
 *     const learner = discord.window({ user: 'ada', place: 'dm' });
 *     await learner.command('/lesson cookies');
 */
import { once } from 'node:events';
import type { Delivery, Place } from './deliveries.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createHttpApi, type PlannedFailure } from './http-api.ts';
import { DiscordWindow } from './window.ts';
import { createWorld, type RecordedRequest } from './world.ts';

export interface DiscordServer {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  /** A person's window. The same name is the same person, wherever they sit. */
  window(seat: { readonly user: string; readonly place: Place }): DiscordWindow;
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
  /** Lets time pass for the deadlines: 3 seconds to the first response, 15 minutes for a token. */
  advance(milliseconds: number): void;
  /** The next matching request (`POST /webhooks/…`) gets this answer instead. */
  failNext(failure: PlannedFailure): void;
  /** Resolves with the first request that matches, made already or soon. */
  waitForRequest(matches: (request: RecordedRequest) => boolean, timeout?: number): Promise<RecordedRequest>;
  /** Resolves when `look` finds something, now or after whatever happens next. */
  until<Found>(look: () => Found | null | undefined | false, timeout?: number): Promise<Found>;
  close(): Promise<void>;
}

const TIMEOUT = 5000;

/** Starts on a free port of this machine only. */
export async function startDiscordServer({ token = 'local.discord.token' } = {}): Promise<DiscordServer> {
  const world = createWorld(token);
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const { server, failNext } = createHttpApi(world, gatewayUrl);
  const gateway = createGateway(world, server, gatewayUrl);
  let last: Delivery | null = null;
  const deliver = async (delivery: Delivery) => {
    last = delivery;
    await gateway.dispatch(delivery.event, delivery.data);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  world.origin = `http://127.0.0.1:${port}`;
  const describe = () => `it did not come to that; requests so far:\n${listRequests(world.requests)}`;
  return {
    apiUrl: `${world.origin}/api`,
    token,
    requests: world.requests,
    pings: world.pings,
    counts: gateway.counts,
    window: ({ user, place }) => new DiscordWindow(world, deliver, world.person(user), place),
    redeliver: async () => {
      if (last === null) throw new Error('nothing was delivered yet');
      await deliver(last);
    },
    dropConnection: gateway.dropConnection,
    advance: world.advance,
    failNext,
    waitForRequest: (matches, timeout = TIMEOUT) => world.until(() => world.requests.find(matches), timeout, describe),
    until: (look, timeout = TIMEOUT) => world.until(look, timeout, describe),
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
