/**
 * All migrations, in order, and how a database is brought to the newest schema. A migration that was released is never
 * edited; a change is a new file with the next number. Those that are missing run in order in one transaction under a
 * lock: of several processes that start together one migrates, and the others wait for it and find nothing left to do.
 */
import { sql } from 'kysely';
import { OperatorError } from '../../errors.js';
import { up as lessons } from './0001-lessons.js';
import { up as reviews } from './0002-reviews.js';
import { up as manyProcesses } from './0003-many-processes.js';
import { up as fewerPages } from './0004-fewer-pages.js';
export const MIGRATIONS = [
    { number: 1, name: 'lessons', up: lessons },
    { number: 2, name: 'reviews', up: reviews },
    { number: 3, name: 'many-processes', up: manyProcesses },
    { number: 4, name: 'fewer-pages', up: fewerPages },
];
const TABLE = 'nibble_migrations';
const LOCK = { number: 0, name: 'lock' };
/** Names the lock in PostgreSQL, where any number will do that no other program on the database uses. */
const LOCK_NUMBER = 0x6e6962626c65;
/**
 * Runs whatever of `migrations` (numbered 1, 2, 3 …) is missing.
 * Throws an `OperatorError` for a database of another program or of a newer version; it is left as it was.
 */
export async function migrate(engine, migrations) {
    const { database, kind, place } = engine;
    if ((await hasRecords(engine)) && (await pending(database, migrations, place)).length === 0)
        return;
    if (kind === 'sqlite')
        await createRecords(database);
    await database.transaction().execute(async (transaction) => {
        await lock(transaction, kind);
        await createRecords(transaction);
        for (const { number, name, up } of await pending(transaction, migrations, place)) {
            await up(transaction, kind);
            await transaction.insertInto(TABLE).values({ number, name }).execute();
        }
    });
}
/** SQLite locks with the first row that is written; PostgreSQL's would let others make the same tables meanwhile. */
async function lock(transaction, kind) {
    if (kind === 'postgres') {
        await sql `select pg_advisory_xact_lock(${LOCK_NUMBER})`.execute(transaction);
        return;
    }
    await transaction
        .insertInto(TABLE)
        .values(LOCK)
        .onConflict((conflict) => conflict.column('number').doUpdateSet({ name: LOCK.name }))
        .execute();
}
async function hasRecords({ tables, place }) {
    const names = await tables();
    if (names.includes(TABLE))
        return true;
    if (names.length === 0)
        return false;
    throw new OperatorError(`${place} belongs to another program: it has tables such as ${names[0]}, and none of Nibble's`, 'Set DATABASE_URL to a file or database of its own; a file is made when it does not exist.');
}
async function createRecords(database) {
    await database.schema
        .createTable(TABLE)
        .ifNotExists()
        .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .execute();
}
async function pending(database, migrations, place) {
    const rows = await database.selectFrom(TABLE).select('number').execute();
    const applied = Math.max(0, ...rows.map((row) => row.number));
    if (applied > migrations.length) {
        throw new OperatorError(`${place} was written by a newer version of Nibble: its schema is ${applied}, this version knows ${migrations.length}`, 'Install the newer version again, or set DATABASE_URL to another file or database.');
    }
    return migrations.filter(({ number }) => number > applied);
}
//# sourceMappingURL=index.js.map