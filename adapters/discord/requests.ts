/**
 * How requests go out.
 *
 * An interaction's own requests need no bot token and, by Discord's rules, do not count towards the bot's 50 a second,
 * but discord.js' queue counts them. They have a client of their own here, which sends JSON through undici's
 * dispatcher: in `npm run bench:adapters` Nibble answers 0.81 times as many presses as bare discord.js this way, and
 * 0.56 times as many through discord.js' `REST`. Everything else goes through `REST`: what the bot sends itself, and
 * all files. Reminders have a `REST` of their own, so that they never stand in front of somebody who waits for an
 * answer.
 */
import {
  type APIDMChannel,
  type APIInteraction,
  type APIMessage,
  ComponentType,
  DefaultRestOptions,
  DefaultUserAgent,
  DiscordAPIError,
  HTTPError,
  type InteractionResponseType,
  MessageFlags,
  type RateLimitData,
  type RawFile,
  REST,
  RequestMethod,
  type RouteLike,
  Routes,
} from 'discord.js';
import { Agent } from 'undici';
import type { Meter } from '../../src/core/meter.ts';
import { type Clock, jsonSender, withRetry } from '../shared/http.ts';
import { SENT_AGAIN } from '../shared/words.ts';
import { AskedToWait, codeOf, isUncertain, pauseAfter } from './errors.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { fits, type Message } from './messages.ts';

interface Request {
  readonly method: RequestMethod;
  readonly route: RouteLike;
  readonly query?: URLSearchParams;
  readonly body?: object;
  readonly files?: readonly RawFile[];
}

/**
 * A request of an interaction. `onSent` is called when it has gone out and is not answered yet; again with each try.
 */
type InteractionRequest = Omit<Request, 'query'> & { readonly onSent?: () => void };

interface InteractionAnswer {
  /** JSON, or empty. */
  readonly text: string;
  /** Milliseconds until the next request of the same interaction may be made; 0 for at once. */
  readonly pause: number;
}

export const DISCORD_API = 'https://discord.com/api';

/** A wait that a reminder puts up with, milliseconds. */
const SHORT_WAIT = 2000;
/** Of the 50 requests a second that a bot may make, the ones that are left to reminders. */
const REMINDERS_PER_SECOND = 10;
/** And to messages in channels, which are changed in place while people play. */
const ROOMS_PER_SECOND = 20;
/** As much of a hash in a nonce as leaves room for the number of a message in Discord's 25 characters. */
export const NONCE_LENGTH = 20;
/** Milliseconds that Discord may take to answer a request of an interaction. */
const TIMEOUT = 15_000;

/**
 * Connections of the undici that discord.js is made for. Without them it takes the one that all libraries of a process
 * share, and Slack's client puts another version's there, which cannot send discord.js' forms.
 */
const ownAgent = new Agent();

export class Requests {
  readonly clock: Clock;
  readonly #meter: Meter;
  readonly #bot: REST;
  readonly #sendJson = jsonSender(TIMEOUT);
  readonly #interactionFiles: REST;
  readonly #reminders: REST;
  readonly #rooms: REST;

