/** A database URL becomes an engine: with its schema up to date, or as it was found. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OperatorError } from '../errors.ts';
import { type DatabaseLocation, IN_MEMORY, parseDatabaseUrl, placeOf } from './database-url.ts';
import { MIGRATIONS, type Migrated, type Migration, migrate, schemaOf } from './migrations/index.ts';
import { type Engine, explaining } from './sql/engine.ts';
import { type Access, openSqlite } from './sql/sqlite.ts';

/** The engine below a storage, with its schema as it is after these migrations, and what had to be done for that. */
export async function openEngine(
  databaseUrl: string,
  migrations: readonly Migration[] = MIGRATIONS,
  access: Exclude<Access, 'look'> = 'write',
): Promise<{ readonly engine: Engine; readonly migrated: Migrated }> {
  const engine = await connect(readLocation(databaseUrl), access, migrations.length);
  const migrated = await orClose(engine, () => migrate(engine, migrations));
  engine.serve();
  return { engine, migrated };
}

/** Brings a database up to date as opening it would, and says what was done. */
export async function migrateDatabase(databaseUrl: string): Promise<Migrated & { readonly place: string }> {
  const { engine, migrated } = await openEngine(databaseUrl);
  await engine.close();
  return { ...migrated, place: engine.place };
}

/** What is behind a database URL. `place` is for messages. */
export type DatabaseState =
  | { readonly kind: 'missing'; readonly place: string }
  | { readonly kind: 'empty'; readonly place: string }
  | { readonly kind: 'older'; readonly place: string; readonly schema: number; readonly wanted: number }
  | { readonly kind: 'current'; readonly place: string; readonly schema: number };

/**
 * Looks at a database, and changes nothing. Rejects with an `OperatorError` when it cannot be read, or is another
 * program's or a newer version's.
 */
export async function lookAtDatabase(databaseUrl: string): Promise<DatabaseState> {
  const location = readLocation(databaseUrl);
  if (location.kind === 'sqlite' && location.path !== IN_MEMORY && !existsSync(location.path)) {
    return { kind: 'missing', place: placeOf(location.path) };
  }
  const engine = await connect(location, 'look', MIGRATIONS.length);
  const state = await orClose(engine, () => stateOf(engine));
  await engine.close();
  return state;
}

/** Throws an `OperatorError` when this account may not write to a SQLite file, or make it. Changes nothing. */
export function refuseUnwritable(databaseUrl: string): void {
  const location = readLocation(databaseUrl);
  if (location.kind !== 'sqlite' || location.path === IN_MEMORY) return;
  const path = resolve(location.path);
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  for (const place of existsSync(path) ? [path, folder] : [folder]) {
    try {
      accessSync(place, constants.W_OK);
    } catch (error) {
      throw new OperatorError(
        `${placeOf(path)} cannot be written: this account may not write to ${place}`,
        'Let it write there, or set DATABASE_URL to another place.',
        { cause: error },
      );
    }
  }
}

async function stateOf(engine: Engine): Promise<DatabaseState> {
  const { place } = engine;
  const wanted = MIGRATIONS.length;
  const schema = await schemaOf(engine, MIGRATIONS);
  if (schema === 0) return { kind: 'empty', place };
  return schema < wanted ? { kind: 'older', place, schema, wanted } : { kind: 'current', place, schema };
}

/**
 * An engine on a database as it is, only to be read from. Rejects with an `OperatorError` for one that is not there, is
 * empty, or has an older schema.
 */
export async function openUnchanged(databaseUrl: string): Promise<Engine> {
  const location = readLocation(databaseUrl);
  if (location.kind === 'sqlite' && !existsSync(location.path)) {
    throw new OperatorError(`${placeOf(location.path)} is not there`, 'Check the path: a database is to be read here.');
  }
  const engine = await connect(location, 'look', MIGRATIONS.length);
  const state = await orClose(engine, () => stateOf(engine));
  if (state.kind === 'current') return engine;
  await engine.close();
  throw state.kind === 'older' ? tooOld(state) : new OperatorError(`${engine.place} is empty`, 'Check its name.');
}

export const tooOld = ({ place, schema, wanted }: DatabaseState & { readonly kind: 'older' }): OperatorError =>
  new OperatorError(
    `${place} has schema ${schema}, this version wants ${wanted}`,
    'Stop every bot on it and run "nibble migrate", which makes a copy first; or use the version that wrote it.',
  );

function readLocation(databaseUrl: string): Exclude<DatabaseLocation, { kind: 'problem' }> {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.kind === 'problem') throw new OperatorError(`DATABASE_URL: ${location.found}`, location.remedy);
  return location;
}

async function connect(
  location: Exclude<DatabaseLocation, { kind: 'problem' }>,
  access: Access,
  schema: number,
): Promise<Engine> {
  if (location.kind === 'sqlite') return explaining(openSqlite(location.path, access));
  // Its libraries are loaded only where they are used.
  const { openPostgres } = await import('./sql/postgres.ts');
  return explaining(await openPostgres({ ...location, schema }));
}

async function orClose<Result>(engine: Engine, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await engine.close();
    throw engine.explain(error);
  }
}
