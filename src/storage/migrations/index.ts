/**
 * All migrations, in order, and how a database is brought to the newest schema. A migration that was released is never
 * edited; a change is a new file with the next number. Those that are missing run in order in one transaction under a
 * lock: of several processes that start together one migrates, and the others wait for it and find nothing left to do.
 */
import { sql } from 'kysely';
import { OperatorError } from '../../errors.ts';
import type { Database, DatabaseTransaction } from '../schema.ts';
import type { Engine } from '../sql/engine.ts';
import { up as lessons } from './0001-lessons.ts';
import { up as reviews } from './0002-reviews.ts';
import { up as manyProcesses } from './0003-many-processes.ts';
import { up as fewerPages } from './0004-fewer-pages.ts';
import { up as rounds } from './0005-rounds.ts';
import { up as clock } from './0006-clock.ts';
import { up as conversation } from './0007-conversation.ts';
import { up as classes } from './0008-classes.ts';

export type EngineKind = 'sqlite' | 'postgres';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (database: Database, kind: EngineKind) => Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'lessons', up: lessons },
  { number: 2, name: 'reviews', up: reviews },
  { number: 3, name: 'many-processes', up: manyProcesses },
  { number: 4, name: 'fewer-pages', up: fewerPages },
  { number: 5, name: 'rounds', up: rounds },
  { number: 6, name: 'clock', up: clock },
  { number: 7, name: 'conversation', up: conversation },
  { number: 8, name: 'classes', up: classes },
];

const TABLE = 'nibble_migrations';
const LOCK = { number: 0, name: 'lock' };
/** Names the lock in PostgreSQL, where any number will do that no other program on the database uses. */
const LOCK_NUMBER = 0x6e6962626c65;

/** What became of the schema: the numbers before and after (0: there were no tables), and the copy of before. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
  /** The file with the database of before; null where there was nothing to copy, or the server keeps it. */
  readonly copy: string | null;
}

/**
 * Runs whatever of `migrations` (numbered 1, 2, 3 …) is missing; a SQLite file that holds something is copied first.
 * Throws an `OperatorError` for a database of another program, of a newer version, or in use by a bot that would not
 * know it again; it is left as it was.
 */
export async function migrate(engine: Engine, migrations: readonly Migration[]): Promise<Migrated> {
  const { database, kind } = engine;
  const to = migrations.length;
  if ((await schemaOf(engine, migrations)) === to) return { from: to, to, copy: null };
  if (kind === 'sqlite') await createRecords(database);
  return database.transaction().execute(async (transaction) => {
    await lock(transaction, kind);
    await createRecords(transaction);
    const from = await applied(transaction, migrations, engine.place);
    if (from === to) return { from, to, copy: null };
    if (from > 0 && (await engine.isInUse())) throw inUse(engine.place, from, to);
    const copy = from > 0 ? await engine.keepCopy(from) : null;
    for (const { number, name, up } of migrations.slice(from)) {
      await up(transaction, kind);
      await transaction.insertInto(TABLE).values({ number, name }).execute();
    }
    return { from, to, copy };
  });
}

const inUse = (place: string, from: number, to: number): OperatorError =>
  new OperatorError(
    `${place} has schema ${from}, this version wants ${to}, and a bot of another version is using it`,
    'Stop every bot on it first: after the change an older version cannot answer anybody (docs/updating.md).',
  );

/**
 * The number of the schema that a database has; 0 for one without tables. Changes nothing. Throws an `OperatorError`
 * for a database of another program or of a newer version.
 */
export async function schemaOf(engine: Engine, migrations: readonly Migration[]): Promise<number> {
  return (await hasRecords(engine)) ? applied(engine.database, migrations, engine.place) : 0;
}

/** SQLite locks with the first row that is written; PostgreSQL's would let others make the same tables meanwhile. */
async function lock(transaction: DatabaseTransaction, kind: Engine['kind']): Promise<void> {
  if (kind === 'postgres') {
    await sql`select pg_advisory_xact_lock(${LOCK_NUMBER})`.execute(transaction);
    return;
  }
  await transaction
    .insertInto(TABLE)
    .values(LOCK)
    .onConflict((conflict) => conflict.column('number').doUpdateSet({ name: LOCK.name }))
    .execute();
}

async function hasRecords({ tables, place }: Engine): Promise<boolean> {
  const names = await tables();
  if (names.includes(TABLE)) return true;
  if (names.length === 0) return false;
  throw new OperatorError(
    `${place} belongs to another program: it has tables such as ${names[0]}, and none of Nibble's`,
    'Set DATABASE_URL to a file or database of its own; a file is made when it does not exist.',
  );
}

async function createRecords(database: Database): Promise<void> {
  await database.schema
    .createTable(TABLE)
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
}

async function applied(database: Database, migrations: readonly Migration[], place: string): Promise<number> {
  const rows = await database.selectFrom(TABLE).select('number').execute();
  const newest = Math.max(0, ...rows.map((row) => row.number));
  if (newest <= migrations.length) return newest;
  throw new OperatorError(
    `${place} was written by a newer version of Nibble: its schema is ${newest}, this version knows ${migrations.length}`,
    'Install the newer version again, bring back a backup of before (docs/updating.md), or set DATABASE_URL elsewhere.',
  );
}
