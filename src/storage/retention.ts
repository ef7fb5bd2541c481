/**
 * Forgets old answers, and learners who have long been away. It goes through the learners by their ids, a few at each
 * call, so that no reply waits behind it and no index is needed that every answer would have to keep up.
 */
import { ask, type Engine, type Work } from './engine.ts';
import { forgetterOf } from './forget-learner.ts';
import { prepare, statementOf } from './statement.ts';

export interface RetentionRequest {
  /** The last id that was looked at; empty to begin with. */
  readonly after: string;
  /** Answers and programs given before this moment are deleted, epoch milliseconds; null: none. */
  readonly answersBefore: number | null;
  /** Learners of whom nothing came since this moment are forgotten, epoch milliseconds; null: nobody. */
  readonly learnersBefore: number | null;
}

export interface Retained {
  /** Where to go on; null when everybody was looked at. */
  readonly next: string | null;
  readonly answers: number;
  readonly learners: number;
}

export interface Retention {
  /** Looks at the next few learners. */
  forgetOldOf(request: RetentionRequest): Promise<Retained>;
}

/** Learners that are looked at in a call, and about how many answers are deleted in one transaction. */
const BATCH = 100;
const ANSWERS_AT_ONCE = 500;

export function createSqlRetention(engine: Engine): Retention {
  const { database, kind } = engine;
  const look = prepare<{ after: string; answersBefore: number; limit: number }>()((value) =>
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
  const forgetAway = awayForgetterOf(engine, kind === 'postgres');

  return {
    async forgetOldOf({ after, answersBefore, learnersBefore }) {
      // Nothing is older than the beginning of time.
      const given = { after, answersBefore: answersBefore ?? 0, limit: BATCH };
      const { rows } = await engine.read(() => ask(look(given)));
      const away = rows.filter(({ updated_at: at }) => learnersBefore !== null && at < learnersBefore);
      let learners = 0;
      for (const { id } of away) learners += await engine.write(() => forgetAway(id, learnersBefore ?? 0));
      let answers = 0;
      for (const some of fewAtATime(rows.filter((row) => Number(row.old) > 0 && !away.includes(row))))
        answers += await forgetAnswers(engine, some, given.answersBefore);
      const last = rows.at(-1);
      return { next: rows.length < BATCH || last === undefined ? null : last.id, answers, learners };
    },
  };
}

/** 1 when the learner was forgotten; 0 for one who has come back meanwhile. */
function awayForgetterOf({ database }: Engine, locks: boolean) {
  const forget = forgetterOf(database, locks);
  const find = prepare<{ id: string; before: number }>()((value) =>
    database
      .selectFrom('learners')
      .select('id')
      .where('id', '=', value('id'))
      .where('updated_at', '<', value('before'))
      .$if(locks, (query) => query.forUpdate()),
  );
  return function* forgetAway(id: string, before: number): Work<number> {
    const { rows } = yield* ask(find({ id, before }));
    if (rows.length === 0) return 0;
    yield* forget(id);
    return 1;
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

async function forgetAnswers(engine: Engine, learners: readonly string[], before: number): Promise<number> {
  const deletion = statementOf(
    engine.database.deleteFrom('attempts').where('learner', 'in', learners).where('at', '<', before),
  );
  const { changed } = await engine.write(() => ask(deletion));
  return changed;
}
