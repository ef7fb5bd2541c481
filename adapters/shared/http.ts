/**
 * One JSON request, one answer; and another try where that may help.
 *
 * The platforms' own clients, Node's `fetch` and even undici's `request` take several times the processor time of the
 * request itself, so what every answer needs goes through undici's dispatcher, and nothing around it. `npm run
 * bench:adapters` tells what that is worth: with it Nibble answers 0.81 times as many presses as bare discord.js does,
 * with discord.js' own `REST` 0.56 times as many.
 */
import { Agent, type Dispatcher } from 'undici';

export interface JsonAnswer {
  readonly status: number;
  /** A header of the answer, by its name in lower case. */
  readonly header: (name: string) => string | null;
  readonly text: string;
}

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Written as JSON; undefined for none. */
  readonly body?: object | undefined;
  /** Called when the body has gone out: it is written to the connection, and not answered yet. */
  readonly onSent?: (() => void) | undefined;
}

export type SendJson = (request: JsonRequest) => Promise<JsonAnswer>;

/**
 * `timeout`: milliseconds for the connection, and again for the answer. What it gives rejects with undici's errors,
 * whose `code` is `UND_ERR_…` or the system's, such as `ECONNRESET`.
 */
export function jsonSender(timeout: number): SendJson {
  const agent = new Agent({ connect: { timeout }, headersTimeout: timeout, bodyTimeout: timeout });
  return ({ method, url, headers, body, onSent }) =>
    new Promise((resolve, reject) => {
      const { origin, pathname, search } = new URL(url);
      const answer = new Collected(resolve, reject, onSent);
      agent.dispatch(
        {
          origin,
          path: pathname + search,
          method,
          headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json; charset=utf-8' },
          body: body === undefined ? null : JSON.stringify(body),
        },
        answer,
      );
    });
}

/** Takes an answer together as it arrives. */
class Collected implements Dispatcher.DispatchHandlers {
  readonly #resolve: (answer: JsonAnswer) => void;
  readonly onError: (error: Error) => void;
  readonly onBodySent: () => void;
  #status = 0;
  #headers: readonly Buffer[] = [];
  readonly #chunks: Buffer[] = [];

  constructor(resolve: (answer: JsonAnswer) => void, reject: (error: Error) => void, onSent: (() => void) | undefined) {
    this.#resolve = resolve;
    this.onError = reject;
    this.onBodySent = onSent ?? (() => {});
  }

  /** Undici asks that it is there. Nothing is ever taken back. */
  onConnect(): void {}

  /** Comes again where an answer is announced by one of the statuses below 200. */
  onHeaders(status: number, headers: readonly Buffer[]): boolean {
    this.#status = status;
    this.#headers = headers;
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    const headers = this.#headers;
    this.#resolve({
      status: this.#status,
      header: (name) => headerIn(headers, name),
      text: Buffer.concat(this.#chunks).toString(),
    });
  }
}

/** `headers` are names and values in turns, as they came. */
function headerIn(headers: readonly Buffer[], name: string): string | null {
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const is = headers[index]?.length === name.length && headers[index]?.toString('latin1').toLowerCase() === name;
    if (is) return headers[index + 1]?.toString('latin1') ?? null;
  }
  return null;
}

/** Time, as retries need it: tests have one of their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const realClock: Clock = {
  now: Date.now,
  // A process that has nothing else to do may end meanwhile.
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
};

export interface RetryOptions {
  /** Epoch milliseconds after which no further attempt begins. */
  readonly until: number;
  /** Milliseconds before the next attempt, after so many failed ones (from 1); null when another would not help. */
  readonly pauseAfter: (error: unknown, attempts: number) => number | null;
  readonly clock?: Clock;
}

/** Resolves as the first attempt that succeeds. Rejects with the last error when no further attempt is made. */
export async function withRetry<Answer>(
  request: () => Promise<Answer>,
  { until, pauseAfter, clock = realClock }: RetryOptions,
): Promise<Answer> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await request();
    } catch (error) {
      const pause = pauseAfter(error, attempts);
      if (pause === null || clock.now() + pause > until) throw error;
      await clock.sleep(pause);
    }
  }
}
