/**
 * The Python files that every interpreter has at `/lib`, compiled. The interpreter itself compiles them, once for a child
 * process, which makes each later start several times faster; all threads then read the same shared bytes.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Directory, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { packageFolder } from '../../package-folder.ts';
import type { FileTree } from '../worker/start-data.ts';

/** Writes each `.py` file of /source as a `.pyc` file of /compiled that is imported without its source. */
const COMPILE = `
import marshal
import os
from _frozen_importlib_external import MAGIC_NUMBER
UNCHECKED_HASH = (1).to_bytes(4, 'little') + bytes(8)
def walk(folder):
    for name in os.listdir('/source' + folder):
        path = folder + '/' + name
        if not name.endswith('.py'):
            os.mkdir('/compiled' + path)
            walk(path)
            continue
        with open('/source' + path, encoding='utf-8') as file:
            code = compile(file.read(), '/lib' + path, 'exec')
        with open('/compiled' + path + 'c', 'wb') as file:
            file.write(MAGIC_NUMBER + UNCHECKED_HASH + marshal.dumps(code))
walk('')
`;

/** Reads and compiles `src/sandbox/python`. Rejects with Python's own message when a file does not compile. */
export async function compileLibrary(module: WebAssembly.Module): Promise<FileTree> {
  const compiled = new Map();
  const output = new OpenFile(new File([]));
  const shim = new WASI(
    ['python', '-S', '-B', '-c', COMPILE],
    ['PYTHONHASHSEED=0'],
    [
      new OpenFile(new File([])),
      output,
      output,
      new PreopenDirectory('/source', readSources(join(packageFolder(), 'src/sandbox/python'))),
      new PreopenDirectory('/compiled', compiled),
    ],
    { debug: false },
  );
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: shim.wasiImport });
  const { memory, _start } = instance.exports;
  const code = shim.start({ exports: { memory: memory as WebAssembly.Memory, _start: _start as () => unknown } });
  if (code !== 0) {
    throw new Error(`The sandbox's Python files do not compile:\n${new TextDecoder().decode(output.file.data)}`);
  }
  return share(compiled);
}

function readSources(folder: string): Map<string, Directory | File> {
  const entries = readdirSync(folder, { withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => (entry.isDirectory() ? entry.name !== '__pycache__' : entry.name.endsWith('.py')))
      .map((entry) => {
        const path = join(folder, entry.name);
        return [entry.name, entry.isDirectory() ? new Directory(readSources(path)) : new File(readFileSync(path))];
      }),
  );
}

function share(folder: Map<string, unknown>): FileTree {
  const tree: Record<string, FileTree | Uint8Array> = {};
  for (const [name, entry] of folder) {
    if (entry instanceof Directory) tree[name] = share(entry.contents);
    if (entry instanceof File) {
      tree[name] = new Uint8Array(new SharedArrayBuffer(entry.data.length));
      tree[name].set(entry.data);
    }
  }
  return tree;
}
