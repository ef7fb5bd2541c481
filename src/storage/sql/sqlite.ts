/**
 * SQLite through better-sqlite3, the way this program keeps a file: WAL, every commit on the disk when it returns. The
 * driver is synchronous, so work runs without a pause; commits are coalesced (commit-queue.ts).
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database as SqliteConnection, type Statement as SqliteStatement } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { codeOf, OperatorError } from '../../errors.ts';
import { IN_MEMORY, placeOf } from '../database-url.ts';
import type { Schema } from '../schema.ts';
import { createCheckpointer } from './checkpointer.ts';
import { createCommitQueue, isBusy } from './commit-queue.ts';
import type { Answer, Engine, Statement, Value, Work } from './engine.ts';

/**
 * How long the driver itself waits for another process's lock, in milliseconds. Nothing else happens meanwhile, so it
 * is short; the commit queue goes on waiting without blocking.
 */
const BUSY_MILLISECONDS = 20;

/**
 * Opens (and makes, with its folder) a SQLite file. Throws an `OperatorError` when that cannot be done.
 * `:memory:` keeps nothing.
 */
export function openSqlite(path: string): Engine {
  const place = placeOf(path);
  const explain = (error: unknown) => explainSqliteError(error, place);
  try {
    return engineOn(connectSqlite(path), place, explain);
  } catch (error) {
    throw explain(error);
  }
}

function engineOn(connection: SqliteConnection, place: string, explain: Engine['explain']): Engine {
  const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) });
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
    tables: async () =>
      connection.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all(),
    read: async (work) => perform(work(), run),
    write: (work) => queue.add(() => perform(work(), run)),
    writeAtOnce: (statements) =>
      queue.add(
        () => firstUndone(statements, run),
        (undone) => undone === null,
      ),
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

type Run = (statement: Statement<unknown>) => Answer<unknown>;

function perform<Result>(work: Work<Result>, run: Run): Result {
  let step = work.next([]);
  while (step.done !== true) step = work.next(step.value.map(run));
  return step.value;
}

/** Runs them until one that decides changes nothing. Gives its place, or null. */
function firstUndone(statements: readonly Statement<unknown>[], run: Run): number | null {
  const place = statements.findIndex((statement) => run(statement).changed === 0 && statement.decides === true);
  return place === -1 ? null : place;
}

function runnerOn(connection: SqliteConnection): Run {
  const prepared = new Map<string, SqliteStatement<Value[]>>();
  const prepare = ({ sql, kept }: Statement<unknown>) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare<Value[]>(sql);
    if (kept) prepared.set(sql, statement);
    return statement;
  };
  return (statement) => {
    const ready = prepare(statement);
    if (ready.reader) return { rows: ready.all(...statement.values), changed: 0 };
    return { rows: [], changed: ready.run(...statement.values).changes };
  };
}

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
export function connectSqlite(path: string): SqliteConnection {
  if (path !== IN_MEMORY) makeFolder(dirname(resolve(path)));
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
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Of two processes that make one new database at the same moment, one finds it locked, and for this statement SQLite
 * does not wait as it does for others. So it is tried again, for as long.
 */
function switchToWal(connection: SqliteConnection): void {
  const end = performance.now() + OPENING_PATIENCE;
  for (;;) {
    try {
      connection.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAL_PAUSE);
    }
  }
}

/**
 * Makes a folder and those above it, one by one: Node 20's own recursive `mkdir` never returns where the system says
 * "no such folder" for a parent that is there, as below `/proc`.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (existsSync(folder)) return;
    throw new OperatorError(
      `the folder ${folder} for the database cannot be made (${codeOf(error)})`,
      'Make the folder yourself and let this account write in it, or set DATABASE_URL to another place.',
      { cause: error },
    );
  }
}

/** By the codes' beginnings: they have many endings. */
const FAULTS: readonly { readonly code: RegExp; readonly what: string; readonly remedy: string }[] = [
  {
    code: /^SQLITE_(BUSY|LOCKED)/,
    what: 'is locked by another program',
    remedy: 'Stop the other program that has it open (another Nibble, a backup, a database browser), then try again.',
  },
  {
    code: /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
    what: 'cannot be opened for writing',
    remedy:
      'Check that it is a file, that its folder exists and that this account may write to both; or set DATABASE_URL.',
  },
  {
    code: /^SQLITE_NOTADB/,
    what: 'is not a database',
    remedy: 'Set DATABASE_URL to another file, or move that one away; a new one is made when it does not exist.',
  },
  {
    code: /^SQLITE_CORRUPT/,
    what: 'is damaged',
    remedy: 'Restore it from a backup, or move it away to begin with an empty one.',
  },
  { code: /^SQLITE_FULL/, what: 'cannot grow: the disk is full', remedy: 'Free some space on its disk.' },
  { code: /^SQLITE_IOERR/, what: 'could not be read or written', remedy: 'Check the disk it is on.' },
];

export function explainSqliteError(error: unknown, place: string): unknown {
  const fault = error instanceof Error && FAULTS.find(({ code }) => code.test(codeOf(error)));
  if (!fault) return error;
  return new OperatorError(`${place} ${fault.what} (${codeOf(error)})`, fault.remedy, { cause: error });
}
