/**
 * The Python files that every interpreter has at `/lib`: this package's own, where it is there the real Flask, and the
 * standard library, which lies in a zip file inside of the interpreter. All are compiled, by the interpreter itself, so
 * that a program that imports more than the snapshot holds does not wait for it. Two interpreters share the work, each
 * in a thread of its own.
 */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { Directory, File, type Inode, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { entryPoint } from '../../package-folder.ts';
import type { FileTree } from './sources.ts';

/** Writes each `.py` file of /source as a `.pyc` file of /compiled that is imported without its source. */
const COMPILE = `
import marshal
import os
import zipimport
from _frozen_importlib_external import MAGIC_NUMBER
UNCHECKED_HASH = (1).to_bytes(4, 'little') + bytes(8)
def write(path, data):
    with open('/compiled' + path, 'wb') as file:
        file.write(data)
def walk(folder):
    for name in os.listdir('/source' + folder):
        path = folder + '/' + name
        if os.path.isdir('/source' + path):
            os.mkdir('/compiled' + path)
            walk(path)
            continue
        with open('/source' + path, 'rb') as file:
            data = file.read()
        if name.endswith('.py'):
            write(path + 'c', MAGIC_NUMBER + UNCHECKED_HASH + marshal.dumps(compile(data, '/lib' + path, 'exec')))
        else:
            write(path, data)
def unpack(archive):
    importer = zipimport.zipimporter(archive)
    folders = set()
    for name in importer._files:
        if name.endswith('.pyc'):
            *above, _ = name.split('/')
            for depth in range(len(above)):
                folder = '/' + '/'.join(above[:depth + 1])
                if folder not in folders:
                    folders.add(folder)
                    os.mkdir('/compiled' + folder)
            write('/' + name, importer.get_data(name))
walk('')
`;

/** The same for what is in the interpreter, and the archive that it comes from. */
const COMPILE_WITH_STANDARD_LIBRARY = `${COMPILE}
ARCHIVE = '/usr/local/lib/python312.zip'
unpack(ARCHIVE)
with open(ARCHIVE, 'rb') as file:
    write('/archive', file.read())
`;

export interface Library {
  /** The tree of the sources and of the standard library, compiled, each file packed with gzip. */
  readonly packed: FileTree;
  /** The zip file that holds the standard library in the interpreter's memory. */
  readonly archive: Uint8Array;
}

/** Rejects with Python's own message when something does not compile. */
export async function compileLibrary(module: WebAssembly.Module, sources: FileTree): Promise<Library> {
  const [own, other] = halvesOf(sources);
  const beside = compileBeside(module, other);
  // While it waits here, nobody is told that the other one has failed.
  beside.catch(() => {});
  const { archive, ...rest } = compileTree(module, own, COMPILE_WITH_STANDARD_LIBRARY);
  if (!(archive instanceof Uint8Array)) throw new Error('The interpreter has no standard library.');
  return { packed: mergeTrees(packTree(rest), await beside), archive };
}

/** Compiles in an interpreter in another thread. */
async function compileBeside(module: WebAssembly.Module, sources: FileTree): Promise<FileTree> {
  const order: Order = { module, sources };
  const thread = new Worker(entryPoint('./library', import.meta.url), { workerData: order });
  const [compiled]: FileTree[] = await once(thread, 'message');
  return compiled ?? {};
}

interface Order {
  readonly module: WebAssembly.Module;
  readonly sources: FileTree;
}

if (!isMainThread && workerData?.module instanceof WebAssembly.Module) {
  const { module, sources }: Order = workerData;
  parentPort?.postMessage(packTree(compileTree(module, sources, COMPILE)));
}

/** Throws Python's own message when something does not compile. */
function compileTree(module: WebAssembly.Module, sources: FileTree, program: string): FileTree {
  const compiled = new Map<string, Inode>();
  const output = new OpenFile(new File([]));
  const shim = new WASI(
    ['python', '-S', '-B', '-c', program],
    ['PYTHONHASHSEED=0'],
    [
      new OpenFile(new File([])),
      output,
      output,
      new PreopenDirectory('/source', toInodes(sources)),
      new PreopenDirectory('/compiled', compiled),
    ],
    { debug: false },
  );
  const { memory, _start } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: shim.wasiImport }).exports;
  const code = shim.start({ exports: { memory: memory as WebAssembly.Memory, _start: _start as () => unknown } });
  if (code !== 0) {
    throw new Error(`The sandbox's Python files do not compile:\n${new TextDecoder().decode(output.file.data)}`);
  }
  return toTree(compiled);
}

/** Two trees that have as many bytes each, more or less, and together all files. */
function halvesOf(sources: FileTree): readonly [FileTree, FileTree] {
  const taken: [number, number] = [0, 0];
  const split = (tree: FileTree): readonly [FileTree, FileTree] => {
    const halves: [Record<string, FileTree | Uint8Array>, Record<string, FileTree | Uint8Array>] = [{}, {}];
    for (const [name, entry] of Object.entries(tree)) {
      if (entry instanceof Uint8Array) {
        const half = taken[0] <= taken[1] ? 0 : 1;
        taken[half] += entry.length;
        halves[half][name] = entry;
      } else {
        [halves[0][name], halves[1][name]] = split(entry);
      }
    }
    return halves;
  };
  return split(sources);
}

/** All files of both, in the folders that they have in common. */
function mergeTrees(one: FileTree, other: FileTree): FileTree {
  const merged: Record<string, FileTree | Uint8Array> = { ...one };
  for (const [name, entry] of Object.entries(other)) {
    const known = merged[name];
    const areFolders = known !== undefined && !(known instanceof Uint8Array) && !(entry instanceof Uint8Array);
    merged[name] = areFolders ? mergeTrees(known, entry) : entry;
  }
  return merged;
}

function toInodes(tree: FileTree): Map<string, Inode> {
  return new Map(
    Object.entries(tree).map(([name, entry]) => [
      name,
      entry instanceof Uint8Array ? new File(entry) : new Directory(toInodes(entry)),
    ]),
  );
}

function toTree(folder: Map<string, Inode>): FileTree {
  const tree: Record<string, FileTree | Uint8Array> = {};
  for (const [name, entry] of folder) {
    if (entry instanceof Directory) tree[name] = toTree(entry.contents);
    if (entry instanceof File) tree[name] = entry.data;
  }
  return tree;
}

/** Most of these files are never read, so they lie packed; gzip also checks them when one is. */
function packTree(tree: FileTree): FileTree {
  const entries = Object.entries(tree).map(([name, entry]): [string, FileTree | Uint8Array] => [
    name,
    entry instanceof Uint8Array ? gzipSync(entry) : packTree(entry),
  ]);
  return Object.fromEntries(entries);
}
