/** Forgets what is kept for a while only, a batch at a time, so that no reply waits behind a long delete. */
import { ask, type Engine } from './engine.ts';
import type { Database } from './schema.ts';
import { type Statement, statementOf } from './statement.ts';

const BATCH = 1000;

/** Deletes all events, runs and drafts older than `before` (epoch milliseconds) and says how many there were. */
export async function forgetEvents(engine: Engine, before: number): Promise<number> {
  let forgotten = 0;
  for (const deletion of deletionsOf(engine.database, before)) {
    for (;;) {
      const { changed } = await engine.write(() => ask(deletion));
      forgotten += changed;
      if (changed < BATCH) break;
    }
  }
  return forgotten;
}

function deletionsOf(database: Database, before: number): readonly Statement<unknown>[] {
  return [
    statementOf(
      database
        .deleteFrom('events')
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('learner', 'id'),
            'in',
            selectFrom('events')
              .select(['learner', 'id'])
              .where('at', '<', before)
              .limit(BATCH)
              .$asTuple('learner', 'id'),
          ),
        ),
    ),
    statementOf(
      database
        .deleteFrom('runs')
        .where('learner', 'in', (runs) =>
          runs.selectFrom('runs').select('learner').where('at', '<', before).limit(BATCH),
        ),
    ),
    // A learner has a few at most, so a batch of learners will do.
    statementOf(
      database
        .deleteFrom('drafts')
        .where('at', '<', before)
        .where('learner', 'in', (drafts) =>
          drafts.selectFrom('drafts').select('learner').distinct().where('at', '<', before).limit(BATCH),
        ),
    ),
  ];
}
