/** For work that overlaps: jobs in order, a wait that ends, and a map that forgets its oldest entries. */

/** Keeps the jobs of one key (a learner) in the order they were given; different keys do not wait for each other. */
export class InOrder {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs a job when all earlier ones of its key are done, well or not, and settles as the job does. */
  run<Result>(key: string, job: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const result = before.then(job, job);
    this.#last.set(key, result);
    const forget = (): void => {
      if (this.#last.get(key) === result) this.#last.delete(key);
    };
    result.then(forget, forget);
    return result;
  }

  /** Resolves when everything that was given until now is done. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}

/**
 * What `work` comes to, or `otherwise` when that takes more than so many milliseconds. Rejects as `work` does. The work
 * itself goes on.
 */
export async function inTime<Result, Late>(
  milliseconds: number,
  work: Promise<Result>,
  otherwise: Late,
): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A map that keeps the most recently set entries only: the oldest goes when there are too many. */
export class RecentMap<Key, Value> {
  readonly #entries = new Map<Key, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#most) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }
}
