/** An empty database of each kind: a SQLite file, and a PostgreSQL where its binaries can run. */
import { makePostgresDatabase, openPostgres } from '../storage/postgres-server.ts';
import { makeSqliteDatabase } from '../storage/sqlite.ts';
import type { TestDatabase } from '../storage/storage-contract.ts';

export type EngineRow = readonly [name: string, makeDatabase: () => Promise<TestDatabase>];

/** To be called once in a test file, which may have to wait for PostgreSQL to start. */
export async function openEngines(): Promise<readonly EngineRow[]> {
  const server = await openPostgres();
  const sqlite: EngineRow = ['SQLite', makeSqliteDatabase];
  return server === null ? [sqlite] : [sqlite, ['PostgreSQL', () => makePostgresDatabase(server)]];
}
