/** What comes between a request and its answer: failures and delays that were planned for it. */
import type { Outcome } from './http-api.ts';

/** A failure to answer with, in place of what would have happened. */
export interface PlannedFailure {
  /** Method and path after the version: `/POST \/webhooks/`. */
  readonly request: RegExp;
  readonly status: number;
  readonly body?: object;
  /** Seconds, as Discord sends it with 429. */
  readonly retryAfter?: number;
}

export interface HeldRequest {
  /** Resolves when the request has arrived. */
  readonly arrived: Promise<void>;
  /** Lets the request through: it is answered now, by what is true now. */
  release(): void;
}

export interface Interventions {
  /** The next request that matches fails; each failure is used once, in the order they were planned. */
  failNext(failure: PlannedFailure): void;
  /** The next request that matches waits for its answer until it is released. */
  holdNext(request: RegExp): HeldRequest;
  /** What becomes of a request, `POST /webhooks/…`: a failure, or null when it is to be answered. */
  intervene(request: string): Promise<Outcome | null>;
}

export function createInterventions(): Interventions {
  const failures: PlannedFailure[] = [];
  const holds: Hold[] = [];
  return {
    failNext: (failure) => failures.push(failure),
    holdNext: (meant) => {
      const hold = createHold(meant);
      holds.push(hold);
      return hold;
    },
    intervene: async (request) => {
      const hold = takeFirst(holds, ({ request: meant }) => meant.test(request));
      hold?.arrive();
      await hold?.released;
      return takeFailure(failures, request);
    },
  };
}

interface Hold extends HeldRequest {
  readonly request: RegExp;
  readonly released: Promise<void>;
  arrive(): void;
}

function createHold(request: RegExp): Hold {
  let arrive = () => {};
  let release = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { request, arrived, released, arrive: () => arrive(), release: () => release() };
}

function takeFirst<Item>(items: Item[], isMeant: (item: Item) => boolean): Item | undefined {
  const index = items.findIndex(isMeant);
  return index === -1 ? undefined : items.splice(index, 1)[0];
}

function takeFailure(failures: PlannedFailure[], request: string): Outcome | null {
  const failure = takeFirst(failures, ({ request: meant }) => meant.test(request));
  if (failure === undefined) return null;
  const { status, retryAfter, body = { message: 'Planned failure', code: 0 } } = failure;
  if (retryAfter === undefined) return { status, body };
  const headers = { 'retry-after': String(retryAfter) };
  return { status, headers, body: { message: 'You are being rate limited.', retry_after: retryAfter, global: false } };
}
