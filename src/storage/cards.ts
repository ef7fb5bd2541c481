/** The tables `cards` and `reviews`: what is remembered of each question's recall, and the review log. */
import { z } from 'zod';
import type { LearnerId } from '../core/event.ts';
import type { Card, Rating, ReviewEntry } from '../review/card.ts';
import type { Change, Everything } from '../tutor/storage.ts';
import type { Schema } from './schema.ts';
import { checkStored, type Engine, parseStored, prepare, rowsOf, type Statement, type Work } from './sql/engine.ts';

const time = z.number().int();
const count = z.number().int().nonnegative();
const text = z.string();
const ratingSchema: z.ZodType<Rating> = z.enum(['again', 'hard', 'good', 'easy']);

export const cardSchema: z.ZodType<Card> = z.strictObject({
  lesson: text,
  step: text,
  due: time,
  stability: z.number(),
  difficulty: z.number(),
  state: z.enum(['learning', 'review', 'relearning']),
  learningSteps: count,
  scheduledDays: z.number(),
  reps: count,
  lapses: count,
  lastReview: time,
  lastRating: ratingSchema,
});

const entrySchema = z.strictObject({
  lesson: text,
  step: text,
  kind: z.enum(['rated', 'adjusted', 'undone']),
  rating: ratingSchema,
  before: text.nullable(),
  at: time,
});

export function cardsTable({ database, place }: Engine) {
  const select = prepare<{ learner: string; lesson: string; step: string }>()((value) =>
    database
      .selectFrom('cards')
      .select('state')
      .where('learner', '=', value('learner'))
      .where('lesson', '=', value('lesson'))
      .where('step', '=', value('step')),
  );
  const selectAll = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('cards')
      .select(['lesson', 'step', 'state'])
      .where('learner', '=', value('learner'))
      .orderBy('lesson')
      .orderBy('step'),
  );
  const upsert = prepare<Schema['cards']>()((value) => {
    const current = value.all('state', 'due');
    return database
      .insertInto('cards')
      .values({ ...value.all('learner', 'lesson', 'step'), ...current })
      .onConflict((conflict) => conflict.columns(['learner', 'lesson', 'step']).doUpdateSet(current));
  });
  const selectLog = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('reviews')
      .select(['lesson', 'step', 'kind', 'rating', 'before', 'at'])
      .where('learner', '=', value('learner'))
      .orderBy('at')
      .orderBy('event')
      .orderBy('place'),
  );
  const insertEntry = prepare<Schema['reviews']>()((value) =>
    database
      .insertInto('reviews')
      .values(value.all('learner', 'event', 'place', 'lesson', 'step', 'kind', 'rating', 'before', 'at')),
  );
  const read = (json: string, learner: LearnerId, lesson: string, step: string): Card => {
    const where = `in ${place}, the card of learner "${learner}" for "${step}" of lesson "${lesson}" (table cards)`;
    return parseStored(cardSchema, json, where);
  };

  return {
    *load(learner: LearnerId, lesson: string, step: string): Work<Card | null> {
      const [row] = yield* rowsOf(select({ learner, lesson, step }));
      return row === undefined ? null : read(row.state, learner, lesson, step);
    },

    *loadAll(learner: LearnerId): Work<readonly Card[]> {
      const rows = yield* rowsOf(selectAll({ learner }));
      return rows.map(({ lesson, step, state }) => read(state, learner, lesson, step));
    },

    *loadLog(learner: LearnerId): Work<Everything['reviews']> {
      const rows = yield* rowsOf(selectLog({ learner }));
      const where = `in ${place}, a review of learner "${learner}" (table reviews)`;
      return rows.map((row): ReviewEntry & { readonly at: number } => {
        const { before, ...entry } = checkStored(entrySchema, row, where);
        return { ...entry, before: before === null ? null : parseStored(cardSchema, before, where) };
      });
    },

    write: ({ learner, cards }: Change): readonly Statement<unknown>[] =>
      cards.map((card) => {
        const { lesson, step, due } = card;
        return upsert({ learner: learner.id, lesson, step, state: JSON.stringify(card), due });
      }),

    writeLog: ({ event, at, learner, reviews }: Change): readonly Statement<unknown>[] =>
      reviews.map(({ before, ...entry }, index) => {
        const earlier = before === null ? null : JSON.stringify(before);
        return insertEntry({ ...entry, before: earlier, event, place: index, learner: learner.id, at });
      }),
  };
}
