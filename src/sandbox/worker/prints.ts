/**
 * What a program prints, on its way out: shared memory of a fixed size, from which the child process can still read
 * when a thread had to be ended.
 */

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

/** Adds to what was printed. What does not fit is dropped, and that it was is remembered. */
export function addPrint({ bytes, state }: PrintMemory, data: Uint8Array): void {
  const used = Atomics.load(state, 0);
  const fitting = data.subarray(0, bytes.length - used);
  bytes.set(fitting, used);
  if (fitting.length < data.length) Atomics.store(state, 1, 1);
  Atomics.store(state, 0, used + fitting.length);
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
