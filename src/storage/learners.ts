/** The tables `learners` and `progress`: who is known, and where they are in their lessons. */
import { z } from 'zod';
import type { LearnerId } from '../core/event.ts';
import type { LabState, Progress, ReviewSession } from '../tutor/state.ts';
import { type Change, type Loaded, versionAfter } from '../tutor/storage.ts';
import { cardSchema } from './cards.ts';
import { readReminders } from './reminders.ts';
import type { Schema } from './schema.ts';
import { changedBy, type Engine, parseStored, prepare, rowsOf, type Statement, type Work } from './sql/engine.ts';

const time = z.number().int();
const count = z.number().int().nonnegative();
const text = z.string();
const name = text.min(1);
/** An address that a browser can open: performing the step relies on that. */
const url = text.refine((value) => URL.canParse(value), 'expected an absolute address');
const from = url.nullable();

const labSchema: z.ZodType<LabState> = z.strictObject({
  example: text,
  startedAt: time,
  steps: z.array(
    z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('visit'), url, from }),
      z.strictObject({ do: z.literal('post'), url, form: z.record(text, text), from }),
      z.strictObject({ do: z.literal('close') }),
      z.strictObject({ do: z.literal('wait'), seconds: count }),
      z.strictObject({ do: z.literal('read-script'), url }),
      z.strictObject({ do: z.literal('edit'), name, value: text }),
      z.strictObject({ do: z.literal('tamper'), name }),
      z.strictObject({ do: z.literal('delete'), name }),
    ]),
  ),
  open: z.boolean(),
});

const progressSchema: z.ZodType<Progress> = z.strictObject({
  lesson: text,
  position: text,
  index: count,
  answered: z.boolean(),
  answers: z.record(text, z.strictObject({ given: text.nullable(), right: z.boolean(), firstTry: z.boolean() })),
  hints: z.record(text, count),
  passed: z.record(text, z.literal(true)),
  retry: z.array(text).nullable(),
  startedAt: time,
  completedAt: time.nullable(),
  // Rows from before there was a lab have none.
  lab: labSchema.nullable().default(null),
});

const sessionSchema: z.ZodType<ReviewSession> = z.strictObject({
  lesson: text,
  step: text,
  round: count,
  variant: count,
  answered: z.boolean(),
  hints: count,
  planned: count,
  done: count,
  rated: z.array(z.strictObject({ lesson: text, step: text, right: z.boolean() })),
  skipped: z.array(z.strictObject({ lesson: text, step: text })),
  before: cardSchema.nullable(),
});

/** What belongs to a learner, in the order that it is deleted in: reminders before the outbox that they go to. */
const OWNED = ['progress', 'attempts', 'cards', 'reviews', 'reminders', 'outbox', 'runs', 'drafts', 'events'] as const;

