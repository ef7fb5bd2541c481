/**
 * What is kept of learners, for good: one interface, in a part for each of those who use it. `src/storage` implements
 * it. Arguments and answers are plain data, so that a storage can live in another thread.
 */
import type { LearnerId, Room } from '../core/event.ts';
import type { Reply } from '../core/reply.ts';
import type { Class, Member } from '../group/class.ts';
import type { Round } from '../group/round.ts';
import type { ClassResults } from '../report/results.ts';
import type { Card, ReviewEntry } from '../review/card.ts';
import type { Attempt, LastRun, Learner, Progress, Reminders, Unread } from './state.ts';
import type {
  ClassRecord,
  ClassSeen,
  ClassWrite,
  MemberAnswers,
  NoticeStorage,
  Play,
  RoundRecord,
  RoundSeen,
  RoundStorage,
  RoundWrite,
  SetTimetable,
} from './storage/group.ts';

export interface Storage
  extends LearnerStorage,
    RoundStorage,
    NoticeStorage,
    ReminderStorage,
    RetentionStorage,
    ClockStorage {
  /** Every class there is, the oldest first: for the operator. */
  allClasses(): Promise<readonly Class[]>;
  /** What was not understood most often, the most often first: for the host. */
  mostUnread(limit: number): Promise<readonly UnreadPhrase[]>;
  close(): Promise<void>;
}

export interface UnreadPhrase {
  readonly situation: string;
  readonly phrase: string;
  readonly times: number;
}

/** For the tutor. */
export interface LearnerStorage {
  /**
   * The learner, the settings of reminders (null before they were ever asked about) and, when there is one, the
   * progress in `lesson` (default: the learner's current lesson). One read: every event waits for it.
   */
  load(learner: LearnerId, lesson?: string): Promise<Loaded>;
  /** One card, null when the question was never answered. */
  loadCard(learner: LearnerId, lesson: string, step: string): Promise<Card | null>;
  /** All of a learner's cards and the settings of reminders (null before they were ever asked about). */
  loadReview(learner: LearnerId): Promise<{ cards: readonly Card[]; reminders: Reminders | null }>;
  /** Progress in every lesson, and the attempts, oldest first: for the overview and the export. */
  loadAll(learner: LearnerId): Promise<Everything>;
  /** The last run that the learner saw the transcript of; null when there was none of late. */
  loadRun(learner: LearnerId): Promise<LastRun | null>;
  /** What the learner sent last with a form; null when there was nothing of late. */
  loadDraft(learner: LearnerId, form: FormName): Promise<Fields | null>;
  /** All that the learner sent last with forms: for the export. */
  loadDrafts(learner: LearnerId): Promise<readonly Draft[]>;
  /** The reply that was stored with an event of a learner's, or null when the event is new. */
  replyTo(learner: LearnerId, event: string): Promise<Reply | null>;
  /**
   * The reply that was stored with an event of a learner's, to be given by this process: the one that committed the
   * event has ended, or is this one. Null when the event is new, or another process is there to give it; of several
   * that ask, one is given it.
   */
  takeOver(learner: LearnerId, event: string): Promise<Reply | null>;
  /** A round as one learner stands in it; null when there is none of that id. */
  loadRound(round: string, learner: LearnerId): Promise<RoundSeen | null>;
  /** The round that goes on in a channel; null when there is none. */
  roundIn(room: Room): Promise<Round | null>;
  /** What was set up for a channel, to be opened by the clock. */
  timetablesIn(room: Room): Promise<readonly SetTimetable[]>;
  /** All that was chosen in a round, and by whom: for its reveals and its board. */
  loadPlay(round: string): Promise<Play>;
  /** A class as one learner stands in it, also one that has ended; null when there is none of that id. */
  loadClass(id: string, learner: LearnerId): Promise<ClassSeen | null>;
  /** The class that goes on in a channel; null when there is none. */
  classIn(room: Room, learner: LearnerId): Promise<ClassSeen | null>;
  /** The classes that go on and that a learner is in, or hosts, the oldest first. */
  classesOf(learner: LearnerId): Promise<readonly ClassSeen[]>;
  /** Who is in a class, the first to join first. Only for its hosts. */
  membersOf(id: string): Promise<readonly Member[]>;
  /** How the members of a class do in a lesson. Only for its hosts. */
  resultsIn(id: string, lesson: string): Promise<ClassResults>;
  /**
   * What the next few members of a class answered in a lesson, those whose ids come after `after`. Only for its hosts.
   */
  answersIn(id: string, lesson: string, after: LearnerId | ''): Promise<MemberAnswers>;
  /** Everything that an event changed, in one transaction, or nothing of it. */
  commit(change: Change): Promise<CommitOutcome>;
  /** Deletes everything about a learner in one transaction; resolves to how many rows of each kind there were. */
  forget(learner: LearnerId): Promise<Readonly<Record<string, number>>>;
}

