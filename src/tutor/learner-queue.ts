/** One learner, one queue: what the same learner asks is done in order; different learners do not wait for each other. */

export class LearnerQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `work` after everything that was queued for `learner` before, and gives its result or its error. */
  run<Result>(learner: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(learner) ?? Promise.resolve();
    const result = before.then(work, work);
    this.#tails.set(learner, result);
    const forget = (): void => {
      if (this.#tails.get(learner) === result) this.#tails.delete(learner);
    };
    result.then(forget, forget);
    return result;
  }
}
