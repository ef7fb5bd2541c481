/**
 * Compiled files on the disk, so that they are compiled once and not at each start. An entry begins with the digest of
 * the rest, so that one which is half written or damaged is never used. It can always be made again: what fails here
 * costs time and nothing else.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { FileTree } from '../worker/start-data.ts';

const DIGEST = 'sha1';
const DIGEST_BYTES = 20;
const KEY_CHARACTERS = 16;

export interface CacheEntry {
  readonly folder: string;
  /** What it is, for a reader of the folder: `flask-3.1.3`. An older entry of that name goes when a new one comes. */
  readonly name: string;
  /** What it was made from. */
  readonly key: string;
}

/** A key that is another one whenever any of these bytes is: names and contents of the tree, and `others`. */
export function keyOf(tree: FileTree, ...others: readonly Uint8Array[]): string {
  const hash = createHash(DIGEST);
  for (const bytes of others) hash.update(bytes);
  addTo(hash, tree);
  return hash.digest('hex').slice(0, KEY_CHARACTERS);
}

function addTo(hash: ReturnType<typeof createHash>, tree: FileTree): void {
  for (const [name, entry] of Object.entries(tree)) {
    if (entry instanceof Uint8Array) hash.update(`${name}:${entry.length}:`).update(entry);
    else addTo(hash.update(`${name}/`), entry);
  }
  hash.update('/');
}

const fileName = ({ name, key }: CacheEntry): string => `${name}-${key}.cache`;

/** The tree of an entry, or null when there is none that can be used. */
export async function loadCompiled(entry: CacheEntry): Promise<FileTree | null> {
  try {
    const bytes = await readFile(join(entry.folder, fileName(entry)));
    const content = bytes.subarray(DIGEST_BYTES);
    return digestOf(content).equals(bytes.subarray(0, DIGEST_BYTES)) ? deserialize(content) : null;
  } catch {
    return null;
  }
}

/** Keeps a tree. Never rejects: without a cache things are slower, not wrong. */
export async function saveCompiled(entry: CacheEntry, tree: FileTree): Promise<void> {
  const path = join(entry.folder, fileName(entry));
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await mkdir(entry.folder, { recursive: true });
    const content = serialize(tree);
    await writeFile(unfinished, Buffer.concat([digestOf(content), content]));
    await rename(unfinished, path);
    const older = (await readdir(entry.folder)).filter(
      (name) => name.startsWith(`${entry.name}-`) && name.endsWith('.cache') && name !== fileName(entry),
    );
    for (const name of older) await rm(join(entry.folder, name), { force: true });
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
  }
}

const digestOf = (content: Uint8Array): Buffer => createHash(DIGEST).update(content).digest();
