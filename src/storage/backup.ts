/** A SQLite file copied while it is in use, and brought back. */
import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OperatorError } from '../errors.ts';
import { IN_MEMORY, parseDatabaseUrl, placeOf } from './database-url.ts';
import { holdDatabase } from './hold.ts';
import { type DatabaseState, lookAtDatabase } from './open-engine.ts';
import { explainSqliteError } from './sql/sqlite.ts';
import { copyFile, endLog, freeName, isBusy } from './sql/sqlite-file.ts';

/**
 * Copies the SQLite file of `databaseUrl` into a new file, as it is at one moment; whoever writes meanwhile is not held
 * up, and the file is not changed. Resolves to the number of pages. Rejects with an `OperatorError` when there is no
 * such database, the file is there already, or either cannot be used; for PostgreSQL with a word on its own tools.
 */
export async function backupDatabase(databaseUrl: string, file: string): Promise<number> {
  const path = readPath(databaseUrl, 'Use its own tool, which works while it is in use: pg_dump --format=custom.');
  if (path === IN_MEMORY || !existsSync(path)) {
    throw new OperatorError(`${placeOf(path)} is not there`, 'Set DATABASE_URL to the database that is to be copied.');
  }
  if (existsSync(file)) throw new OperatorError(`${file} is there already`, 'Name a file that does not exist yet.');
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new OperatorError(`the folder ${folder} is not there`, 'Make it first.');
  try {
    return await copyFile(path, file);
  } catch (error) {
    throw explainSqliteError(error, placeOf(path));
  }
}

export interface Restored {
  /** What the file held. */
  readonly state: Extract<DatabaseState, { kind: 'older' | 'current' }>;
  /** Where the database of before lies now; null when there was none. */
  readonly before: string | null;
}

/**
 * Puts a copy of `file` (of `backupDatabase`, or of a migration) in the place of the SQLite database, which is put
 * aside and not deleted. Rejects with an `OperatorError`, and changes nothing, when the file cannot be used or anybody
 * has the database open.
 */
export async function restoreDatabase(databaseUrl: string, file: string): Promise<Restored> {
  const path = readPath(databaseUrl, 'Use its own tool: pg_restore, into an empty database.');
  if (path === IN_MEMORY) throw new OperatorError('DATABASE_URL keeps nothing on the disk', 'Set it to a file.');
  const state = await lookAtDatabase(`file:${resolve(file)}`);
  if (state.kind === 'missing') throw new OperatorError(`${file} is not there`, 'Name a file of "nibble backup".');
  if (state.kind === 'empty') throw new OperatorError(`${file} is empty`, 'Name a file of "nibble backup".');
  if (existsSync(path) && realpathSync(path) === realpathSync(file)) {
    throw new OperatorError(`${file} is the database itself`, 'Name another file.');
  }
  const hold = holdDatabase(databaseUrl);
  const arriving = freeName(path, 'arriving');
  try {
    // Whole and on the disk before anything is put aside.
    await copyFile(file, arriving);
    const before = putAside(path);
    renameSync(arriving, path);
    return { state, before };
  } catch (error) {
    rmSync(arriving, { force: true });
    throw explainSqliteError(error, placeOf(path));
  } finally {
    hold.release();
  }
}

/**
 * Renames a database, with the log of a process that was killed: SQLite would replay a log that stays behind over
 * whatever file gets the name.
 */
function putAside(path: string): string | null {
  if (existsSync(path)) refuseOpened(path);
  const aside = existsSync(path) ? freeName(path, 'before-restore') : null;
  if (aside !== null) renameSync(path, aside);
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${aside ?? freeName(path, 'before-restore')}-wal`);
  rmSync(`${path}-shm`, { force: true });
  return aside;
}

/** Brings the log into the file while nobody else has it open. A damaged file is put aside as it is. */
function refuseOpened(path: string): void {
  try {
    endLog(path);
  } catch (error) {
    if (!isBusy(error)) return;
    throw new OperatorError(
      `${placeOf(path)} is open in another program`,
      'Stop it first (a terminal with "nibble chat", a database browser), then try again.',
      { cause: error },
    );
  }
}

function readPath(databaseUrl: string, remedy: string): string {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.kind === 'problem') throw new OperatorError(`DATABASE_URL: ${location.found}`, location.remedy);
  if (location.kind === 'sqlite') return location.path;
  throw new OperatorError(`the PostgreSQL database ${location.name} is not a file`, remedy);
}
