/** Moves everything of one database into another one, which has to be empty. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { OperatorError } from '../errors.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { isHeld } from './hold.ts';
import { lookAtDatabase, openEngine, openUnchanged, tooOld } from './open-engine.ts';
import type { Database, Schema } from './schema.ts';
import { type Engine, storable } from './sql/engine.ts';

/** Learners, rounds and classes before what refers to them. The key says where the next batch begins. */
const TABLES = {
  learners: ['id'],
  progress: ['learner', 'lesson'],
  attempts: ['learner', 'at', 'event', 'place'],
  events: ['learner', 'id'],
  cards: ['learner', 'lesson', 'step'],
  reviews: ['learner', 'event', 'place'],
  reminders: ['learner'],
  outbox: ['learner', 'day'],
  runs: ['learner'],
  drafts: ['learner', 'lesson', 'step', 'form'],
  rounds: ['id'],
  round_players: ['round', 'learner'],
  round_answers: ['round', 'place', 'learner'],
  timetables: ['server', 'channel', 'every'],
  classes: ['id'],
  class_hosts: ['class', 'learner'],
  class_members: ['class', 'learner'],
  class_lessons: ['class', 'lesson'],
  class_notices: ['id'],
  unread: ['situation', 'phrase'],
} as const satisfies { readonly [Table in CopiedTable]: readonly (keyof Schema[Table])[] };

type CopiedTable = Exclude<keyof Schema, 'nibble_migrations' | 'clock'>;
const NAMES = Object.keys(TABLES) as CopiedTable[];

const BATCH = 500;

export interface CopiedRows {
  readonly table: string;
  readonly rows: number;
  /** The same for the same rows in any order, 32 hexadecimal digits. */
  readonly checksum: string;
}

/**
 * Copies everything, and resolves to what was copied, table by table. The source is not changed. Rejects with an
 * `OperatorError` when the source is not there, has another schema or a bot; when the target has learners already; and
 * when the two are not the same afterwards (the target is then as it was).
 */
export async function copyDatabase(fromUrl: string, toUrl: string): Promise<readonly CopiedRows[]> {
  const from = await openUnchanged(fromUrl);
  try {
    refuseServed(fromUrl, from.place);
    const state = await lookAtDatabase(toUrl);
    if (state.kind === 'older') throw new OperatorError(`${tooOld(state).message}, so it is in use already`, EMPTY);
    if (state.kind === 'current') await refuseUsedUnchanged(toUrl);
    const { engine: to } = await openEngine(toUrl);
    try {
      return await copyAll(from, to);
    } catch (error) {
      throw to.explain(from.explain(error));
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

const EMPTY = 'Copy into an empty database: a file that does not exist, or a database on a server without tables.';

function refuseServed(url: string, place: string): void {
  const location = parseDatabaseUrl(url);
  if (location.kind !== 'sqlite' || !isHeld(location.path)) return;
  throw new OperatorError(
    `a bot answers learners from ${place}`,
    'Stop it first: what it writes while everything is copied would be missing in the copy.',
  );
}

async function copyAll(from: Engine, to: Engine): Promise<CopiedRows[]> {
  return to.database.transaction().execute(async (transaction) => {
    await refuseUsed(transaction, to.place);
    const copied: CopiedRows[] = [];
    for (const table of NAMES) {
      const before = await readAll(from.database, table, (rows) =>
        transaction.insertInto(table).values(rows).execute(),
      );
      const after = await readAll(transaction, table, async () => {});
      if (before.rows !== after.rows || before.checksum !== after.checksum) {
        throw new OperatorError(
          `${to.place} got ${after.rows} rows of ${table} that are not the ${before.rows} of ${from.place}`,
          'Stop every Nibble on both and copy again; nothing was kept of this copy.',
        );
      }
      copied.push(before);
    }
    return copied;
  });
}

/** Before the target is opened for writing, which may change its first page. */
async function refuseUsedUnchanged(url: string): Promise<void> {
  const target = await openUnchanged(url);
  try {
    await refuseUsed(target.database, target.place);
  } finally {
    await target.close();
  }
}

async function refuseUsed(target: Database, place: string): Promise<void> {
  for (const table of NAMES) {
    const found = await target.selectFrom(table).select(sql.lit(1).as('one')).limit(1).executeTakeFirst();
    if (found === undefined) continue;
    throw new OperatorError(`${place} is in use already: it has rows in ${table}`, EMPTY);
  }
}

type Row = Record<string, string | number | null>;

/** Reads a table batch by batch along its key. */
async function readAll(
  database: Database,
  table: CopiedTable,
  use: (rows: Row[]) => Promise<unknown>,
): Promise<CopiedRows> {
  const key: readonly string[] = TABLES[table];
  const sum = new Uint8Array(16);
  let count = 0;
  let last: Row | null = null;
  for (;;) {
    const rows: Row[] = await batchAfter(database, table, key, last);
    if (rows.length > 0) await use(rows);
    for (const row of rows) addHash(sum, row);
    count += rows.length;
    last = rows.at(-1) ?? null;
    if (rows.length < BATCH) return { table, rows: count, checksum: Buffer.from(sum).toString('hex') };
  }
}

async function batchAfter(
  database: Database,
  table: CopiedTable,
  key: readonly string[],
  last: Row | null,
): Promise<Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const after = last === null ? sql`` : sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(BATCH)}`;
  const { rows } = await query.execute(database);
  return rows.map(storableRow);
}

/** Older versions let SQLite keep characters that PostgreSQL cannot. */
const storableRow = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, storable(value)]));

/** Adds a row's hash to the sum, byte by byte, so that the order of rows does not matter. */
function addHash(sum: Uint8Array, row: Row): void {
  const names = Object.keys(row).sort();
  const digest = createHash('md5')
    .update(JSON.stringify(names.map((name) => [name, row[name]])))
    .digest();
  for (const [index, byte] of digest.entries()) sum[index] = ((sum[index] ?? 0) + byte) & 0xff;
}
