/** The response URL of an interaction: five messages in 30 minutes, and the only way to change an ephemeral message. */
import type { Meter } from '../../src/core/meter.ts';
import { jsonSender } from '../shared/send-json.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { SlackMessage } from './write-reply.ts';

const TIMEOUT = 10_000;

const sendJson = jsonSender(TIMEOUT);

/** Slack would not take a message at a response URL; `code` is its own word for why, such as `expired_url`. */
export class ResponseUrlError extends Error {
  readonly code: string;
  /** Seconds that Slack asks to wait, or null. */
  readonly retryAfter: number | null;

  constructor(code: string, retryAfter: number | null = null, options?: ErrorOptions) {
    super(`Slack refused a message at a response URL: ${code}`, options);
    this.name = 'ResponseUrlError';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** How a message relates to the one that the URL belongs to. */
export type ResponseMode = 'new' | 'replace' | 'delete';

/** A response URL with the uses it has left. */
export class ResponseUrl {
  readonly #url: string;
  readonly #thread: string | null;
  readonly #meter: Meter;
  #left: number = SLACK_LIMITS.responseUrlUses;

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
    try {
      await this.#try(message, mode);
    } catch (error) {
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
