/** Slack's client, set up for this adapter: short timeouts, no waiting of its own, and an eye on revoked tokens. */
import { type Logger, webApi } from '@slack/bolt';
import type { Meter } from '../../src/core/meter.ts';
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

export class SlackClient extends webApi.WebClient {
  readonly #revocation: Revocation | null;
  readonly #meter: Meter;

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
  }

  override async apiCall(method: string, args?: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    try {
      return await super.apiCall(method, args);
    } catch (error) {
      this.#meter.count('platform errors', { platform: 'slack', code: slackErrorCode(error) ?? 'other' });
      this.#revocation?.notice(error);
      throw error;
    }
  }
}

/** One client for everything, and one for forms, which open within three seconds or not at all. */
export const createClients = (
  options: ClientOptions,
): { readonly client: SlackClient; readonly hasty: SlackClient } => ({
  client: new SlackClient(options, TIMEOUT),
  hasty: new SlackClient(options, FORM_TIMEOUT),
});
