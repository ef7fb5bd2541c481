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
