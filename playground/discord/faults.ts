/** Faults on purpose: failures and delays planned for the next requests of the bot. */
import type { Answer } from './http-api.ts';

/** A failure to answer with; the request is not performed unless told. */
export interface PlannedFailure {
  /** Method and path after the version: `/POST \/webhooks/`. */
  readonly request: RegExp;
  readonly status: number;
  readonly body?: object;
  /** Seconds, as Discord sends it with 429. */
  readonly retryAfter?: number;
  /** The request is performed all the same: only its answer is this one. */
  readonly isPerformed?: true;
}

export interface Failure {
  readonly answer: Answer;
  readonly isPerformed: boolean;
}

export interface HeldRequest {
  /** Resolves when the request has arrived. */
  readonly arrived: Promise<void>;
  /** Lets the request through: it is performed now. */
  release(): void;
}

export interface Faults {
  /** The next request that matches fails; each failure is used once, in the order they were planned. */
  failNext(failure: PlannedFailure): void;
  /** The next request that matches waits for its answer until it is released. */
  holdNext(request: RegExp): HeldRequest;
  /**
   * Waits as long as the request `POST /webhooks/…` is held. Resolves with its failure, or null when it has none.
   */
  apply(request: string): Promise<Failure | null>;
}

export function createFaults(): Faults {
  const failures: PlannedFailure[] = [];
  const holds: Hold[] = [];
  return {
    failNext: (failure) => failures.push(failure),
    holdNext: (request) => {
      const hold = createHold(request);
      holds.push(hold);
      return hold;
    },
    apply: async (request) => {
      const hold = takeFirst(holds, request);
      hold?.arrive();
      await hold?.released;
      const failure = takeFirst(failures, request);
      if (failure === undefined) return null;
      return { answer: failureAnswer(failure), isPerformed: failure.isPerformed === true };
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

function takeFirst<Planned extends { readonly request: RegExp }>(all: Planned[], request: string): Planned | undefined {
  const index = all.findIndex((planned) => planned.request.test(request));
  return index === -1 ? undefined : all.splice(index, 1)[0];
}

function failureAnswer({ status, retryAfter, body }: PlannedFailure): Answer {
  if (retryAfter === undefined) return { status, body: body ?? { message: 'Planned failure', code: 0 } };
  const headers = { 'retry-after': String(retryAfter) };
  return { status, headers, body: { message: 'You are being rate limited.', retry_after: retryAfter, global: false } };
}
