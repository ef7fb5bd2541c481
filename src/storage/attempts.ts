/** The table `attempts`: what learners answered, as they gave it. Appended, and deleted by age. */
import { z } from 'zod';
import type { LearnerId } from '../core/event.ts';
import type { Attempt } from '../tutor/state.ts';
import type { Change, Everything, Retained, RetentionRequest } from '../tutor/storage.ts';
import type { learnersTable } from './learners.ts';
import type { Schema } from './schema.ts';
import {
  changedBy,
  checkStored,
  type Engine,
  prepare,
  rowsOf,
  type Statement,
  statementOf,
  type Work,
} from './sql/engine.ts';

const attemptSchema: z.ZodType<Attempt & { readonly at: number }> = z.strictObject({
  lesson: z.string(),
  step: z.string(),
  kind: z.enum(['answer', 'skip', 'program']),
  given: z.string(),
  verdict: z.enum(['right', 'wrong', 'skipped', 'error']),
  hints: z.number().int().nonnegative(),
  at: z.number().int(),
});

/** Learners that are looked at in one call, and about how many answers are deleted in one transaction. */
const BATCH = 100;
const ANSWERS_AT_ONCE = 500;

export function attemptsTable(engine: Engine) {
  const { database, place } = engine;
  const insert = prepare<Schema['attempts']>()((value) =>
    database
      .insertInto('attempts')
      .values(value.all('event', 'place', 'learner', 'lesson', 'step', 'kind', 'given', 'verdict', 'hints', 'at')),
  );
  const select = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('attempts')
      .select(['lesson', 'step', 'kind', 'given', 'verdict', 'hints', 'at'])
      .where('learner', '=', value('learner'))
      .orderBy('at')
      .orderBy('event')
      .orderBy('place'),
  );
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

  return {
    *load(learner: LearnerId): Work<Everything['attempts']> {
      const rows = yield* rowsOf(select({ learner }));
      const where = `in ${place}, an attempt of learner "${learner}" (table attempts)`;
      return rows.map((row) => checkStored(attemptSchema, row, where));
    },

    write: ({ event, at, learner, attempts }: Change): readonly Statement<unknown>[] =>
      attempts.map((attempt, index) => insert({ ...attempt, event, place: index, learner: learner.id, at })),

    /**
     * Goes through the learners by their ids, a few at each call, so that no reply waits behind it and no index is
     * needed that every answer would have to keep up.
     */
    async forgetOld(
      { after, answersBefore, learnersBefore }: RetentionRequest,
      { forgetAway }: Pick<ReturnType<typeof learnersTable>, 'forgetAway'>,
    ): Promise<Retained> {
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
