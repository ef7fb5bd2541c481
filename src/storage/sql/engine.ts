/**
 * What the tables need from a database engine, how they ask it, and how they read what is in a row. All that only one
 * engine knows is behind `Engine`.
 *
 * A table's reads and writes are pieces of work: generators that yield statements and are given their answers. So the
 * same code runs without a pause on SQLite and over a network on PostgreSQL. The SQL of a statement is written once,
 * when the database is opened: compiling a query costs more than SQLite takes to run it.
 */
import { type Compilable, type Expression, sql } from 'kysely';
import type { z } from 'zod';
import { OperatorError } from '../../errors.ts';
import type { EngineKind } from '../migrations/index.ts';
import type { Database, Schema } from '../schema.ts';

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
  /** Whether a bot uses the database that a change of the schema would take by surprise. */
  isInUse(): Promise<boolean>;
  /** Copies it into a file of its own beside it, named after its schema; null where that is the server's business. */
  keepCopy(schema: number): Promise<string | null>;
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
   * Runs statements that are known beforehand in one transaction, as `write` does, but without asking in between: rows
   * that others wait for are locked for no longer than the database itself takes. Resolves to null when all is on the
   * disk. When a statement that decides changes no row, nothing is kept, and its place in the list is the answer.
   */
  writeAtOnce(statements: readonly Statement<unknown>[]): Promise<number | null>;
  /** An error of the driver as one that says what to do; an error it does not know comes back as it is. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/**
 * A piece of database work: it yields statements, several at once where none needs another's answer, and is given their
 * answers in the same order.
 */
export type Work<Result> = Generator<readonly Statement<unknown>[], Result, readonly Answer<unknown>[]>;

export interface Answer<Row> {
  readonly rows: readonly Row[];
  /** How many rows a statement without `returning` changed. */
  readonly changed: number;
}

export type Value = string | number | null;

/** A statement as an engine runs it. `Row` is what a row of its answer looks like. */
export interface Statement<Row> {
  readonly sql: string;
  readonly values: readonly Value[];
  /** Whether the same SQL comes again and again, so that it pays to have the engine prepare it. */
  readonly kept: boolean;
  /** Whether a transaction that is written at once (`Engine.writeAtOnce`) is given up when this changes no row. */
  readonly decides?: true;
  /** Never there; it keeps `Row` in the type. */
  readonly row?: Row;
}

/** Asks one thing within a piece of work. */
function* ask<Row>(statement: Statement<Row>): Work<Answer<Row>> {
  const [answer] = yield [statement];
  if (answer === undefined) throw new Error(`no answer to ${statement.sql}`);
  return { rows: answer.rows as readonly Row[], changed: answer.changed };
}

/** The rows that a statement finds. */
export function* rowsOf<Row>(statement: Statement<Row>): Work<readonly Row[]> {
  return (yield* ask(statement)).rows;
}

/** How many rows a statement without `returning` changes. */
export function* changedBy(statement: Statement<unknown>): Work<number> {
  return (yield* ask(statement)).changed;
}

/** Rows that are deleted in one transaction at most. */
const BATCH = 1000;

type Aging =
  | ('events' | 'runs' | 'drafts' | 'outbox' | 'rounds' | 'unread')
  | ('classes' | 'class_members' | 'class_notices');

/**
 * Deletes the rows of a table whose time in `column` is before a moment, a batch at a time, so that no reply waits
 * behind a long delete; resolves to how many there were. `key` is the table's primary key.
 */
export async function deleteBefore<Table extends Aging>(
  engine: Engine,
  table: Table,
  key: readonly (keyof Schema[Table] & string)[],
  column: keyof Schema[Table] & string,
  before: number,
): Promise<number> {
  const columns = sql.join(key.map((name) => sql.ref(name)));
  const old = sql`select ${columns} from ${sql.table(table)} where ${sql.ref(column)} < ${before} limit ${sql.lit(BATCH)}`;
  const deletion = sql`delete from ${sql.table(table)} where (${columns}) in (${old})`;
  const statement = statementOf({ compile: () => deletion.compile(engine.database) });
  let deleted = 0;
  for (;;) {
    const changed = await engine.write(() => changedBy(statement));
    deleted += changed;
    if (changed < BATCH) return deleted;
  }
}

/** Where a value goes. */
class Mark {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Marks the place of a value, or those of several columns. */
interface Marks<Names> {
  <Name extends keyof Names & string>(name: Name): Expression<Names[Name]>;
  all<Name extends keyof Names & string>(...names: readonly Name[]): { [One in Name]: Expression<Names[One]> };
}

function marks<Names>(): Marks<Names> {
  const mark = <Name extends keyof Names & string>(name: Name): Expression<Names[Name]> => sql`${new Mark(name)}`;
  const all = <Name extends keyof Names & string>(...names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, mark(name)])) as { [One in Name]: Expression<Names[One]> };
  return Object.assign(mark, { all });
}

/**
 * Compiles a query once: `prepare<{ id: string }>()((value) => database.selectFrom('t').where('id', '=', value('id')))`
 * gives a function that makes a statement of `{ id }`. (Two calls, because TypeScript infers all type arguments or
 * none.)
 */
