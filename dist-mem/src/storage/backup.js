/** Copies of a database: a SQLite file while it is in use, and everything of one database moved into another. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sql } from 'kysely';
import { OperatorError } from '../errors.js';
import { IN_MEMORY, parseDatabaseUrl, placeOf } from './database-url.js';
import { storable } from './sql/engine.js';
import { connectSqlite, explainSqliteError } from './sql/sqlite.js';
import { openEngine } from './storage.js';
/**
 * Copies the SQLite file of `databaseUrl` into a new file, as it is at one moment; whoever writes meanwhile is not held
 * up. Resolves to the number of pages. Rejects with an `OperatorError` when there is no such database, the file is
 * there already, or either cannot be used; for PostgreSQL with a word on its own tools.
 */
export async function backupDatabase(databaseUrl, file) {
    const location = parseDatabaseUrl(databaseUrl);
    if (location.kind === 'problem')
        throw new OperatorError(`DATABASE_URL: ${location.found}`, location.remedy);
    if (location.kind === 'postgres') {
        throw new OperatorError(`the PostgreSQL database ${location.name} is not a file`, 'Use its own tool, which works while it is in use: pg_dump --format=custom.');
    }
    const { path } = location;
    if (path === IN_MEMORY || !existsSync(path)) {
        throw new OperatorError(`${placeOf(path)} is not there`, 'Set DATABASE_URL to the database that is to be copied.');
    }
    if (existsSync(file))
        throw new OperatorError(`${file} is there already`, 'Name a file that does not exist yet.');
    const folder = dirname(resolve(file));
    if (!existsSync(folder))
        throw new OperatorError(`the folder ${folder} is not there`, 'Make it first.');
    try {
        const connection = connectSqlite(path);
        try {
            return (await connection.backup(file, { progress: () => ALL_PAGES })).totalPages;
        }
        finally {
            connection.close();
        }
    }
    catch (error) {
        throw explainSqliteError(error, placeOf(path));
    }
}
/** In one go: with pauses in it, another process's commit would make the copy begin anew each time. */
const ALL_PAGES = 2 ** 31 - 1;
/** Learners before what refers to them. The key says where the next batch begins. */
const TABLES = {
    learners: ['id'],
    progress: ['learner', 'lesson'],
    attempts: ['learner', 'at', 'event', 'place'],
    events: ['learner', 'id'],
    cards: ['learner', 'lesson', 'step'],
    reviews: ['learner', 'event', 'place'],
    reminders: ['learner'],
    outbox: ['learner', 'day'],
    runs: ['learner'],
    drafts: ['learner', 'lesson', 'step', 'form'],
};
const NAMES = Object.keys(TABLES);
const BATCH = 500;
/**
 * Copies everything, and resolves to what was copied, table by table. Nobody may write to the source meanwhile.
 * Rejects with an `OperatorError` when the target has learners already, or when the two are not the same afterwards
 * (the target is then as it was).
 */
export async function copyDatabase(fromUrl, toUrl) {
    const from = await openEngine(fromUrl);
    try {
        const to = await openEngine(toUrl);
        try {
            return await copyAll(from, to);
        }
        catch (error) {
            throw to.explain(from.explain(error));
        }
        finally {
            await to.close();
        }
    }
    finally {
        await from.close();
    }
}
async function copyAll(from, to) {
    return to.database.transaction().execute(async (transaction) => {
        await refuseUsed(transaction, to.place);
        const copied = [];
        for (const table of NAMES) {
            const before = await readAll(from.database, table, (rows) => transaction.insertInto(table).values(rows).execute());
            const after = await readAll(transaction, table, async () => { });
            if (before.rows !== after.rows || before.checksum !== after.checksum) {
                throw new OperatorError(`${to.place} got ${after.rows} rows of ${table} that are not the ${before.rows} of ${from.place}`, 'Stop every Nibble on both and copy again; nothing was kept of this copy.');
            }
            copied.push(before);
        }
        return copied;
    });
}
async function refuseUsed(target, place) {
    for (const table of NAMES) {
        const found = await target.selectFrom(table).select(sql.lit(1).as('one')).limit(1).executeTakeFirst();
        if (found === undefined)
            continue;
        throw new OperatorError(`${place} is in use already: it has rows in ${table}`, 'Copy into an empty database.');
    }
}
/** Reads a table batch by batch along its key. */
async function readAll(database, table, use) {
    const key = TABLES[table];
    const sum = new Uint8Array(16);
    let count = 0;
    let last = null;
    for (;;) {
        const rows = await batchAfter(database, table, key, last);
        if (rows.length > 0)
            await use(rows);
        for (const row of rows)
            addHash(sum, row);
        count += rows.length;
        last = rows.at(-1) ?? null;
        if (rows.length < BATCH)
            return { table, rows: count, checksum: Buffer.from(sum).toString('hex') };
    }
}
async function batchAfter(database, table, key, last) {
    const columns = sql.join(key.map((column) => sql.ref(column)));
    const after = last === null ? sql `` : sql `where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
    const query = sql `select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(BATCH)}`;
    const { rows } = await query.execute(database);
    return rows.map(storableRow);
}
/** Older versions let SQLite keep characters that PostgreSQL cannot. */
const storableRow = (row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, storable(value)]));
/** Adds a row's hash to the sum, byte by byte, so that the order of rows does not matter. */
function addHash(sum, row) {
    const names = Object.keys(row).sort();
    const digest = createHash('md5')
        .update(JSON.stringify(names.map((name) => [name, row[name]])))
        .digest();
    for (const [index, byte] of digest.entries())
        sum[index] = ((sum[index] ?? 0) + byte) & 0xff;
}
//# sourceMappingURL=backup.js.map