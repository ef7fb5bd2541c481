/** Everything that a decision is made from: what is remembered, the lessons there are, and the time. */
import type { Card } from '../review/card.ts';
import type { ToSelect } from '../review/index.ts';
import { needing, type Plan } from './decision.ts';
import type { Lessons } from './lessons.ts';
import type { Seen } from './seen.ts';
import { settingsOf } from './settings.ts';
import type { Learner, Progress, Reminders } from './state.ts';

export interface Remembered {
  readonly learner: Learner;
  /** Null before the learner was ever asked about reminders. */
  readonly reminders: Reminders | null;
  /** In the request's lesson, or for a message in the learner's current one. */
  readonly progress: Progress | null;
  /** The last run that the learner saw of late; null also where nothing is asked about it. */
  readonly seen: Seen | null;
}

export interface Situation extends Remembered {
  readonly lessons: Lessons;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How something was asked: by a press or a form, whose message can be replaced, or typed, so that there is none. */
export type Way = 'press' | 'message';

/** Loads the learner's cards of questions that there still are, then goes on. */
export const withCards = (situation: Situation, then: (cards: readonly Card[]) => Plan): Plan =>
  needing(async ({ store }) => {
    const { cards } = await store.loadReview(situation.learner.id);
    return then(cards.filter((card) => questionOf(situation.lessons, card) !== null));
  });

/** The question that a card is about; null when the lesson or the question is gone. */
export function questionOf(lessons: Lessons, { lesson, step }: Pick<Card, 'lesson' | 'step'>) {
  const found = lessons.get(lesson);
  const question = found?.steps.find(({ id }) => id === step);
  return found === undefined || question?.kind !== 'question' ? null : { lesson: found, question };
}

/** What is asked of a learner when, by their own settings. */
export const toSelect = (
  { reminders, now }: Pick<Situation, 'reminders' | 'now'>,
  cards: readonly Card[],
): ToSelect => {
  const { zone, cardsPerDay } = settingsOf(reminders);
  return { cards, now, zone, cardsPerDay };
};

/** The zone in which this learner's days begin and end. */
export const zoneIn = ({ reminders }: Pick<Situation, 'reminders'>): string => settingsOf(reminders).zone;
