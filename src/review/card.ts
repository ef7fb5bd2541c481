/**
 * What is remembered of one question's recall, and how well it is remembered by what FSRS expects. Times are epoch
 * milliseconds.
 */
import { default_w, forgetting_curve } from 'ts-fsrs';

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

const DAY = 24 * 60 * 60 * 1000;

/** From the weakest to the strongest. */
export const STRENGTHS = ['fresh', 'fading', 'learning', 'steady', 'strong'] as const;

/**
 * `fresh`: answered once, never reviewed. `fading`: more likely forgotten than the three in four below. `learning`,
 * `steady` and `strong`: will be remembered for less than a week, for less than a month, for longer.
 */
export type Strength = (typeof STRENGTHS)[number];

const FADING_BELOW = 0.75;
const STEADY_FROM_DAYS = 7;
const STRONG_FROM_DAYS = 30;

/** The chance that the learner still knows it, as a fraction. Days are counted in full and parts. */
export function expectedRecall(card: Card, now: number): number {
  return forgetting_curve(default_w, Math.max(0, now - card.lastReview) / DAY, card.stability);
}

export function strengthOf(card: Card, now: number): Strength {
  if (card.reps <= 1) return 'fresh';
  if (expectedRecall(card, now) < FADING_BELOW) return 'fading';
  if (card.stability < STEADY_FROM_DAYS) return 'learning';
  return card.stability < STRONG_FROM_DAYS ? 'steady' : 'strong';
}

/** Why a card comes, as facts for a sentence. */
export interface WhyToday {
  readonly lastRating: Rating;
  /** Whole days since it was answered. */
  readonly daysSince: number;
  /** Whole days that the gap was meant to be. */
  readonly daysPlanned: number;
  readonly recall: number;
}

export function whyToday(card: Card, now: number): WhyToday {
  return {
    lastRating: card.lastRating,
    daysSince: Math.floor(Math.max(0, now - card.lastReview) / DAY),
    daysPlanned: card.scheduledDays,
    recall: expectedRecall(card, now),
  };
}
