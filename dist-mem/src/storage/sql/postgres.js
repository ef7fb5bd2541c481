/**
 * PostgreSQL through pg: the only file that speaks to it. Statements that need not wait for one another go in one trip.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { codeOf, OperatorError } from '../../errors.js';
import { explainFault } from './engine.js';
/** The oldest version that is still mended by its makers, as PostgreSQL numbers them. */
const OLDEST_VERSION = 140_000;
const CONNECTIONS = 10;
/** Milliseconds. A process that was frozen within a transaction must not hold its locks for longer. */
const TIMEOUTS = {
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    // The server's limits are of no use when it is the network that has gone: without this one, a query waits for as long
    // as TCP does, a quarter of an hour, and the learner with it.
    query_timeout: 30_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
};
/** How often a transaction is tried, and the milliseconds before the second try. */
const TRIES = 3;
const PAUSE = 50;
/**
 * Integers of eight bytes come as text unless told; all of ours are epoch milliseconds or counts, which a number holds.
 */
const INT8 = 20;
const types = {
    getTypeParser: (id, format) => id === INT8 ? Number : pg.types.getTypeParser(id, format === 'binary' ? 'text' : 'text'),
};
/** Connects to a database that is there. Rejects with an `OperatorError` when it cannot be used. */
export async function openPostgres({ url, name }) {
    const place = `the PostgreSQL database ${name}`;
    const process = `nibble ${randomUUID()}`;
    const pool = new pg.Pool({
        connectionString: named(url, process),
        max: CONNECTIONS,
        // The others see by it that this process is there.
        min: 1,
        ...TIMEOUTS,
        keepAlive: true,
        pipeline: true,
        types,
    });
    // The pool throws away a connection that is lost while idle, and whoever uses one is told by the query that fails;
    // without listeners these errors would end the process.
    pool.on('error', () => { });
    pool.on('connect', (client) => client.on('error', () => { }));
    try {
        await checkServer(pool, place);
    }
    catch (error) {
        await pool.end();
        throw explainPostgresError(error, place);
    }
    return engineOn(pool, place, process);
}
/** The server shows every connection's name to everybody on it, and forgets it in the moment the process has ended. */
function named(url, process) {
    const address = new URL(url);
    address.searchParams.set('application_name', process);
    return address.href;
}
function engineOn(pool, place, process) {
    const database = new Kysely({ dialect: new PostgresDialect({ pool }) });
    const query = querierOf();
    const join = joinerOf();
    const ask = (client, statements) => Promise.all(statements.map((statement) => query(client, statement)));
    return {
        kind: 'postgres',
        database,
        place,
        process,
        isConnected: async (other) => {
            const { rowCount } = await pool.query('select from pg_stat_activity where application_name = $1 limit 1', [
                other,
            ]);
            return rowCount === 1;
        },
        explain: (error) => explainPostgresError(error, place),
        serve: () => { },
        tables: async () => {
            const { rows } = await pool.query('select tablename as name from pg_tables where schemaname = current_schema()');
            return rows.map((row) => row.name);
        },
        read: (work) => withRetry(() => withClient(pool, (client) => perform(work(), (given) => ask(client, given)))),
        write: (work) => withRetry(() => withClient(pool, (client) => transact(client, work(), (given) => ask(client, given)))),
        writeAtOnce: (statements) => {
            const whole = join(statements);
            return withRetry(() => withClient(pool, (client) => writeAtOnce(client, whole, query)));
        },
        close: () => database.destroy(),
    };
}
async function checkServer(pool, place) {
    const { rows } = await pool.query(`select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
            current_setting('server_encoding') as encoding`);
    const [server] = rows;
    if (server === undefined)
        throw new Error(`${place} did not say what it is`);
    if (server.version < OLDEST_VERSION) {
        throw new OperatorError(`${place} is on PostgreSQL ${server.name}, which is too old`, `Nibble needs version ${Math.floor(OLDEST_VERSION / 10_000)} or newer.`);
    }
    if (server.encoding !== 'UTF8') {
        throw new OperatorError(`${place} keeps its texts as ${server.encoding}, which has not every character`, "Make a database with UTF-8: create database nibble encoding 'UTF8' template template0.");
    }
}
/** Tries again what failed for a passing reason: a deadlock, or a server that was restarted. */
async function withRetry(attempt) {
    for (let tried = 1;; tried += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            if (tried === TRIES || !isPassing(error))
                throw error;
            await pause(PAUSE * tried);
        }
    }
}
async function withClient(pool, use) {
    const client = await pool.connect();
    let broken = false;
    try {
        return await use(client);
    }
    catch (error) {
        // Its session may be in any state.
        broken = true;
        throw error;
    }
    finally {
        client.release(broken);
    }
}
async function perform(work, ask) {
    let step = work.next([]);
    while (step.done !== true)
        step = work.next(await ask(step.value));
    return step.value;
}
/** A transaction that fails is not rolled back by word: the connection is thrown away, and with it the transaction. */
async function transact(client, work, ask) {
    const begun = client.query('begin');
    // Sent together with the first statements; a failure of either is met where both are waited for.
    const [result] = await Promise.all([perform(work, ask), begun]);
    await client.query('commit');
    return result;
}
/** What is undone when a part decides against it leaves the connection as it was: no transaction was begun by word. */
async function writeAtOnce(client, whole, query) {
    try {
        await query(client, whole);
        return null;
    }
    catch (error) {
        const place = decidedAgainst(error);
        if (place === null)
            throw error;
        return place;
    }
}
/** Statements that come again are prepared by the server under a name, once for each connection. */
function querierOf() {
    const names = new Map();
    const nameOf = (sql) => {
        const name = names.get(sql) ?? `nibble_${names.size + 1}`;
        names.set(sql, name);
        return name;
    };
    return async (client, { sql, values, kept }) => {
        const { rows, rowCount } = await client.query({
            text: sql,
            values: [...values],
            ...(kept && { name: nameOf(sql) }),
        });
        return { rows, changed: rowCount ?? 0 };
    };
}
/*
 * Several changes as one statement for PostgreSQL (`with … insert …, … update …`): one trip, one transaction without a
 * word about it, and the rows are locked for no longer than the server takes, however busy or frozen this process is.
 *
 * The parts see the database as it was before all of them, so none may need what another one writes; references between
 * tables are checked when all are done. See "Data-Modifying Statements in WITH" in PostgreSQL's manual (7.8.4).
 */
