/**
 * What was read of lessons, on the disk: reading one takes a third of a second of the processor, and it seldom changes.
 * A kept file's first line says what it was made from, and is a checksum of the rest; it appears whole or not at all.
 * It can always be made again: what fails here costs time and nothing else.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Keep } from '../lesson/load.ts';
import { packageFolder } from '../package-folder.ts';
import { writeWhole } from '../write-whole.ts';

/** Keeps in this folder, one file for each lesson and course that has the same name. */
export function keepLessonsIn(folder: string): Keep {
  let reader: string | null | undefined;
  return async (name, from, read, isSound) => {
    reader ??= describeReader();
    if (reader === null) return read();
    const path = join(folder, name);
    const key = hashOf(JSON.stringify([reader, from]));
    const kept = await load(path, key);
    if (kept !== null) return deserialize(kept);
    const made = await read();
    if (isSound(made)) {
      const bytes = serialize(made);
      await writeWhole(path, [headOf(key, bytes), bytes]);
    }
    return made;
  };
}

/** The bytes that were kept under this key; null when there are none, or others. */
async function load(path: string, key: string): Promise<Uint8Array | null> {
  try {
    const file = await readFile(path);
    const head = file.indexOf('\n') + 1;
    const bytes = file.subarray(head);
    return file.toString('utf8', 0, head) === headOf(key, bytes) ? bytes : null;
  } catch {
    return null;
  }
}

const headOf = (key: string, bytes: Uint8Array): string => `${key} ${hashOf(bytes)}\n`;

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * What reads lessons: this program's files and, by the list that npm keeps of them, its libraries. Another text
 * whenever one of them was written anew. Null where there is no such list, so that nothing can be kept.
 */
function describeReader(): string | null {
  const lists = ['node_modules', '..']
    .map((folder) => join(packageFolder(), folder, '.package-lock.json'))
    .filter((path) => existsSync(path));
  if (lists.length === 0) return null;
  const own = dirname(dirname(fileURLToPath(import.meta.url)));
  const code = readdirSync(own, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
    .map((name) => join(own, name));
  // npm gives all files of a package the same time of writing, so it is the time of the last change that tells.
  const files = [...lists, ...code].sort().map((path) => {
    const { size, mtimeMs, ctimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs} ${ctimeMs}`;
  });
  return [process.version, ...files].join('\n');
}
