/**
 * Where stdout and stderr of a program go: shared memory of a fixed size, from which the child process can still read when a
 * thread had to be ended.
 */
import { Fd, wasi } from '@bjorn3/browser_wasi_shim';
import { characterDevice } from './channel.ts';

export interface PrintMemory {
  readonly bytes: Uint8Array;
  /** `[0]` is how many bytes are there, `[1]` is 1 when more were printed than fit. */
  readonly state: Int32Array;
}

/** Memory for so many bytes of prints. */
export function printMemory(bytes: number): PrintMemory {
  return {
    bytes: new Uint8Array(new SharedArrayBuffer(bytes)),
    state: new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)),
  };
}

/** Forgets what was printed. */
export function clearPrints({ bytes, state }: PrintMemory): void {
  bytes.fill(0, 0, Atomics.load(state, 0));
  Atomics.store(state, 0, 0);
  Atomics.store(state, 1, 0);
}

/** The writing end. What does not fit is dropped, and that it was is remembered. */
export class PrintPipe extends Fd {
  readonly #memory: PrintMemory;

  constructor(memory: PrintMemory) {
    super();
    this.#memory = memory;
  }

  override fd_fdstat_get() {
    return { ret: wasi.ERRNO_SUCCESS, fdstat: characterDevice(wasi.RIGHTS_FD_WRITE) };
  }

  override fd_filestat_get() {
    return { ret: wasi.ERRNO_SUCCESS, filestat: new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n) };
  }

  override fd_write(data: Uint8Array) {
    const { bytes, state } = this.#memory;
    const used = Atomics.load(state, 0);
    const fitting = data.subarray(0, bytes.length - used);
    bytes.set(fitting, used);
    if (fitting.length < data.length) Atomics.store(state, 1, 1);
    Atomics.store(state, 0, used + fitting.length);
    return { ret: wasi.ERRNO_SUCCESS, nwritten: data.length };
  }
}

/** The reading end, for one run: gives what was printed since the last call. */
export function printReader(memory: PrintMemory): () => string {
  let read = 0;
  let toldOverflow = false;
  return () => {
    const used = Atomics.load(memory.state, 0);
    const text = new TextDecoder().decode(memory.bytes.slice(read, used));
    read = used;
    const overflows = Atomics.load(memory.state, 1) === 1 && !toldOverflow;
    toldOverflow ||= overflows;
    return overflows ? `${text}\n[the rest of what it printed is left out]\n` : text;
  };
}
