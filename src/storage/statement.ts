/**
 * Statements whose SQL Kysely wrote once. Compiling a query costs more than SQLite takes to run it, so the queries of
 * every reply are built when the store opens, with marks where their values go, and only filled in afterwards.
 */
import { type Compilable, type Expression, sql } from 'kysely';

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

/** Where a value goes. */
class Mark {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Marks<Names> = <Name extends keyof Names & string>(name: Name) => Expression<Names[Name]>;

/**
 * Compiles a query once: `prepare<{ id: string }>()((value) => database.selectFrom('t').where('id', '=', value('id')))`
 * gives a function that makes a statement of `{ id }`. (Two calls, because TypeScript infers all type arguments or none.)
 */
export const prepare =
  <Names extends Readonly<Record<keyof Names, Value>>>() =>
  <Row>(build: (value: Marks<Names>) => Compilable<Row>): ((values: Names) => Statement<Row>) => {
    const compiled = build((name) => sql`${new Mark(name)}`).compile();
    const places = compiled.parameters.map((parameter) => {
      if (!(parameter instanceof Mark)) return () => storable(parameter);
      const name = parameter.name as keyof Names;
      return (values: Names) => storable(values[name]);
    });
    return (values) => ({ sql: compiled.sql, values: places.map((place) => place(values)), kept: true });
  };

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
