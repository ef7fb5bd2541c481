/**
 * The table `reminders`: when a learner is reminded, and who is due now. Whoever is due goes into the outbox: choosing
 * them, the rows there, and when their next reminder comes are one transaction, so nobody is taken twice and nobody is
 * lost, whenever the process ends.
 */
import { type Expression, sql } from 'kysely';
import { RecentMap } from '../core/async.ts';
import type { LearnerId } from '../core/event.ts';
import { addDays } from '../review/local-time.ts';
import { planReminder } from '../review/reminder-times.ts';
import type { Reminders } from '../tutor/state.ts';
import type { Change, Enqueued } from '../tutor/storage.ts';
import type { EngineKind } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import {
  checkStored,
  type Engine,
  inserter,
  parseStored,
  prepare,
  rowsOf,
  type Statement,
  type Work,
} from './sql/engine.ts';
import { LOCAL_DATE, localDate, type Settings, settingsSchema } from './stored-json.ts';

/** How long a learner whose row makes trouble is postponed, in milliseconds. */
const POSTPONED = 24 * 60 * 60 * 1000;

/** Days before its last day from which a lesson that is assigned is a reason to remind; in UTC, so give or take one. */
const ASSIGNED_AHEAD = 3;

/** Many learners have the same settings, and tens of thousands of rows are read a second. */
const recentSettings = new RecentMap<string, Settings>(2000);

/** The settings in a row. Throws an `OperatorError` when they cannot be read. */
export function readReminders(row: Schema['reminders'], database: string): Reminders {
  const { learner, settings, next_at, last_day } = row;
  const place = `in ${database}, the reminders of learner "${learner}" (table reminders)`;
  if (last_day !== null && !LOCAL_DATE.test(last_day)) checkStored(localDate, last_day, place);
  return { ...parseSettings(settings, place), nextAt: next_at, lastDay: last_day };
}

function parseSettings(json: string, place: string): Settings {
  const recent = recentSettings.get(json);
  if (recent !== undefined) return recent;
  const settings = parseStored(settingsSchema, json, place);
  recentSettings.set(json, settings);
  return settings;
}

const rowOf = (learner: LearnerId, { nextAt, lastDay, ...settings }: Reminders): Schema['reminders'] => ({
  learner,
  settings: JSON.stringify(settings),
  next_at: nextAt,
  last_day: lastDay,
});

export interface EnqueueRequest {
  readonly now: number;
  /** Cards that fall due until this moment count as due: a little later than `now`. */
  readonly dueBy: number;
  readonly limit: number;
}

/**
 * What to do about one learner who is due. Pure and quick: it is called tens of thousands of times a second, within a
 * transaction. `hasDue`: cards by `dueBy`, or a lesson of a class; `settings.nextAt` is when the reminder was to come.
 */
export type Decide = (settings: Reminders, hasDue: boolean) => Decided;

export interface Decided {
  /**
   * Names the reminder that is to be sent now (see `Claim.day`); null to send none. A second one of a name is not sent.
   */
  readonly day: string | null;
  /** Written in place of the old settings. `nextAt` must be later than `now`, or null. */
  readonly settings: Reminders;
}

/**
 * The rule of reviewing. What it throws is reported, and that learner postponed by a day, so that one row stops nobody
 * else.
 */
export const planAt =
  (now: number): Decide =>
  (settings, hasDue) => {
    const plan = planReminder(settings, hasDue, now);
    if (plan.kind === 'planned') return plan;
    throw new Error(`the time zone "${plan.zone}" of the reminder settings is none that this machine knows`);
  };

/** What is to be written for one learner who is due. */
type Decision = { readonly learner: LearnerId; readonly dueAt: number } & (
  | ({ readonly kind: 'decided' } & Decided)
  | { readonly kind: 'trouble'; readonly error: unknown }
);