/**
 * For reminders. Every process on a database may queue and send them at once. Two things keep one from being sent
 * twice: a row of the outbox is named by learner and local day, and rows are sent only by who holds a claim on them.
 */
export interface ReminderStorage {
  /**
   * Takes up to `limit` learners whose reminder has come by `now`, the longest due first, skipping those that another
   * process is taking. What each is to be reminded of is queued and their next reminder set, in one transaction.
   */
  enqueueDue(now: number, limit: number): Promise<Enqueued>;
  /**
   * Claims up to `limit` waiting reminders of a platform (`discord`, `slack`), taking turns between its workspaces.
   * Nobody else gets them until `until`, epoch milliseconds; send nothing after it.
   */
  claimReminders(request: ClaimRequest): Promise<readonly Claim[]>;
  /**
   * Writes what became of a claim. False when the claim is no longer ours (it ran out, and the reminder was claimed
   * again, or the learner was forgotten): nothing was written then.
   */
  resolveReminder(claim: Claim, outcome: ReminderOutcome, now: number): Promise<boolean>;
  /** Hands back claims that nothing was sent for, so that another process need not wait for their end. */
  releaseReminders(claims: readonly Claim[], now: number): Promise<void>;
  /** How many reminders wait to be sent, claimed or not, and since when the oldest does (null: none waits). */
  reminderBacklog(): Promise<{ readonly waiting: number; readonly oldestDueAt: number | null }>;
}

/** For the retention job. Moments are epoch milliseconds; each call deletes in steps that keep no reply waiting. */
export interface RetentionStorage {
  /** Deletes the events (not what they changed), runs and drafts from before this moment; resolves to their number. */
  forgetEvents(before: number): Promise<number>;
  /** Deletes the reminders that were due before this moment, sent or not; resolves to their number. */
  forgetReminders(before: number): Promise<number>;
  /** Deletes rounds that were done with before this moment, and what was chosen in them; resolves to their number. */
  forgetRounds(before: number): Promise<number>;
  /** Deletes classes that had ended, memberships that were left and notices of before this moment. */
  forgetClasses(before: number): Promise<number>;
  /** Deletes phrases that were not understood, and not typed again since this moment; resolves to their number. */
  forgetUnread(before: number): Promise<number>;
  /** Forgets old answers, and learners who have long been away, among the next few learners. */
  forgetOld(request: RetentionRequest): Promise<Retained>;
}

/** For the clock: what time the database has seen. Moments are epoch milliseconds. */
export interface ClockStorage {
  /** The newest moment that was noted or, in a database of before, in which a learner came; null in a new one. */
  lastSeen(): Promise<number | null>;
  /** Notes this moment in place of the one before. */
  see(moment: number): Promise<void>;
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
  /** What was chosen in rounds with others. */
  readonly rounds: readonly RoundRecord[];
  /** The classes that they are or were in, or host. */
  readonly classes: readonly ClassRecord[];
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
   * Null when nothing about reminders changed. Their `lastDay` is not written when there is a row already: only
   * `enqueueDue` changes it, and may have done so while this event was being decided.
   */
  readonly reminders: Reminders | null;
  /** The run that the reply tells of, and the form that was sent; null leaves what there was. */
  readonly lastRun: LastRun | null;
  readonly draft: Draft | null;
  /** Null: nothing about a round. */
  readonly round?: RoundWrite | null;
  /** Null: nothing about classes. */
  readonly class?: ClassWrite | null;
  /** What was not understood, to be counted; null where all was. */
  readonly unread: Unread | null;
  readonly reply: Reply;
}

