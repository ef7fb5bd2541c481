/**
 * Brings a database to the newest schema. The migrations that are missing run in order in one transaction, which
 * starts by writing the lock row: so of several processes that start together one migrates, and the others wait for
 * it and find nothing left to do.
 */
import { OperatorError } from '../errors.ts';
import type { Migration } from './migrations/index.ts';
import type { Database } from './schema.ts';

const TABLE = 'nibble_migrations';
const LOCK = { number: 0, name: 'lock' };

/**
 * Runs whatever of `migrations` (numbered 1, 2, 3 …) is missing. `place` names the database in messages.
 * Throws an `OperatorError` for a database of another program or of a newer version; it is left as it was.
 */
export async function migrate(database: Database, migrations: readonly Migration[], place: string) {
  if (!(await hasRecords(database, place))) await createRecords(database);
  if ((await pending(database, migrations, place)).length === 0) return;
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto(TABLE)
      .values(LOCK)
      .onConflict((conflict) => conflict.column('number').doUpdateSet({ name: LOCK.name }))
      .execute();
    for (const { number, name, up } of await pending(transaction, migrations, place)) {
      await up(transaction);
      await transaction.insertInto(TABLE).values({ number, name }).execute();
    }
  });
}

async function hasRecords(database: Database, place: string): Promise<boolean> {
  const names = (await database.introspection.getTables()).map((table) => table.name);
  if (names.includes(TABLE)) return true;
  if (names.length === 0) return false;
  throw new OperatorError(
    `${place} belongs to another program: it has tables such as ${names[0]}, and none of Nibble's`,
    'Set DATABASE_URL to a file of its own; it is made when it does not exist.',
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

async function pending(database: Database, migrations: readonly Migration[], place: string) {
  const rows = await database.selectFrom(TABLE).select('number').execute();
  const applied = Math.max(0, ...rows.map((row) => row.number));
  if (applied > migrations.length) {
    throw new OperatorError(
      `${place} was written by a newer version of Nibble: its schema is ${applied}, this version knows ${migrations.length}`,
      'Install the newer version again, or set DATABASE_URL to another file.',
    );
  }
  return migrations.filter(({ number }) => number > applied);
}
