/** A copy of a SQLite database while it is in use. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OperatorError } from '../errors.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { connectSqlite, IN_MEMORY, placeOf } from './sqlite-connection.ts';
import { explainSqliteError } from './sqlite-faults.ts';

/**
 * Copies the SQLite file of `databaseUrl` into a new file, as it is at one moment; whoever writes meanwhile is not held
 * up. Resolves to the number of pages. Rejects with an `OperatorError` when there is no such database, the file is there
 * already, or either cannot be used; for PostgreSQL with a word on its own tools.
 */
export async function backupDatabase(databaseUrl: string, file: string): Promise<number> {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.kind === 'problem') throw new OperatorError(`DATABASE_URL: ${location.found}`, location.remedy);
  if (location.kind === 'postgres') {
    throw new OperatorError(
      `the PostgreSQL database ${location.name} is not a file`,
      'Use its own tool, which works while it is in use: pg_dump --format=custom.',
    );
  }
  const { path } = location;
  if (path === IN_MEMORY || !existsSync(path)) {
    throw new OperatorError(`${placeOf(path)} is not there`, 'Set DATABASE_URL to the database that is to be copied.');
  }
  if (existsSync(file)) throw new OperatorError(`${file} is there already`, 'Name a file that does not exist yet.');
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new OperatorError(`the folder ${folder} is not there`, 'Make it first.');
  try {
    const connection = connectSqlite(path);
    try {
      return (await connection.backup(file, { progress: () => ALL_PAGES })).totalPages;
    } finally {
      connection.close();
    }
  } catch (error) {
    throw explainSqliteError(error, placeOf(path));
  }
}

/** In one go: with pauses in it, another process's commit would make the copy begin anew each time. */
const ALL_PAGES = 2 ** 31 - 1;
