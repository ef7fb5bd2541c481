/**
 * The tables `learners`, `progress`, `runs` and `drafts`: who is known, where they are in their lessons, and what they
 * saw and sent last, so that it can be asked about and corrected in whichever process they meet next.
 *
 * Runs and drafts are kept for a while only. What cannot be read of them is as good as gone: nothing but a convenience
 * hangs on it.
 */
import type { z } from 'zod';
import type { LearnerId } from '../core/event.ts';
import type { LastRun, Progress } from '../tutor/state.ts';
import {
  type Change,
  type Draft,
  type Fields,
  type FormName,
  type Loaded,
  type Retained,
  type RetentionRequest,
  versionAfter,
} from '../tutor/storage.ts';
import { readReminders } from './reminders.ts';
import type { Schema } from './schema.ts';
import {
  changedBy,
  deleteBefore,
  type Engine,
  inserter,
  parseStored,
  prepare,
  rowsOf,
  type Statement,
  statementOf,
  type Work,
} from './sql/engine.ts';
import { fieldsSchema, lastRunSchema, progressSchema, sessionSchema } from './stored-json.ts';

/** Learners that `forgetOld` looks at in one call, and about how many answers it deletes in one transaction. */
const BATCH = 100;
const ANSWERS_AT_ONCE = 500;

/** What belongs to a learner, in the order that it is deleted in: reminders before the outbox that they go to. */
const OWNED = [
  ...(['progress', 'attempts', 'cards', 'reviews', 'reminders', 'outbox', 'runs', 'drafts'] as const),
  ...(['round_answers', 'round_players', 'class_members', 'class_hosts', 'class_notices', 'events'] as const),
] as const;

