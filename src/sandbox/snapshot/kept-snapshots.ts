/**
 * Snapshots on the disk, so that they are made once and not at each start. A file's name says what it was made from,
 * its first bytes are a checksum of the rest, and it appears whole or not at all. It can always be made again: what
 * fails here costs time and nothing else.
 *
 * A key is the hash of everything that goes into a snapshot. Reading and hashing it takes longer than all the rest of a
 * start, so the key is remembered together with sizes, times and numbers of the files that it was made from, as git
 * does in its index: as long as none of these is another one, no file has been written since.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../write-whole.ts';
import { HEAD_BYTES, isEngineWhole, isSharedWhole, type PackedSnapshot, pieceLengths } from './snapshot.ts';
import { describeFiles, type FileTree, lastChange, type PathTree, readTree } from './sources.ts';

const KEY_CHARACTERS = 16;
/** Within this time a file can be written twice and have the same times; far more than any file system takes. */
const SAME_MOMENT_MS = 2_000;

export interface SnapshotEntry {
  readonly folder: string;
  /** What it is, for a reader of the folder: `flask-3.1.3`. An older entry of that name goes when a new one comes. */
  readonly name: string;
  /** What it was made from. */
  readonly key: string;
}

/** A key that is another one whenever any of these is: names and contents of the tree, and `others`. */
export function keyOf(tree: FileTree, ...others: readonly string[]): string {
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

/**
 * The key of these files and `others`: the one that is remembered, or made by reading them all. `now` is in epoch
 * milliseconds. Rejects when a file is missing.
 */
export async function keyOfFiles(
  at: Omit<SnapshotEntry, 'key'>,
  files: PathTree,
  others: readonly string[],
  now: number,
): Promise<string> {
  const described = createHash('sha1').update(describeFiles(files)).update(others.join('\0')).digest('hex');
  const remembered = rememberedKey(at, described);
  if (remembered !== null) return remembered;
  const key = keyOf(readTree(files), ...others);
  // A file that has just been written could be written again unseen.
  if (now - lastChange(files) > SAME_MOMENT_MS) await writeWhole(rememberedAt(at), [`${described} ${key}`]);
  return key;
}

function rememberedKey(at: Omit<SnapshotEntry, 'key'>, described: string): string | null {
  try {
    const [of, key] = readFileSync(rememberedAt(at), 'utf8').split(' ');
    return of === described && key !== undefined ? key : null;
  } catch {
    return null;
  }
}

const rememberedAt = ({ folder, name }: Omit<SnapshotEntry, 'key'>): string => join(folder, `${name}.key`);
const fileName = ({ name, key }: SnapshotEntry): string => `${name}-${key}.snapshot`;

/**
 * The snapshot of this entry, or null when there is none that can be used. `early` is called with the piece for the
 * threads before the others are read; that one is whole then, whatever is wrong with these.
 */
export function loadSnapshot(
  entry: SnapshotEntry,
  early: (shared: Uint8Array) => void = () => {},
): PackedSnapshot | null {
  try {
    const file = openSync(join(entry.folder, fileName(entry)), 'r');
    try {
      const head = new Uint8Array(HEAD_BYTES);
      readSync(file, head);
      const lengths = pieceLengths(head);
      const { size } = fstatSync(file);
      if (lengths.shared + lengths.code > size) return null;
      // Read to where they are used: they are too large to be copied without need.
      const shared = new Uint8Array(new SharedArrayBuffer(lengths.shared));
      readSync(file, shared, { position: 0 });
      if (!isSharedWhole(shared)) return null;
      early(shared);
      const code = new Uint8Array(lengths.code);
      const binary = new Uint8Array(size - lengths.shared - lengths.code);
      readSync(file, code, { position: lengths.shared });
      readSync(file, binary, { position: lengths.shared + lengths.code });
      const packed = { shared, code, binary };
      return isEngineWhole(packed) ? packed : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/**
 * Keeps a snapshot; whether it could. Never rejects: without it starts are slower, not wrong. The code in a snapshot is
 * run, so nobody else may write it.
 */
export async function saveSnapshot(entry: SnapshotEntry, { shared, code, binary }: PackedSnapshot): Promise<boolean> {
  const written = await writeWhole(join(entry.folder, fileName(entry)), [shared, code, binary]);
  if (!written) return false;
  try {
    const older = (await readdir(entry.folder)).filter(
      (name) => name.startsWith(`${entry.name}-`) && name.endsWith('.snapshot') && name !== fileName(entry),
    );
    for (const name of older) await rm(join(entry.folder, name), { force: true });
  } catch {
    // They take room, and nothing else.
  }
  return true;
}
