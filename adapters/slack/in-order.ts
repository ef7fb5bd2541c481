/** One learner's events are answered one after another, messages included; different learners' do not wait. */
export class InOrder {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs a task after all earlier ones of the same key. Tasks must not reject. */
  run(key: string, task: () => Promise<void>): Promise<void> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(task);
    this.#last.set(key, turn);
    return turn.finally(() => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    });
  }

  /** Resolves when everything that runs now is done. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}
