/**
 * Makes a snapshot: boots an interpreter, lets it import all that a run needs, and stops it in the middle of a system
 * call that holds the interpreter's lock (`time.time()` does, a blocking read does not). What it was about to do next
 * is never done; instead a run is one call of the function whose address it has told, as if C code called back into
 * Python.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Inode, WASI } from '@bjorn3/browser_wasi_shim';
import { z } from 'zod';
import { entryPoint } from '../../package-folder.ts';
import type { Limits } from '../limits.ts';
import { SharedFiles } from '../worker/files.ts';
import { printMemory, printReader } from '../worker/prints.ts';
import { Channel, ChannelInode, PrintPipe } from '../worker/streams.ts';
import { systemCalls, VirtualClock } from '../worker/system-calls.ts';
import { compileAhead } from './compile-ahead.ts';
import { EXPORTED, fitBinary, withExports, withoutData } from './fit-binary.ts';
import { type SnapshotEntry, saveSnapshot } from './kept-snapshots.ts';
import { compileLibrary } from './library.ts';
import { setEngineFlags } from './machine-code.ts';
import { type Made, type PackedSnapshot, type Piece, packSnapshot } from './snapshot.ts';
import { type PathTree, readTree } from './sources.ts';

const PAGE_BYTES = 65_536;
const PAGES_PER_MEGABYTE = 16;
const SEED = 20_241_231;
/** `tp_call` in a type object of a 32-bit CPython 3.12: the function that calls an instance of it. */
const TP_CALL_OFFSET = 64;

/** What the harness writes when everything is loaded: the addresses of `serve`, of its type, and of `()`. */
const warm = z.object({ serve: z.int(), type: z.int(), arguments: z.int() });

class Booted extends Error {}

/** A clock that stops the interpreter when it is read after `stop`. */
class BootClock extends VirtualClock {
  stops = false;

  override realtime(): bigint {
    if (this.stops) throw new Booted();
    return super.realtime();
  }
}

export interface Ingredients {
  /** Where python.wasm lies. */
  readonly python: string;
  readonly sources: PathTree;
  readonly limits: Limits;
}

/**
 * Makes a snapshot and keeps it, in a process that ends afterwards: only with it are the hundreds of megabytes that
 * this takes given back. Resolves with the snapshot where it could not be kept, else with null.
 */
export async function makeSnapshotInProcess(
  ingredients: Ingredients,
  entry: SnapshotEntry,
): Promise<PackedSnapshot | null> {
  const maker = fork(entryPoint('./make-snapshot', import.meta.url), [THIS_IS_ONE], {
    // With this one's flags, or its machine code would be refused.
    execArgv: process.execArgv,
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const timer = setTimeout(() => maker.kill('SIGKILL'), ingredients.limits.snapshotSeconds * 1_000);
  try {
    const order: Order = { ingredients, entry };
    return await new Promise<PackedSnapshot | null>((resolve, reject) => {
      maker.once('message', ({ notKept }: Outcome) => resolve(notKept === null ? null : fromMessage(notKept)));
      maker.once('error', reject);
      maker.once('exit', () => reject(new Error('The snapshot was not made.')));
      maker.send(order, () => {});
    });
  } finally {
    clearTimeout(timer);
  }
}

interface Order {
  readonly ingredients: Ingredients;
  readonly entry: SnapshotEntry;
}
interface Outcome {
  readonly notKept: PackedSnapshot | null;
}

/** Shared memory cannot be sent, and what arrives lies within a message. */
const forMessage = (packed: PackedSnapshot): PackedSnapshot => ({ ...packed, shared: packed.shared.slice() });
function fromMessage({ shared, code, binary }: PackedSnapshot): PackedSnapshot {
  const memory = new Uint8Array(new SharedArrayBuffer(shared.length));
  memory.set(shared);
  return { shared: memory, code: new Uint8Array(code), binary: new Uint8Array(binary) };
}

/** Rejects with Python's own message when the sources do not compile, or do not load. */
export async function makeSnapshot({ python, sources, limits }: Ingredients): Promise<Made> {
  const fitted = withExports(fitBinary(readFileSync(python), limits.memoryMegabytes * PAGES_PER_MEGABYTE));
  const module = new WebAssembly.Module(fitted);
  const library = await compileLibrary(module, readTree(sources));
  // As runs have it: a file would be written to in blocks.
  const prints = printMemory(limits.printBytes);
  const clock = new BootClock();
  let line = '';
  const channel = new Channel(
    {
      receive: () => {
        throw new Error('There are no commands while it boots.');
      },
      answered(written) {
        line = written;
        clock.stops = true;
      },
    },
    limits.answerCharacters,
    true,
  );
  const control = new Map<string, Inode>();
  control.set('channel', new ChannelInode(channel, () => control.delete('channel')));
  const shim = new WASI(
    ['python', '-S', '-B', '/lib/harness.pyc'],
    ['PYTHONPATH=/lib', 'PYTHONHASHSEED=0', 'PYTHONIOENCODING=utf-8', 'FLASK_RUN_FROM_CLI=true'],
    new SharedFiles(library.packed).open(new PrintPipe(prints), limits, control),
    { debug: false },
  );
  const streamsAndFolders = shim.fds.length;
  const { exports } = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: systemCalls(shim, { clock, seed: SEED, descriptors: limits.descriptors }),
  });
  const memory = exports.memory as WebAssembly.Memory;
  try {
    const code = shim.start({ exports: { memory, _start: exports._start as () => unknown } });
    throw new Error(`The sandbox's interpreter ended with ${code} while it booted:\n${printReader(prints)()}`);
  } catch (error) {
    if (!(error instanceof Booted)) throw error;
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
    stackPointer: (exports[EXPORTED.stackPointer] as WebAssembly.Global).value,
    call: {
      index: new DataView(memory.buffer).getUint32(told.type + TP_CALL_OFFSET, true),
      callable: told.serve,
      arguments: told.arguments,
    },
  };
  return { snapshot, binary: withoutData(fitted) };
}

/** Wipes the zip file of the standard library, a third of the memory: all that is in it lies compiled at /lib. */
function forget(archive: Uint8Array, memory: Uint8Array): void {
  const start = Buffer.from(memory.buffer).indexOf(archive);
  if (start !== -1) memory.fill(0, start, start + archive.length);
}

/** The pages that hold something, neighbours together. */
function piecesOf(memory: Uint8Array): Piece[] {
  const pieces: Piece[] = [];
  let start: number | null = null;
  for (let at = 0; at <= memory.length; at += PAGE_BYTES) {
    const isEmpty = at === memory.length || memory.subarray(at, at + PAGE_BYTES).every((byte) => byte === 0);
    if (!isEmpty) start ??= at;
    else if (start !== null) {
      pieces.push({ at: start, bytes: memory.subarray(start, at) });
      start = null;
    }
  }
  return pieces;
}

/** The argument by which this file knows that it is started to make one. */
const THIS_IS_ONE = 'make-snapshot';

if (process.argv[2] === THIS_IS_ONE) {
  process.once('message', async ({ ingredients, entry }: Order) => {
    setEngineFlags();
    const made = await makeSnapshot(ingredients);
    const packed = packSnapshot(made, compileAhead(made, ingredients.limits));
    const outcome: Outcome = { notKept: (await saveSnapshot(entry, packed)) ? null : forMessage(packed) };
    process.send?.(outcome, () => process.exit());
  });
}
