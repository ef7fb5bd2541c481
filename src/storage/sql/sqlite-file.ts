/** A SQLite file before there are queries: how it is made, opened, looked at without a change, and copied. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import SqliteDatabase, { type Database as SqliteConnection } from 'better-sqlite3';
import { codeOf, OperatorError } from '../../errors.ts';
import { IN_MEMORY } from '../database-url.ts';

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
 * Opens a SQLite file that is there, to read it: afterwards it has the same bytes. Throws the driver's errors.
 */
export function connectToLook(path: string): SqliteConnection {
  // A log beside the file holds commits that are not in the file yet. Whoever closes a file last brings them in, unless
  // the connection can only read; but where there is no log, such a connection leaves an empty one behind.
  const readonly = path !== IN_MEMORY && existsSync(`${path}-wal`);
  if (path !== IN_MEMORY) statSync(path);
  const connection = new SqliteDatabase(path, { timeout: OPENING_PATIENCE, readonly });
  try {
    connection.pragma('query_only = ON');
    // What is no database is found here.
    connection.pragma('schema_version');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Copies a SQLite file, as it is at one moment, into a new one; whoever writes meanwhile is not held up, and the file
 * is not changed. Resolves to the number of pages.
 */
export async function copyFile(from: string, to: string): Promise<number> {
  const connection = connectToLook(from);
  try {
    return (await connection.backup(to, { progress: () => ALL_PAGES })).totalPages;
  } finally {
    connection.close();
  }
}

/** In one go: with pauses in it, another process's commit would make the copy begin anew each time. */
const ALL_PAGES = 2 ** 31 - 1;

/** Brings the log beside a file into it, alone; throws the driver's error while any other process has the file open. */
export function endLog(path: string): void {
  const connection = new SqliteDatabase(path, { timeout: 0 });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE; COMMIT');
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
}

/** A name for another file beside a database that nothing has yet: `nibble.schema-1.db`, `nibble.schema-1-2.db`. */
export function freeName(path: string, word: string): string {
  const ending = extname(path);
  const base = ending === '' ? path : path.slice(0, -ending.length);
  for (let number = 1; ; number += 1) {
    const name = `${base}.${word}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!existsSync(name)) return name;
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
export function makeFolder(folder: string): void {
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

/** Whether another process has the database locked. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');
