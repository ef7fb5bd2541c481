/** Clocks: the machine's own, one that a test moves, and one that runs and can be moved forward. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after so many milliseconds of this clock. */
  wait(milliseconds: number): Promise<void>;
}

/** Waiting on it does not keep a process alive. */
export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
};

export class VirtualClock implements Clock {
  #now: number;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  /** Stands still at `start` (epoch milliseconds) until it is moved. */
  constructor(start = 1_700_000_000_000) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  wait(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return Promise.resolve();
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.#now + milliseconds, wake });
    });
  }

  /** How many calls of `wait` are pending. */
  get sleepers(): number {
    return this.#sleepers.length;
  }

  /** Moves on, and resolves the calls of `wait` that are due. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#sleepers.filter(({ at }) => at <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#now);
    for (const { wake } of due) wake();
  }
}

/** Runs like the machine's clock, and can be moved forward. */
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

  /** Milliseconds ahead of the real time. */
  get ahead(): number {
    return this.#ahead;
  }

  /** Forward only: what was planned by the later time cannot be undone. */
  move(milliseconds: number): void {
    this.#ahead += milliseconds;
    for (const look of this.#watchers) look();
  }

  /** Calls back when it is moved. Returns a function that stops it. */
  onMove(look: () => void): () => void {
    this.#watchers.add(look);
    return () => this.#watchers.delete(look);
  }
}