export function learnersTables(engine: Engine) {
  const { database, kind, place } = engine;
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
      .select(['learners.current_lesson', 'learners.review', 'learners.keeps_missed', 'learners.version'])
      .select('learners.last_event')
      .select(['progress.lesson', 'progress.state'])
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
  const insert = inserter(database, 'learners', {
    key: ['id'],
    kept: ['current_lesson', 'review', 'keeps_missed', 'updated_at', 'version', 'last_event'],
  });
  const update = prepare<Schema['learners']>()((value) =>
    database
      .updateTable('learners')
      .set(({ eb, ref }) => ({
        ...value.all('current_lesson', 'review', 'keeps_missed', 'updated_at', 'last_event'),
        version: eb(ref('version'), '+', 1),
      }))
      .where('id', '=', value('id'))
      .where('version', '=', value('version')),
  );
  const upsertProgress = inserter(database, 'progress', {
    key: ['learner', 'lesson'],
    replaced: ['state', 'completed_at', 'updated_at'],
  });
  const selectRun = prepare<{ learner: string }>()((value) =>
    database.selectFrom('runs').select('seen').where('learner', '=', value('learner')),
  );
  const upsertRun = inserter(database, 'runs', { key: ['learner'], replaced: ['seen', 'at'] });
  const selectDraft = prepare<{ learner: string } & FormName>()((value) =>
    database
      .selectFrom('drafts')
      .select('fields')
      .where(({ and }) => and(value.all('learner', 'lesson', 'step', 'form'))),
  );
  const selectDrafts = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('drafts')
      .select(['lesson', 'step', 'form', 'fields'])
      .where('learner', '=', value('learner'))
      .orderBy('at'),
  );
  const upsertDraft = inserter(database, 'drafts', {
    key: ['learner', 'lesson', 'step', 'form'],
    replaced: ['fields', 'at'],
  });
  /** The next few learners by their ids, with how many old answers each has. */
  const selectOld = prepare<{ after: string; answersBefore: number; limit: number }>()((value) =>
    database
      .selectFrom('learners')
      .select(({ selectFrom }) => [
        'id',
        'updated_at',
        selectFrom('attempts')
          .select(({ fn }) => fn.countAll<number>().as('old'))
          .whereRef('attempts.learner', '=', 'learners.id')
          .where('at', '<', value('answersBefore'))
          .as('old'),
      ])
      .where('id', '>', value('after'))
      .orderBy('id')
      .limit(value('limit')),
  );
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
  /** What they opened for others goes on without them. */
  const leaveRounds = (['rounds', 'timetables'] as const).map((table) =>
    prepare<{ learner: string }>()((value) =>
      database.updateTable(table).set({ host: null }).where('host', '=', value('learner')),
    ),
  );
  function* deleteAll(learner: LearnerId): Work<Readonly<Record<string, number>>> {
    yield leaveRounds.map((leave) => leave({ learner }));
    const answers = yield deletions.map((deletion) => deletion({ learner }));
    yield* changedBy(deleteLearner({ id: learner }));
    return Object.fromEntries(OWNED.map((table, index) => [table, answers[index]?.changed ?? 0]));
  }
  /** 1 when the learner was forgotten; 0 for one who has come back meanwhile. */
  function* forgetAway(learner: LearnerId, before: number): Work<number> {
    const found = yield* rowsOf(lock({ id: learner, before }));
    if (found.length === 0) return 0;
    yield* deleteAll(learner);
    return 1;
  }

  return {
    *load(id: LearnerId, lesson?: string): Work<Loaded> {
      const [row] = yield* rowsOf(select({ id, lesson: lesson ?? null }));
      if (row === undefined) return { learner: null, version: 0, reminders: null, progress: null };
      const { settings, review, state } = row;
      const session =
        review === null ? null : parseStored(sessionSchema, review, `${whose(id)} in a review (table learners)`);
      return {
        learner: {
          id,
          currentLesson: row.current_lesson,
          review: session,
          lastEvent: row.last_event,
          ...(row.keeps_missed !== null && { keepsMissed: row.keeps_missed === 1 }),
        },
        version: row.version,
        reminders: settings === null ? null : readReminders({ ...row, learner: id, settings }, place),
        progress: state === null ? null : parseStored(progressSchema, state, progressPlace(id, row.lesson)),
      };
    },

    *loadProgress(id: LearnerId): Work<readonly Progress[]> {
      const rows = yield* rowsOf(selectProgress({ learner: id }));
      return rows.map(({ lesson, state }) => parseStored(progressSchema, state, progressPlace(id, lesson)));
    },

    /**
     * Changes one row, or none when there is another version than the one that was loaded; then nothing of the change
     * is written.
     */
    write({ at, version, learner: { id, currentLesson, review, keepsMissed, lastEvent } }: Change): Statement<unknown> {
      const row = {
        id,
        current_lesson: currentLesson,
        review: review && JSON.stringify(review),
        keeps_missed: keepsMissed === undefined ? null : Number(keepsMissed),
        updated_at: at,
        last_event: lastEvent,
      };
      const statement =
        version === 0 ? insert({ ...row, version: versionAfter({ version, at }) }) : update({ ...row, version });
      return { ...statement, decides: true };
    },

    writeState({ at, learner: { id: learner }, progress, lastRun, draft }: Change): readonly Statement<unknown>[] {
      const statements: Statement<unknown>[] = [];
      if (progress !== null) {
        const { lesson, completedAt } = progress;
        const state = JSON.stringify(progress);
        statements.push(upsertProgress({ learner, lesson, state, completed_at: completedAt, updated_at: at }));
      }
      if (lastRun !== null) statements.push(upsertRun({ learner, seen: JSON.stringify(lastRun), at }));
      if (draft !== null) statements.push(upsertDraft({ ...draft, learner, fields: JSON.stringify(draft.fields), at }));
      return statements;
    },

    *loadRun(learner: LearnerId): Work<LastRun | null> {
      const [row] = yield* rowsOf(selectRun({ learner }));
      return row === undefined ? null : parse(lastRunSchema, row.seen);
    },

    *loadDraft(learner: LearnerId, form: FormName): Work<Fields | null> {
      const [row] = yield* rowsOf(selectDraft({ learner, ...form }));
      return row === undefined ? null : parse(fieldsSchema, row.fields);
    },

    *loadDrafts(learner: LearnerId): Work<readonly Draft[]> {
      const rows = yield* rowsOf(selectDrafts({ learner }));
      return rows.flatMap(({ fields: json, ...form }) => {
        const fields = parse(fieldsSchema, json);
        return fields === null ? [] : [{ ...form, fields }];
      });
    },

    /** Deletes runs and drafts of before a moment; resolves to their number. */
    forgetRecent: async (before: number): Promise<number> =>
      (await deleteBefore(engine, 'runs', ['learner'], 'at', before)) +
      (await deleteBefore(engine, 'drafts', ['learner', 'lesson', 'step', 'form'], 'at', before)),

    /** Resolves to how many rows of each table there were, but for the learner's own, which says nothing. */
    *forget(learner: LearnerId): Work<Readonly<Record<string, number>>> {
      yield* rowsOf(lock({ id: learner, before: Number.MAX_SAFE_INTEGER }));
      return yield* deleteAll(learner);
    },

    /**
     * Goes through the learners by their ids, a few at each call, so that no reply waits behind it and no index is
     * needed that every answer would have to keep up.
     */
    async forgetOld({ after, answersBefore, learnersBefore }: RetentionRequest): Promise<Retained> {
      // Nothing is older than the beginning of time.
      const before = answersBefore ?? 0;
      const rows = await engine.read(() => rowsOf(selectOld({ after, answersBefore: before, limit: BATCH })));
      const away = rows.filter(({ updated_at: at }) => learnersBefore !== null && at < learnersBefore);
      let learners = 0;
      for (const { id } of away) learners += await engine.write(() => forgetAway(id, learnersBefore ?? 0));
      let answers = 0;
      for (const ids of fewAtATime(rows.filter((row) => Number(row.old) > 0 && !away.includes(row)))) {
        const deletion = database.deleteFrom('attempts').where('learner', 'in', ids).where('at', '<', before);
        answers += await engine.write(() => changedBy(statementOf(deletion)));
      }
      const last = rows.at(-1);
      return { next: rows.length < BATCH || last === undefined ? null : last.id, answers, learners };
    },
  };
}

/** The ids in groups whose old answers are few enough for one transaction. */
function fewAtATime(rows: readonly { readonly id: string; readonly old: number | null }[]): string[][] {
  const groups: string[][] = [];
  let count = ANSWERS_AT_ONCE;
  for (const { id, old } of rows) {
    if (count >= ANSWERS_AT_ONCE) {
      groups.push([]);
      count = 0;
    }
    groups.at(-1)?.push(id);
    count += Number(old);
  }
  return groups;
}

function parse<Value>(schema: z.ZodType<Value>, json: string): Value | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
