/**
 * The Python files that every interpreter has at `/lib`: this package's own, where it is there the real Flask, and the
 * standard library, which lies in a zip file inside of the interpreter. All are compiled, by the interpreter itself, so
 * that a program that imports more than the snapshot holds does not wait for it.
 */
import { gzipSync } from 'node:zlib';
import { Directory, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
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
ARCHIVE = '/usr/local/lib/python312.zip'
unpack(ARCHIVE)
walk('')
with open(ARCHIVE, 'rb') as file:
    write('/archive', file.read())
`;
/** Throws Python's own message when something does not compile. */
export function compileLibrary(module, sources) {
    const compiled = new Map();
    const output = new OpenFile(new File([]));
    const shim = new WASI(['python', '-S', '-B', '-c', COMPILE], ['PYTHONHASHSEED=0'], [
        new OpenFile(new File([])),
        output,
        output,
        new PreopenDirectory('/source', toInodes(sources)),
        new PreopenDirectory('/compiled', compiled),
    ], { debug: false });
    const { memory, _start } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: shim.wasiImport }).exports;
    const code = shim.start({ exports: { memory: memory, _start: _start } });
    if (code !== 0) {
        throw new Error(`The sandbox's Python files do not compile:\n${new TextDecoder().decode(output.file.data)}`);
    }
    const { archive, ...rest } = toTree(compiled);
    if (!(archive instanceof Uint8Array))
        throw new Error('The interpreter has no standard library.');
    return { packed: packTree(rest), archive };
}
function toInodes(tree) {
    return new Map(Object.entries(tree).map(([name, entry]) => [
        name,
        entry instanceof Uint8Array ? new File(entry) : new Directory(toInodes(entry)),
    ]));
}
function toTree(folder) {
    const tree = {};
    for (const [name, entry] of folder) {
        if (entry instanceof Directory)
            tree[name] = toTree(entry.contents);
        if (entry instanceof File)
            tree[name] = entry.data;
    }
    return tree;
}
/** Most of these files are never read, so they lie packed; gzip also checks them when one is. */
function packTree(tree) {
    const entries = Object.entries(tree).map(([name, entry]) => [
        name,
        entry instanceof Uint8Array ? gzipSync(entry) : packTree(entry),
    ]);
    return Object.fromEntries(entries);
}
//# sourceMappingURL=library.js.map