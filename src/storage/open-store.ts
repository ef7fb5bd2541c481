/** The door of this room: a database URL becomes a store whose schema is up to date. */
import { OperatorError } from '../errors.ts';
import type { Store } from '../tutor/ports.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createSqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite-engine.ts';

/**
 * Opens the database (a missing SQLite file is made, with its folder) and brings its schema up to date.
 * Rejects with an `OperatorError` for whatever stands in the way: a bad URL, a place that cannot be written, a file
 * that is locked, damaged, no database, another program's or a newer version's.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.kind === 'problem') throw new OperatorError(`DATABASE_URL: ${location.found}`, location.remedy);
  const engine = openSqlite(location.path);
  try {
    await migrate(engine.database, MIGRATIONS, engine.place);
  } catch (error) {
    await engine.database.destroy();
    throw engine.explain(error);
  }
  return createSqlStore(engine);
}
