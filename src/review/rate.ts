/**
 * Which rating an answer earns, and what that makes of its card: ts-fsrs decides, this file only translates.
 *
 * Short-term steps are off. FSRS would else ask again after one and ten minutes, which a learner in a chat is not there
 * for; so every interval is a whole number of days, and what a lesson asks again at once stays the lesson's business.
 */
import {
  createEmptyCard,
  type FSRS,
  type Card as FsrsCard,
  Rating as FsrsRating,
  fsrs,
  GenSeedStrategyWithCardId,
  type Grade,
  State,
  StrategyMode,
} from 'ts-fsrs';
import { RecentMap } from '../core/async.ts';
import type { Card, Rating, ReviewEntry } from './card.ts';

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

export interface ToRate {
  /** The question, as its card names it. */
  readonly lesson: string;
  readonly step: string;
  /** The card as it is; null when the question was never rated. */
  readonly before: Card | null;
  readonly rating: Rating;
  /** When the answer was given. */
  readonly now: number;
  /** The chance of recall to schedule for, as a fraction; taken into what `RETENTION` allows. */
  readonly retention: number;
  /** Intervals vary a little, so that cards learnt together part; how, this and the card decide. */
  readonly learner: string;
}

/** A card as it has become, and the line for the review log. */
export interface Rated {
  readonly card: Card;
  readonly entry: ReviewEntry;
}

/** Below the least, half of everything would be forgotten; above the most, every card would come daily. */
export const RETENTION = { least: 0.7, usual: 0.9, most: 0.97 } as const;

/** The schedulers that were made, by the retention they schedule for. */
const SCHEDULERS = 32;
const schedulers = new RecentMap<number, FSRS>(SCHEDULERS);

const GRADES = {
  again: FsrsRating.Again,
  hard: FsrsRating.Hard,
  good: FsrsRating.Good,
  easy: FsrsRating.Easy,
} as const satisfies Record<Rating, Grade>;

const STATES = { learning: State.Learning, review: State.Review, relearning: State.Relearning } as const;

/** Rates an answer (FSRS-6 with its default weights): the card's next due date and what it remembers. */
export function rate({ lesson, step, before, rating, now, retention, learner }: ToRate): Rated {
  // A clock that was set back must not make a negative gap, which FSRS refuses.
  const at = Math.max(now, before?.lastReview ?? now);
  const seed = `${learner} ${lesson}/${step} `;
  const { card } = schedulerFor(retention).next(toFsrs(before, at, seed), at, GRADES[rating]);
  return {
    card: {
      lesson,
      step,
      due: card.due.getTime(),
      stability: card.stability,
      difficulty: card.difficulty,
      state: fromState(card.state),
      learningSteps: card.learning_steps,
      scheduledDays: card.scheduled_days,
      reps: card.reps,
      lapses: card.lapses,
      lastReview: at,
      lastRating: rating,
    },
    entry: { lesson, step, kind: 'rated', rating, before },
  };
}

/**
 * Gives the newest rating of a card another value, as if the answer had been rated so in the first place: `before` is
 * the card from before that rating, null when it was the first.
 */
export function adjust(card: Card, before: Card | null, rating: Rating, retention: number, learner: string): Rated {
  const { lesson, step, lastReview: now } = card;
  const again = rate({ lesson, step, before, rating, now, retention, learner });
  return { card: again.card, entry: { ...again.entry, kind: 'adjusted' } };
}

/** Takes the newest rating of a card back: what comes out is `before` itself. The line's own `before` is the card. */
export function undo<Before extends Card | null>(card: Card, before: Before): { card: Before; entry: ReviewEntry } {
  const { lesson, step, lastRating: rating } = card;
  return { card: before, entry: { lesson, step, kind: 'undone', rating, before: card } };
}

/** The fuzz is seeded by the card's `seed` and its repetitions, so that a repeated calculation gives the same date. */
interface SeededCard extends FsrsCard {
  readonly seed: string;
}

function toFsrs(card: Card | null, at: number, seed: string): SeededCard {
  if (card === null) return { ...createEmptyCard(at), seed };
  return {
    due: new Date(card.due),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsed_days: 0,
    scheduled_days: card.scheduledDays,
    learning_steps: card.learningSteps,
    reps: card.reps,
    lapses: card.lapses,
    state: STATES[card.state],
    last_review: new Date(card.lastReview),
    seed,
  };
}

function fromState(state: State): Card['state'] {
  if (state === State.Review) return 'review';
  return state === State.Relearning ? 'relearning' : 'learning';
}

function schedulerFor(retention: number): FSRS {
  const wanted = Math.min(Math.max(retention, RETENTION.least), RETENTION.most);
  const made = schedulers.get(wanted);
  if (made !== undefined) return made;
  const scheduler = fsrs({ request_retention: wanted, enable_fuzz: true, enable_short_term: false });
  scheduler.useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'));
  schedulers.set(wanted, scheduler);
  return scheduler;
}
