/**
 * What the tables need from a database engine, how they ask it, and how they read what is in a row. All that only one
 * engine knows is behind `Engine`.
 *
 * A table's reads and writes are pieces of work: generators that yield statements and are given their answers. So the
 * same code runs without a pause on SQLite and over a network on PostgreSQL. The SQL of a statement is written once,
 * when the database is opened: compiling a query costs more than SQLite takes to run it.
 */
import { sql } from 'kysely';
import { OperatorError } from '../../errors.js';
/** Asks one thing within a piece of work. */
function* ask(statement) {
    const [answer] = yield [statement];
    if (answer === undefined)
        throw new Error(`no answer to ${statement.sql}`);
    return { rows: answer.rows, changed: answer.changed };
}
/** The rows that a statement finds. */
export function* rowsOf(statement) {
    return (yield* ask(statement)).rows;
}
/** How many rows a statement without `returning` changes. */
export function* changedBy(statement) {
    return (yield* ask(statement)).changed;
}
/** Rows that are deleted in one transaction at most. */
const BATCH = 1000;
/**
 * Deletes the rows of a table whose time in `column` is before a moment, a batch at a time, so that no reply waits
 * behind a long delete; resolves to how many there were. `key` is the table's primary key.
 */
export async function deleteBefore(engine, table, key, column, before) {
    const columns = sql.join(key.map((name) => sql.ref(name)));
    const old = sql `select ${columns} from ${sql.table(table)} where ${sql.ref(column)} < ${before} limit ${sql.lit(BATCH)}`;
    const deletion = sql `delete from ${sql.table(table)} where (${columns}) in (${old})`;
    const statement = statementOf({ compile: () => deletion.compile(engine.database) });
    let deleted = 0;
    for (;;) {
        const changed = await engine.write(() => changedBy(statement));
        deleted += changed;
        if (changed < BATCH)
            return deleted;
    }
}
/** Where a value goes. */
class Mark {
    name;
    constructor(name) {
        this.name = name;
    }
}
function marks() {
    const mark = (name) => sql `${new Mark(name)}`;
    const all = (...names) => Object.fromEntries(names.map((name) => [name, mark(name)]));
    return Object.assign(mark, { all });
}
/**
 * Compiles a query once: `prepare<{ id: string }>()((value) => database.selectFrom('t').where('id', '=', value('id')))`
 * gives a function that makes a statement of `{ id }`. (Two calls, because TypeScript infers all type arguments or
 * none.)
 */
export const prepare = () => (build) => {
    const compiled = build(marks()).compile();
    const places = compiled.parameters.map((parameter) => {
        if (!(parameter instanceof Mark))
            return () => storable(parameter);
        const name = parameter.name;
        return (values) => storable(values[name]);
    });
    return (values) => ({ sql: compiled.sql, values: places.map((place) => place(values)), kept: true });
};
/**
 * Makes statements that insert a row. Where there is a row with the same `key`, its columns `replaced` are written over
 * instead, and the others `kept`; without a `key` there never is.
 */
export function inserter(database, table, columns) {
    const { key = [], replaced = [], kept = [] } = columns;
    const names = [...key, ...replaced, ...kept];
    const list = (some) => sql.join(some.map((name) => sql.ref(name)));
    const values = sql.join(names.map((name) => new Mark(name)));
    const changes = sql.join(replaced.map((name) => sql `${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`));
    const change = replaced.length === 0 ? sql `do nothing` : sql `do update set ${changes}`;
    const conflict = key.length === 0 ? sql `` : sql `on conflict (${list(key)}) ${change}`;
    const query = sql `insert into ${sql.table(table)} (${list(names)}) values (${values}) ${conflict}`;
    return prepare()(() => ({ compile: () => query.compile(database) }));
}
/** A statement of a query that is built anew each time. */
export function statementOf(query) {
    const compiled = query.compile();
    return { sql: compiled.sql, values: compiled.parameters.map(storable), kept: false };
}
/** What not every engine can keep in a text: PostgreSQL refuses U+0000, and half a surrogate pair has no UTF-8. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;
const MAYBE_UNSTORABLE = /[\0\uD800-\uDFFF]/;
/** The one rule for texts on all engines: a character that cannot be kept becomes U+FFFD. */
export function storable(value) {
    if (typeof value === 'string')
        return MAYBE_UNSTORABLE.test(value) ? value.replace(UNSTORABLE, '\uFFFD') : value;
    if (typeof value === 'number' || value === null)
        return value;
    throw new TypeError(`a value for the database is ${typeof value}; expected a string, a number or null`);
}
/**
 * What is in a row, as JSON. `place` names the row for the operator. Throws an `OperatorError` when it cannot be read:
 * a row that somebody edited by hand stops only the learner it belongs to, with an error that never shows what it
 * holds.
 */
export function parseStored(schema, json, place) {
    return checkStored(schema, readJson(json), place);
}
/** As `parseStored`, for what is in columns rather than in JSON. */
export function checkStored(schema, stored, place) {
    const result = schema.safeParse(stored);
    if (result.success)
        return result.data;
    const issue = result.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? '' : ` (at ${issue.path.join('.')})`;
    throw new OperatorError(`${place} cannot be read${where}: ${issue?.message ?? 'unexpected'}`, 'Mend the row or delete it; without it this learner starts there afresh. Other learners are not affected.');
}
/** What is not JSON is undefined, which no schema here accepts. */
function readJson(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}
/** The error as the first fault of its code has it; itself when there is none. */
export function explainFault(error, code, faults, place) {
    const [, what, remedy] = faults.find(([pattern]) => pattern.test(code)) ?? [];
    if (what === undefined || remedy === undefined)
        return error;
    return new OperatorError(`${place} ${what} (${code})`, remedy, { cause: error });
}
//# sourceMappingURL=engine.js.map