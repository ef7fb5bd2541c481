/**
 * SQLite through better-sqlite3, the way this program keeps a file: WAL, every commit on the disk when it returns. The
 * driver is synchronous, so work runs without a pause; commits are coalesced (`createCommitQueue`).
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setImmediate } from 'node:timers';
import SqliteDatabase, {} from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { codeOf, OperatorError } from '../../errors.js';
import { IN_MEMORY, placeOf } from '../database-url.js';
import { createCheckpointer } from './checkpointer.js';
import { explainFault } from './engine.js';
/**
 * How long the driver itself waits for another process's lock, in milliseconds. Nothing else happens meanwhile, so it
 * is short; the commit queue goes on waiting without blocking.
 */
const BUSY_MILLISECONDS = 20;
/**
 * Opens (and makes, with its folder) a SQLite file. Throws an `OperatorError` when that cannot be done.
 * `:memory:` keeps nothing.
 */
export function openSqlite(path) {
    const place = placeOf(path);
    const explain = (error) => explainSqliteError(error, place);
    try {
        return engineOn(connectSqlite(path), place, explain);
    }
    catch (error) {
        throw explain(error);
    }
}
function engineOn(connection, place, explain) {
    const database = new Kysely({ dialect: new SqliteDialect({ database: connection }) });
    const run = runnerOn(connection);
    const checkpointer = createCheckpointer(connection);
    const queue = createCommitQueue(connection, checkpointer.afterCommit);
    return {
        kind: 'sqlite',
        database,
        place,
        process: randomUUID(),
        // A SQLite file has one bot: whoever else wrote there is gone.
        isConnected: async () => false,
        explain,
        tables: async () => connection.prepare("select name from sqlite_master where type = 'table'").pluck().all(),
        read: async (work) => perform(work(), run),
        write: (work) => queue.add(() => perform(work(), run)),
        writeAtOnce: (statements) => queue.add(() => firstUndone(statements, run), (undone) => undone === null),
        serve: () => {
            connection.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`);
        },
        async close() {
            await queue.drain();
            await checkpointer.close();
            await database.destroy();
        },
    };
}
function perform(work, run) {
    let step = work.next([]);
    while (step.done !== true)
        step = work.next(step.value.map(run));
    return step.value;
}
/** Runs them until one that decides changes nothing. Gives its place, or null. */
function firstUndone(statements, run) {
    const place = statements.findIndex((statement) => run(statement).changed === 0 && statement.decides === true);
    return place === -1 ? null : place;
}
function runnerOn(connection) {
    const prepared = new Map();
    const prepare = ({ sql, kept }) => {
        const known = prepared.get(sql);
        if (known !== undefined)
            return known;
        const statement = connection.prepare(sql);
        if (kept)
            prepared.set(sql, statement);
        return statement;
    };
    return (statement) => {
        const ready = prepare(statement);
        if (ready.reader)
            return { rows: ready.all(...statement.values), changed: 0 };
        return { rows: [], changed: ready.run(...statement.values).changes };
    };
}
/*
 * Many learners' transactions under one fsync. Work that arrived together, or while the disk was busy with the last, is
 * written in one SQLite transaction, each piece in a savepoint of its own, so that one that fails takes no other with
 * it. All are answered only when the whole is on the disk.
 */
/** So many pieces at once at most: reading waits meanwhile. */
const MAX_PIECES = 200;
/** Milliseconds until a database that another process has locked is tried again, and until it is given up. */
const BUSY_PAUSE = 10;
const BUSY_PATIENCE = 3000;
/** Whether another process has the database locked. */
export const isBusy = (error) => codeOf(error).startsWith('SQLITE_BUSY');
/** `afterCommit` is called after each transaction. */
function createCommitQueue(connection, afterCommit) {
    const begin = connection.prepare('BEGIN IMMEDIATE');
    const commit = connection.prepare('COMMIT');
    const savepoint = connection.prepare('SAVEPOINT piece');
    const release = connection.prepare('RELEASE piece');
    const waiting = [];
    let isScheduled = false;
    let busySince = null;
    const whenEmpty = [];
    function schedule() {
        if (isScheduled)
            return;
        isScheduled = true;
        setImmediate(flush);
    }
    function flush() {
        if (!isBegun())
            return;
        const pieces = waiting.splice(0, MAX_PIECES);
        try {
            const perform = pieces.length === 1 ? performAlone : performApart;
            const answers = pieces.map(perform);
            commit.run();
            for (const answer of answers)
                answer();
        }
        catch (error) {
            if (connection.inTransaction)
                connection.exec('ROLLBACK');
            for (const { fail } of pieces)
                fail(error);
        }
        afterCommit();
        goOn();
    }
    /** False when another process has the database: the flush comes again, or everything that waits has failed. */
    function isBegun() {
        try {
            begin.run();
            busySince = null;
            return true;
        }
        catch (error) {
            busySince ??= performance.now();
            if (isBusy(error) && performance.now() - busySince < BUSY_PATIENCE) {
                setTimeout(flush, BUSY_PAUSE);
                return false;
            }
            busySince = null;
            for (const { fail } of waiting.splice(0))
                fail(error);
            goOn();
            return false;
        }
    }
    function performAlone({ perform }) {
        const { answer, isKept } = perform();
        // What comes next ends a transaction, be it an empty one.
        if (!isKept)
            connection.exec('ROLLBACK; BEGIN');
        return answer;
    }
    function performApart({ perform, fail }) {
        savepoint.run();
        try {
            const { answer, isKept } = perform();
            if (!isKept)
                connection.exec('ROLLBACK TO piece');
            release.run();
            return answer;
        }
        catch (error) {
            // A full disk ends the whole transaction; then all of it has failed.
            if (!connection.inTransaction)
                throw error;
            connection.exec('ROLLBACK TO piece; RELEASE piece');
            return () => fail(error);
        }
    }
    function goOn() {
        isScheduled = false;
        if (waiting.length > 0)
            schedule();
        else
            for (const resolve of whenEmpty.splice(0))
                resolve();
    }
    return {
        add: (work, isKept = () => true) => new Promise((resolve, reject) => {
            const perform = () => {
                const result = work();
                return { answer: () => resolve(result), isKept: isKept(result) };
            };
            waiting.push({ perform, fail: reject });
            schedule();
        }),
        async drain() {
            if (isScheduled)
                await new Promise((resolve) => whenEmpty.push(resolve));
        },
    };
}
/* Opening a file */
/** How long opening waits for another process's lock, in milliseconds; nobody is served yet, so it may block. */
const OPENING_PATIENCE = 1000;
const WAL_PAUSE = 10;
/**
 * KiB of pages that a connection keeps at most. With a million learners the inner pages of the tables alone are some 16
 * MiB; SQLite's own 2 MiB would have it read them again for each answer. A small database takes no more than it needs.
 */
const PAGE_CACHE = 32_768;
/**
 * Opens a SQLite file, and makes it and its folder where they are missing. Throws an `OperatorError` for the folder,
 * and the driver's own errors for the file.
 */
export function connectSqlite(path) {
    if (path !== IN_MEMORY)
        makeFolder(dirname(resolve(path)));
    const connection = new SqliteDatabase(path, { timeout: OPENING_PATIENCE });
    try {
        switchToWal(connection);
        connection.pragma('synchronous = FULL');
        connection.pragma('foreign_keys = ON');
        // What a piece of a shared transaction is undone from; long ones would go to a file otherwise.
        connection.pragma('temp_store = MEMORY');
        connection.pragma(`cache_size = -${PAGE_CACHE}`);
        // Readers are never locked out in WAL mode, so a lock would first be met by a learner's answer: meet it here.
        connection.exec('BEGIN IMMEDIATE; ROLLBACK');
        return connection;
    }
    catch (error) {
        connection.close();
        throw error;
    }
}
/**
 * Of two processes that make one new database at the same moment, one finds it locked, and for this statement SQLite
 * does not wait as it does for others. So it is tried again, for as long.
 */
function switchToWal(connection) {
    const end = performance.now() + OPENING_PATIENCE;
    for (;;) {
        try {
            connection.pragma('journal_mode = WAL');
            return;
        }
        catch (error) {
            if (!isBusy(error) || performance.now() > end)
                throw error;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAL_PAUSE);
        }
    }
}
/**
 * Makes a folder and those above it, one by one: Node 20's own recursive `mkdir` never returns where the system says
 * "no such folder" for a parent that is there, as below `/proc`.
 */
function makeFolder(folder) {
    if (existsSync(folder))
        return;
    makeFolder(dirname(folder));
    try {
        mkdirSync(folder);
    }
    catch (error) {
        // Another process may have been quicker.
        if (existsSync(folder))
            return;
        throw new OperatorError(`the folder ${folder} for the database cannot be made (${codeOf(error)})`, 'Make the folder yourself and let this account write in it, or set DATABASE_URL to another place.', { cause: error });
    }
}
/* Errors: what the driver's codes mean to an operator */
/** By the codes' beginnings: they have many endings. */
const FAULTS = [
    [
        /^SQLITE_(BUSY|LOCKED)/,
        'is locked by another program',
        'Stop the other program that has it open (another Nibble, a backup, a database browser), then try again.',
    ],
    [
        /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
        'cannot be opened for writing',
        'Check that it is a file, that its folder exists and that this account may write to both; or set DATABASE_URL.',
    ],
    [
        /^SQLITE_NOTADB/,
        'is not a database',
        'Set DATABASE_URL to another file, or move that one away; a new one is made when it does not exist.',
    ],
    [/^SQLITE_CORRUPT/, 'is damaged', 'Restore it from a backup, or move it away to begin with an empty one.'],
    [/^SQLITE_FULL/, 'cannot grow: the disk is full', 'Free some space on its disk.'],
    [/^SQLITE_IOERR/, 'could not be read or written', 'Check the disk it is on.'],
];
export const explainSqliteError = (error, place) => error instanceof Error ? explainFault(error, codeOf(error), FAULTS, place) : error;
//# sourceMappingURL=sqlite.js.map