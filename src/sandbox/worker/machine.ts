/**
 * Where runs happen, one after the other. Each has an instance of its own, in the one linear memory of this machine,
 * which is wiped and filled with the snapshot before; so nothing of a run is left for the next one, and nothing has to
 * be allocated.
 */
import { type Fd, WASI, WASIProcExit } from '@bjorn3/browser_wasi_shim';
import type { End } from '../host/protocol.ts';
import type { Limits } from '../limits.ts';
import { EXPORTED, IMPORTED } from '../snapshot/fit-binary.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { SharedFiles } from './files.ts';
import { Channel, RunOver } from './streams.ts';
import { systemCalls, VirtualClock } from './system-calls.ts';

const PAGE_BYTES = 65_536;
const MEGABYTE = 1_048_576;
/** A page of the machine's memory. */
const WIPED_BYTES = 4_096;
/** Another one than the boot's, or a program would draw the numbers that the boot has drawn. */
const SEED = 20_250_101;
/** More nanoseconds than a boot takes by its clock, so that a run's clock does not go back behind it. */
const BOOTED_AT = 1_000_000_000n;
/** Exit codes by which harness.py says that the program has broken it. */
const HARNESS_ENDS = new Map<number, End>([
  [70, 'broken'],
  [71, 'memory'],
]);

export interface MachineHost {
  /**
   * The next command and what the clock shows from then on (epoch milliseconds); throws `RunOver` when there is none.
   */
  readonly receive: () => { readonly line: string; readonly at: number };
  /** `took`: milliseconds by the run's clock, which moves by sleeping alone. */
  readonly answered: (line: string, took: number) => void;
  /** Where prints go. */
  readonly output: Fd;
}

export class Machine {
  readonly #module: WebAssembly.Module;
  readonly #snapshot: Snapshot;
  readonly #limits: Limits;
  readonly #host: MachineHost;
  readonly #files: SharedFiles;
  #memory: WebAssembly.Memory;
  #perform: () => void = () => {};

  /** `memory`: what `filledMemory` has made of this snapshot. */
  constructor(
    module: WebAssembly.Module,
    snapshot: Snapshot,
    limits: Limits,
    host: MachineHost,
    memory = filledMemory(snapshot, limits),
  ) {
    this.#module = module;
    this.#snapshot = snapshot;
    this.#limits = limits;
    this.#host = host;
    this.#files = new SharedFiles(snapshot.library);
    this.#memory = memory;
    this.#link();
  }

  /** All that a program can read and write. */
  get memory(): Uint8Array {
    return new Uint8Array(this.#memory.buffer);
  }

  /** Wipes everything that the last run left, and makes the next one ready to go. */
  prepare(): void {
    // One that has grown cannot shrink, and a program would see by its size what another one has used.
    if (this.#memory.buffer.byteLength !== this.#snapshot.memory.pages * PAGE_BYTES) {
      this.#memory = filledMemory(this.#snapshot, this.#limits);
    } else restore(this.memory, this.#snapshot);
    this.#link();
  }

  /** A new instance, in the memory that is filled. */
  #link(): void {
    const { stackPointer, call } = this.#snapshot;
    const clock = new VirtualClock(BOOTED_AT);
    let asked = 0;
    const channel = new Channel(
      {
        receive: () => {
          const { line, at } = this.#host.receive();
          clock.jump(at);
          asked = clock.milliseconds();
          return line;
        },
        answered: (line) => this.#host.answered(line, clock.milliseconds() - asked),
      },
      this.#limits.answerCharacters,
      false,
    );
    const shim = new WASI([], [], [...this.#files.open(this.#host.output, this.#limits), channel], { debug: false });
    shim.inst = { exports: { memory: this.#memory } };
    const { exports } = new WebAssembly.Instance(this.#module, {
      wasi_snapshot_preview1: systemCalls(shim, { clock, seed: SEED, descriptors: this.#limits.descriptors }),
      [IMPORTED.module]: { [IMPORTED.memory]: this.#memory },
    });
    (exports[EXPORTED.stackPointer] as WebAssembly.Global).value = stackPointer;
    const serve = (exports[EXPORTED.table] as WebAssembly.Table).get(call.index) as (...values: number[]) => number;
    this.#perform = () => void serve(call.callable, call.arguments, 0);
  }

  /** Performs a run until it ends; to be called once after `prepare`. Never throws. */
  perform(): End | 'finished' {
    try {
      this.#perform();
      // The harness never returns; an exception that gets past it comes back as a null pointer.
      return 'broken';
    } catch (error) {
      if (error instanceof RunOver) return error.end;
      if (error instanceof WASIProcExit) return HARNESS_ENDS.get(error.code) ?? 'exit';
      return readTrap(error, this.memory.length, this.#limits.memoryMegabytes * MEGABYTE);
    }
  }
}

/** A memory as runs begin with it. */
export function filledMemory(snapshot: Snapshot, { memoryMegabytes }: Limits): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({
    initial: snapshot.memory.pages,
    maximum: (memoryMegabytes * MEGABYTE) / PAGE_BYTES,
  });
  restore(new Uint8Array(memory.buffer), snapshot);
  return memory;
}

/** Makes a memory what it is in the snapshot, every byte of it. */
function restore(memory: Uint8Array, { memory: { pieces } }: Snapshot): void {
  let end = 0;
  for (const { at, bytes } of pieces) {
    wipe(memory, end, at);
    memory.set(bytes, at);
    end = at + bytes.length;
  }
  wipe(memory, end, memory.length);
}

const NOTHING = new Uint8Array(WIPED_BYTES);

/** Fills with zeros what is not zero yet: a page of memory that was never written takes no room on the machine. */
function wipe(memory: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; at += WIPED_BYTES) {
    const part = memory.subarray(at, Math.min(at + WIPED_BYTES, end));
    if (Buffer.compare(part, NOTHING.subarray(0, part.length)) !== 0) part.fill(0);
  }
}

/** What an error that ended the interpreter means. */
function readTrap(error: unknown, memoryBytes: number, limitBytes: number): End {
  // The stack, CPython's own or the engine's: calls without end that Python does not count, such as a `__repr__` of
  // itself.
  if (error instanceof Error && /out of bounds|call stack/.test(error.message)) return 'memory';
  const aborted = error instanceof Error && error.message === 'unreachable';
  if (!aborted) return 'broken';
  // CPython aborts when it cannot even raise MemoryError.
  return memoryBytes > limitBytes - 16 * PAGE_BYTES ? 'memory' : 'exit';
}
