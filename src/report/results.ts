/** What a class's report is made from, as the storage has it: where each member is, and how the answers are spread. */
import type { LearnerId } from '../core/event.ts';

/** All that is known of a class in one lesson. */
export interface ClassResults {
  /** The first to join first. */
  readonly members: readonly MemberResults[];
  /** One for each step of which there is something to count. */
  readonly steps: readonly StepCounts[];
}

/** Moments are epoch milliseconds. */
export interface MemberResults {
  readonly learner: LearnerId;
  readonly joinedAt: number;
  /** Null before they began the lesson. */
  readonly progress: MemberProgress | null;
}

export interface MemberProgress {
  /** Id of the step they are at, and its index when they came there. */
  readonly position: string;
  readonly index: number;
  /** Questions whose last answer was right, by step id. */
  readonly right: readonly string[];
  /** Exercises that they passed, by step id. */
  readonly passed: readonly string[];
  readonly startedAt: number;
  /** When they last did something in the lesson. */
  readonly lastAt: number;
  readonly completedAt: number | null;
}

/** How the members' answers to one step, or their programs, are spread. */
export interface StepCounts {
  readonly step: string;
  /** Of a question: members who answered it, and those who were right at the first try and without a hint. */
  readonly answered: number;
  readonly firstTry: number;
  /** Members who have looked at a hint. */
  readonly hinted: number;
  /**
   * How many members took how many tries until now, the fewest tries first. Of an exercise: the programs that they
   * sent. Of a question: their wrong answers, and one more.
   */
  readonly tries: readonly { readonly tries: number; readonly members: number }[];
  /** Wrong answers in the members' words, the most usual first; at most `MOST_WRONG`. */
  readonly wrong: readonly Counted[];
  /** Ids of mistakes in programs, the most usual first. */
  readonly mistakes: readonly Counted[];
}

export interface Counted {
  readonly what: string;
  /** How many members; each counts once, however often. */
  readonly members: number;
}

/** What is kept of the wrong answers to a question: typed ones may all be different. */
export const MOST_WRONG = 5;

/** One answer or program of a member, for the export. */
export interface MemberAttempt {
  readonly learner: LearnerId;
  readonly lesson: string;
  readonly step: string;
  readonly kind: 'answer' | 'skip' | 'program';
  /** The answer in words; of a program nothing. */
  readonly given: string;
  readonly verdict: 'right' | 'wrong' | 'skipped' | 'error';
  readonly mistake: string | null;
  /** How many hints they had seen. */
  readonly hints: number;
  readonly at: number;
}