  /** `bot` is the client that has the bot's token; `token` is that token. */
  constructor(bot: REST, token: string, clock: Clock, meter: Meter) {
    const { api } = bot.options;
    this.clock = clock;
    this.#meter = meter;
    this.#bot = bot;
    this.#interactionFiles = new REST({
      agent: ownAgent,
      api,
      retries: 0,
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      rejectOnRateLimit: isLongerThan(DISCORD_LIMITS.tokenLifetime),
    });
    const givingWay = (globalRequestsPerSecond: number) =>
      new REST({
        agent: ownAgent,
        api,
        retries: 0,
        globalRequestsPerSecond,
        rejectOnRateLimit: isLongerThan(SHORT_WAIT),
      }).setToken(token);
    this.#reminders = givingWay(REMINDERS_PER_SECOND);
    this.#rooms = givingWay(ROOMS_PER_SECOND);
  }

  /**
   * A request of an interaction, by the token in its route, tried until `until` (epoch milliseconds). `again` is asked
   * before another try when one may have been carried out: it gives the answer, or what to send this time.
   */
  byInteraction(
    request: InteractionRequest,
    until: number,
    again: (() => Promise<InteractionRequest | string>) | null = null,
  ): Promise<InteractionAnswer> {
    let isUnsure = false;
    const attempt = async () => {
      const wanted = isUnsure && again !== null ? await again() : request;
      if (typeof wanted === 'string') return { text: wanted, pause: 0 };
      try {
        if ((wanted.files ?? []).length === 0) return await this.#sendByInteraction(wanted);
        return { text: JSON.stringify(await send(this.#interactionFiles, wanted, false)), pause: 0 };
      } catch (error) {
        isUnsure ||= isUncertain(error);
        throw error;
      }
    };
    return this.#retried(attempt, until);
  }

  /** The newest messages of a channel; null where the bot may not read them, or Discord does not say. */
  async newest(channel: string, limit = 20): Promise<readonly APIMessage[] | null> {
    const query = new URLSearchParams({ limit: String(limit) });
    const request = { method: RequestMethod.Get, route: Routes.channelMessages(channel), query };
    // As with other answers, the REST client knows no type of it.
    return send(this.#bot, request, true)
      .then((listed) => listed as APIMessage[])
      .catch(() => null);
  }

  /** A request of the bot itself, tried for as long as those of an interaction. */
  asBot(request: Request): Promise<unknown> {
    return this.#retried(() => send(this.#bot, request, true), this.clock.now() + DISCORD_LIMITS.tokenLifetime);
  }

  /** A request of the bot that gives way: one try, and no waiting for a rate limit. */
  inPassing(request: Request): Promise<unknown> {
    return this.#counted(send(this.#reminders, request, true));
  }

  /** The same for a channel that people are waiting in, so that it stands behind no reminder. */
  inRooms(request: Request): Promise<unknown> {
    return this.#counted(send(this.#rooms, request, true));
  }

  #retried<Answer>(attempt: () => Promise<Answer>, until: number): Promise<Answer> {
    return withRetry(() => this.#counted(attempt()), { until, pauseAfter, clock: this.clock });
  }

  /**
   * @throws AskedToWait when there were too many requests, DiscordAPIError when Discord refuses, HTTPError when it
   * stumbles, undici's errors when it cannot be reached
   */
  async #sendByInteraction({ method, route, body, onSent }: InteractionRequest): Promise<InteractionAnswer> {
    const url = `${this.#bot.options.api}/v${DefaultRestOptions.version}${route}`;
    const { status, header, text } = await this.#sendJson({ method, url, headers: HEADERS, body, onSent });
    const isUsedUp = header('x-ratelimit-remaining') === '0';
    if (status >= 200 && status < 300) return { text, pause: isUsedUp ? seconds(header(RESET_AFTER)) : 0 };
    if (status === 429) throw new AskedToWait(seconds(header('retry-after')));
    // Neither error keeps what was sent: a learner's words may be in it.
    if (status >= 500) throw new HTTPError(status, `HTTP ${status}`, method, url, NOTHING);
    const refusal = readRefusal(text);
    throw new DiscordAPIError(refusal, refusal.code, status, method, url, NOTHING);
  }

  async #counted<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      this.#meter.count('platform errors', { platform: 'discord', code: codeOf(error) });
      throw error;
    }
  }
}

const HEADERS = { 'user-agent': `${DefaultUserAgent} ${DefaultRestOptions.userAgentAppendix}`.trim() };
const RESET_AFTER = 'x-ratelimit-reset-after';
const NOTHING = { body: undefined, files: undefined };

/** In milliseconds; a second where Discord did not say. */
const seconds = (value: string | null): number => Math.ceil((Number(value) || 1) * 1000);

function readRefusal(text: string): { code: number; message: string } {
  try {
    const { code, message } = JSON.parse(text);
    return { code: Number(code) || 0, message: String(message) };
  } catch {
    return { code: 0, message: 'no reason was given' };
  }
}

/**
 * The options of the bot's own client: `apiUrl` is the base address, the requests a second are what reminders leave.
 */
