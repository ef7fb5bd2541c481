/**
 * How long a run may take. What counts is the processor time that it has had, so that a busy machine does not turn a
 * right program into one that took too long; the clock on the wall is a second, looser bound, for a thread that gets
 * nowhere at all.
 */
import { readFileSync } from 'node:fs';
import type { Limits } from '../limits.ts';

/** Milliseconds, both from any beginning. */
export interface Clocks {
  readonly processor: () => number;
  readonly wall: () => number;
}

/** It is not looked more often than this, in milliseconds. */
const SHORTEST_WAIT = 5;

export class TimeLimit {
  readonly #limits: Pick<Limits, 'seconds' | 'wallFactor'>;
  readonly #clocks: Clocks;
  readonly #expired: () => void;
  readonly #processorStart: number;
  /** Wall time of the commands that were answered. */
  #wallUsed = 0;
  /** When the command that is under way was given; null between two of them. */
  #askedAt: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** Begins with the run. `expired` is called once, when it has had its time. */
  constructor(limits: Pick<Limits, 'seconds' | 'wallFactor'>, clocks: Clocks, expired: () => void) {
    this.#limits = limits;
    this.#clocks = clocks;
    this.#expired = expired;
    this.#processorStart = clocks.processor();
    this.#look();
  }

  /** A command was given: the wall clock runs. */
  asked(): void {
    this.#askedAt = this.#clocks.wall();
  }

  /** It was answered: while the host thinks, no time is the program's. */
  answered(): void {
    this.#wallUsed = this.#wall();
    this.#askedAt = null;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wall(): number {
    return this.#wallUsed + (this.#askedAt === null ? 0 : this.#clocks.wall() - this.#askedAt);
  }

  #look(): void {
    const { seconds, wallFactor } = this.#limits;
    const processor = seconds * 1_000 - (this.#clocks.processor() - this.#processorStart);
    const wall = seconds * wallFactor * 1_000 - this.#wall();
    // A thread has no more processor time than there is time, so before that there is nothing to see.
    const wait = Math.min(processor, wall);
    if (wait <= 0) this.#expired();
    else this.#timer = setTimeout(() => this.#look(), Math.max(wait, SHORTEST_WAIT));
  }
}

const NANOSECONDS_PER_MILLISECOND = 1_000_000;

/**
 * The processor time of a thread of this process, as Linux counts it. Where that cannot be read, or for null, the time
 * of the whole process. It is only asked for differences.
 */
export function processorTimeOf(thread: number | null): () => number {
  const path = `/proc/self/task/${thread}/schedstat`;
  const read = () => Number(readFileSync(path, 'utf8').split(' ')[0]) / NANOSECONDS_PER_MILLISECOND;
  try {
    if (thread !== null && read() > 0) return read;
  } catch {
    // Not Linux, or one that keeps no such statistics.
  }
  return () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };
}