/** Begins the server's message when a part that decides has changed no row; its place follows. */
const UNCHANGED = 'nothing is kept: nobody was changed by part ';
/** Makes one statement of several that come again; its text is written once for each list of them. */
function joinerOf() {
    const known = new Map();
    return (parts) => {
        const key = parts.map(({ sql }) => sql).join(';');
        const sql = known.get(key) ?? join(parts);
        known.set(key, sql);
        return { sql, values: parts.flatMap(({ values }) => values), kept: true };
    };
}
/**
 * The place of the part that decided against the whole, by the error that the server answered with; null if it is
 * another one.
 */
function decidedAgainst(error) {
    const found = error instanceof Error ? new RegExp(`${UNCHANGED}(\\d+)`).exec(error.message) : null;
    return found && Number(found[1]);
}
function join(parts) {
    let before = 0;
    const named = parts.map(({ sql, values, decides }, place) => {
        const shift = before;
        before += values.length;
        // Kysely writes values as $1, $2 and so on, and nothing else that begins with a dollar.
        const shifted = sql.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + shift}`);
        return `part_${place} as (${shifted}${decides ? ' returning 1' : ''})`;
    });
    const checks = parts.flatMap(({ decides }, place) => decides ? [`when not exists (select from part_${place}) then '${UNCHANGED}${place}'`] : []);
    // No function raises an error in SQL; a text that is no number does, with its words in the message. PostgreSQL runs
    // the parts that are read here first, in this order, and the others only when this went well.
    return `with ${named.join(', ')} select (case ${checks.join(' ')} else '0' end)::int as kept`;
}
/* Errors: what the server's codes (and the network's) mean to an operator. */
const ADDRESS = 'Check the host and port in DATABASE_URL, and that the server is running and lets this machine in.';
const FAULTS = [
    [
        /^28/,
        'refuses the account or its password',
        'Check the account and the password in DATABASE_URL, and what pg_hba.conf on the server allows them.',
    ],
    [
        /^3D000$/,
        'does not exist',
        'Make it (createdb, or "create database" in psql), or mend its name at the end of DATABASE_URL.',
    ],
    [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, 'cannot be reached', ADDRESS],
    [/^(ETIMEDOUT|NO_ANSWER)$/, 'does not answer', ADDRESS],
    [
        /^(ECONNRESET|EPIPE|CONNECTION_LOST|57P0[123]|08)/,
        'closed the connection or is just starting',
        'Look at the server’s log. Nibble connects again by itself.',
    ],
    [
        /^42501$/,
        'does not let the account make or change tables',
        'Make the account the owner of the database: alter database … owner to ….',
    ],
    [/^25006$/, 'can only be read: it is a standby or set to read-only', 'Point DATABASE_URL at the primary server.'],
    [/^53300$/, 'has no connection left', 'Raise max_connections on the server, or run fewer programs on it.'],
    [/^(53100|58030)$/, 'cannot write: its disk is full or failing', 'Look at the server’s disk.'],
    [
        /^(55P03|57014|25P03)$/,
        'took too long: something else on it holds a lock or keeps it busy',
        'Look in pg_stat_activity for what it waits for.',
    ],
];
/** The driver gives these no code. */
const MESSAGES = [
    [/timeout/i, 'NO_ANSWER'],
    [/connection terminated|connection ended|not queryable/i, 'CONNECTION_LOST'],
];
const explainPostgresError = (error, place) => error instanceof OperatorError ? error : explainFault(error, faultCode(error), FAULTS, place);
/** Whether the same transaction may well succeed when it is tried again. */
const isPassing = (error) => /^(40001|40P01|57P0[123]|08|ECONNRESET|EPIPE|CONNECTION_LOST)/.test(faultCode(error));
function faultCode(error) {
    // A name with several addresses fails with one error for each.
    const [first] = error instanceof AggregateError ? error.errors : [error];
    const code = codeOf(first);
    if (code !== 'unknown error' && code !== 'undefined')
        return code;
    const message = first instanceof Error ? first.message : '';
    return MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ?? code;
}
//# sourceMappingURL=postgres.js.map