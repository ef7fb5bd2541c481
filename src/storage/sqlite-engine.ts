/** SQLite through better-sqlite3. The driver is synchronous, so work runs without a pause and commits are coalesced. */
import { randomUUID } from 'node:crypto';
import type { Database as SqliteConnection, Statement as SqliteStatement } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Checkpointer } from './checkpointer.ts';
import { CommitQueue } from './commit-queue.ts';
import type { Answer, Engine, Work } from './engine.ts';
import type { Schema } from './schema.ts';
import { connectSqlite, placeOf } from './sqlite-connection.ts';
import { explainSqliteError } from './sqlite-faults.ts';
import type { Statement, Value } from './statement.ts';

/**
 * How long the driver itself waits for another process's lock, in milliseconds. Nothing else happens meanwhile, so it is
 * short; the commit queue goes on waiting without blocking.
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
  const checkpointer = new Checkpointer(connection);
  const queue = new CommitQueue(connection, () => checkpointer.afterCommit());
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
