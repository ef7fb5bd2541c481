/** Opens a SQLite file the way this program keeps one: WAL, every commit on the disk when it returns. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database as SqliteConnection } from 'better-sqlite3';
import { OperatorError } from '../errors.ts';
import { codeOf, isBusy } from './sqlite-faults.ts';

export const IN_MEMORY = ':memory:';

/** How long opening waits for another process's lock, in milliseconds; nobody is served yet, so it may block. */
const OPENING_PATIENCE = 1000;
const WAL_PAUSE = 10;
/**
 * KiB of pages that a connection keeps at most. With a million learners the inner pages of the tables alone are some 16 MiB;
 * SQLite's own 2 MiB would have it read them again for each answer. A small database takes no more than it needs.
 */
const PAGE_CACHE = 32_768;

/** The database in words for messages. */
export const placeOf = (path: string): string =>
  path === IN_MEMORY ? 'the database in memory' : `the database file ${resolve(path)}`;

/**
 * Opens a SQLite file, and makes it and its folder where they are missing. Throws an `OperatorError` for the folder, and
 * the driver's own errors for the file.
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
