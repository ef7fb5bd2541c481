/** SQLite through better-sqlite3: the only file that speaks to it. A commit is on the disk when it returns. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database as SqliteConnection } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { OperatorError } from '../errors.ts';
import type { Engine } from './engine.ts';
import type { Schema } from './schema.ts';

/** How long a statement waits for another process's lock. The driver blocks meanwhile, so it is short. */
const BUSY_MILLISECONDS = 1000;
const IN_MEMORY = ':memory:';

/**
 * Opens (and makes, with its folder) a SQLite file. Throws an `OperatorError` when that cannot be done.
 * `:memory:` keeps nothing.
 */
export function openSqlite(path: string): Engine {
  const place = path === IN_MEMORY ? 'the database in memory' : `the database file ${resolve(path)}`;
  if (path !== IN_MEMORY) makeFolder(dirname(resolve(path)));
  const explain = (error: unknown) => explainSqliteError(error, place);
  try {
    const dialect = new SqliteDialect({ database: connect(path) });
    return { database: new Kysely<Schema>({ dialect }), place, explain };
  } catch (error) {
    throw explain(error);
  }
}

function connect(path: string): SqliteConnection {
  const connection = new SqliteDatabase(path, { timeout: BUSY_MILLISECONDS });
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    // Readers are never locked out in WAL mode, so a lock would first be met by a learner's answer: meet it here.
    connection.exec('BEGIN IMMEDIATE; ROLLBACK');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
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

/** What SQLite's result codes mean to an operator, by their beginning (they have many endings). */
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

function explainSqliteError(error: unknown, place: string): unknown {
  const fault = error instanceof Error && FAULTS.find(({ code }) => code.test(codeOf(error)));
  if (!fault) return error;
  return new OperatorError(`${place} ${fault.what} (${codeOf(error)})`, fault.remedy, { cause: error });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