export const botRestOptions = (apiUrl: string) => ({
  agent: ownAgent,
  api: apiUrl,
  globalRequestsPerSecond: DefaultRestOptions.globalRequestsPerSecond - REMINDERS_PER_SECOND,
  rejectOnRateLimit: isLongerThan(DISCORD_LIMITS.tokenLifetime),
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

/** The requests that an interaction's token allows: one first response, then edits and new messages for 15 minutes. */
export class InteractionWebhook {
  readonly #requests: Requests;
  readonly #interaction: APIInteraction;
  /** When it arrived, epoch milliseconds. */
  readonly #since: number;
  /** The ids of the messages that were added. */
  readonly #posted = new Set<string>();
  /** When its next request may be made, epoch milliseconds: Discord said that none is left until then. */
  #notBefore = 0;

  constructor(requests: Requests, interaction: APIInteraction) {
    this.#requests = requests;
    this.#interaction = interaction;
    this.#since = requests.clock.now();
  }

  /** The first response. It is worth something for three seconds only. `onSent` is called when it has gone out. */
  async respond(type: InteractionResponseType, data?: object, onSent?: () => void): Promise<void> {
    const { id, token } = this.#interaction;
    const route = Routes.interactionCallback(id, token);
    const request = { method: RequestMethod.Post, route, body: { type, data }, ...(onSent && { onSent }) };
    await this.#send(request, this.#since + DISCORD_LIMITS.ackDeadline);
  }

  /** Changes a message of this interaction; without an id the first one, which may be the one that was pressed. */
  async edit(message: Message, id = '@original'): Promise<void> {
    await this.#send({ method: RequestMethod.Patch, route: this.#routeOf(id), ...message });
  }

  /**
   * Adds a message and returns its id. `flags` are added to its own. Discord takes no nonce here, so when its answer
   * did not come, the conversation is searched for the message; where that cannot be done, it says that it is sent
   * again.
   */
  async post({ body, files }: Message, flags: number): Promise<string> {
    const { application_id: application, token } = this.#interaction;
    const route = Routes.webhook(application, token);
    const all = { ...body, flags: body.flags | flags };
    const request = { method: RequestMethod.Post, route, body: all, files };
    const again = async () => {
      const there = await this.#findUnknown((all.flags & MessageFlags.Ephemeral) !== 0);
      if (there === 'nobody-knows') return { ...request, body: sentAgain(all) };
      return there === null ? request : JSON.stringify(there);
    };
    const posted: APIMessage = JSON.parse(await this.#send(request, undefined, again));
    this.#posted.add(posted.id);
    return posted.id;
  }

  /**
   * The oldest message of this interaction whose id Discord has not told. Those that one person sees are in no list.
   */
  async #findUnknown(isHidden: boolean): Promise<APIMessage | null | 'nobody-knows'> {
    const { id, channel } = this.#interaction;
    const listed = isHidden || channel === undefined ? null : await this.#requests.newest(channel.id);
    if (listed === null) return 'nobody-knows';
    const ofOurs = listed.filter(
      (message) =>
        message.interaction_metadata?.id === id &&
        message.interaction_metadata.original_response_message_id !== undefined &&
        !this.#posted.has(message.id),
    );
    return ofOurs.at(-1) ?? null;
  }

  async remove(id: string): Promise<void> {
    await this.#send({ method: RequestMethod.Delete, route: this.#routeOf(id) });
  }

  #routeOf(id: string) {
    const { application_id: application, token } = this.#interaction;
    return Routes.webhookMessage(application, token, id);
  }

  /** Resolves to what Discord answered, as JSON. */
  async #send(
    request: InteractionRequest,
    until = this.#since + DISCORD_LIMITS.tokenLifetime,
    again: (() => Promise<InteractionRequest | string>) | null = null,
  ): Promise<string> {
    const { clock } = this.#requests;
    const early = this.#notBefore - clock.now();
    if (clock.now() + early > until) throw new AskedToWait(early);
    if (early > 0) await clock.sleep(early);
    const { text, pause } = await this.#requests.byInteraction(request, until, again);
    this.#notBefore = clock.now() + pause;
    return text;
  }
}

/** Above what may be there twice. A message that has no room for it comes without. */
function sentAgain(body: Message['body']): Message['body'] {
  const note = { type: ComponentType.TextDisplay as const, content: `-# ${SENT_AGAIN('Discord')}` };
  const noted = { ...body, components: [note, ...body.components] };
  return fits(noted.components) ? noted : body;
}

/** One way to send a request of the bot: `asBot` or `inPassing`. */
export type Send = (request: Request) => Promise<unknown>;

/**
 * Posts messages into a channel, in order. Each carries a nonce made from `cause`, at most 20 characters that name what
 * is sent, so that a repeated request makes no second message (`enforce_nonce`; at most 25 characters).
 */
export async function postMessages(
  send: Send,
  channel: string,
  cause: string,
  messages: readonly Message[],
): Promise<void> {
  for (const [index, message] of messages.entries()) await postMessage(send, channel, `${cause}-${index}`, message);
}

/** Posts one message, once for each nonce; `more` goes into its body. Resolves to its id. */
export async function postMessage(
  send: Send,
  channel: string,
  nonce: string,
  { body, files }: Message,
  more: object = {},
): Promise<string> {
  const posted = await send({
    method: RequestMethod.Post,
    route: Routes.channelMessages(channel),
    body: { ...body, ...more, nonce, enforce_nonce: true },
    files,
  });
  // The REST client types every answer as unknown; this route answers with the message.
  return (posted as APIMessage).id;
}

export async function editMessage(send: Send, channel: string, id: string, message: Message): Promise<void> {
  await send({ method: RequestMethod.Patch, route: Routes.channelMessage(channel, id), ...message });
}

/** The channel of the direct conversation with an account; Discord opens it when there is none yet. */
export async function openDirectChannel(send: Send, account: string): Promise<string> {
  const body = { recipient_id: account };
  const channel = await send({ method: RequestMethod.Post, route: Routes.userChannels(), body });
  // As above: this route answers with the channel.
  return (channel as APIDMChannel).id;
}
