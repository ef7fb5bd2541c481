/**
 * What a program prints, on its way out: shared memory of a fixed size, from which the child process can still read when
 * a thread had to be ended.
 */
/** Memory for so many bytes of prints. */
export function printMemory(bytes) {
    return {
        bytes: new Uint8Array(new SharedArrayBuffer(bytes)),
        state: new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)),
    };
}
/** Forgets what was printed. */
export function clearPrints({ bytes, state }) {
    bytes.fill(0, 0, Atomics.load(state, 0));
    Atomics.store(state, 0, 0);
    Atomics.store(state, 1, 0);
}
/** Adds to what was printed. What does not fit is dropped, and that it was is remembered. */
export function addPrint({ bytes, state }, data) {
    const used = Atomics.load(state, 0);
    const fitting = data.subarray(0, bytes.length - used);
    bytes.set(fitting, used);
    if (fitting.length < data.length)
        Atomics.store(state, 1, 1);
    Atomics.store(state, 0, used + fitting.length);
}
/** The reading end, for one run: gives what was printed since the last call. */
export function printReader(memory) {
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
//# sourceMappingURL=prints.js.map