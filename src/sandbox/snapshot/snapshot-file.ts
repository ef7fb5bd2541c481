/**
 * Snapshots on the disk, so that they are made once and not at each start. A file's name says what it was made from, its first
 * bytes are a digest of the rest, and it appears whole or not at all. It can always be made again: what fails here costs time and
 * nothing else.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileTree } from './library.ts';
import { isWhole } from './snapshot.ts';

const KEY_CHARACTERS = 16;

export interface SnapshotEntry {
  readonly folder: string;
  /** What it is, for a reader of the folder: `flask-3.1.3`. An older entry of that name goes when a new one comes. */
  readonly name: string;
  /** What it was made from. */
  readonly key: string;
}

/** A key that is another one whenever any of these is: names and contents of the tree, and `others`. */
export function keyOf(tree: FileTree, ...others: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha1');
  for (const other of others) hash.update(`${other.length}:`).update(other);
  addTo(hash, tree);
  return hash.digest('hex').slice(0, KEY_CHARACTERS);
}

function addTo(hash: Hash, tree: FileTree): void {
  for (const [name, entry] of Object.entries(tree)) {
    if (entry instanceof Uint8Array) hash.update(`${name}:${entry.length}:`).update(entry);
    else addTo(hash.update(`${name}/`), entry);
  }
  hash.update('/');
}

const fileName = ({ name, key }: SnapshotEntry): string => `${name}-${key}.snapshot`;

/** A packed snapshot in shared memory, or null when there is none that can be used. */
export function loadSnapshot(entry: SnapshotEntry): Uint8Array | null {
  try {
    const file = openSync(join(entry.folder, fileName(entry)), 'r');
    try {
      const packed = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
      let read = 0;
      for (let more = -1; more !== 0; read += more) more = readSync(file, packed, read, packed.length - read, read);
      return isWhole(packed) ? packed : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Keeps a packed snapshot. Never rejects: without it starts are slower, not wrong. */
export async function saveSnapshot(entry: SnapshotEntry, packed: Uint8Array): Promise<void> {
  const path = join(entry.folder, fileName(entry));
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await mkdir(entry.folder, { recursive: true });
    await writeFile(unfinished, packed);
    await rename(unfinished, path);
    const older = (await readdir(entry.folder)).filter(
      (name) => name.startsWith(`${entry.name}-`) && name.endsWith('.snapshot') && name !== fileName(entry),
    );
    for (const name of older) await rm(join(entry.folder, name), { force: true });
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
  }
}
