/** Writes what an event changed, within a transaction that the caller has begun: all of it, or nothing for a repeat. */
import type { Change } from '../tutor/ports.ts';
import type { DatabaseTransaction } from './schema.ts';

/** The event goes first: its primary key decides whether the rest is written. */
export async function writeChange(
  transaction: DatabaseTransaction,
  change: Change,
): Promise<'committed' | 'duplicate'> {
  const { event, at, learner, reply } = change;
  const inserted = await transaction
    .insertInto('events')
    .values({ id: event, learner: learner.id, at, reply: JSON.stringify(reply) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return 'duplicate';
  await writeLearner(transaction, change);
  await writeProgress(transaction, change);
  await appendAttempts(transaction, change);
  return 'committed';
}

async function writeLearner(transaction: DatabaseTransaction, { at, learner }: Change): Promise<void> {
  const current = { current_lesson: learner.currentLesson, updated_at: at };
  await transaction
    .insertInto('learners')
    .values({ id: learner.id, ...current })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(current))
    .execute();
}

async function writeProgress(transaction: DatabaseTransaction, { at, learner, progress }: Change): Promise<void> {
  if (progress === null) return;
  const current = { state: JSON.stringify(progress), completed_at: progress.completedAt, updated_at: at };
  await transaction
    .insertInto('progress')
    .values({ learner: learner.id, lesson: progress.lesson, ...current })
    .onConflict((conflict) => conflict.columns(['learner', 'lesson']).doUpdateSet(current))
    .execute();
}

async function appendAttempts(transaction: DatabaseTransaction, change: Change): Promise<void> {
  const { event, at, learner, attempts } = change;
  if (attempts.length === 0) return;
  await transaction
    .insertInto('attempts')
    .values(attempts.map((attempt, place) => ({ ...attempt, event, place, learner: learner.id, at })))
    .execute();
}
