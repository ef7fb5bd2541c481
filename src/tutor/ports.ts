/** What the tutor needs from the effect rooms, and what it offers to the adapters. */
import type { Action } from '../core/action-id.ts';
import type { LearnerEvent, LearnerId } from '../core/intent.ts';
import type { Block, Form, Reply } from '../core/reply.ts';

export type {
  Change,
  CommitOutcome,
  Draft,
  Everything,
  Fields,
  FormName,
  LearnerStorage as Store,
  Loaded,
} from './storage.ts';

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
