/**
 * One JSON request, one answer. The platforms' own clients, Node's `fetch` and even undici's `request` take several times
 * the processor time of the request itself (`npm run bench:adapters` has what an answer costs), so what every answer needs
 * goes this way: undici's dispatcher, and nothing around it.
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
 * `timeout`: milliseconds for the connection, and again for the answer. What it gives rejects with undici's errors, whose
 * `code` is `UND_ERR_…` or the system's, such as `ECONNRESET`.
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
