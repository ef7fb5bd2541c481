/** What is remembered of one question's recall, and what happens to it. Times are epoch milliseconds. */

/** FSRS' grades of a recall. */
export type Rating = 'again' | 'hard' | 'good' | 'easy';

/** A question of a lesson as something to be recalled; one for each learner and question. */
export interface Card {
  readonly lesson: string;
  readonly step: string;
  readonly due: number;
  /** Days until the chance of recall has fallen to nine in ten. */
  readonly stability: number;
  /** From 1 (easy) to 10. */
  readonly difficulty: number;
  readonly state: 'learning' | 'review' | 'relearning';
  /** Steps done of those that FSRS takes within a day; 0 where it takes none. */
  readonly learningSteps: number;
  readonly scheduledDays: number;
  /** How often it was rated; also its round: an older message about it names a smaller one. */
  readonly reps: number;
  /** How often it was forgotten. */
  readonly lapses: number;
  readonly lastReview: number;
  readonly lastRating: Rating;
}

/** One line of the review log. Appended, never changed: an adjustment or an undo is a line of its own. */
export interface ReviewEntry {
  readonly lesson: string;
  readonly step: string;
  readonly kind: 'rated' | 'adjusted' | 'undone';
  readonly rating: Rating;
  /** The card as it was before, so that this line can be undone; null for a new card. */
  readonly before: Card | null;
}
