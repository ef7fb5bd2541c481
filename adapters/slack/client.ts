/**
 * How calls go to Slack: its client, set up with short timeouts, no waiting of its own and an eye on revoked tokens;
 * response URLs; and messages that everybody in a conversation sees, which are posted once each.
 *
 * The few methods that every answer needs, and response URLs, take JSON and are sent by `jsonSender`, because of what
 * `npm run bench:adapters` measures (see http.ts). Everything else goes through Slack's own client. That one could wait
 * and retry by itself, but it stops all its requests meanwhile, and one busy conversation would hold up every learner.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Logger, LogLevel, webApi } from '@slack/bolt';
import { InOrder, RecentMap } from '../../src/core/async.ts';
import type { Meter } from '../../src/core/meter.ts';
import type { Log } from '../../src/log.ts';
import { jsonSender, type SendJson, withRetry } from '../shared/http.ts';
import { SENT_AGAIN } from '../shared/words.ts';
import {
  describeError,
  isBadBlocks,
  isUncertain,
  pauseBeforeRetry,
  ResponseUrlError,
  type Revocation,
  slackErrorCode,
} from './errors.ts';
import { SLACK_LIMITS } from './limits.ts';
import { type SlackBlock, type SlackMessage, withoutPictures } from './messages.ts';

export interface ClientOptions {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  /** Told of what calls come to; null while it is not known whether the token is any good. */
  readonly revocation: Revocation | null;
  readonly meter: Meter;
}

/** Milliseconds. */
const TIMEOUT = 10_000;
const FORM_TIMEOUT = 2500;

/** The methods of every answer; all of them take JSON. */
const QUICK: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.update',
  'chat.postEphemeral',
  'views.open',
  'views.publish',
]);

export class SlackClient extends webApi.WebClient {
  readonly #revocation: Revocation | null;
  readonly #meter: Meter;
  readonly #send: SendJson;
  readonly #headers: Readonly<Record<string, string>>;

  /** `timeout` in milliseconds. Nothing is retried here: see `retryUntil` and poster.ts. */
  constructor({ botToken, apiUrl, logger, revocation, meter }: ClientOptions, timeout: number) {
    super(botToken, {
      logger,
      timeout,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    });
    this.#revocation = revocation;
    this.#meter = meter;
    this.#send = jsonSender(timeout);
    this.#headers = { authorization: `Bearer ${botToken}` };
  }

  override async apiCall(method: string, args?: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    try {
      return await (QUICK.has(method) ? this.#callQuickly(method, args) : super.apiCall(method, args));
    } catch (error) {
      this.#meter.count('platform errors', { platform: 'slack', code: slackErrorCode(error) ?? 'other' });
      this.#revocation?.notice(error);
      throw error;
    }
  }

  /** As `apiCall`, with its errors. */
  async #callQuickly(method: string, args: Record<string, unknown> = {}): Promise<webApi.WebAPICallResult> {
    const url = `${this.slackApiUrl}${method}`;
    const sent = this.#send({ method: 'POST', url, headers: this.#headers, body: args });
    const answer = await sent.catch((error: unknown) => {
      throw new webApi.WebAPIRequestError(error instanceof Error ? error : new Error(String(error)));
    });
    if (answer.status === 429) throw new webApi.WebAPIRateLimitedError(Number(answer.header('retry-after')) || 1);
    const result = answer.status === 200 ? readBody(answer.text) : null;
    if (result === null) throw new webApi.WebAPIHTTPError(answer.status, `HTTP ${answer.status}`, {});
    const { error } = result;
    if (!result.ok) throw new webApi.WebAPIPlatformError({ ...result, error: error ?? 'unknown_error' });
    return result;
  }
}

function readBody(text: string): (webApi.WebAPICallResult & { error?: string }) | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** One client for everything, and one for forms, which open within three seconds or not at all. */
export const createClients = (options: ClientOptions) => ({
  client: new SlackClient(options, TIMEOUT),
  formClient: new SlackClient(options, FORM_TIMEOUT),
});

/** Makes a call until it succeeds, or until the next try would come after `until` (epoch milliseconds). */
export const retryUntil = <Result>(until: number, call: () => Promise<Result>): Promise<Result> =>
  withRetry(call, { until, pauseAfter: pauseBeforeRetry });

const sendJson = jsonSender(TIMEOUT);

/** How a message relates to the one that the URL belongs to. */
export type ResponseMode = 'new' | 'replace' | 'delete';

/** Above what may be there twice. */
function sentAgain({ text, blocks }: SlackMessage): SlackMessage {
  // Where there are blocks, Slack shows no other text.
  if (blocks.length === 0) return { text: `${SENT_AGAIN('Slack')}\n${text}`, blocks };
  const note = { type: 'context', elements: [{ type: 'plain_text', text: SENT_AGAIN('Slack'), emoji: false }] };
  return { text, blocks: blocks.length < SLACK_LIMITS.message.blocks ? [note, ...blocks] : blocks };
}

