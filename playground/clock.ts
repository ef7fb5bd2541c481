/** The local Slack's time: the machine's own, or one that a test moves. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after so many milliseconds of this clock. */
  wait(milliseconds: number): Promise<void>;
}

/** Its waiting never keeps a process alive. */
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

  /** How many wait for a later time. */
  get sleepers(): number {
    return this.#sleepers.length;
  }

  /** Moves on, and wakes whoever waited for a time until then. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#sleepers.filter(({ at }) => at <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#now);
    for (const { wake } of due) wake();
  }
}

/* The playground's time: runs like the machine's, and can be moved forward, for the tutor and both platforms at once. */

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
