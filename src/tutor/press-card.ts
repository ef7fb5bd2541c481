/** A press or a form about a card of a review: its answer, a hint, and what is said about the newest answer. */
import type { Action } from '../core/action.ts';
import type { Plan } from './decision.ts';
import { adjustLast, adjustmentOf, undoLast } from './flows/rate-recall.ts';
import { pressRecall } from './flows/recall.ts';
import { readRound } from './show/card.ts';
import { type Situation, withCards } from './situation.ts';

export const CARD_VERBS = [
  'recall',
  'recall-hint',
  'recall-skip',
  'recall-why',
  'submit-recall',
  'rate',
  'undo',
] as const;

export interface CardRequest {
  readonly verb: (typeof CARD_VERBS)[number];
  readonly action: Action;
  /** Null when no form was submitted. */
  readonly fields: Readonly<Record<string, string>> | null;
}

export const pressCard = (situation: Situation, { verb, action, fields }: CardRequest): Plan =>
  withCards(situation, (cards) => {
    const { round, more } = readRound(action.argument);
    const named = { lesson: action.lesson, step: action.step, round };
    if (verb === 'rate') return adjustLast(situation, cards, adjustmentOf(more), named);
    if (verb === 'undo') return undoLast(situation, cards, named);
    return pressRecall(situation, cards, verb, action, fields ?? {});
  });
