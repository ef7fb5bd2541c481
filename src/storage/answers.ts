/**
 * What a learner answered and what it left behind: the tables `attempts` and `reviews`, which are appended, and
 * `cards`, what is remembered of each question's recall.
 */
import type { LearnerId } from '../core/event.ts';
import type { Card, ReviewEntry } from '../review/card.ts';
import type { Change, Everything } from '../tutor/storage.ts';
import {
  checkStored,
  type Engine,
  inserter,
  parseStored,
  prepare,
  rowsOf,
  type Statement,
  type Work,
} from './sql/engine.ts';
import { attemptSchema, cardSchema, entrySchema } from './stored-json.ts';

export function answersTables({ database, place }: Engine) {
  const insertAttempt = inserter(database, 'attempts', {
    kept: ['event', 'place', 'learner', 'lesson', 'step', 'kind', 'given', 'verdict', 'hints', 'at', 'mistake'],
  });
  const insertReview = inserter(database, 'reviews', {
    kept: ['learner', 'event', 'place', 'lesson', 'step', 'kind', 'rating', 'before', 'at'],
  });
  const upsertCard = inserter(database, 'cards', { key: ['learner', 'lesson', 'step'], replaced: ['state', 'due'] });
  const selectCard = prepare<{ learner: string; lesson: string; step: string }>()((value) =>
    database
      .selectFrom('cards')
      .select('state')
      .where(({ and }) => and(value.all('learner', 'lesson', 'step'))),
  );
  const selectCards = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('cards')
      .select(['lesson', 'step', 'state'])
      .where('learner', '=', value('learner'))
      .orderBy('lesson')
      .orderBy('step'),
  );
  const selectReviews = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('reviews')
      .select(['lesson', 'step', 'kind', 'rating', 'before', 'at'])
      .where('learner', '=', value('learner'))
      .orderBy('at')
      .orderBy('event')
      .orderBy('place'),
  );
  const selectAttempts = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('attempts')
      .select(['lesson', 'step', 'kind', 'given', 'verdict', 'hints', 'at', 'mistake'])
      .where('learner', '=', value('learner'))
      .orderBy('at')
      .orderBy('event')
      .orderBy('place'),
  );
  const read = (json: string, learner: LearnerId, lesson: string, step: string): Card => {
    const where = `in ${place}, the card of learner "${learner}" for "${step}" of lesson "${lesson}" (table cards)`;
    return parseStored(cardSchema, json, where);
  };

  return {
    *loadCard(learner: LearnerId, lesson: string, step: string): Work<Card | null> {
      const [row] = yield* rowsOf(selectCard({ learner, lesson, step }));
      return row === undefined ? null : read(row.state, learner, lesson, step);
    },

    *loadCards(learner: LearnerId): Work<readonly Card[]> {
      const rows = yield* rowsOf(selectCards({ learner }));
      return rows.map(({ lesson, step, state }) => read(state, learner, lesson, step));
    },

    *loadReviews(learner: LearnerId): Work<Everything['reviews']> {
      const rows = yield* rowsOf(selectReviews({ learner }));
      const where = `in ${place}, a review of learner "${learner}" (table reviews)`;
      return rows.map((row): ReviewEntry & { readonly at: number } => {
        const { before, ...entry } = checkStored(entrySchema, row, where);
        return { ...entry, before: before === null ? null : parseStored(cardSchema, before, where) };
      });
    },

    *loadAttempts(learner: LearnerId): Work<Everything['attempts']> {
      const rows = yield* rowsOf(selectAttempts({ learner }));
      const where = `in ${place}, an attempt of learner "${learner}" (table attempts)`;
      return rows.map(({ mistake, ...row }) =>
        checkStored(attemptSchema, mistake === null ? row : { ...row, mistake }, where),
      );
    },

    write: ({
      event,
      at,
      learner: { id: learner },
      attempts,
      cards,
      reviews,
    }: Change): readonly Statement<unknown>[] => [
      ...attempts.map((attempt, place) => insertAttempt({ mistake: null, ...attempt, event, place, learner, at })),
      ...cards.map((card) => {
        const { lesson, step, due } = card;
        return upsertCard({ learner, lesson, step, state: JSON.stringify(card), due });
      }),
      ...reviews.map(({ before: card, ...entry }, place) => {
        const before = card === null ? null : JSON.stringify(card);
        return insertReview({ ...entry, before, event, place, learner, at });
      }),
    ],
  };
}
