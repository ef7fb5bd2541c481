/**
 * Turns learners whose reminder is due into outbox rows. Choosing them, the rows, and when their next reminder comes are
 * one transaction, so nobody is taken twice and nobody is lost, whenever the process ends.
 */
import type { LearnerId } from '../core/intent.ts';
import type { Decide, SweepRequest, Swept } from '../reminders/ports.ts';
import type { Reminders } from '../tutor/state.ts';
import { ask, type Engine, type Work } from './engine.ts';
import type { Database } from './schema.ts';
import { prepare, statementOf } from './statement.ts';
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
  const putOff = putterOff(database);
  return function* sweep({ now, dueBy, limit }: SweepRequest, decide: Decide): Work<Swept> {
    const { rows } = yield* ask(select({ now, dueBy, limit }));
    if (rows.length === 0) return { taken: 0, queued: 0, troubles: [] };
    const decisions = rows.map((row) => decideOne(row, now, decide, place));
    const decided = decisions.flatMap((decision) => (decision.kind === 'decided' ? [decision] : []));
    const troubles = decisions.flatMap((decision) => (decision.kind === 'trouble' ? [decision] : []));
    const queued = yield* queueRows(database, decided);
    yield* moveOn(database, decided);
    for (const { learner } of troubles) yield* ask(putOff({ learner, next: now + PUT_OFF }));
    return { taken: rows.length, queued, troubles: troubles.map(({ learner, error }) => ({ learner, error })) };
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
function* queueRows(database: Database, decided: readonly Decided[]): Work<number> {
  const rows = decided.flatMap(({ learner, day, dueAt }) =>
    day === null ? [] : [{ learner, day, ...addressOf(learner), due_at: dueAt, ready_at: dueAt, tries: 0 }],
  );
  if (rows.length === 0) return 0;
  const { changed } = yield* ask(
    statementOf(
      database
        .insertInto('outbox')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['learner', 'day']).doNothing()),
    ),
  );
  return changed;
}

function* moveOn(database: Database, decided: readonly Decided[]): Work<void> {
  if (decided.length === 0) return;
  const rows = decided.map(({ learner, settings }) => ({ learner, ...remindersRow(settings) }));
  // All of these are there and locked: inserting only carries many rows' values in one statement on both engines.
  const current = database.insertInto('reminders').values(rows);
  yield* ask(
    statementOf(
      current.onConflict((conflict) =>
        conflict.column('learner').doUpdateSet(({ ref }) => ({
          settings: ref('excluded.settings'),
          next_at: ref('excluded.next_at'),
          last_day: ref('excluded.last_day'),
        })),
      ),
    ),
  );
}

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
