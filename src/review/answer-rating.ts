/** Which rating an answer earns, and what the learner's own word about it makes of that. */
import type { Rating } from './card.ts';

export interface Answered {
  readonly right: boolean;
  /** How many hints were shown before. */
  readonly hints: number;
}

/** Right is Good, right with a hint is Hard, wrong (or skipped) is Again. */
export function ratingOf({ right, hints }: Answered): Rating {
  if (!right) return 'again';
  return hints > 0 ? 'hard' : 'good';
}

/** What a learner can say about their own answer. */
export type Adjustment = 'too-easy' | 'guess';

/** One step each way; only a right answer can have been too easy or a guess, so Again stays. */
const ADJUSTED: Readonly<Record<Adjustment, Readonly<Record<Rating, Rating>>>> = {
  'too-easy': { again: 'again', hard: 'good', good: 'easy', easy: 'easy' },
  guess: { again: 'again', hard: 'again', good: 'hard', easy: 'hard' },
};

/** The rating that takes the place of `rating`: the same one when the word changes nothing. */
export const adjustRating = (rating: Rating, adjustment: Adjustment): Rating => ADJUSTED[adjustment][rating];
