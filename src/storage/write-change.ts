/** Writes what an event changed, all of it or nothing. */
import type { Change, CommitOutcome } from '../tutor/ports.ts';
import type { Engine } from './engine.ts';
import { draftWriter, runWriter } from './runs-and-drafts.ts';
import type { Database, Schema } from './schema.ts';
import { prepare, type Statement } from './statement.ts';
import { type RemindersRow, remindersRow } from './stored-review.ts';
import { versionAfter } from './version-after.ts';

/**
 * A quiz answer takes one statement for each table that it touches. The event and the learner go first, since they decide
 * whether the rest is written. The learner comes before what belongs to them, so that two processes lock the same rows in
 * the same order; who is second waits for the first to commit, and then finds another version than was decided on.
 */
export function writerOf({ database, process, writeAtOnce }: Engine): (change: Change) => Promise<CommitOutcome> {
  const write = {
    event: eventWriter(database, process),
    learner: learnerWriter(database),
    progress: progressWriter(database),
    attempts: attemptWriter(database),
    cards: cardWriter(database),
    reviews: reviewWriter(database),
    reminders: reminderWriter(database),
    runs: runWriter(database),
    drafts: draftWriter(database),
  };
  return async (change) => {
    const undone = await writeAtOnce([
      decisive(write.event(change)),
      decisive(write.learner(change)),
      ...write.progress(change),
      ...write.attempts(change),
      ...write.cards(change),
      ...write.reviews(change),
      ...write.reminders(change),
      ...write.runs(change),
      ...write.drafts(change),
    ]);
    if (undone === null) return 'committed';
    // The event is the first of them.
    return undone === 0 ? 'duplicate' : 'overtaken';
  };
}

const decisive = (statement: Statement<unknown>): Statement<unknown> => ({ ...statement, decides: true });

type Writer = (change: Change) => readonly Statement<unknown>[];

function eventWriter(database: Database, process: string) {
  const insert = prepare<Schema['events']>()((value) =>
    database
      .insertInto('events')
      .values({
        id: value('id'),
        learner: value('learner'),
        at: value('at'),
        reply: value('reply'),
        process: value('process'),
      })
      .onConflict((conflict) => conflict.columns(['learner', 'id']).doNothing()),
  );
  return ({ event, at, learner, reply }: Change) =>
    insert({ id: event, learner: learner.id, at, reply: JSON.stringify(reply), process });
}

/** Changes one row, or none when there is another version than the one that was loaded. */
function learnerWriter(database: Database) {
  const insert = prepare<Schema['learners']>()((value) =>
    database
      .insertInto('learners')
      .values({
        id: value('id'),
        current_lesson: value('current_lesson'),
        review: value('review'),
        updated_at: value('updated_at'),
        version: value('version'),
      })
      .onConflict((conflict) => conflict.column('id').doNothing()),
  );
  const update = prepare<Schema['learners']>()((value) =>
    database
      .updateTable('learners')
      .set(({ eb, ref }) => ({
        current_lesson: value('current_lesson'),
        review: value('review'),
        updated_at: value('updated_at'),
        version: eb(ref('version'), '+', 1),
      }))
      .where('id', '=', value('id'))
      .where('version', '=', value('version')),
  );
  return ({ at, version, learner: { id, currentLesson, review } }: Change) => {
    const row = { id, current_lesson: currentLesson, review: review && JSON.stringify(review), updated_at: at };
    return version === 0 ? insert({ ...row, version: versionAfter({ version, at }) }) : update({ ...row, version });
  };
}

function progressWriter(database: Database): Writer {
  const upsert = prepare<{
    learner: string;
    lesson: string;
    state: string;
    completed: number | null;
    at: number;
  }>()((value) => {
    const current = { state: value('state'), completed_at: value('completed'), updated_at: value('at') };
    return database
      .insertInto('progress')
      .values({ learner: value('learner'), lesson: value('lesson'), ...current })
      .onConflict((conflict) => conflict.columns(['learner', 'lesson']).doUpdateSet(current));
  });
  return ({ at, learner, progress }) => {
    if (progress === null) return [];
    const { lesson, completedAt: completed } = progress;
    return [upsert({ learner: learner.id, lesson, state: JSON.stringify(progress), completed, at })];
  };
}

function attemptWriter(database: Database): Writer {
  const insert = prepare<Schema['attempts']>()((value) =>
    database.insertInto('attempts').values({
      event: value('event'),
      place: value('place'),
      learner: value('learner'),
      lesson: value('lesson'),
      step: value('step'),
      kind: value('kind'),
      given: value('given'),
      verdict: value('verdict'),
      hints: value('hints'),
      at: value('at'),
    }),
  );
  return ({ event, at, learner, attempts }) =>
    attempts.map((attempt, place) => insert({ ...attempt, event, place, learner: learner.id, at }));
}

function cardWriter(database: Database): Writer {
  const upsert = prepare<Schema['cards']>()((value) => {
    const current = { state: value('state'), due: value('due') };
    return database
      .insertInto('cards')
      .values({ learner: value('learner'), lesson: value('lesson'), step: value('step'), ...current })
      .onConflict((conflict) => conflict.columns(['learner', 'lesson', 'step']).doUpdateSet(current));
  });
  return ({ learner, cards }) =>
    cards.map((card) => {
      const { lesson, step, due } = card;
      return upsert({ learner: learner.id, lesson, step, state: JSON.stringify(card), due });
    });
}

function reviewWriter(database: Database): Writer {
  const insert = prepare<Schema['reviews']>()((value) =>
    database.insertInto('reviews').values({
      learner: value('learner'),
      event: value('event'),
      place: value('place'),
      lesson: value('lesson'),
      step: value('step'),
      kind: value('kind'),
      rating: value('rating'),
      before: value('before'),
      at: value('at'),
    }),
  );
  return ({ event, at, learner, reviews }) =>
    reviews.map(({ before, ...entry }, place) =>
      insert({
        ...entry,
        before: before === null ? null : JSON.stringify(before),
        event,
        place,
        learner: learner.id,
        at,
      }),
    );
}

function reminderWriter(database: Database): Writer {
  const upsert = prepare<{ learner: string } & RemindersRow>()((value) => {
    const current = { settings: value('settings'), next_at: value('next_at') };
    return (
      database
        .insertInto('reminders')
        .values({ learner: value('learner'), last_day: value('last_day'), ...current })
        // `last_day` is the sweep's, which may have moved it since this learner was loaded.
        .onConflict((conflict) => conflict.column('learner').doUpdateSet(current))
    );
  });
  return ({ learner, reminders }) =>
    reminders === null ? [] : [upsert({ learner: learner.id, ...remindersRow(reminders) })];
}
