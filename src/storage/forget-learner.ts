/** Deletes everything about one learner. */
import type { LearnerId } from '../core/intent.ts';
import { ask, type Work } from './engine.ts';
import type { Database } from './schema.ts';
import { prepare } from './statement.ts';

/** What belongs to a learner, in the order that it is deleted in: reminders before the outbox that they go to. */
const OWNED = ['progress', 'attempts', 'cards', 'reviews', 'reminders', 'outbox', 'runs', 'drafts', 'events'] as const;

/** Resolves to how many rows of each table there were; without the learner's own row, which says nothing. */
export function forgetterOf(database: Database, locks: boolean) {
  // A commit locks the learner first and then what belongs to them; in another order the two might wait for each other.
  const find = prepare<{ id: string }>()((value) =>
    database
      .selectFrom('learners')
      .select('id')
      .where('id', '=', value('id'))
      .$if(locks, (query) => query.forUpdate()),
  );
  const deletions = OWNED.map((table) =>
    prepare<{ learner: string }>()((value) => database.deleteFrom(table).where('learner', '=', value('learner'))),
  );
  const deleteLearner = prepare<{ id: string }>()((value) =>
    database.deleteFrom('learners').where('id', '=', value('id')),
  );
  return function* forgetLearner(learner: LearnerId): Work<Readonly<Record<string, number>>> {
    yield* ask(find({ id: learner }));
    const answers = yield deletions.map((deletion) => deletion({ learner }));
    yield* ask(deleteLearner({ id: learner }));
    return Object.fromEntries(OWNED.map((table, index) => [table, answers[index]?.changed ?? 0]));
  };
}
