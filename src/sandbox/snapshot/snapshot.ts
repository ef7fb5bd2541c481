/**
 * A snapshot: the memory of an interpreter that has imported Flask and the harness and waits for its first command, and
 * all that is needed to go on from there. It travels as one piece of bytes, which threads share and a file holds: a
 * digest of the rest, the length of the description, the description (JSON, each run of bytes in it as place and
 * length), and the bytes.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileTree } from './library.ts';

export interface Snapshot {
  /** What runs in a copy: python.wasm, without what its memory is filled with at first. */
  readonly binary: Uint8Array;
  /** What lies at `/lib`. */
  readonly library: FileTree;
  readonly memory: {
    /** In 64 KB. */
    readonly pages: number;
    /** Where there is something, in order; everything else is zero. */
    readonly pieces: readonly Piece[];
  };
  readonly stackPointer: number;
  /** The call that goes on: a function of the table, and what it is to be given. */
  readonly call: { readonly index: number; readonly callable: number; readonly arguments: number };
}

export interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array;
}

const DIGEST = 'sha1';
const DIGEST_BYTES = 20;
const LENGTH_BYTES = 4;
/** A run of bytes in the description. */
const BYTES_KEY = '$bytes';

/** All of a snapshot in one piece; the binary is at its end. */
export function packSnapshot({ binary, ...rest }: Snapshot): Uint8Array {
  const runs: Uint8Array[] = [];
  let used = 0;
  /** The same with a place and a length for each run of bytes. */
  const describe = (value: unknown): unknown => {
    if (value instanceof Uint8Array) {
      runs.push(value);
      used += value.length;
      return { [BYTES_KEY]: [used - value.length, value.length] };
    }
    if (Array.isArray(value)) return value.map(describe);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, describe(each)]));
  };
  const description = JSON.stringify(describe({ ...rest, binary }));
  const head = Buffer.from(description);
  const start = DIGEST_BYTES + LENGTH_BYTES + head.length;
  const packed = new Uint8Array(start + used);
  new DataView(packed.buffer).setUint32(DIGEST_BYTES, head.length, true);
  packed.set(head, DIGEST_BYTES + LENGTH_BYTES);
  let at = start;
  for (const run of runs) {
    packed.set(run, at);
    at += run.length;
  }
  packed.set(digestOf(packed), 0);
  return packed;
}

/** A packed snapshot in memory that threads share, but for the binary: nobody needs it once it is compiled. */
export function shareSnapshot(packed: Uint8Array): Uint8Array {
  const length = packed.length - unpackSnapshot(packed).binary.length;
  const shared = new Uint8Array(new SharedArrayBuffer(length));
  shared.set(packed.subarray(0, length));
  return shared;
}

/** Whether these bytes are a whole snapshot, as it was packed. */
export function isWhole(packed: Uint8Array): boolean {
  return packed.length > DIGEST_BYTES && digestOf(packed).equals(packed.subarray(0, DIGEST_BYTES));
}

/** A packed snapshot, its bytes as views of what was packed. */
export function unpackSnapshot(packed: Uint8Array): Snapshot {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(DIGEST_BYTES, true);
  const start = DIGEST_BYTES + LENGTH_BYTES + length;
  const description = Buffer.from(packed.slice(DIGEST_BYTES + LENGTH_BYTES, start)).toString();
  return JSON.parse(description, (_key, value) => {
    const place = value?.[BYTES_KEY];
    return place === undefined ? value : packed.subarray(start + place[0], start + place[0] + place[1]);
  });
}

const digestOf = (packed: Uint8Array): Buffer => createHash(DIGEST).update(packed.subarray(DIGEST_BYTES)).digest();

/*
 * Snapshots on the disk, so that they are made once and not at each start. A file's name says what it was made from,
 * its first bytes are a digest of the rest, and it appears whole or not at all. It can always be made again: what fails
 * here costs time and nothing else.
 */

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

/** A packed snapshot, or null when there is none that can be used. */
export function loadSnapshot(entry: SnapshotEntry): Uint8Array | null {
  try {
    const packed = readFileSync(join(entry.folder, fileName(entry)));
    return isWhole(packed) ? packed : null;
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
