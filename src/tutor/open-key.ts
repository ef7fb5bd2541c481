/**
 * What waits for the learner's answer, and whether something would give its key away. Whatever looks things up in the
 * lessons asks here before it shows them.
 */
import { givesAway, keyOf } from '../ask/key.ts';
import type { ExerciseStep, QuestionStep, Step } from '../core/lesson.ts';
import type { Prose } from '../core/prose.ts';
import { type Context, currentPlace, type Plan, withCards } from './decision.ts';
import { askedIn } from './features/review/review.ts';
import type { Progress } from './state.ts';

/** The question or exercise of the lesson, the card of a review, or both. */
export interface Open {
  readonly isAnything: boolean;
  /** Whether this gives the key of any of them away. */
  readonly isGivenAwayBy: (content: readonly Prose[]) => boolean;
}

export function withOpen(context: Context, then: (open: Open) => Plan): Plan {
  const place = currentPlace(context);
  const here = place !== null && isOpen(place.step, place.progress) ? [place.step] : [];
  const { review } = context.learner;
  if (review === null || review.answered) return then(openOf(here));
  return withCards(context, (cards) => {
    const card = askedIn(context, cards, review);
    const question = card && context.lessons.get(card.card.lesson)?.steps.find(({ id }) => id === card.card.step);
    return then(openOf(question?.kind === 'question' ? [...here, question] : here));
  });
}

const isOpen = (step: Step, { answered, passed }: Progress): step is QuestionStep | ExerciseStep =>
  (step.kind === 'question' && !answered) || (step.kind === 'exercise' && passed[step.id] === undefined);

function openOf(steps: readonly (QuestionStep | ExerciseStep)[]): Open {
  const keys = steps.map(keyOf);
  return { isAnything: steps.length > 0, isGivenAwayBy: (content) => keys.some((key) => givesAway(content, key)) };
}
