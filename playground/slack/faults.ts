/** Faults on purpose: refusals, statuses and broken connections, for the next call of a method or for all of them. */
import { type ApiBody, rateLimited, refuse } from './web-api.ts';

export type Fault =
  | { readonly kind: 'refusal'; readonly body: ApiBody }
  | { readonly kind: 'status'; readonly status: number }
  /** The connection breaks before the call is performed, or after it, so that the bot cannot know. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' };

export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #lasting = new Map<string, Fault>();

  /** The next call of a method (or of `response_url`) fails with Slack's error and complaints. */
  failNext(method: string, error: string, messages: readonly string[] = []): void {
    this.#queue(method, { kind: 'refusal', body: refuse(error, messages) });
  }

  /** The next call is told to wait so many seconds. */
  limitNext(method: string, retryAfter: number): void {
    this.#queue(method, { kind: 'refusal', body: rateLimited(retryAfter) });
  }

  /** The next call is performed, and answered with this status alone. */
  stumbleNext(method: string, status: number): void {
    this.#queue(method, { kind: 'status', status });
  }

  /** The connection of the next call breaks. */
  cutNext(method: string, when: 'before' | 'after'): void {
    this.#queue(method, { kind: 'cut', when });
  }

  /** From now on every call of a method fails with Slack's error; with null it works again. */
  fail(method: string, error: string | null): void {
    if (error === null) this.#lasting.delete(method);
    else this.#lasting.set(method, { kind: 'refusal', body: refuse(error) });
  }

  /** The fault of this call, if any. */
  take(method: string): Fault | null {
    return this.#next.get(method)?.shift() ?? this.#lasting.get(method) ?? null;
  }

  #queue(method: string, fault: Fault): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), fault]);
  }
}
