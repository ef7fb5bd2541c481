/** Everything that a decision is made from: what is loaded of the learner, the lessons there are, and the time. */

import type { Lesson, QuestionStep } from '../core/lesson.ts';
import type { Card } from '../review/card.ts';
import { isZone, type ToSelect } from '../review/index.ts';
import { mapDone, needs, onTop, type Plan } from './decision.ts';
import type { Lessons } from './lessons.ts';
import { type Place, placeAt, placeAtStart } from './place.ts';
import { settingsOf } from './settings.ts';
import type { LastRun, Learner, Progress, Reminders } from './state.ts';

export interface Context {
  readonly learner: Learner;
  /** Null before the learner was ever asked about reminders. */
  readonly reminders: Reminders | null;
  /** In the lesson that the event is about, or else in the learner's current one. */
  readonly progress: Progress | null;
  readonly lessons: Lessons;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How something was asked: by a press or a form, whose message can be replaced, or typed, so that there is none. */
export type Way = 'press' | 'message';

/** Where the learner is in a lesson, which is the one that `progress` is about. */
export const placeIn = ({ learner, progress, now }: Context, lesson: Lesson): Place =>
  progress === null ? placeAtStart(learner, lesson, now) : placeAt(learner, lesson, progress, now);

/** Where the learner is in the current lesson; null outside of any. */
export function currentPlace(context: Context): Place | null {
  const lesson = context.lessons.get(context.learner.currentLesson ?? '');
  return lesson === undefined ? null : placeIn(context, lesson);
}

/** Turns to a lesson. A review with an open card is left for that, and can be gone on with. */
export function leavingReview(context: Context, then: (left: Context) => Plan): Plan {
  const { review } = context.learner;
  const left = then({ ...context, learner: { ...context.learner, review: null } });
  if (review === null || review.answered) return left;
  return mapDone(left, (done) => onTop(done, 'Your review waits. Type “review” to go on with it.'));
}

/** Loads the learner's cards of questions that there still are, then goes on. */
export const withCards = (context: Context, then: (cards: readonly Card[]) => Plan): Plan =>
  needs(async ({ store }) => {
    const { cards } = await store.loadReview(context.learner.id);
    return then(cards.filter((card) => questionOf(context.lessons, card) !== null));
  });

/** Loads the last run that the learner saw of late, then goes on; null when there is none. */
export const withLastRun = ({ learner }: Context, then: (lastRun: LastRun | null) => Plan): Plan =>
  needs(async ({ store }) => then(await store.loadRun(learner.id)));

/** The question that a card is about; null when the lesson or the question is gone. */
export function questionOf(
  lessons: Lessons,
  { lesson, step }: Pick<Card, 'lesson' | 'step'>,
): { readonly lesson: Lesson; readonly question: QuestionStep } | null {
  const found = lessons.get(lesson);
  const question = found?.steps.find(({ id }) => id === step);
  return found === undefined || question?.kind !== 'question' ? null : { lesson: found, question };
}

/** What is asked of a learner when, by their own settings. */
export const toSelect = ({ reminders, now }: Pick<Context, 'reminders' | 'now'>, cards: readonly Card[]): ToSelect => {
  const { zone, cardsPerDay } = settingsOf(reminders);
  return { cards, now, zone, cardsPerDay };
};

/** The zone in which this learner's days begin and end. */
export const zoneIn = ({ reminders }: Pick<Context, 'reminders'>): string => settingsOf(reminders).zone;

/** The settings, with the zone of the learner's profile where they have not chosen one. */
export function withZone({ learner, reminders }: Context, then: (settings: Reminders) => Plan): Plan {
  const settings = settingsOf(reminders);
  if (settings.zoneChosen) return then(settings);
  return needs(async ({ zoneOf }) => {
    const zone = await zoneOf(learner.id);
    return then(zone === null || !isZone(zone) ? settings : { ...settings, zone });
  });
}
