/**
 * How requests go out. An interaction's own requests need no bot token and, by Discord's rules, do not count towards
 * the bot's 50 a second; discord.js would count them, so they have a client of their own. Reminders have one, too: they
 * come again later rather than stand in front of somebody who waits for an answer. Files are discord.js' to send.
 */
import {
  DefaultRestOptions,
  type RateLimitData,
  type RawFile,
  REST,
  type RequestMethod,
  type RouteLike,
} from 'discord.js';
import type { Meter } from '../../src/core/meter.ts';
import type { Clock } from './clock.ts';
import { InteractionClient, type QuickAnswer, type QuickRequest } from './interaction-client.ts';
import { TOKEN_LIFETIME } from './limits.ts';
import { patiently } from './patiently.ts';
import { codeOf } from './platform-error.ts';

export interface Request {
  readonly method: RequestMethod;
  readonly route: RouteLike;
  readonly query?: URLSearchParams;
  readonly body?: object;
  readonly files?: readonly RawFile[];
}

/** A request of an interaction. */
export interface InteractionRequest extends QuickRequest {
  readonly files?: readonly RawFile[];
}

export const DISCORD_API = 'https://discord.com/api';

/** A wait that a reminder puts up with, milliseconds. */
const SHORT_WAIT = 2000;
/** Of the 50 requests a second that a bot may make, the ones that are left to reminders. */
const REMINDERS_PER_SECOND = 10;

export class Requests {
  readonly clock: Clock;
  readonly meter: Meter;
  readonly #bot: REST;
  readonly #interactions: InteractionClient;
  readonly #interactionFiles: REST;
  readonly #reminders: REST;

  /** `bot` is the client that has the bot's token; `token` is that token. */
  constructor(bot: REST, token: string, clock: Clock, meter: Meter) {
    const { api } = bot.options;
    this.clock = clock;
    this.meter = meter;
    this.#bot = bot;
    this.#interactions = new InteractionClient(api);
    this.#interactionFiles = new REST({
      api,
      retries: 0,
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      rejectOnRateLimit: isLongerThan(TOKEN_LIFETIME),
    });
    this.#reminders = new REST({
      api,
      retries: 0,
      globalRequestsPerSecond: REMINDERS_PER_SECOND,
      rejectOnRateLimit: isLongerThan(SHORT_WAIT),
    }).setToken(token);
  }

  /** A request of an interaction, by the token in its route. `deadline`: epoch milliseconds, see `patiently`. */
  byInteraction(request: InteractionRequest, deadline: number): Promise<QuickAnswer> {
    const { files = [] } = request;
    const attempt = async () => {
      if (files.length === 0) return this.#interactions.request(request);
      return { text: JSON.stringify(await send(this.#interactionFiles, request, false)), pause: 0 };
    };
    return patiently(() => this.#counted(attempt()), deadline, this.clock);
  }

  /** A request of the bot itself. `deadline`: epoch milliseconds, see `patiently`. */
  asBot(request: Request, deadline: number): Promise<unknown> {
    return patiently(() => this.#counted(send(this.#bot, request, true)), deadline, this.clock);
  }

  /** A request of the bot that gives way: one try, and no waiting for a rate limit. */
  inPassing(request: Request): Promise<unknown> {
    return this.#counted(send(this.#reminders, request, true));
  }

  async #counted<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      this.meter.count('platform errors', { platform: 'discord', code: codeOf(error) });
      throw error;
    }
  }
}

/** The options of the bot's own client: `apiUrl` is the base address, `Requests` its remaining share. */
export const botRestOptions = (apiUrl: string) => ({
  api: apiUrl,
  globalRequestsPerSecond: DefaultRestOptions.globalRequestsPerSecond - REMINDERS_PER_SECOND,
  rejectOnRateLimit: isLongerThan(TOKEN_LIFETIME),
});

const isLongerThan =
  (milliseconds: number) =>
  ({ timeToReset, retryAfter }: RateLimitData): boolean =>
    Math.max(timeToReset, retryAfter) > milliseconds;

function send(rest: REST, { method, route, query, body, files }: Request, auth: boolean): Promise<unknown> {
  return rest.request({
    method,
    fullRoute: route,
    auth,
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    ...(files === undefined || files.length === 0 ? {} : { files: [...files] }),
  });
}
