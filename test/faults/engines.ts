/** An empty database of each kind: a SQLite file, and a PostgreSQL where its binaries can run. */
import { afterAll } from 'vitest';
import { makePostgresDatabase, startPostgres } from '../storage/postgres-server.ts';
import { makeSqliteDatabase } from '../storage/sqlite.ts';
import type { TestDatabase } from '../storage/storage-contract.ts';

export type EngineRow = readonly [name: string, makeDatabase: () => Promise<TestDatabase>];

/** To be called once in a test file, which then waits for PostgreSQL to start. */
export async function openEngines(): Promise<readonly EngineRow[]> {
  const server = await startPostgres();
  afterAll(() => server?.stop());
  const sqlite: EngineRow = ['SQLite', makeSqliteDatabase];
  return server === null ? [sqlite] : [sqlite, ['PostgreSQL', () => makePostgresDatabase(server)]];
}
