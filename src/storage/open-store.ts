/** The door of this room: a database URL becomes a store whose schema is up to date. */
import { OperatorError } from '../errors.ts';
import type { Outbox } from '../reminders/ports.ts';
import type { Store } from '../tutor/ports.ts';
import { type DatabaseLocation, parseDatabaseUrl } from './database-url.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createSqlRetention, type Retention } from './retention.ts';
import { createSqlOutbox } from './sql-outbox.ts';
import { createSqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite-engine.ts';

/** What is kept in one database. Closing it closes all. */
export interface Storage extends Store {
  readonly outbox: Outbox;
  readonly retention: Retention;
}

/**
 * Opens the database (a missing SQLite file is made, with its folder) and brings its schema up to date.
 * Rejects with an `OperatorError` for whatever stands in the way: a bad URL, a place that cannot be written, a file
 * that is locked, damaged, no database, another program's or a newer version's; a server that is not there, does not
 * let us in, or is too old.
 */
export async function openStore(databaseUrl: string): Promise<Storage> {
  const engine = await openEngine(databaseUrl);
  return { ...createSqlStore(engine), outbox: createSqlOutbox(engine), retention: createSqlRetention(engine) };
}

/** The engine below a store, with its schema up to date, or as it is after these migrations; as `openStore`. */
export async function openEngine(databaseUrl: string, migrations = MIGRATIONS): Promise<Engine> {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.kind === 'problem') throw new OperatorError(`DATABASE_URL: ${location.found}`, location.remedy);
  const engine = guarded(await connect(location));
  try {
    await migrate(engine, migrations);
  } catch (error) {
    await engine.close();
    throw engine.explain(error);
  }
  engine.serve();
  return engine;
}

async function connect(location: Exclude<DatabaseLocation, { kind: 'problem' }>): Promise<Engine> {
  if (location.kind === 'sqlite') return openSqlite(location.path);
  // Its libraries are loaded only where they are used.
  const { openPostgres } = await import('./postgres-engine.ts');
  return openPostgres(location);
}

/** Turns the driver's faults into the operator's. */
function guarded(engine: Engine): Engine {
  const rethrow = (error: unknown): never => {
    throw engine.explain(error);
  };
  return {
    ...engine,
    read: (work) => engine.read(work).catch(rethrow),
    write: (work) => engine.write(work).catch(rethrow),
    writeAtOnce: (statements) => engine.writeAtOnce(statements).catch(rethrow),
    isConnected: (process) => engine.isConnected(process).catch(rethrow),
  };
}
