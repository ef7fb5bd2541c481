/** What the tutor needs from the effect rooms, and what it offers to the adapters. */
import type { Action } from '../core/action-id.ts';
import type { LearnerEvent, LearnerId } from '../core/intent.ts';
import type { Block, Form, Reply } from '../core/reply.ts';
import type { Card, ReviewEntry } from '../review/card.ts';
import type { Seen } from './seen.ts';
import type { Attempt, Learner, Progress, Reminders } from './state.ts';

export interface Store {
  /**
   * The learner, the settings of reminders (null before they were ever asked about) and, when there is one, the progress
   * in `lesson` (default: the learner's current lesson). Two reads: every event waits for them.
   */
  load(learner: LearnerId, lesson?: string): Promise<Loaded>;
  /** One card, null when the question was never answered. */
  loadCard(learner: LearnerId, lesson: string, step: string): Promise<Card | null>;
  /** All of a learner's cards and the settings of reminders (null before they were ever asked about). */
  loadReview(learner: LearnerId): Promise<{ cards: readonly Card[]; reminders: Reminders | null }>;
  /** Progress in every lesson, and the attempts, oldest first: for the overview and the export. */
  loadAll(learner: LearnerId): Promise<Everything>;
  /** The last run that the learner saw the transcript of; null when there was none of late. */
  loadRun(learner: LearnerId): Promise<Seen | null>;
  /**
   * What the learner sent last with a form; null when there was nothing of late, or when it cannot be had within half a
   * second, since a form has to open at once. Never rejects.
   */
  loadDraft(learner: LearnerId, form: FormName): Promise<Fields | null>;
  /** All that the learner sent last with forms: for the export. */
  loadDrafts(learner: LearnerId): Promise<readonly Draft[]>;
  /** Deletes everything about a learner in one transaction; resolves to how many rows of each kind there were. */
  forget(learner: LearnerId): Promise<Readonly<Record<string, number>>>;
  /** The reply that was stored with an event of a learner's, or null when the event is new. */
  replyTo(learner: LearnerId, event: string): Promise<Reply | null>;
  /**
   * The reply that was stored with an event of a learner's, to be given by this process: the one that committed the event
   * has ended, or is this one. Null when the event is new, or another process is there to give it; of several that ask, one
   * is given it.
   */
  takeOver(learner: LearnerId, event: string): Promise<Reply | null>;
  /** Everything that an event changed, in one transaction, or nothing of it. */
  commit(change: Change): Promise<CommitOutcome>;
  /**
   * Deletes the events (not what they changed), runs and drafts from before this moment, epoch milliseconds; resolves to
   * their number.
   */
  forgetEvents(before: number): Promise<number>;
  close(): Promise<void>;
}

/** A form of a step, by the verb that it is submitted with. */
export interface FormName {
  readonly lesson: string;
  readonly step: string;
  readonly form: string;
}

/** By their ids, as they were submitted. */
export type Fields = Readonly<Record<string, string>>;

export interface Draft extends FormName {
  readonly fields: Fields;
}

export type CommitOutcome =
  | 'committed'
  /** This event was committed before. */
  | 'duplicate'
  /** Something else was committed of this learner since the version that the change was decided on. */
  | 'overtaken';

export interface Loaded {
  readonly learner: Learner | null;
  /** Another one after everything that is committed of the learner; 0 when there is none. */
  readonly version: number;
  readonly reminders: Reminders | null;
  readonly progress: Progress | null;
}

/** All that is remembered of a learner, but for events. */
export interface Everything {
  readonly learner: Learner | null;
  readonly progress: readonly Progress[];
  readonly attempts: readonly (Attempt & { readonly at: number })[];
  readonly cards: readonly Card[];
  readonly reviews: readonly (ReviewEntry & { readonly at: number })[];
  readonly reminders: Reminders | null;
}

export interface Change {
  readonly event: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly learner: Learner;
  /** As it was loaded. */
  readonly version: number;
  readonly progress: Progress | null;
  readonly attempts: readonly Attempt[];
  /** Cards as they are now, and what is appended to the review log. */
  readonly cards: readonly Card[];
  readonly reviews: readonly ReviewEntry[];
  /**
   * Null when nothing about reminders changed. Their `lastDay` is not written when there is a row already: it is the
   * sweep's, which may have moved it while this event was being decided.
   */
  readonly reminders: Reminders | null;
  /** The run that the reply tells of, and the form that was sent; null leaves what there was. */
  readonly seen: Seen | null;
  readonly draft: Draft | null;
  readonly reply: Reply;
}

/** What a platform can do on its own account, by the prefix of a learner's id (`discord`, `slack`). */
export interface Platform {
  /** The IANA zone in the learner's profile there; null where the platform has none. Never rejects. */
  zoneOf(learner: LearnerId): Promise<string | null>;
  /**
   * Sends blocks to a learner as a direct message. `key` names this message: where the platform can, a second call with
   * the same key sends nothing. Never rejects.
   */
  deliver(learner: LearnerId, blocks: readonly Block[], key: string): Promise<DeliveryResult>;
}

export type DeliveryResult =
  | { readonly kind: 'sent' }
  /** The learner takes no direct messages from the bot, or is gone. */
  | { readonly kind: 'refused' }
  /** Not now; the platform asks to wait this many milliseconds, or null when it did not say. */
  | { readonly kind: 'later'; readonly wait: number | null };

/** The tutor, as an adapter sees it. */
export interface Tutor {
  /**
   * The form that an action of pace `form` opens, with what the learner sent last; null when its lesson or step is gone.
   * It may read storage, but waits for it half a second at most. Never rejects.
   */
  form(learner: LearnerId, action: Action): Promise<Form | null>;
  /** The same at once, for a platform that takes a form as its first response only: what this process knows. Reads no storage. */
  formNow(learner: LearnerId, action: Action): Form | null;
  /**
   * Answers an event. Events of one learner are handled in the order of the calls; where several processes have some at
   * the same time, in the order in which they are committed. A repeated delivery changes nothing; it resolves to null when
   * the event was answered already, or is being answered by a process that is there, and else to the same reply again.
   */
  handle(event: LearnerEvent, watch?: Watch): Promise<Reply | null>;
  /** Lessons or time zones that match what was typed so far, for autocompletion, at most 25. Reads no storage. */
  suggest(what: 'lessons' | 'zones', typed: string): readonly Suggestion[];
}

/** The tutor, as the reminders room sees it. */
export interface ReminderWriter extends Pick<Tutor, 'handle'> {
  /** Told once it is known what became of a message. Rejects as `handle` does. */
  reminded(reminded: Reminded): Promise<void>;
}

/** A reminder that was written, and what became of it. */
export interface Reminded {
  /** Names this report: a repeated one changes nothing. */
  readonly id: string;
  readonly learner: LearnerId;
  /** The id of the event that the message answered. */
  readonly written: string;
  /** `sent`: the learner has it, so what is typed from now on may be an answer to its card. */
  readonly result: 'sent' | 'refused';
}

/** `value` is what the command is given; `label` is what is shown, such as `Europe/Berlin, now 14:05`. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** What an adapter may tell the learner while the answer is on its way. */
export interface Watch {
  /** A program has to wait for its turn: how many are ahead of it. */
  readonly waiting: (ahead: number) => void;
}