export const prepare =
  <Names extends Readonly<Record<keyof Names, Value>>>() =>
  <Row>(build: (value: Marks<Names>) => Compilable<Row>): ((values: Names) => Statement<Row>) => {
    const compiled = build(marks<Names>()).compile();
    const places = compiled.parameters.map((parameter) => {
      if (!(parameter instanceof Mark)) return () => storable(parameter);
      const name = parameter.name as keyof Names;
      return (values: Names) => storable(values[name]);
    });
    return (values) => ({ sql: compiled.sql, values: places.map((place) => place(values)), kept: true });
  };

type Column<Table extends keyof Schema> = keyof Schema[Table] & string;
type Row<Table extends keyof Schema> = Schema[Table] & Readonly<Record<Column<Table>, Value>>;

/**
 * Makes statements that insert a row. Where there is a row with the same `key`, its columns `replaced` are written over
 * instead, and the others `kept`; without a `key` there never is.
 */
export function inserter<Table extends keyof Schema>(
  database: Database,
  table: Table,
  columns: { readonly [Kind in 'key' | 'replaced' | 'kept']?: readonly Column<Table>[] },
): (row: Row<Table>) => Statement<unknown> {
  const { key = [], replaced = [], kept = [] } = columns;
  const names = [...key, ...replaced, ...kept];
  const list = (some: readonly string[]) => sql.join(some.map((name) => sql.ref(name)));
  const values = sql.join(names.map((name) => new Mark(name)));
  const changes = sql.join(replaced.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`));
  const change = replaced.length === 0 ? sql`do nothing` : sql`do update set ${changes}`;
  const conflict = key.length === 0 ? sql`` : sql`on conflict (${list(key)}) ${change}`;
  const query = sql`insert into ${sql.table(table)} (${list(names)}) values (${values}) ${conflict}`;
  return prepare<Row<Table>>()(() => ({ compile: () => query.compile(database) }));
}

/** A statement of a query that is built anew each time. */
export function statementOf<Row>(query: Compilable<Row>): Statement<Row> {
  const compiled = query.compile();
  return { sql: compiled.sql, values: compiled.parameters.map(storable), kept: false };
}

/** What not every engine can keep in a text: PostgreSQL refuses U+0000, and half a surrogate pair has no UTF-8. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;
const MAYBE_UNSTORABLE = /[\0\uD800-\uDFFF]/;

/** The one rule for texts on all engines: a character that cannot be kept becomes U+FFFD. */
export function storable(value: unknown): Value {
  if (typeof value === 'string') return MAYBE_UNSTORABLE.test(value) ? value.replace(UNSTORABLE, '\uFFFD') : value;
  if (typeof value === 'number' || value === null) return value;
  throw new TypeError(`a value for the database is ${typeof value}; expected a string, a number or null`);
}

/**
 * What is in a row, as JSON. `place` names the row for the operator. Throws an `OperatorError` when it cannot be read:
 * a row that somebody edited by hand stops only the learner it belongs to, with an error that never shows what it
 * holds.
 */
export function parseStored<Value>(schema: z.ZodType<Value>, json: string, place: string): Value {
  return checkStored(schema, readJson(json), place);
}

/** As `parseStored`, for what is in columns rather than in JSON. */
export function checkStored<Value>(schema: z.ZodType<Value>, stored: unknown, place: string): Value {
  const result = schema.safeParse(stored);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : ` (at ${issue.path.join('.')})`;
  throw new OperatorError(
    `${place} cannot be read${where}: ${issue?.message ?? 'unexpected'}`,
    'Mend the row or delete it; without it this learner starts there afresh. Other learners are not affected.',
  );
}

/** What is not JSON is undefined, which no schema here accepts. */
function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** What an error's code means to an operator: `the database file … is damaged`, and what to do about it. */
export type Fault = readonly [code: RegExp, what: string, remedy: string];

/** A running bot meets this when a newer version has changed the schema beneath it. */
export const OTHER_TABLES = [
  'has other tables than this version of Nibble knows; a newer version has changed it',
  'Stop this bot and start the newer version; or bring back a backup of before (docs/updating.md).',
] as const;

/** The error as the first fault of its code has it; itself when there is none. */
export function explainFault(error: unknown, code: string, faults: readonly Fault[], place: string): unknown {
  const [, what, remedy] = faults.find(([pattern]) => pattern.test(code)) ?? [];
  if (what === undefined || remedy === undefined) return error;
  return new OperatorError(`${place} ${what} (${code})`, remedy, { cause: error });
}

/** Turns the driver's faults into the operator's. */
export function explaining(engine: Engine): Engine {
  const rethrow = (error: unknown): never => {
    throw engine.explain(error);
  };
  return {
    ...engine,
    read: (work) => engine.read(work).catch(rethrow),
    write: (work) => engine.write(work).catch(rethrow),
    writeAtOnce: (statements) => engine.writeAtOnce(statements).catch(rethrow),
    isConnected: (process) => engine.isConnected(process).catch(rethrow),
  };
}
