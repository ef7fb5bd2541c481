/** What the store needs from a database engine. All that only one engine knows is behind this. */
import type { EngineKind } from './migrations/index.ts';
import type { Database } from './schema.ts';
import type { Statement } from './statement.ts';

/**
 * A piece of database work: it yields statements, several at once where none needs another's answer, and is given their
 * answers in the same order. So the same work runs without a pause on SQLite and over a network on PostgreSQL.
 */
export type Work<Result> = Generator<readonly Statement<unknown>[], Result, readonly Answer<unknown>[]>;

export interface Answer<Row> {
  readonly rows: readonly Row[];
  /** How many rows a statement without `returning` changed. */
  readonly changed: number;
}

export interface Engine {
  readonly kind: EngineKind;
  /** Builds queries, and runs migrations. */
  readonly database: Database;
  /** The database in words for messages: `the database file data/nibble.db`. */
  readonly place: string;
  /** Names this process among all that use the database; another one after each start. */
  readonly process: string;
  /** Whether a process of that name is connected to the database, be it at work or frozen. */
  isConnected(process: string): Promise<boolean>;
  /** To be called when the schema is up to date: waiting for other processes must not hold anybody up from now on. */
  serve(): void;
  /** The names of the tables there are. */
  tables(): Promise<readonly string[]>;
  /** Runs work that only reads. */
  read<Result>(work: () => Work<Result>): Promise<Result>;
  /**
   * Runs work in one transaction, all of it or nothing, and resolves when it is on the disk. `work` may be called again
   * when the engine had to give up a first try.
   */
  write<Result>(work: () => Work<Result>): Promise<Result>;
  /**
   * Runs statements that are known beforehand in one transaction, as `write` does, but without asking in between: rows that
   * others wait for are locked for no longer than the database itself takes. Resolves to null when all is on the disk.
   * When a statement that decides changes no row, nothing is kept, and its place in the list is the answer.
   */
  writeAtOnce(statements: readonly Statement<unknown>[]): Promise<number | null>;
  /** An error of the driver as one that says what to do; an error it does not know comes back as it is. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/** Asks one thing within a piece of work. */
export function* ask<Row>(statement: Statement<Row>): Work<Answer<Row>> {
  const [answer] = yield [statement];
  if (answer === undefined) throw new Error(`no answer to ${statement.sql}`);
  return { rows: answer.rows as readonly Row[], changed: answer.changed };
}
