/** The playground's time: runs like the machine's, and can be moved forward, for the tutor and both platforms at once. */

export class MovableClock {
  readonly #real: () => number;
  readonly #watchers = new Set<() => void>();
  #ahead = 0;

  /** `real` gives epoch milliseconds. */
  constructor(real: () => number) {
    this.#real = real;
  }

  /** Epoch milliseconds. */
  readonly now = (): number => this.#real() + this.#ahead;

  /** Milliseconds that it is ahead of the real time. */
  get ahead(): number {
    return this.#ahead;
  }

  /** Forward only: what was planned and counted by the later time could not be undone. */
  move(milliseconds: number): void {
    this.#ahead += milliseconds;
    for (const look of this.#watchers) look();
  }

  /** Calls back when it was moved; returns the way to end that. */
  onMove(look: () => void): () => void {
    this.#watchers.add(look);
    return () => this.#watchers.delete(look);
  }
}
