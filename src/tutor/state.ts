/** What is remembered of a learner. Plain JSON: the store keeps it as it is. */
import type { BrowserKind } from '../browser/index.ts';
import type { LearnerId } from '../core/event.ts';
import type { Prose } from '../core/prose.ts';
import type { CookieDecision } from '../explain/decisions.ts';
import type { SignedSession } from '../explain/open-session.ts';
import type { StoryEvent } from '../explain/story.ts';
import type { LabStep } from '../lab/replay.ts';
import type { Card } from '../review/card.ts';
import type { Scene } from '../transcript/diagram/scene.ts';

export interface Learner {
  readonly id: LearnerId;
  /** Where typed messages belong; null before the first lesson. */
  readonly currentLesson: string | null;
  /** The review that the learner is in, where typed messages belong before anything else; null outside one. */
  readonly review: ReviewSession | null;
  /** Whether what they miss in a quiz with others becomes review cards; left out before they were asked. */
  readonly keepsMissed?: boolean;
  /** The event that the newest message of the conversation answered: what it asked is answered next. Null: none yet. */
  readonly lastEvent: string | null;
}

/** A sitting with due cards. */
export interface ReviewSession {
  /** The card that is being asked, or was just answered. */
  readonly lesson: string;
  readonly step: string;
  /** The card's `reps` when it was asked. */
  readonly round: number;
  /** Which variant of the question is shown: 0 for the question itself, 1 for its first variant … */
  readonly variant: number;
  readonly answered: boolean;
  readonly hints: number;
  /** How many cards this sitting is to have in all, and how many are done. */
  readonly planned: number;
  readonly done: number;
  /** What was answered so far, for the end message: the newest last. */
  readonly rated: readonly { readonly lesson: string; readonly step: string; readonly right: boolean }[];
  /** Cards that the learner does not want in this sitting. They stay due. */
  readonly skipped: readonly { readonly lesson: string; readonly step: string }[];
  /** The newest rated card as it was before, so that the rating can be adjusted or undone; null when there is none. */
  readonly before: Card | null;
}

/** When reminders come, and how they have been received. Times of day are minutes after local midnight. */
export interface Reminders {
  /** `unasked` until the learner chose; nothing is sent then. */
  readonly state: 'unasked' | 'on' | 'off';
  /** An IANA name, such as `Europe/Berlin`. */
  readonly zone: string;
  /** Whether the learner chose the zone, or the platform or a guess did. */
  readonly zoneChosen: boolean;
  readonly time: number;
  /** Monday first. */
  readonly days: readonly boolean[];
  /** No reminder between these; may go over midnight. Null for none. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  /** A local date, `2026-12-24`: the first day on which reminders come again; null when not paused. */
  readonly pausedUntil: string | null;
  /** Cards a day at most. */
  readonly cardsPerDay: number;
  /** The chance of recall that cards are scheduled for, as a fraction. */
  readonly retention: number;
  /** Reminders in a row that were not answered. */
  readonly unanswered: number;
  /** `weekly` and then `silent` after too many unanswered ones. */
  readonly pace: 'daily' | 'weekly' | 'silent';
  /** A local date: the day that the newest reminder was for; null before the first. */
  readonly lastDay: string | null;
  /** Whether the platform refused a direct message, and the learner has not been told yet. */
  readonly refused: boolean;
  /** Epoch milliseconds of the next reminder; null when none is to come. */
  readonly nextAt: number | null;
  /** Whether the learner put the next one off, so that it may come on a day that has had one. */
  readonly snoozed: boolean;
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
  /** Where the hints of exercises begin, by step id: with the one for what failed last. Left out before any failed. */
  readonly failing?: Readonly<Record<string, FailingHint>> | undefined;
  /**
   * Questions that are being asked on their own, the current one first, and behind them perhaps the step to come back
   * to; null outside a retry or quiz.
   */
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
  /** Which browser the learner is; left out: Chromium. */
  readonly browser?: BrowserKind;
  /** Whether the learner is in it now, so that typed messages belong there. */
  readonly open: boolean;
}

/** What an exercise failed on. */
export interface FailingHint {
  /** The hint that fits it, from 1. */
  readonly hint: number;
  /** How many hints had been shown by then. */
  readonly shown: number;
}

/** How a question went. A skipped one has a record too, with `given` null. */
export interface QuestionRecord {
  readonly given: string | null;
  readonly right: boolean;
  /** Right at the first try and without a hint. */
  readonly firstTry: boolean;
  /** In which form it was asked, counted on each time it is asked again; without it, as the question itself. */
  readonly round?: number;
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
  /** Of a program: the id of the usual mistake in it, where one was found. */
  readonly mistake?: string;
}

/** The last run that a learner saw the transcript of, as far as it can be asked about. */
export interface LastRun {
  readonly lesson: string;
  /** Id of the example or exercise. */
  readonly step: string;
  /** The learner's program: of an exercise, or their own version of an example; left out: the author's. */
  readonly program?: string;
  readonly decisions: readonly CookieDecision[];
  /** For a picture of it: the newest ones. */
  readonly scenes: readonly Scene[];
  /** All of it as text, its newest part where it was long. Left out of runs that were kept without. */
  readonly told?: readonly Prose[] | undefined;
  /** The newest signed sessions that the browser held, which can be opened. Left out of runs without any. */
  readonly sessions?: readonly SignedSession[] | undefined;
  /** Whether Firefox would do anything differently; left out in what was stored before that was asked. */
  readonly differs?: boolean | undefined;
  /** The story of its cookies; left out in what was stored before there were any. */
  readonly story?: readonly StoryEvent[] | undefined;
}

/** A line that nobody understood, in a form that names nobody. */
export interface Unread {
  /** Where it was typed: at a question, in the lab … */
  readonly situation: Situation;
  readonly phrase: string;
}

export const SITUATIONS = ['fresh', 'lesson', 'example', 'question', 'exercise', 'card', 'review', 'lab'] as const;

export type Situation = (typeof SITUATIONS)[number];
