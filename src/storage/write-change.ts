/** Writes what an event changed, within a transaction that the caller has begun: all of it, or nothing for a repeat. */
import type { Change } from '../tutor/ports.ts';
import { ask, type Work } from './engine.ts';
import type { Database, Schema } from './schema.ts';
import { prepare, type Statement } from './statement.ts';
import { type RemindersRow, remindersRow } from './stored-review.ts';

/**
 * A quiz answer takes one statement for each table that it touches, and two turns: the event goes first, since its
 * primary key decides whether the rest is written, and then everything else at once. The learner comes before what
 * belongs to them, so that two processes lock the same rows in the same order.
 */
export function writerOf(database: Database): (change: Change) => Work<'committed' | 'duplicate'> {
  const write = {
    event: eventWriter(database),
    learner: learnerWriter(database),
    progress: progressWriter(database),
    attempts: attemptWriter(database),
    cards: cardWriter(database),
    reviews: reviewWriter(database),
    reminders: reminderWriter(database),
  };
  return function* writeChange(change) {
    const { rows } = yield* ask(write.event(change));
    if (rows.length === 0) return 'duplicate';
    yield [
      write.learner(change),
      ...write.progress(change),
      ...write.attempts(change),
      ...write.cards(change),
      ...write.reviews(change),
      ...write.reminders(change),
    ];
    return 'committed';
  };
}

type Writer = (change: Change) => readonly Statement<unknown>[];

function eventWriter(database: Database) {
  const insert = prepare<Schema['events']>()((value) =>
    database
      .insertInto('events')
      .values({ id: value('id'), learner: value('learner'), at: value('at'), reply: value('reply') })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id'),
  );
  return ({ event, at, learner, reply }: Change) =>
    insert({ id: event, learner: learner.id, at, reply: JSON.stringify(reply) });
}

function learnerWriter(database: Database) {
  const upsert = prepare<{ id: string; lesson: string | null; review: string | null; at: number }>()((value) => {
    const current = { current_lesson: value('lesson'), review: value('review'), updated_at: value('at') };
    return database
      .insertInto('learners')
      .values({ id: value('id'), ...current })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(current));
  });
  return ({ at, learner: { id, currentLesson, review } }: Change) =>
    upsert({ id, lesson: currentLesson, review: review === null ? null : JSON.stringify(review), at });
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