/**
 * The learner's version once a change is committed. A new learner begins with the time, so that no version comes again.
 */
export const versionAfter = ({ version, at }: Pick<Change, 'version' | 'at'>): number =>
  version === 0 ? at : version + 1;

export interface Enqueued {
  /** Learners taken; fewer than the limit when no more are due. */
  readonly taken: number;
  /** Reminders that were put into the outbox. */
  readonly queued: number;
  /** Learners postponed by a day because their row could not be read or decided, with the reason for the log. */
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
  /** Names the reminder: its local date, `2026-12-24`, or the date and more for a snoozed one. */
  readonly day: string;
  /** When it was to come, epoch milliseconds. */
  readonly dueAt: number;
  /** How often it was claimed, this time included. Also what tells this claim from a later one. */
  readonly tries: number;
  readonly until: number;
}

export type ReminderOutcome =
  | { readonly kind: 'sent' }
  /** Nothing was due any more, or the learner had switched reminders off: nothing was sent. */
  | { readonly kind: 'dropped' }
  /** The platform refused the message for good. */
  | { readonly kind: 'refused' }
  /** Too late for this day. */
  | { readonly kind: 'given-up' }
  /** To be claimed again at this moment, epoch milliseconds. */
  | { readonly kind: 'later'; readonly at: number };

export interface RetentionRequest {
  /** The last id that was looked at; empty to begin with. */
  readonly after: string;
  /** Answers and programs given before this moment are deleted; null: none. */
  readonly answersBefore: number | null;
  /** Learners of whom nothing came since this moment are forgotten; null: nobody. */
  readonly learnersBefore: number | null;
}

export interface Retained {
  /** Where to go on; null when everybody was looked at. */
  readonly next: string | null;
  readonly answers: number;
  readonly learners: number;
}

export type StorageCall = keyof Storage;

/**
 * Every call, by the name that metrics know it by. What passes calls on (to another thread, past a stopwatch) is made
 * from this list, so a call that is missing here does not compile.
 */
export const STORAGE_CALLS: { readonly [Call in StorageCall]: string } = {
  load: 'load',
  loadCard: 'load-card',
  loadReview: 'load-review',
  loadAll: 'load-all',
  loadRun: 'load-run',
  loadDraft: 'load-draft',
  loadDrafts: 'load-drafts',
  replyTo: 'reply-to',
  takeOver: 'take-over',
  commit: 'commit',
  forget: 'forget',
  loadRound: 'load-round',
  roundIn: 'round-in',
  timetablesIn: 'timetables-in',
  loadPlay: 'load-play',
  loadClass: 'load-class',
  classIn: 'class-in',
  classesOf: 'classes-of',
  membersOf: 'members-of',
  resultsIn: 'results-in',
  answersIn: 'answers-in',
  allClasses: 'all-classes',
  claimNotices: 'claim-notices',
  resolveNotice: 'resolve-notice',
  forgetClasses: 'forget-classes',
  holdRounds: 'hold-rounds',
  hasRounds: 'has-rounds',
  standingOf: 'standing-of',
  saveRound: 'save-round',
  doubtRound: 'doubt-round',
  releaseRounds: 'release-rounds',
  dueTimetables: 'due-timetables',
  openByTimetable: 'open-by-timetable',
  forgetRounds: 'forget-rounds',
  enqueueDue: 'enqueue-due',
  claimReminders: 'claim-reminders',
  resolveReminder: 'resolve-reminder',
  releaseReminders: 'release-reminders',
  reminderBacklog: 'reminder-backlog',
  forgetEvents: 'forget-events',
  forgetReminders: 'forget-reminders',
  forgetOld: 'forget-old',
  lastSeen: 'last-seen',
  see: 'see',
  forgetUnread: 'forget-unread',
  mostUnread: 'most-unread',
  close: 'close',
};

/** A call, as who only passes it on sees it. */
export type AnyCall = (...given: readonly unknown[]) => Promise<unknown>;

/** A storage whose calls are all made by `callOf`. */
export function storageOf(callOf: (name: StorageCall) => AnyCall): Storage {
  const names = Object.keys(STORAGE_CALLS) as StorageCall[];
  return Object.fromEntries(names.map((name) => [name, callOf(name)])) as { [Call in StorageCall]: AnyCall } as Storage;
}
