/**
 * Turns learners whose reminder is due into outbox rows. Choosing them, the rows, and when their next reminder comes are
 * one transaction, so nobody is taken twice and nobody is lost, whenever the process ends.
 */
import { type Expression, sql } from 'kysely';
import type { LearnerId } from '../core/intent.ts';
import type { Decide, SweepRequest, Swept } from '../reminders/ports.ts';
import type { Reminders } from '../tutor/state.ts';
import { ask, type Engine, type Work } from './engine.ts';
import type { EngineKind } from './migrations/index.ts';
import type { Database } from './schema.ts';
import { prepare } from './statement.ts';
import { type RemindersRow, readReminders, remindersRow } from './stored-review.ts';

/** How long a learner whose row makes trouble is put off, in milliseconds. */
const PUT_OFF = 24 * 60 * 60 * 1000;

interface Due extends RemindersRow {
  readonly learner: LearnerId;
  readonly due_cards: number;
}

/** What is to be written for one learner. */
type Decision = { readonly learner: LearnerId; readonly dueAt: number } & (
  | { readonly kind: 'decided'; readonly day: string | null; readonly settings: Reminders }
  | { readonly kind: 'trouble'; readonly error: unknown }
);

export function sweeperOf({ database, kind, place }: Engine) {
  const select = dueLearners(database, kind === 'postgres');
  const queue = queuerOf(database, kind);
  const moveOn = moverOf(database, kind);
  const putOff = putterOff(database);
  return function* sweep({ now, dueBy, limit }: SweepRequest, decide: Decide): Work<Swept> {
    const { rows } = yield* ask(select({ now, dueBy, limit }));
    if (rows.length === 0) return { taken: 0, queued: 0, troubles: [] };
    const decisions = rows.map((row) => decideOne(row, now, decide, place));
    const decided = decisions.flatMap((decision) => (decision.kind === 'decided' ? [decision] : []));
    const troubles = decisions.flatMap((decision) => (decision.kind === 'trouble' ? [decision] : []));
    const [queued] = yield [
      queue(decided),
      moveOn(decided),
      ...troubles.map(({ learner }) => putOff({ learner, next: now + PUT_OFF })),
    ];
    return {
      taken: rows.length,
      queued: queued?.changed ?? 0,
      troubles: troubles.map(({ learner, error }) => ({ learner, reason: String(error) })),
    };
  };
}

/** Locked rows are another process's: PostgreSQL skips them; in SQLite only one process writes at a time. */
function dueLearners(database: Database, locks: boolean) {
  return prepare<{ now: number; dueBy: number; limit: number }>()((value) =>
    database
      .selectFrom('reminders')
      .select(({ exists, selectFrom, lit, case: when }) => [
        'learner',
        'settings',
        'next_at',
        'last_day',
        when()
          .when(
            exists(
              selectFrom('cards')
                .select(lit(1).as('one'))
                .whereRef('cards.learner', '=', 'reminders.learner')
                .where('cards.due', '<=', value('dueBy')),
            ),
          )
          .then(lit(1))
          .else(lit(0))
          .end()
          .as('due_cards'),
      ])
      .where('next_at', '<=', value('now'))
      .orderBy('next_at')
      .limit(value('limit'))
      .$if(locks, (query) => query.forUpdate().skipLocked()),
  );
}

function decideOne(row: Due, now: number, decide: Decide, place: string): Decision {
  const { learner, next_at: nextAt } = row;
  const dueAt = nextAt ?? now;
  try {
    const name = `in ${place}, the reminders of learner "${learner}" (table reminders)`;
    const { day, settings } = decide(readReminders(row, name), row.due_cards === 1);
    if (settings.nextAt !== null && settings.nextAt <= now) {
      throw new RangeError(`the next reminder of "${learner}" would be at ${settings.nextAt}; expected after ${now}`);
    }
    return { kind: 'decided', learner, dueAt, day, settings };
  } catch (error) {
    return { kind: 'trouble', learner, dueAt, error };
  }
}

type Decided = Extract<Decision, { kind: 'decided' }>;

/** The primary key of learner and day lets a second row for the same day not come about. */
function queuerOf(database: Database, kind: EngineKind) {
  const insert = prepare<{ rows: string }>()((value) =>
    database
      .insertInto('outbox')
      .columns(['learner', 'day', 'platform', 'workspace', 'due_at', 'ready_at', 'tries'])
      .expression((query) =>
        query
          .selectFrom(rowsIn(kind, value('rows')))
          .select(({ lit }) => [
            textAt(0).as('learner'),
            textAt(1).as('day'),
            textAt(2).as('platform'),
            textAt(3).as('workspace'),
            numberAt(4).as('due_at'),
            numberAt(4).as('ready_at'),
            lit(0).as('tries'),
          ])
          // Without a condition SQLite would read `on conflict` as the condition of a join.
          .where(sql<boolean>`true`),
      )
      .onConflict((conflict) => conflict.columns(['learner', 'day']).doNothing()),
  );
  return (decided: readonly Decided[]) => {
    const rows = decided.flatMap(({ learner, day, dueAt }) => {
      const { platform, workspace } = addressOf(learner);
      return day === null ? [] : [[learner, day, platform, workspace, dueAt]];
    });
    return insert({ rows: JSON.stringify(rows) });
  };
}

function moverOf(database: Database, kind: EngineKind) {
  const update = prepare<{ rows: string }>()((value) =>
    database
      .updateTable('reminders')
      .from(rowsIn(kind, value('rows')))
      .set({ settings: textAt(1), next_at: numberAt(2), last_day: textAt(3) })
      .where('learner', '=', textAt(0)),
  );
  return (decided: readonly Decided[]) => {
    const rows = decided.map(({ learner, settings }) => {
      const row = remindersRow(settings);
      return [learner, row.settings, row.next_at, row.last_day];
    });
    return update({ rows: JSON.stringify(rows) });
  };
}

/** Many rows in one value, as a JSON array of arrays: a statement with a place for each would be another one each time. */
const rowsIn = (kind: EngineKind, rows: Expression<string>) =>
  kind === 'sqlite'
    ? sql<{ value: string }>`json_each(${rows})`.as<'many'>(sql`many`)
    : sql<{ value: string }>`json_array_elements(cast(${rows} as json))`.as<'many'>(sql`many(value)`);
const textAt = (index: number) => sql<string>`many.value ->> ${sql.lit(index)}`;
const numberAt = (index: number) => sql<number>`cast(many.value ->> ${sql.lit(index)} as bigint)`;

function putterOff(database: Database) {
  return prepare<{ learner: string; next: number }>()((value) =>
    database
      .updateTable('reminders')
      .set({ next_at: value('next') })
      .where('learner', '=', value('learner')),
  );
}

/** `slack:T024BE7LD:U2147483697` → `slack` and `slack:T024BE7LD`. */
function addressOf(learner: LearnerId): { readonly platform: string; readonly workspace: string } {
  const platform = learner.slice(0, Math.max(learner.indexOf(':'), 0));
  const workspace = learner.slice(0, Math.max(learner.lastIndexOf(':'), 0));
  return { platform, workspace };
}