export function remindersTable(engine: Engine) {
  const { database, kind, place } = engine;
  const select = prepare<{ learner: string }>()((value) =>
    database.selectFrom('reminders').selectAll().where('learner', '=', value('learner')),
  );
  // `last_day` is written by `enqueue` alone, which may have moved it since this learner was loaded.
  const upsert = inserter(database, 'reminders', {
    key: ['learner'],
    replaced: ['settings', 'next_at'],
    kept: ['last_day'],
  });
  const selectAnybody = prepare<{ now: number }>()((value) =>
    database.selectFrom('reminders').select('learner').where('next_at', '<=', value('now')).orderBy('next_at').limit(1),
  );
  // Locked rows are another process's: PostgreSQL skips them; in SQLite only one process writes at a time.
  const selectDue = prepare<{ now: number; dueBy: number; from: string; to: string; limit: number }>()((value) =>
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
          .when(
            exists(
              selectFrom('class_members')
                .innerJoin('classes', 'classes.id', 'class_members.class')
                .innerJoin('class_lessons', 'class_lessons.class', 'classes.id')
                .select(lit(1).as('one'))
                .whereRef('class_members.learner', '=', 'reminders.learner')
                .where('left_at', 'is', null)
                .where('open_in', 'is not', null)
                .where('due_on', '>=', value('from'))
                .where('due_on', '<=', value('to'))
                .where(({ not, exists: isThere, selectFrom: from }) =>
                  not(
                    isThere(
                      from('progress')
                        .select(lit(1).as('one'))
                        .whereRef('progress.learner', '=', 'class_members.learner')
                        .whereRef('progress.lesson', '=', 'class_lessons.lesson')
                        .where('completed_at', 'is not', null),
                    ),
                  ),
                ),
            ),
          )
          .then(lit(1))
          .else(lit(0))
          .end()
          .as('is_due'),
      ])
      .where('next_at', '<=', value('now'))
      .orderBy('next_at')
      .limit(value('limit'))
      .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
  );
  // The primary key of learner and day lets a second row for the same day not come about.
  const insertIntoOutbox = prepare<{ rows: string }>()((value) =>
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
  const update = prepare<{ rows: string }>()((value) =>
    database
      .updateTable('reminders')
      .from(rowsIn(kind, value('rows')))
      .set({ settings: textAt(1), next_at: numberAt(2), last_day: textAt(3) })
      .where('learner', '=', textAt(0)),
  );
  const postpone = prepare<{ learner: string; next: number }>()((value) =>
    database
      .updateTable('reminders')
      .set({ next_at: value('next') })
      .where('learner', '=', value('learner')),
  );

  function decideOne(row: Schema['reminders'], now: number, decide: Decide, hasDue: boolean): Decision {
    const { learner } = row;
    const dueAt = row.next_at ?? now;
    try {
      const { day, settings } = decide(readReminders(row, place), hasDue);
      if (settings.nextAt !== null && settings.nextAt <= now) {
        throw new RangeError(`the next reminder of "${learner}" would be at ${settings.nextAt}; expected after ${now}`);
      }
      return { kind: 'decided', learner, dueAt, day, settings };
    } catch (error) {
      return { kind: 'trouble', learner, dueAt, error };
    }
  }

  function* enqueueSome({ now, dueBy, limit }: EnqueueRequest, decide: Decide): Work<Enqueued> {
    const today = new Date(now).toISOString().slice(0, 'yyyy-mm-dd'.length);
    const to = addDays(today, ASSIGNED_AHEAD);
    const rows = yield* rowsOf(selectDue({ now, dueBy, from: today, to, limit }));
    if (rows.length === 0) return NOBODY;
    const decisions = rows.map((row) => decideOne(row, now, decide, row.is_due === 1));
    const decided = decisions.filter((decision) => decision.kind === 'decided');
    const troubles = decisions.filter((decision) => decision.kind === 'trouble');
    const waiting = decided.flatMap(({ learner, day, dueAt }) =>
      day === null ? [] : [[learner, day, ...addressOf(learner), dueAt]],
    );
    const moved = decided.map(({ learner, settings }) => Object.values(rowOf(learner, settings)));
    const [queued] = yield [
      insertIntoOutbox({ rows: JSON.stringify(waiting) }),
      update({ rows: JSON.stringify(moved) }),
      ...troubles.map(({ learner }) => postpone({ learner, next: now + POSTPONED })),
    ];
    return {
      taken: rows.length,
      queued: queued?.changed ?? 0,
      troubles: troubles.map(({ learner, error }) => ({ learner, reason: String(error) })),
    };
  }

  return {
    *load(learner: LearnerId): Work<Reminders | null> {
      const [row] = yield* rowsOf(select({ learner }));
      return row === undefined ? null : readReminders(row, place);
    },

    write: ({ learner, reminders }: Change): readonly Statement<unknown>[] =>
      reminders === null ? [] : [upsert(rowOf(learner.id, reminders))],

    /** See `Storage.enqueueDue`; `decide` says what becomes of each learner. */
    async enqueue(request: EnqueueRequest, decide: Decide): Promise<Enqueued> {
      // Most ticks find nobody, and need no transaction for it.
      const anybody = await engine.read(() => rowsOf(selectAnybody({ now: request.now })));
      return anybody.length === 0 ? NOBODY : engine.write(() => enqueueSome(request, decide));
    },
  };
}

const NOBODY: Enqueued = { taken: 0, queued: 0, troubles: [] };

/**
 * Many rows in one value, as a JSON array of arrays: a statement with a place for each would be another one each time.
 */
const rowsIn = (kind: EngineKind, rows: Expression<string>) =>
  kind === 'sqlite'
    ? sql<{ value: string }>`json_each(${rows})`.as<'many'>(sql`many`)
    : sql<{ value: string }>`json_array_elements(cast(${rows} as json))`.as<'many'>(sql`many(value)`);
const textAt = (index: number) => sql<string>`many.value ->> ${sql.lit(index)}`;
const numberAt = (index: number) => sql<number>`cast(many.value ->> ${sql.lit(index)} as bigint)`;

/** Platform and workspace: `slack:T024BE7LD:U2147483697` → `slack` and `slack:T024BE7LD`. */
const addressOf = (learner: LearnerId): readonly [platform: string, workspace: string] => [
  learner.slice(0, Math.max(learner.indexOf(':'), 0)),
  learner.slice(0, Math.max(learner.lastIndexOf(':'), 0)),
];
