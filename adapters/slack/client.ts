/**
 * Slack's client, set up for this adapter: short timeouts, no waiting of its own, and an eye on revoked tokens. The few
 * methods that every answer needs take JSON, and go the quick way.
 */
import { type Logger, webApi } from '@slack/bolt';
import type { Meter } from '../../src/core/meter.ts';
import { jsonSender, type SendJson } from '../shared/send-json.ts';
import type { Revocation } from './revocation.ts';
import { slackErrorCode } from './slack-error.ts';

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

  /** `timeout` in milliseconds. Nothing is retried: see patiently.ts and poster.ts. */
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
export const createClients = (
  options: ClientOptions,
): { readonly client: SlackClient; readonly hasty: SlackClient } => ({
  client: new SlackClient(options, TIMEOUT),
  hasty: new SlackClient(options, FORM_TIMEOUT),
});
