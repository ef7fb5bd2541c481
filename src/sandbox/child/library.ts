/** The Python files that every interpreter has at `/lib`, compiled; all threads read the same shared bytes. */
import type { FlaskPackages } from '../real-flask/packages.ts';
import type { FileTree } from '../worker/start-data.ts';
import { compilePython } from './compile-python.ts';
import { type CacheEntry, keyOf, loadCompiled, saveCompiled } from './compiled-cache.ts';
import { readSources } from './python-sources.ts';

/**
 * The library with the real Flask, or with our small one where `flask` is null. `binary` is the interpreter that compiles
 * it, when `cacheFolder` has not got it already. Rejects when a file cannot be read or does not compile.
 */
export async function library(
  module: WebAssembly.Module,
  binary: Uint8Array,
  flask: FlaskPackages | null,
  cacheFolder: string,
): Promise<FileTree> {
  const sources = readSources(flask);
  const entry: CacheEntry = {
    folder: cacheFolder,
    name: flask === null ? 'small-flask' : `flask-${flask.version}`,
    key: keyOf(sources, binary),
  };
  const cached = await loadCompiled(entry);
  if (cached !== null) return share(cached);
  const compiled = await compilePython(module, sources);
  await saveCompiled(entry, compiled);
  return share(compiled);
}

/** A copy in one piece of shared memory, so that a thread is given a single one and not hundreds. */
function share(tree: FileTree): FileTree {
  const shared = new Uint8Array(new SharedArrayBuffer(sizeOf(tree)));
  let used = 0;
  const copy = (from: FileTree): FileTree =>
    Object.fromEntries(
      Object.entries(from).map(([name, entry]) => {
        if (!(entry instanceof Uint8Array)) return [name, copy(entry)];
        shared.set(entry, used);
        used += entry.length;
        return [name, shared.subarray(used - entry.length, used)];
      }),
    );
  return copy(tree);
}

function sizeOf(tree: FileTree): number {
  return Object.values(tree).reduce<number>(
    (sum, entry) => sum + (entry instanceof Uint8Array ? entry.length : sizeOf(entry)),
    0,
  );
}