export function learnersTable({ database, kind, place }: Engine) {
  const whose = (id: LearnerId) => `in ${place}, the state of learner "${id}"`;
  const progressPlace = (id: LearnerId, lesson: string | null) => `${whose(id)} in lesson "${lesson}" (table progress)`;

  /** What every event waits for, in one statement. */
  const select = prepare<{ id: string; lesson: string | null }>()((value) =>
    database
      .selectFrom('learners')
      .leftJoin('progress', (join) =>
        join
          .onRef('progress.learner', '=', 'learners.id')
          .on('progress.lesson', '=', (on) => on.fn.coalesce(value('lesson'), 'learners.current_lesson')),
      )
      .leftJoin('reminders', 'reminders.learner', 'learners.id')
      .select(['learners.current_lesson', 'learners.review', 'learners.version', 'progress.lesson', 'progress.state'])
      .select(['reminders.settings', 'reminders.next_at', 'reminders.last_day'])
      .where('learners.id', '=', value('id')),
  );
  const selectProgress = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('progress')
      .select(['lesson', 'state'])
      .where('learner', '=', value('learner'))
      .orderBy('lesson'),
  );
  const insert = prepare<Schema['learners']>()((value) =>
    database
      .insertInto('learners')
      .values(value.all('id', 'current_lesson', 'review', 'updated_at', 'version'))
      .onConflict((conflict) => conflict.column('id').doNothing()),
  );
  const update = prepare<Schema['learners']>()((value) =>
    database
      .updateTable('learners')
      .set(({ eb, ref }) => ({
        ...value.all('current_lesson', 'review', 'updated_at'),
        version: eb(ref('version'), '+', 1),
      }))
      .where('id', '=', value('id'))
      .where('version', '=', value('version')),
  );
  const upsertProgress = prepare<Schema['progress']>()((value) => {
    const current = value.all('state', 'completed_at', 'updated_at');
    return database
      .insertInto('progress')
      .values({ ...value.all('learner', 'lesson'), ...current })
      .onConflict((conflict) => conflict.columns(['learner', 'lesson']).doUpdateSet(current));
  });
  // A commit locks the learner first and then what belongs to them; in another order the two might wait for each other.
  const lock = prepare<{ id: string; before: number }>()((value) =>
    database
      .selectFrom('learners')
      .select('id')
      .where('id', '=', value('id'))
      .where('updated_at', '<', value('before'))
      .$if(kind === 'postgres', (query) => query.forUpdate()),
  );
  const deletions = OWNED.map((table) =>
    prepare<{ learner: string }>()((value) => database.deleteFrom(table).where('learner', '=', value('learner'))),
  );
  const deleteLearner = prepare<{ id: string }>()((value) =>
    database.deleteFrom('learners').where('id', '=', value('id')),
  );
  function* deleteAll(learner: LearnerId): Work<Readonly<Record<string, number>>> {
    const answers = yield deletions.map((deletion) => deletion({ learner }));
    yield* changedBy(deleteLearner({ id: learner }));
    return Object.fromEntries(OWNED.map((table, index) => [table, answers[index]?.changed ?? 0]));
  }

  return {
    *load(id: LearnerId, lesson?: string): Work<Loaded> {
      const [row] = yield* rowsOf(select({ id, lesson: lesson ?? null }));
      if (row === undefined) return { learner: null, version: 0, reminders: null, progress: null };
      const { settings, review, state } = row;
      const session =
        review === null ? null : parseStored(sessionSchema, review, `${whose(id)} in a review (table learners)`);
      return {
        learner: { id, currentLesson: row.current_lesson, review: session },
        version: row.version,
        reminders: settings === null ? null : readReminders({ ...row, learner: id, settings }, place),
        progress: state === null ? null : parseStored(progressSchema, state, progressPlace(id, row.lesson)),
      };
    },

    *loadProgress(id: LearnerId): Work<readonly Progress[]> {
      const rows = yield* rowsOf(selectProgress({ learner: id }));
      return rows.map(({ lesson, state }) => parseStored(progressSchema, state, progressPlace(id, lesson)));
    },

    /** Changes one row, or none when there is another version than the one that was loaded. */
    write({ at, version, learner: { id, currentLesson, review } }: Change): Statement<unknown> {
      const row = { id, current_lesson: currentLesson, review: review && JSON.stringify(review), updated_at: at };
      return version === 0 ? insert({ ...row, version: versionAfter({ version, at }) }) : update({ ...row, version });
    },

    writeProgress({ at, learner, progress }: Change): readonly Statement<unknown>[] {
      if (progress === null) return [];
      const { lesson, completedAt } = progress;
      const state = JSON.stringify(progress);
      return [upsertProgress({ learner: learner.id, lesson, state, completed_at: completedAt, updated_at: at })];
    },

    /** Resolves to how many rows of each table there were, but for the learner's own, which says nothing. */
    *forget(learner: LearnerId): Work<Readonly<Record<string, number>>> {
      yield* rowsOf(lock({ id: learner, before: Number.MAX_SAFE_INTEGER }));
      return yield* deleteAll(learner);
    },

    /** 1 when the learner was forgotten; 0 for one who has come back meanwhile. */
    *forgetAway(learner: LearnerId, before: number): Work<number> {
      const found = yield* rowsOf(lock({ id: learner, before }));
      if (found.length === 0) return 0;
      yield* deleteAll(learner);
      return 1;
    },
  };
}
