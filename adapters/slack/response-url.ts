/** The response URL of an interaction: five messages in 30 minutes, and the only way to change an ephemeral message. */
import { SLACK_LIMITS } from './limits.ts';
import type { SlackMessage } from './write-reply.ts';

const TIMEOUT = 10_000;

/** Slack would not take a message at a response URL; `code` is its own word for why, such as `expired_url`. */
export class ResponseUrlError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Slack refused a message at a response URL: ${code}`);
    this.name = 'ResponseUrlError';
    this.code = code;
  }
}

/** How a message relates to the one that the URL belongs to. */
export type ResponseMode = 'new' | 'replace' | 'delete';

/** A response URL with the uses it has left. */
export class ResponseUrl {
  readonly #url: string;
  #left: number = SLACK_LIMITS.responseUrlUses;

  constructor(url: string) {
    this.#url = url;
  }

  get isUsedUp(): boolean {
    return this.#left === 0;
  }

  /** Sends a private message. @throws ResponseUrlError when Slack refuses it or cannot be reached. */
  async send(message: SlackMessage | null, mode: ResponseMode): Promise<void> {
    this.#left -= 1;
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        response_type: 'ephemeral',
        replace_original: mode === 'replace',
        ...(mode === 'delete' ? { delete_original: true } : {}),
        ...message,
      }),
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch((cause: unknown) => {
      throw new ResponseUrlError(cause instanceof Error ? cause.name : 'unreachable');
    });
    const code = refusal(response.status, await response.text());
    if (code !== null) throw new ResponseUrlError(code);
  }
}

/** Slack answers `ok`, or JSON with `ok: false`, and not always with a status that says so. */
function refusal(status: number, body: string): string | null {
  const error = /"error"\s*:\s*"(\w+)"/.exec(body)?.[1];
  if (error !== undefined) return error;
  return status === 200 ? null : `http_${status}`;
}
