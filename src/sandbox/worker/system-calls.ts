/**
 * The system calls of an interpreter. The shim's file calls stay; time, randomness, sleeping, descriptors and all that
 * could throw or reach anything is decided here. Time stands still while a program computes, jumps where the simulated
 * browser's time is, and moves by sleeping, which costs nothing; random numbers are the same in every run.
 */
import { type WASI, wasi } from '@bjorn3/browser_wasi_shim';

const SUBSCRIPTION_BYTES = 48;
const EVENT_BYTES = 32;
/** Where a subscription to a clock has its flags; the shim looks elsewhere and finds none. */
const CLOCK_FLAGS_OFFSET = 40;

type SystemCalls = Record<string, (...args: never[]) => unknown>;

export interface CallOptions {
  readonly clock: VirtualClock;
  /** Where the stream of random bytes begins: the boot and the runs each have one of their own. */
  readonly seed: number;
  /** Files that may be open at once. */
  readonly descriptors: number;
}

/** Which calls `shim` answers to an interpreter. */
export function systemCalls(shim: WASI, { clock, seed, descriptors }: CallOptions): SystemCalls {
  const memory = () => new DataView(shim.inst.exports.memory.buffer);
  return {
    ...shim.wasiImport,
    ...timeCalls(memory, clock, randomBytes(seed)),
    ...descriptorCalls(shim, memory, descriptors),
    proc_raise: () => wasi.ERRNO_NOSYS,
    sched_yield: () => wasi.ERRNO_SUCCESS,
    sock_accept: () => wasi.ERRNO_NOTSUP,
    sock_recv: () => wasi.ERRNO_NOTSUP,
    sock_send: () => wasi.ERRNO_NOTSUP,
    sock_shutdown: () => wasi.ERRNO_NOTSUP,
  };
}

function timeCalls(memory: () => DataView, clock: VirtualClock, dice: () => number): SystemCalls {
  const kindOf = (id: number) => (id === wasi.CLOCKID_REALTIME ? 'realtime' : 'monotonic');
  return {
    clock_time_get(id: number, _precision: bigint, pointer: number): number {
      memory().setBigUint64(pointer, clock[kindOf(id)](), true);
      return wasi.ERRNO_SUCCESS;
    },
    random_get(pointer: number, length: number): number {
      const view = memory();
      for (let index = 0; index < length; index += 1) view.setUint8(pointer + index, dice());
      return wasi.ERRNO_SUCCESS;
    },
    /** Sleeps by moving the clock; files and streams are always ready. */
    poll_oneoff(input: number, output: number, count: number, countPointer: number): number {
      if (count === 0) return wasi.ERRNO_INVAL;
      const view = memory();
      for (let index = 0; index < count; index += 1) {
        const subscription = input + index * SUBSCRIPTION_BYTES;
        const wanted = wasi.Subscription.read_bytes(view, subscription);
        if (wanted.eventtype === wasi.EVENTTYPE_CLOCK) {
          const flags = view.getUint16(subscription + CLOCK_FLAGS_OFFSET, true);
          const absolute = (flags & wasi.SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME) !== 0;
          if (absolute) clock.sleepUntil(kindOf(wanted.clockid), wanted.timeout);
          else clock.sleep(wanted.timeout);
        }
        new wasi.Event(wanted.userdata, wasi.ERRNO_SUCCESS, wanted.eventtype).write_bytes(
          view,
          output + index * EVENT_BYTES,
        );
      }
      view.setUint32(countPointer, count, true);
      return wasi.ERRNO_SUCCESS;
    },
  };
}

/** The shim never uses a descriptor's number again and knows no limit; these do. */
function descriptorCalls(shim: WASI, memory: () => DataView, descriptors: number): SystemCalls {
  const { path_open: open } = shim.wasiImport;
  if (open === undefined) throw new Error('browser_wasi_shim has no path_open; this version of it does not fit.');
  return {
    path_open(...args: number[]): unknown {
      // Not indexOf: it does not see the holes that fd_renumber leaves.
      const free = shim.fds.findIndex((fd) => !fd);
      const number = free === -1 ? shim.fds.length : free;
      if (number >= descriptors) return wasi.ERRNO_MFILE;
      const result = open(...args);
      const pointer = args[8];
      if (result !== wasi.ERRNO_SUCCESS || pointer === undefined || free === -1) return result;
      const opened = shim.fds.pop();
      if (opened !== undefined) shim.fds[free] = opened;
      memory().setUint32(pointer, free, true);
      return result;
    },
    /** The shim takes any number as the end of its table, however far away. */
    fd_renumber(from: number, to: number): number {
      const moved = shim.fds[from];
      const replaced = shim.fds[to];
      if (moved === undefined || replaced === undefined || from === to) return wasi.ERRNO_BADF;
      replaced.fd_close();
      shim.fds[to] = moved;
      delete shim.fds[from];
      return wasi.ERRNO_SUCCESS;
    },
  };
}

/** Nanoseconds; the largest that a signed 64-bit clock can show. */
const END_OF_TIME = 2n ** 63n - 1n;
const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
const READING_TAKES = 1_000n;

export class VirtualClock {
  #now = 0n;
  #origin: bigint | null = null;
  #monotonic: bigint;

  /** `monotonic`: what the clock that never goes back shows at first, in nanoseconds. */
  constructor(monotonic = 0n) {
    this.#monotonic = monotonic;
  }

  /** Wall-clock time in nanoseconds since 1970. */
  realtime(): bigint {
    return this.#now;
  }

  /** Never goes back, and moves a microsecond with each reading, so that a measured duration is never zero. */
  monotonic(): bigint {
    this.#monotonic += READING_TAKES;
    return this.#monotonic;
  }

  /** Wall-clock time in epoch milliseconds; one that has begun counts as whole. */
  milliseconds(): number {
    return Number((this.#now + NANOSECONDS_PER_MILLISECOND - 1n) / NANOSECONDS_PER_MILLISECOND);
  }

  /**
   * Jumps to `at`, in epoch milliseconds, also back: whoever asks is told how long each answer took, so time only goes
   * back where something of its own begins.
   */
  jump(at: number): void {
    const wanted = BigInt(Math.round(at)) * NANOSECONDS_PER_MILLISECOND;
    const then = wanted > END_OF_TIME ? END_OF_TIME : wanted;
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

/** An endless stream of bytes that look random and are the same for the same seed (mulberry32). */
function randomBytes(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0xff;
  };
}