/** A response URL with the uses it has left. */
export class ResponseUrl {
  readonly #url: string;
  readonly #thread: string | null;
  readonly #meter: Meter;
  #left: number = SLACK_LIMITS.responseUrlUses;
  /** A new message that may be there already: a private one cannot be searched for. */
  #unsure: SlackMessage | null = null;

  /** `thread`: the thread that new messages belong in, or null. */
  constructor(url: string, thread: string | null, meter: Meter) {
    this.#url = url;
    this.#thread = thread;
    this.#meter = meter;
  }

  get isUsedUp(): boolean {
    return this.#left === 0;
  }

  /** Sends a private message. @throws ResponseUrlError when Slack refuses it or cannot be reached. */
  async send(message: SlackMessage | null, mode: ResponseMode): Promise<void> {
    this.#left -= 1;
    const isAgain = mode === 'new' && message !== null && this.#unsure === message;
    try {
      await this.#try(isAgain ? sentAgain(message) : message, mode);
    } catch (error) {
      if (mode === 'new' && isUncertain(error)) this.#unsure = message;
      const code = error instanceof ResponseUrlError ? error.code : 'other';
      this.#meter.count('platform errors', { platform: 'slack', code });
      throw error;
    }
  }

  async #try(message: SlackMessage | null, mode: ResponseMode): Promise<void> {
    const response = await this.#post(message, mode);
    const code = refusal(response.status, response.body);
    if (code === null) return;
    if (code === 'used_url' || code === 'expired_url') this.#left = 0;
    throw new ResponseUrlError(code, response.status === 429 ? Number(response.retryAfter ?? 1) : null);
  }

  /** The connection may break in the middle of Slack's answer, too. */
  async #post(message: SlackMessage | null, mode: ResponseMode) {
    try {
      const body = {
        response_type: 'ephemeral',
        replace_original: mode === 'replace',
        ...(mode === 'delete' ? { delete_original: true } : {}),
        ...(mode === 'new' && this.#thread !== null ? { thread_ts: this.#thread } : {}),
        ...(message === null ? {} : { text: message.text, blocks: message.blocks }),
      };
      const response = await sendJson({ method: 'POST', url: this.#url, headers: {}, body });
      return { status: response.status, body: response.text, retryAfter: response.header('retry-after') };
    } catch (cause) {
      throw new ResponseUrlError('unreachable', null, { cause });
    }
  }
}

/** Slack answers `ok`, or JSON with `ok: false`, and not always with a status that says so. */
function refusal(status: number, body: string): string | null {
  const error = /"error"\s*:\s*"(\w+)"/.exec(body)?.[1];
  if (error !== undefined) return error;
  return status === 200 ? null : `http_${status}`;
}

/** What a call throws as well: whoever made it tells what came of it, once, and what it means. */
const TOLD_BY_THE_CALLER = /^(http request failed|Failed to retrieve a new WSS URL)/;

/** A logger for Bolt and its clients that writes warnings and errors to `log`. */
export function boltLogger(log: Log): Logger {
  const write = (level: 'warn' | 'error', parts: readonly unknown[]) => {
    const said = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
    if (!TOLD_BY_THE_CALLER.test(said)) log[level]('from Slack’s library', { said });
  };
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) => write('warn', parts),
    error: (...parts: unknown[]) => write('error', parts),
    getLevel: () => LogLevel.WARN,
    setLevel: () => {},
    setName: () => {},
  };
}

export interface PostOptions {
  /** Epoch milliseconds until which it is tried. */
  readonly until: number;
  /** What to mark the message with, at most 255 characters; a mark of its own unless told. */
  readonly mark?: string;
  /** Whether the message may have been posted before, so that it is searched for at once. */
  readonly mayBeThere?: boolean;
  /** The `ts` of the message that begins the thread it belongs in; null, which is the default, outside threads. */
  readonly thread?: string | null;
}

/** Slack does not let us look at a conversation. */
const UNREADABLE = Symbol('unreadable');

/** How many conversations are remembered. */
const REMEMBERED = 10_000;
/** As many messages are searched: far more than one learner's queue can have sent meanwhile. */
const SEARCHED = 15;
/** A thread is given from its beginning on; as many are one page. */
const SEARCHED_IN_THREAD = 200;

/**
 * Posts messages that everybody in a conversation sees: at most one a second and conversation, which is what Slack
 * allows.
 *
 * Each is posted once. A request that broke off may have been carried out all the same, so every message bears a mark,
 * the id of one of its blocks, and before it is posted a second time the conversation's latest messages are searched
 * for it. Where the bot may not read them, which is so in channels unless it was allowed to, the second message says
 * that it is sent again. Only a message that has no words in blocks bears no mark; such a one may come twice.
 */
export class Poster {
  readonly #client: webApi.WebClient;
  readonly #interval: number;
  readonly #nextTurn = new RecentMap<string, number>(REMEMBERED);
  readonly #inOrder = new InOrder();
  readonly #directs = new RecentMap<string, string>(REMEMBERED);

