/**
 * Several changes as one statement for PostgreSQL (`with … insert …, … update …`): one trip, one transaction without a word
 * about it, and the rows are locked for no longer than the server takes, however busy or frozen this process is.
 *
 * The parts see the database as it was before all of them, so none may need what another one writes; references between
 * tables are checked when all are done. See "Data-Modifying Statements in WITH" in PostgreSQL's manual (7.8.4).
 */
import type { Statement, Value } from './statement.ts';

/** Begins the server's message when a part that decides has changed no row; its place follows. */
const UNCHANGED = 'nothing is kept: nobody was changed by part ';

/** Makes one statement of several that come again; its text is written once for each list of them. */
export function joinerOf(): (parts: readonly Statement<unknown>[]) => {
  readonly sql: string;
  readonly values: Value[];
} {
  const known = new Map<string, string>();
  return (parts) => {
    const key = parts.map(({ sql }) => sql).join(';');
    const sql = known.get(key) ?? join(parts);
    known.set(key, sql);
    return { sql, values: parts.flatMap(({ values }) => values) };
  };
}

/** The place of the part that decided against the whole, by the error that the server answered with; null if it is another one. */
export function decidedAgainst(error: unknown): number | null {
  const found = error instanceof Error ? new RegExp(`${UNCHANGED}(\\d+)`).exec(error.message) : null;
  return found && Number(found[1]);
}

function join(parts: readonly Statement<unknown>[]): string {
  let before = 0;
  const named = parts.map(({ sql, values, decides }, place) => {
    const shift = before;
    before += values.length;
    // Kysely writes values as $1, $2 and so on, and nothing else that begins with a dollar.
    const shifted = sql.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + shift}`);
    return `part_${place} as (${shifted}${decides ? ' returning 1' : ''})`;
  });
  const checks = parts.flatMap(({ decides }, place) =>
    decides ? [`when not exists (select from part_${place}) then '${UNCHANGED}${place}'`] : [],
  );
  // No function raises an error in SQL; a text that is no number does, with its words in the message. PostgreSQL runs the
  // parts that are read here first, in this order, and the others only when this went well.
  return `with ${named.join(', ')} select (case ${checks.join(' ')} else '0' end)::int as kept`;
}
