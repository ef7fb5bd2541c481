/**
 * Snapshots on the disk, so that they are made once and not at each start. A file's name says what it was made from, its
 * first bytes are a checksum of the rest, and it appears whole or not at all. It can always be made again: what fails
 * here costs time and nothing else.
 *
 * A key is the hash of everything that goes into a snapshot. Reading and hashing it takes longer than all the rest of a
 * start, so the key is remembered together with sizes, times and numbers of the files that it was made from, as git
 * does in its index: as long as none of these is another one, no file has been written since.
 */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HEAD_BYTES, isWhole, pieceLengths } from './snapshot.js';
import { describeFiles, lastChange, readTree } from './sources.js';
const KEY_CHARACTERS = 16;
/** Within this time a file can be written twice and have the same times; far more than any file system takes. */
const SAME_MOMENT_MS = 2_000;
/** A key that is another one whenever any of these is: names and contents of the tree, and `others`. */
export function keyOf(tree, ...others) {
    const hash = createHash('sha1');
    for (const other of others)
        hash.update(`${other.length}:`).update(other);
    addTo(hash, tree);
    return hash.digest('hex').slice(0, KEY_CHARACTERS);
}
function addTo(hash, tree) {
    for (const [name, entry] of Object.entries(tree)) {
        if (entry instanceof Uint8Array)
            hash.update(`${name}:${entry.length}:`).update(entry);
        else
            addTo(hash.update(`${name}/`), entry);
    }
    hash.update('/');
}
/** The key of these files and `others`: the one that is remembered, or made anew by reading them all. */
export function keyOfFiles(at, files, ...others) {
    const described = createHash('sha1').update(describeFiles(files)).update(others.join('\0')).digest('hex');
    try {
        const [of, key] = readFileSync(rememberedAt(at), 'utf8').split(' ');
        if (of === described && key !== undefined)
            return key;
    }
    catch {
        // None was remembered.
    }
    const key = keyOf(readTree(files), ...others);
    // A file that has just been written could be written again unseen.
    if (Date.now() - lastChange(files) > SAME_MOMENT_MS)
        void writeWhole(rememberedAt(at), [`${described} ${key}`]);
    return key;
}
const rememberedAt = ({ folder, name }) => join(folder, `${name}.key`);
const fileName = ({ name, key }) => `${name}-${key}.snapshot`;
/** The snapshot of this entry, or null when there is none that can be used. */
export function loadSnapshot(entry) {
    try {
        const file = openSync(join(entry.folder, fileName(entry)), 'r');
        try {
            const head = new Uint8Array(HEAD_BYTES);
            readSync(file, head);
            const lengths = pieceLengths(head);
            const { size } = fstatSync(file);
            if (lengths.shared + lengths.code > size)
                return null;
            // Read to where they are used: they are too large to be copied without need.
            const shared = new Uint8Array(new SharedArrayBuffer(lengths.shared));
            const code = new Uint8Array(lengths.code);
            const binary = new Uint8Array(size - lengths.shared - lengths.code);
            readSync(file, shared, { position: 0 });
            readSync(file, code, { position: lengths.shared });
            readSync(file, binary, { position: lengths.shared + lengths.code });
            const packed = { shared, code, binary };
            return isWhole(packed) ? packed : null;
        }
        finally {
            closeSync(file);
        }
    }
    catch {
        return null;
    }
}
/** Keeps a snapshot. Never rejects: without it starts are slower, not wrong. */
export async function saveSnapshot(entry, { shared, code, binary }) {
    const written = await writeWhole(join(entry.folder, fileName(entry)), [shared, code, binary]);
    if (!written)
        return;
    try {
        const older = (await readdir(entry.folder)).filter((name) => name.startsWith(`${entry.name}-`) && name.endsWith('.snapshot') && name !== fileName(entry));
        for (const name of older)
            await rm(join(entry.folder, name), { force: true });
    }
    catch {
        // They take room, and nothing else.
    }
}
/** Writes a file whole or not at all; whether it did. The code in a snapshot is run, so nobody else may write it. */
async function writeWhole(path, parts) {
    const unfinished = `${path}.${randomUUID()}`;
    try {
        await mkdir(join(path, '..'), { recursive: true });
        await writeFile(unfinished, parts, { mode: 0o600 });
        await rename(unfinished, path);
        return true;
    }
    catch {
        await rm(unfinished, { force: true }).catch(() => { });
        return false;
    }
}
//# sourceMappingURL=kept-snapshots.js.map