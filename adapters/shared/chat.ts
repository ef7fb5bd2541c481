/**
 * What a chat platform implements so that `converse.ts` can answer on it: a `Chat` for the platform, and an `Exchange`
 * for each thing that a learner does there.
 */
import type { LearnerEvent } from '../../src/core/event.ts';
import type { Prose } from '../../src/core/prose.ts';
import type { Form, Reply } from '../../src/core/reply.ts';
import type { Pace } from '../../src/tutor/ports.ts';

export interface Chat {
  /** As in metrics, the log and learners' ids: `discord`. */
  readonly platform: string;
  readonly words: ChatWords;
  /** What a failed request means for the learner. */
  failureOf(error: unknown): Failure;
  /** The parts of an error that may go into the log: never a request's body, which has a learner's text in it. */
  describeError(error: unknown): object;
  /** For an error that the learner can mend: what they are told, and nothing is logged. Null for every other. */
  explain?(error: unknown): Reply | null;
}

/** Sentences that tell what to do on this platform. */
export interface ChatWords {
  /** On top of the next answer, when the platform did not take the last one. */
  readonly answerLost: Prose;
  /** Direct messages are closed to the bot: how to open them. */
  readonly directClosed: Reply;
  /** The form is larger than the platform's forms are, and what to do instead. */
  readonly formTooLarge: Reply;
}

export type Failure =
  /** The bot's access is void, and nobody can be told anything. The connection reports it, once. */
  | { readonly kind: 'revoked' }
  /** Nothing leads to the learner, for example because direct messages are closed; `why` goes into the log. */
  | { readonly kind: 'unreachable'; readonly why: string }
  /** Something else: a short apology may still get through. */
  | { readonly kind: 'other' };

/** A command, press, form or message of a learner, and the ways to answer it. */
export interface Exchange {
  readonly event: LearnerEvent;
  /** When it arrived, by `performance.now`. */
  readonly arrivedAt: number;
  /** Whether other people are around. Only the learner sees the answer then. */
  readonly isAmongOthers: boolean;
  /** Whether the button that leads to the direct conversation belongs below the answer. */
  readonly offersDirect: boolean;
  /** Fetches the program that came as a file and rejects when it cannot be read; null when there is none. */
  readonly fetchProgram: (() => Promise<string>) | null;
  /**
   * Tells the platform that an answer or a form will come. Called once and first, synchronously on arrival. Null where
   * nothing has to be told: for a form, on a platform where the form itself is the first response.
   */
  acknowledge(next: 'answer' | 'form'): Acknowledgement | null;
  /** Opens a form whose submission is of this pace. Rejects with what the platform refuses. */
  openForm(form: Form, pace: Pace): Promise<FormOutcome>;
  /** Says, or says anew, that a program waits for its turn; the answer takes the note's place. Rejects as `send`. */
  showWaiting(note: Prose): Promise<void>;
  /** Changes the pressed message and adds new ones, as the reply says. Rejects when nothing leads to the learner. */
  send(reply: Reply): Promise<void>;
  /**
   * Sends the reply to the direct conversation, to which this one then points. Rejects when the bot may not write
   * there.
   */
  sendDirectly(reply: Reply): Promise<void>;
  /**
   * After a typed answer: takes the controls off the message above it. Never rejects. Null for everything not typed.
   */
  readonly removeControlsAbove: (() => Promise<void>) | null;
}

/** Neither promise rejects. */
export interface Acknowledgement {
  /** Resolves when the acknowledgement has gone out, or cannot. The tutor is asked from then on. */
  readonly sent: Promise<void>;
  /** Resolves to whether the platform took it. */
  readonly taken: Promise<boolean>;
}

export type FormOutcome =
  | 'opened'
  /** It has more fields or longer texts than the platform takes. */
  | 'too-large'
  /** Too late for this press; another one helps, and the learner can be told so. */
  | 'late'
  /** Too late for this press, and for telling anything about it. */
  | 'expired';
