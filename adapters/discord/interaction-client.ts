/**
 * Requests by an interaction's own token, without discord.js' queue: they count towards no limit of the bot's, and those
 * of one interaction follow each other anyway. What Discord says about its limits is kept: when no request is left for
 * now, the interaction's next one waits.
 */
import {
  DefaultRestOptions,
  DefaultUserAgent,
  DiscordAPIError,
  HTTPError,
  type RequestMethod,
  type RouteLike,
} from 'discord.js';
import { jsonSender, type SendJson } from '../shared/send-json.ts';

/** Milliseconds that Discord may take to answer. */
const TIMEOUT = 15_000;

/** Discord asks to come again in so many milliseconds. */
export class AskedToWait extends Error {
  readonly wait: number;

  constructor(wait: number) {
    super(`Discord asks to wait for ${wait} ms`);
    this.name = 'AskedToWait';
    this.wait = wait;
  }
}

export interface QuickRequest {
  readonly method: RequestMethod;
  readonly route: RouteLike;
  readonly body?: object;
  /** Called when it has gone out and is not answered yet; again with each try. */
  readonly onSent?: () => void;
}

export interface QuickAnswer {
  /** JSON, or empty. */
  readonly text: string;
  /** Milliseconds until the next request of the same interaction may be made; 0 for at once. */
  readonly pause: number;
}

export class InteractionClient {
  readonly #base: string;
  readonly #send: SendJson = jsonSender(TIMEOUT);

  /** `api` as `REST` has it: without the version. */
  constructor(api: string) {
    this.#base = `${api}/v${DefaultRestOptions.version}`;
  }

  /**
   * @throws AskedToWait when there were too many requests, DiscordAPIError when Discord refuses, HTTPError when it
   * stumbles, undici's errors when it cannot be reached
   */
  async request({ method, route, body, onSent }: QuickRequest): Promise<QuickAnswer> {
    const url = `${this.#base}${route}`;
    const { status, header, text } = await this.#send({ method: `${method}`, url, headers: HEADERS, body, onSent });
    if (status >= 200 && status < 300) return { text, pause: isUsedUp(header) ? seconds(header(RESET_AFTER)) : 0 };
    if (status === 429) throw new AskedToWait(seconds(header('retry-after')));
    if (status >= 500) throw new HTTPError(status, `HTTP ${status}`, method, url, NOTHING);
    throw readRefusal(status, text, method, url);
  }
}

const HEADERS = { 'user-agent': `${DefaultUserAgent} ${DefaultRestOptions.userAgentAppendix}`.trim() };
const RESET_AFTER = 'x-ratelimit-reset-after';
/** An error keeps nothing of what was sent: a learner's words may be in it. */
const NOTHING = { body: undefined, files: undefined };

const isUsedUp = (header: (name: string) => string | null): boolean => header('x-ratelimit-remaining') === '0';

/** In milliseconds; a second where Discord did not say. */
const seconds = (value: string | null): number => Math.ceil((Number(value) || 1) * 1000);

function readRefusal(status: number, text: string, method: string, url: string): DiscordAPIError {
  const raw = readError(text);
  return new DiscordAPIError(raw, raw.code, status, method, url, NOTHING);
}

function readError(text: string): { code: number; message: string } {
  try {
    const { code, message } = JSON.parse(text);
    return { code: Number(code) || 0, message: String(message) };
  } catch {
    return { code: 0, message: 'no reason was given' };
  }
}
