/**
 * Makes a snapshot: boots an interpreter, lets it import all that a run needs, and stops it in the middle of a system
 * call that holds the interpreter's lock (`time.time()` does, a blocking read does not). What it was about to do next
 * is never done; instead a run is one call of the function whose address it has told, as if C code called back into
 * Python.
 */
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { WASI } from '@bjorn3/browser_wasi_shim';
import { z } from 'zod';
import { entryPoint } from '../../package-folder.js';
import { SharedFiles } from '../worker/files.js';
import { printMemory, printReader } from '../worker/prints.js';
import { Channel, ChannelInode, PrintPipe } from '../worker/streams.js';
import { systemCalls, VirtualClock } from '../worker/system-calls.js';
import { compileAhead } from './compile-ahead.js';
import { EXPORTED, fitBinary, withExports, withoutData } from './fit-binary.js';
import { compileLibrary } from './library.js';
import { packSnapshot } from './snapshot.js';
import { readTree } from './sources.js';
const PAGE_BYTES = 65_536;
const PAGES_PER_MEGABYTE = 16;
const SEED = 20_241_231;
/** `tp_call` in a type object of a 32-bit CPython 3.12: the function that calls an instance of it. */
const TP_CALL_OFFSET = 64;
/** What the harness writes when everything is loaded: the addresses of `serve`, of its type, and of `()`. */
const warm = z.object({ serve: z.int(), type: z.int(), arguments: z.int() });
class Booted extends Error {
}
/** A clock that stops the interpreter when it is read after `stop`. */
class BootClock extends VirtualClock {
    stops = false;
    realtime() {
        if (this.stops)
            throw new Booted();
        return super.realtime();
    }
}
/**
 * Makes a snapshot in a thread that ends afterwards: the hundreds of megabytes that it takes are given back with it.
 */
export function makeSnapshotInThread(ingredients) {
    return new Promise((resolve, reject) => {
        const given = { snapshotOf: ingredients };
        const thread = new Worker(entryPoint('./make-snapshot', import.meta.url), { workerData: given, env: {} });
        const timer = setTimeout(() => thread.terminate(), ingredients.limits.snapshotSeconds * 1_000);
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.once('exit', () => {
            clearTimeout(timer);
            reject(new Error('The snapshot was not made.'));
        });
    });
}
/** Throws Python's own message when the sources do not compile, or do not load. */
export function makeSnapshot({ python, sources, limits }) {
    const fitted = withExports(fitBinary(readFileSync(python), limits.memoryMegabytes * PAGES_PER_MEGABYTE));
    const module = new WebAssembly.Module(fitted);
    const library = compileLibrary(module, readTree(sources));
    // As runs have it: a file would be written to in blocks.
    const prints = printMemory(limits.printBytes);
    const clock = new BootClock();
    let line = '';
    const channel = new Channel({
        receive: () => {
            throw new Error('There are no commands while it boots.');
        },
        answered(written) {
            line = written;
            clock.stops = true;
        },
    }, limits.answerCharacters, true);
    const control = new Map();
    control.set('channel', new ChannelInode(channel, () => control.delete('channel')));
    const shim = new WASI(['python', '-S', '-B', '/lib/harness.pyc'], ['PYTHONPATH=/lib', 'PYTHONHASHSEED=0', 'PYTHONIOENCODING=utf-8', 'FLASK_RUN_FROM_CLI=true'], new SharedFiles(library.packed).open(new PrintPipe(prints), limits, control), { debug: false });
    const streamsAndFolders = shim.fds.length;
    const { exports } = new WebAssembly.Instance(module, {
        wasi_snapshot_preview1: systemCalls(shim, { clock, seed: SEED, descriptors: limits.descriptors }),
    });
    const memory = exports.memory;
    try {
        const code = shim.start({ exports: { memory, _start: exports._start } });
        throw new Error(`The sandbox's interpreter ended with ${code} while it booted:\n${printReader(prints)()}`);
    }
    catch (error) {
        if (!(error instanceof Booted))
            throw error;
    }
    const open = shim.fds.flatMap((fd, number) => (fd === undefined ? [] : [number]));
    if (shim.fds[streamsAndFolders] !== channel || open.length !== streamsAndFolders + 1) {
        throw new Error(`Other files are open than runs have: ${open.join(', ')}.`);
    }
    const told = warm.parse(JSON.parse(line));
    const bytes = new Uint8Array(memory.buffer);
    forget(library.archive, bytes);
    const snapshot = {
        library: library.packed,
        memory: { pages: bytes.length / PAGE_BYTES, pieces: piecesOf(bytes) },
        stackPointer: exports[EXPORTED.stackPointer].value,
        call: {
            index: new DataView(memory.buffer).getUint32(told.type + TP_CALL_OFFSET, true),
            callable: told.serve,
            arguments: told.arguments,
        },
    };
    return { snapshot, binary: withoutData(fitted) };
}
/** Wipes the zip file of the standard library, a third of the memory: all that is in it lies compiled at /lib. */
function forget(archive, memory) {
    const start = Buffer.from(memory.buffer).indexOf(archive);
    if (start !== -1)
        memory.fill(0, start, start + archive.length);
}
/** The pages that hold something, neighbours together. */
function piecesOf(memory) {
    const pieces = [];
    let start = null;
    for (let at = 0; at <= memory.length; at += PAGE_BYTES) {
        const isEmpty = at === memory.length || memory.subarray(at, at + PAGE_BYTES).every((byte) => byte === 0);
        if (!isEmpty)
            start ??= at;
        else if (start !== null) {
            pieces.push({ at: start, bytes: memory.subarray(start, at) });
            start = null;
        }
    }
    return pieces;
}
const isGiven = (data) => typeof data === 'object' && data !== null && 'snapshotOf' in data;
if (!isMainThread && isGiven(workerData)) {
    const { limits } = workerData.snapshotOf;
    const made = makeSnapshot(workerData.snapshotOf);
    parentPort?.postMessage(packSnapshot(made, compileAhead(made, limits)));
}
//# sourceMappingURL=make-snapshot.js.map