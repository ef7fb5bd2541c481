/** SQLite databases for tests: each in a folder of its own under the system's temporary one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openStorage } from '../../src/storage/storage.ts';
import type { TestDatabase } from './storage-contract.ts';

export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'nibble-storage-'));

export async function makeSqliteDatabase(): Promise<TestDatabase> {
  const folder = await makeFolder();
  const path = join(folder, 'nibble.db');
  const url = `file:${path}`;
  return {
    url,
    open: () => openStorage(url),
    statement: async (sql) => statement(path, sql),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs one statement on a connection of its own. */
export function statement(path: string, sql: string): Record<string, unknown>[] {
  const connection = new SqliteDatabase(path);
  try {
    const prepared = connection.prepare<[], Record<string, unknown>>(sql);
    if (prepared.reader) return prepared.all();
    prepared.run();
    return [];
  } finally {
    connection.close();
  }
}
