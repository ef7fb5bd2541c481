/** Reads what the overviews, the reviews and the export need: a learner's cards, settings, answers, and all of it. */
import type { LearnerId } from '../core/intent.ts';
import type { Card } from '../review/card.ts';
import type { Everything } from '../tutor/ports.ts';
import type { Reminders } from '../tutor/state.ts';
import { ask, type Work } from './engine.ts';
import { loaderOf } from './load-learner.ts';
import type { Database } from './schema.ts';
import { prepare } from './statement.ts';
import { parseProgress, readAttempt } from './stored-progress.ts';
import { parseCard, readEntry, readReminders } from './stored-review.ts';

type Of<Result> = (id: LearnerId) => Work<Result>;

export function cardLoaderOf(database: Database, place: string) {
  const select = prepare<{ learner: string; lesson: string; step: string }>()((value) =>
    database
      .selectFrom('cards')
      .select('state')
      .where('learner', '=', value('learner'))
      .where('lesson', '=', value('lesson'))
      .where('step', '=', value('step')),
  );
  return function* loadCard(learner: LearnerId, lesson: string, step: string): Work<Card | null> {
    const { rows } = yield* ask(select({ learner, lesson, step }));
    const [row] = rows;
    return row === undefined ? null : parseCard(row.state, cardPlace(place, learner, lesson, step));
  };
}

export function reviewLoaderOf(database: Database, place: string) {
  const cardsOf = cardsLoader(database, place);
  const remindersOf = remindersLoader(database, place);
  return function* loadReview(id: LearnerId): Work<{ cards: readonly Card[]; reminders: Reminders | null }> {
    return { cards: yield* cardsOf(id), reminders: yield* remindersOf(id) };
  };
}

export function everythingLoaderOf(database: Database, place: string): Of<Everything> {
  const learnerOf = loaderOf(database, place);
  const load = {
    progress: progressLoader(database, place),
    attempts: attemptsLoader(database, place),
    cards: cardsLoader(database, place),
    reviews: reviewsLoader(database, place),
    reminders: remindersLoader(database, place),
  };
  return function* loadEverything(id) {
    const { learner } = yield* learnerOf(id);
    return {
      learner,
      progress: yield* load.progress(id),
      attempts: yield* load.attempts(id),
      cards: yield* load.cards(id),
      reviews: yield* load.reviews(id),
      reminders: yield* load.reminders(id),
    };
  };
}

const cardPlace = (place: string, learner: LearnerId, lesson: string, step: string): string =>
  `in ${place}, the card of learner "${learner}" for "${step}" of lesson "${lesson}" (table cards)`;

function cardsLoader(database: Database, place: string): Of<readonly Card[]> {
  const select = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('cards')
      .select(['lesson', 'step', 'state'])
      .where('learner', '=', value('learner'))
      .orderBy('lesson')
      .orderBy('step'),
  );
  return function* loadCards(learner) {
    const { rows } = yield* ask(select({ learner }));
    return rows.map(({ lesson, step, state }) => parseCard(state, cardPlace(place, learner, lesson, step)));
  };
}

function remindersLoader(database: Database, place: string): Of<Reminders | null> {
  const select = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('reminders')
      .select(['settings', 'next_at', 'last_day'])
      .where('learner', '=', value('learner')),
  );
  return function* loadReminders(learner) {
    const { rows } = yield* ask(select({ learner }));
    const [row] = rows;
    if (row === undefined) return null;
    return readReminders(row, `in ${place}, the reminders of learner "${learner}" (table reminders)`);
  };
}

function progressLoader(database: Database, place: string): Of<Everything['progress']> {
  const select = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('progress')
      .select(['lesson', 'state'])
      .where('learner', '=', value('learner'))
      .orderBy('lesson'),
  );
  return function* loadProgress(learner) {
    const { rows } = yield* ask(select({ learner }));
    const whose = `in ${place}, the state of learner "${learner}"`;
    return rows.map(({ lesson, state }) => parseProgress(state, `${whose} in lesson "${lesson}" (table progress)`));
  };
}

function attemptsLoader(database: Database, place: string): Of<Everything['attempts']> {
  const select = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('attempts')
      .select(['lesson', 'step', 'kind', 'given', 'verdict', 'hints', 'at'])
      .where('learner', '=', value('learner'))
      .orderBy('at')
      .orderBy('event')
      .orderBy('place'),
  );
  return function* loadAttempts(learner) {
    const { rows } = yield* ask(select({ learner }));
    return rows.map((row) => readAttempt(row, `in ${place}, an attempt of learner "${learner}" (table attempts)`));
  };
}

function reviewsLoader(database: Database, place: string): Of<Everything['reviews']> {
  const select = prepare<{ learner: string }>()((value) =>
    database
      .selectFrom('reviews')
      .select(['lesson', 'step', 'kind', 'rating', 'before', 'at'])
      .where('learner', '=', value('learner'))
      .orderBy('at')
      .orderBy('event')
      .orderBy('place'),
  );
  return function* loadReviews(learner) {
    const { rows } = yield* ask(select({ learner }));
    return rows.map((row) => readEntry(row, `in ${place}, a review of learner "${learner}" (table reviews)`));
  };
}
