/** What the tutor needs from the effect rooms, and what it offers to the adapters. */
import type { Action } from '../core/action-id.ts';
import type { HttpRequest } from '../core/http.ts';
import type { LearnerEvent, LearnerId } from '../core/intent.ts';
import type { Answer, Fault } from '../core/program.ts';
import type { Form, Reply } from '../core/reply.ts';
import type { Attempt, Learner, Progress } from './state.ts';

/** A dialogue with a running program: yields requests, is given their answers, and returns what it made of them. */
export type Drive<Result> = Generator<HttpRequest, Result, Answer>;

export type RunResult<Result> =
  /** `flask` says which Flask answered: `Flask 3.1.3`. */
  | { readonly kind: 'finished'; readonly value: Result; readonly prints: string; readonly flask: string }
  /** The program never came to answer a request. */
  | { readonly kind: 'not-started'; readonly fault: Fault; readonly prints: string };

export interface Sandbox {
  /**
   * Loads a program in a fresh interpreter and lets `drive` talk to it; the interpreter is thrown away afterwards.
   * `startTime` (epoch milliseconds) is what the program's clock shows while it loads; during a request it shows that
   * request's `at`. Never rejects for anything that the program does.
   */
  run<Result>(program: string, startTime: number, drive: Drive<Result>): Promise<RunResult<Result>>;
  close(): Promise<void>;
}

export interface Store {
  /** The learner and, when there is one, the progress in `lesson` (default: the learner's current lesson). */
  load(learner: LearnerId, lesson?: string): Promise<{ learner: Learner | null; progress: Progress | null }>;
  /** The reply that was stored with an event, or null when the event is new. */
  replyTo(event: string): Promise<Reply | null>;
  /**
   * Everything that an event changed, in one transaction. `duplicate`: this event was committed before; nothing was
   * written.
   */
  commit(change: Change): Promise<'committed' | 'duplicate'>;
  /** Deletes the events (not what they changed) from before this moment, epoch milliseconds; resolves to their number. */
  forgetEvents(before: number): Promise<number>;
  close(): Promise<void>;
}

export interface Change {
  readonly event: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly learner: Learner;
  readonly progress: Progress | null;
  readonly attempts: readonly Attempt[];
  readonly reply: Reply;
}

/** The tutor, as an adapter sees it. */
export interface Tutor {
  /** The form that an action of pace `form` opens; null when its lesson or step is gone. Reads no storage. */
  form(learner: LearnerId, action: Action): Form | null;
  /**
   * Answers an event. Events of one learner are handled in the order of the calls. A repeated delivery changes nothing;
   * it resolves to null when this process has answered the event already, and else to the same reply again.
   */
  handle(event: LearnerEvent): Promise<Reply | null>;
  /** Lessons whose id or title contains `typed`, for autocompletion, at most 25. Reads no storage. */
  suggest(typed: string): readonly { readonly id: string; readonly title: string }[];
}