  /** `interval`: milliseconds between two messages in one conversation. */
  constructor(client: webApi.WebClient, interval: number) {
    this.#client = client;
    this.#interval = interval;
  }

  /** The id of the direct conversation with a person. @throws what Slack's client throws. */
  async openDirect(user: string, until: number): Promise<string> {
    const known = this.#directs.get(user);
    if (known !== undefined) return known;
    const opened = await retryUntil(until, () => this.#client.conversations.open({ users: user }));
    const channel = opened.channel?.id ?? user;
    this.#directs.set(user, channel);
    return channel;
  }

  /** Posts a message; resolves to its `ts`, null when Slack did not say. @throws what Slack's client throws. */
  async post(channel: string, message: SlackMessage, options: PostOptions): Promise<string | null> {
    const { until, mark = randomUUID(), mayBeThere = false, thread = null } = options;
    const marked = withMark(message, mark);
    let isUnsure = mayBeThere;
    return retryUntil(until, async () => {
      const there = isUnsure ? await this.#find(channel, thread, mark) : null;
      if (typeof there === 'string') return there;
      const where = { channel, ...(thread === null ? {} : { thread_ts: thread }) };
      const sent = there === UNREADABLE ? sentAgain(marked) : marked;
      const call = { ...where, unfurl_links: false, unfurl_media: false, ...content(sent) };
      try {
        const { ts } = await this.#inTurn(channel, () => this.#client.chat.postMessage(call));
        return ts ?? null;
      } catch (error) {
        isUnsure = isUncertain(error);
        throw error;
      }
    });
  }

  /** Changes a message of the bot's. @throws what Slack's client throws. */
  async update(channel: string, ts: string, message: SlackMessage, until: number): Promise<void> {
    await retryUntil(until, () => this.#client.chat.update({ channel, ts, ...content(message) }));
  }

  /** One after the other, and each an interval after the end of the one before: only that is surely late enough. */
  #inTurn<Result>(channel: string, post: () => Promise<Result>): Promise<Result> {
    return this.#inOrder.run(channel, async () => {
      const early = (this.#nextTurn.get(channel) ?? 0) - performance.now();
      if (early > 0) await wait(Math.ceil(early));
      try {
        return await post();
      } finally {
        this.#nextTurn.set(channel, performance.now() + this.#interval);
      }
    });
  }

  /** The `ts` of the message with this mark; null when there is none. */
  async #find(channel: string, thread: string | null, mark: string): Promise<string | null | typeof UNREADABLE> {
    const messages = await latestMessages(this.#client, channel, thread);
    if (messages === null) return UNREADABLE;
    const found = messages.find(({ blocks = [] }) => blocks.some((block) => block.block_id === mark));
    return found?.ts ?? null;
  }
}

/**
 * The latest messages of a conversation, or all of a thread; null when Slack does not let us look.
 *
 * @throws what Slack's client throws where another try may help
 */
export async function latestMessages({ conversations }: webApi.WebClient, channel: string, thread: string | null) {
  const looking =
    thread === null
      ? conversations.history({ channel, limit: SEARCHED })
      : conversations.replies({ channel, ts: thread, limit: SEARCHED_IN_THREAD });
  const seen = await looking.catch((error: unknown) => {
    if (pauseBeforeRetry(error, 1) !== null) throw error;
    return null;
  });
  return seen === null ? null : (seen.messages ?? []);
}

/** What goes into a call. */
export const content = ({ text, blocks }: SlackMessage): { text: string; blocks?: SlackBlock[] } =>
  blocks.length === 0 ? { text } : { text, blocks: [...blocks] };

/** The message with the mark on its first block that has no id of its own (controls have one, see recall.ts). */
function withMark({ text, blocks }: SlackMessage, mark: string): SlackMessage {
  const at = blocks.findIndex(({ block_id }) => block_id === undefined);
  return { text, blocks: blocks.map((block, index) => (index === at ? { ...block, block_id: mark } : block)) };
}

/**
 * Tries a message as drawn, then with its pictures in words, then its words alone: all that a button does can be typed,
 * so they are enough to go on. @throws what `post` throws for any other reason.
 */
export async function postPlainly(
  message: SlackMessage,
  post: (message: SlackMessage) => Promise<unknown>,
  log: Log,
): Promise<void> {
  const hasPictures = message.blocks.some(({ type }) => type === 'image');
  const attempts = [message, ...(hasPictures ? [withoutPictures(message)] : []), { text: message.text, blocks: [] }];
  for (const [index, attempt] of attempts.entries()) {
    try {
      await post(attempt);
      return;
    } catch (error) {
      if (!isBadBlocks(error) || index === attempts.length - 1) throw error;
      // Our mistake.
      log.error('Slack refused the blocks of a message', describeError(error));
    }
  }
}
