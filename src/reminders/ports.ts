/** What the reminders room needs from storage: who is due, and what is still to be sent. `src/storage` implements it. */
import type { LearnerId } from '../core/intent.ts';
import type { Reminders } from '../tutor/state.ts';

/**
 * Every process on a database may sweep and deliver at once. Two things keep a reminder from being sent twice: an
 * outbox row is named by learner and local day, and rows are sent only by who holds a claim on them.
 */
export interface Outbox {
  /**
   * Takes up to `limit` learners whose `nextAt` has come, the longest due first, skipping those that another process is
   * taking. `decide` is asked about each; what it says is written in the same transaction, all of it or nothing.
   */
  sweep(request: SweepRequest, decide: Decide): Promise<Swept>;
  /**
   * Claims up to `limit` waiting reminders of a platform (`discord`, `slack`), taking turns between its workspaces. Nobody
   * else gets them until `until`, epoch milliseconds; send nothing after it.
   */
  claim(claim: ClaimRequest): Promise<readonly Claim[]>;
  /**
   * Writes what became of a claim. False when the claim is no longer ours (it ran out, and the reminder was claimed
   * again, or the learner was forgotten): nothing was written then.
   */
  settle(claim: Claim, outcome: Outcome, now: number): Promise<boolean>;
  /** Hands back claims that nothing was sent for, so that another process need not wait for their end. */
  release(claims: readonly Claim[], now: number): Promise<void>;
  /** How many reminders wait to be sent, claimed or not, and since when the oldest does (null: none waits). */
  backlog(): Promise<{ readonly waiting: number; readonly oldestDueAt: number | null }>;
  /** Deletes what was due before this moment, settled or not; resolves to how many there were. */
  forgetOld(before: number): Promise<number>;
}

/** What couriers and housekeeping need of it. */
export type Waiting = Omit<Outbox, 'sweep'>;

/** Takes up to `limit` learners who are due now (epoch milliseconds) and queues what they are to be reminded of. */
export type TakeDue = (now: number, limit: number) => Promise<Swept>;

export interface SweepRequest {
  readonly now: number;
  /** Cards that fall due until this moment count as due: a little later than `now`. */
  readonly dueBy: number;
  readonly limit: number;
}

/**
 * What to do about one learner who is due. Pure and quick: it is called tens of thousands of times a second, within a
 * transaction. `hasDueCards` is about `dueBy`; `settings.nextAt` is when the reminder was to come.
 */
export type Decide = (settings: Reminders, hasDueCards: boolean) => Decided;

export interface Decided {
  /**
   * Names the reminder that is to be sent now: its local date, `2026-12-24`, or the date and more for one that the learner
   * put off (such a day has had one). Null to send none. A second one of the same name is not sent.
   */
  readonly day: string | null;
  /** Written in place of the old settings. `nextAt` must be later than `now`, or null. */
  readonly settings: Reminders;
}

export interface Swept {
  /** Learners taken; fewer than `limit` when no more are due. */
  readonly taken: number;
  /** Reminders that were put into the outbox. */
  readonly queued: number;
  /** Learners put off by a day because their row could not be read or decided, with the reason for the log. */
  readonly troubles: readonly { readonly learner: LearnerId; readonly reason: string }[];
}

export interface ClaimRequest {
  readonly platform: string;
  readonly limit: number;
  readonly now: number;
  readonly until: number;
}

/** A reminder that this process is to send. */
export interface Claim {
  readonly learner: LearnerId;
  /** What `decide` named it. */
  readonly day: string;
  /** When it was to come, epoch milliseconds. */
  readonly dueAt: number;
  /** How often it was claimed, this time included. Also what tells this claim from a later one. */
  readonly tries: number;
  readonly until: number;
}

export type Outcome =
  | { readonly kind: 'sent' }
  /** Nothing was due any more, or the learner had switched reminders off: nothing was sent. */
  | { readonly kind: 'dropped' }
  /** The platform refused the message for good. */
  | { readonly kind: 'refused' }
  /** Too late for this day. */
  | { readonly kind: 'given-up' }
  /** To be claimed again at this moment, epoch milliseconds. */
  | { readonly kind: 'later'; readonly at: number };
