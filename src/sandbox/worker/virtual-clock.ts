/**
 * The clock and the dice that a program sees. Time stands still while it computes, jumps where the simulated browser's
 * time is, and moves by sleeping, which costs nothing; random numbers are the same in every run.
 */

/** Nanoseconds; the largest that a signed 64-bit clock can show. */
const END_OF_TIME = 2n ** 63n - 1n;
const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
const READING_TAKES = 1_000n;

export class VirtualClock {
  #now = 0n;
  #origin: bigint | null = null;
  #monotonic = 0n;

  /** Wall-clock time in nanoseconds since 1970. */
  realtime(): bigint {
    return this.#now;
  }

  /** Never goes back, and moves a microsecond with each reading, so that a measured duration is never zero. */
  monotonic(): bigint {
    this.#monotonic += READING_TAKES;
    return this.#monotonic;
  }

  /** Jumps to `at`, in epoch milliseconds. */
  jump(at: number): void {
    const then = BigInt(Math.round(at)) * NANOSECONDS_PER_MILLISECOND;
    const passed = this.#origin === null ? 0n : then - this.#now;
    this.#origin ??= then;
    this.#now = then;
    if (passed > 0n) this.#monotonic += passed;
  }

  /** Sleeps until the clock of this kind shows `deadline`; the reading that it was reckoned from was the last one. */
  sleepUntil(kind: 'realtime' | 'monotonic', deadline: bigint): void {
    this.sleep(deadline - (kind === 'realtime' ? this.#now : this.#monotonic));
  }

  /** Sleeps for this many nanoseconds. */
  sleep(duration: bigint): void {
    const step = duration > 0n ? duration : 0n;
    this.#now = this.#now + step > END_OF_TIME ? END_OF_TIME : this.#now + step;
    this.#monotonic = this.#monotonic + step > END_OF_TIME ? END_OF_TIME : this.#monotonic + step;
  }
}

/** An endless stream of bytes that look random and never change (mulberry32). */
export function loadedDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0xff;
  };
}
