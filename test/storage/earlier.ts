/** SQLite files as earlier versions left them, and files byte by byte. */
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { MIGRATIONS } from '../../src/storage/migrations/index.ts';
import { openEngine } from '../../src/storage/open-engine.ts';
import { NOON } from './changes.ts';
import { statement } from './sqlite.ts';

/** The schemas of all versions there were, the newest last. */
export const SCHEMAS = MIGRATIONS.map(({ number }) => number);
export const NEWEST = MIGRATIONS.length;

/** Left by the version itself, rather than made by its migrations. */
const LEFT = [4];

/** Makes a file with this schema and two learners or more. `isKilled`: its last commits are in the log beside it. */
export async function makeEarlier(path: string, schema: number, isKilled = false): Promise<void> {
  if (LEFT.includes(schema)) {
    await copyFile(fileURLToPath(new URL(`../fixtures/databases/schema-${schema}.db`, import.meta.url)), path);
  } else {
    await (await openEngine(`file:${path}`, MIGRATIONS.slice(0, schema))).engine.close();
  }
  const rows = ['terminal:ada', 'terminal:grace'].map((id) => `('${id}', 'cookies', ${NOON})`);
  const add = `insert into learners (id, current_lesson, updated_at) values ${rows.join(', ')}`;
  // As every version opens it.
  statement(path, 'pragma journal_mode = wal');
  if (isKilled) await writeAndBeKilled(path, add);
  else statement(path, add);
}

/** Leaves a file as a process does that is killed after this commit: it is in the log beside the file. */
export async function writeAndBeKilled(path: string, sql: string): Promise<void> {
  const connection = new SqliteDatabase(path);
  connection.pragma('wal_autocheckpoint = 0');
  connection.exec(sql);
  const names = [path, `${path}-wal`];
  for (const name of names) await copyFile(name, `${name}.killed`);
  connection.close();
  for (const name of names) await rename(`${name}.killed`, name);
}

/** The files of a folder by their names, with what is in them; a log's index, which is made anew at will, left out. */
export async function bytesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith('-shm')).sort();
  const hashes = names.map(async (name) => {
    const hash = createHash('sha256').update(await readFile(join(folder, name)));
    return [name, hash.digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

/** How many learners a file has, with the commits in the log beside it. */
export function learnersIn(path: string): unknown {
  const connection = new SqliteDatabase(path, { readonly: true });
  try {
    return connection.prepare('select count(*) from learners').pluck().get();
  } finally {
    connection.close();
  }
}
