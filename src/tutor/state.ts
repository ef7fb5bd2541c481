/** What is remembered of a learner. Plain JSON: the store keeps it as it is. */
import type { LearnerId } from '../core/intent.ts';
import type { LabStep } from '../lab/index.ts';

export interface Learner {
  readonly id: LearnerId;
  /** Where typed messages belong; null before the first lesson. */
  readonly currentLesson: string | null;
}

/** One learner in one lesson. */
export interface Progress {
  readonly lesson: string;
  /** Id of the step the learner is at. */
  readonly position: string;
  /** The position's index, in case an edited lesson no longer has that id. */
  readonly index: number;
  /** Whether the question at this position has been answered since the learner came to it. */
  readonly answered: boolean;
  /** By step id. */
  readonly answers: Readonly<Record<string, QuestionRecord>>;
  /** How many hints were shown, by step id. */
  readonly hints: Readonly<Record<string, number>>;
  /** Exercises whose checks all passed, by step id. */
  readonly passed: Readonly<Record<string, true>>;
  /** Missed questions that are being asked again, the current one first; null outside a retry. */
  readonly retry: readonly string[] | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly completedAt: number | null;
  /** The lab of this lesson; null before the first visit to it. */
  readonly lab: LabState | null;
}

/** The learner as the browser of a running example: what they did is all there is, everything else follows from it. */
export interface LabState {
  /** Id of the example's step. */
  readonly example: string;
  /** What the clock in the lab showed at its beginning: epoch milliseconds, a whole second. */
  readonly startedAt: number;
  /** At most `MAX_LAB_STEPS`. */
  readonly steps: readonly LabStep[];
  /** Whether the learner is in it now, so that typed messages belong there. */
  readonly open: boolean;
}

/** How a question went. A skipped one has a record too, with `given` null. */
export interface QuestionRecord {
  readonly given: string | null;
  readonly right: boolean;
  /** Right at the first try and without a hint. */
  readonly firstTry: boolean;
}

/** One answer or submission, as it was given. Appended, never changed. */
export interface Attempt {
  readonly lesson: string;
  readonly step: string;
  readonly kind: 'answer' | 'skip' | 'program';
  /** The option's words, the typed text, or the program. */
  readonly given: string;
  readonly verdict: 'right' | 'wrong' | 'skipped' | 'error';
  /** How many hints the learner had seen. */
  readonly hints: number;
}
