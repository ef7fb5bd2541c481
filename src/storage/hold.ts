/** A SQLite file is for one bot alone: how a bot claims it, and how others see that it is claimed. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database as SqliteConnection } from 'better-sqlite3';
import { codeOf, OperatorError } from '../errors.ts';
import { IN_MEMORY, parseDatabaseUrl, placeOf } from './database-url.ts';
import { isBusy, makeFolder } from './sql/sqlite-file.ts';

export interface Hold {
  release(): void;
}

/** Milliseconds that a claim waits: whoever looks whether a file is claimed has the lock for a moment. */
const PATIENCE = 100;

const lockOf = (path: string): string => `${path}-bot`;

/**
 * Claims a database for this process, which is to be its only bot, before it is opened; makes its folder. PostgreSQL
 * needs no such claim. Throws an `OperatorError` when another process has it.
 *
 * A SQLite file itself can be written by several processes; but on a file nobody can tell whether another process is
 * still there to give an answer, so two bots would answer twice what is delivered twice. So a bot holds a lock beside
 * the file. It is the system's own lock (SQLite's, on an empty database), so it ends with the process, however that
 * ends, and a frozen process still has it.
 */
export function holdDatabase(databaseUrl: string): Hold {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.kind !== 'sqlite' || location.path === IN_MEMORY) return { release: () => {} };
  const { path } = location;
  makeFolder(dirname(resolve(path)));
  const lock = openLock(path);
  try {
    // Nothing is ever written, so the file stays empty and needs no journal beside it.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new OperatorError(
      `another Nibble answers learners from ${placeOf(path)} already`,
      'Stop that one first, give this one another file with DATABASE_URL, or use PostgreSQL to run several.',
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}

function openLock(path: string): SqliteConnection {
  try {
    return new SqliteDatabase(lockOf(path), { timeout: PATIENCE });
  } catch (error) {
    throw new OperatorError(
      `${placeOf(path)} cannot be opened for writing (${codeOf(error)}, for the lock beside it)`,
      'Check that its folder exists and that this account may write there; or set DATABASE_URL.',
      { cause: error },
    );
  }
}

/** Whether a bot, this process's own included, holds a SQLite file. */
export function isHeld(path: string): boolean {
  if (path === IN_MEMORY || !existsSync(lockOf(path))) return false;
  const lock = new SqliteDatabase(lockOf(path), { timeout: 0 });
  try {
    lock.pragma('schema_version');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    lock.close();
  }
}
