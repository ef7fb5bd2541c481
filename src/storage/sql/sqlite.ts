/**
 * SQLite through better-sqlite3, the way this program keeps a file: WAL, every commit on the disk when it returns. The
 * driver is synchronous, so work runs without a pause; commits are coalesced (`createCommitQueue`).
 */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers';
import type { Database as SqliteConnection, Statement as SqliteStatement } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { codeOf } from '../../errors.ts';
import { IN_MEMORY, placeOf } from '../database-url.ts';
import { isHeld } from '../hold.ts';
import type { Schema } from '../schema.ts';
import { createCheckpointer } from './checkpointer.ts';
import {
  type Answer,
  type Engine,
  explainFault,
  type Fault,
  OTHER_TABLES,
  type Statement,
  type Value,
  type Work,
} from './engine.ts';
import { connectSqlite, connectToLook, copyFile, freeName, isBusy } from './sqlite-file.ts';

/**
 * `look`: nothing is changed. `hold`: this process is the bot that holds the file (`holdDatabase`); `write`: another
 * bot may.
 */
export type Access = 'look' | 'write' | 'hold';

/**
 * How long the driver itself waits for another process's lock, in milliseconds. Nothing else happens meanwhile, so it
 * is short; the commit queue goes on waiting without blocking.
 */
const BUSY_MILLISECONDS = 20;

/**
 * Opens (and makes, with its folder, unless it only looks) a SQLite file. Throws an `OperatorError` when that cannot be
 * done. `:memory:` keeps nothing.
 */
export function openSqlite(path: string, access: Access): Engine {
  const place = placeOf(path);
  const explain = (error: unknown) => explainSqliteError(error, place);
  try {
    const connection = access === 'look' ? connectToLook(path) : connectSqlite(path);
    return engineOn(connection, path, access, explain);
  } catch (error) {
    throw explain(error);
  }
}

function engineOn(connection: SqliteConnection, path: string, access: Access, explain: Engine['explain']): Engine {
  const place = placeOf(path);
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
    isInUse: async () => access !== 'hold' && isHeld(path),
    keepCopy: async (schema) => {
      if (path === IN_MEMORY) return null;
      const copy = freeName(path, `schema-${schema}`);
      await copyFile(path, copy);
      return copy;
    },
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

interface Piece {
  /** Does the work; gives what to call when it is on the disk, and whether it is to get there. */
  readonly perform: () => { readonly answer: () => void; readonly isKept: boolean };
  readonly fail: (error: unknown) => void;
}

interface CommitQueue {
  /**
   * Runs `work` in a transaction that it may share with others', and settles as it does, once that is on the disk. What
   * it did is undone where `isKept` says no to its result.
   */
  add<Result>(work: () => Result, isKept?: (result: Result) => boolean): Promise<Result>;
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>;
}

/** `afterCommit` is called after each transaction. */
function createCommitQueue(connection: SqliteConnection, afterCommit: () => void): CommitQueue {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const savepoint = connection.prepare('SAVEPOINT piece');
  const release = connection.prepare('RELEASE piece');
  const waiting: Piece[] = [];
  let isScheduled = false;
  let busySince: number | null = null;
  const whenEmpty: (() => void)[] = [];

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    if (!isBegun()) return;
    const pieces = waiting.splice(0, MAX_PIECES);
    try {
      const perform = pieces.length === 1 ? performAlone : performApart;
      const answers = pieces.map(perform);
      commit.run();
      for (const answer of answers) answer();
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      for (const { fail } of pieces) fail(error);
    }
    afterCommit();
    goOn();
  }

  /** False when another process has the database: the flush comes again, or everything that waits has failed. */
  function isBegun(): boolean {
    try {
      begin.run();
      busySince = null;
      return true;
    } catch (error) {
      busySince ??= performance.now();
      if (isBusy(error) && performance.now() - busySince < BUSY_PATIENCE) {
        setTimeout(flush, BUSY_PAUSE);
        return false;
      }
      busySince = null;
      for (const { fail } of waiting.splice(0)) fail(error);
      goOn();
      return false;
    }
  }

  function performAlone({ perform }: Piece): () => void {
    const { answer, isKept } = perform();
    // What comes next ends a transaction, be it an empty one.
    if (!isKept) connection.exec('ROLLBACK; BEGIN');
    return answer;
  }

  function performApart({ perform, fail }: Piece): () => void {
    savepoint.run();
    try {
      const { answer, isKept } = perform();
      if (!isKept) connection.exec('ROLLBACK TO piece');
      release.run();
      return answer;
    } catch (error) {
      // A full disk ends the whole transaction; then all of it has failed.
      if (!connection.inTransaction) throw error;
      connection.exec('ROLLBACK TO piece; RELEASE piece');
      return () => fail(error);
    }
  }

  function goOn(): void {
    isScheduled = false;
    if (waiting.length > 0) schedule();
    else for (const resolve of whenEmpty.splice(0)) resolve();
  }

  return {
    add: (work, isKept = () => true) =>
      new Promise((resolve, reject) => {
        const perform = () => {
          const result = work();
          return { answer: () => resolve(result), isKept: isKept(result) };
        };
        waiting.push({ perform, fail: reject });
        schedule();
      }),
    async drain() {
      if (isScheduled) await new Promise<void>((resolve) => whenEmpty.push(resolve));
    },
  };
}

/* Errors: what the driver's codes mean to an operator */

/** By the codes' beginnings: they have many endings. */
const FAULTS: readonly Fault[] = [
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
  [/^ENOENT/, 'is not there', 'Set DATABASE_URL to the database that is meant, or start the bot, which makes it.'],
  [/^OTHER_TABLES/, ...OTHER_TABLES],
];

/** What SQLite gives only a sentence for. */
const OTHER_TABLES_MESSAGE = /^no such (table|column): |has no column named |^NOT NULL constraint failed: /;

export const explainSqliteError = (error: unknown, place: string): unknown =>
  error instanceof Error ? explainFault(error, faultCode(error), FAULTS, place) : error;

const faultCode = (error: Error): string => (OTHER_TABLES_MESSAGE.test(error.message) ? 'OTHER_TABLES' : codeOf(error));
