/**
 * The tables as Kysely sees them. The same on every engine: ids are text, times are epoch milliseconds in integers,
 * whatever has a shape of its own is JSON in text.
 */
import type { Kysely, Transaction } from 'kysely';

export interface Schema {
  learners: LearnersTable;
  progress: ProgressTable;
  attempts: AttemptsTable;
  events: EventsTable;
  cards: CardsTable;
  reviews: ReviewsTable;
  reminders: RemindersTable;
  outbox: OutboxTable;
  runs: RunsTable;
  drafts: DraftsTable;
  /** Which migrations have run; number 0 is the lock that migrating takes. */
  nibble_migrations: { number: number; name: string };
}

interface LearnersTable {
  id: string;
  current_lesson: string | null;
  updated_at: number;
  /** The `ReviewSession` as JSON; null outside one. */
  review: string | null;
  /** Another one after every event; begins with the time, so that who was forgotten never has one of before again. */
  version: number;
}

/** One row for a learner in a lesson. `state` is the whole `Progress` as JSON; the other columns are for queries. */
interface ProgressTable {
  learner: string;
  lesson: string;
  state: string;
  completed_at: number | null;
  updated_at: number;
}

/**
 * Append-only. An attempt is named by its learner and time, the event that brought it and its place in it, so it needs no
 * counter.
 */
interface AttemptsTable {
  event: string;
  place: number;
  learner: string;
  lesson: string;
  step: string;
  kind: string;
  given: string;
  verdict: string;
  hints: number;
  at: number;
}

/** Events that were handled, with the reply as JSON, kept for as long as a platform may deliver again. */
interface EventsTable {
  id: string;
  learner: string;
  at: number;
  reply: string;
  /** Which process answered it: `Engine.process`. Empty in rows from before there were several. */
  process: string;
}

/** One row for a learner and question. `state` is the whole `Card` as JSON; `due` is for queries. */
interface CardsTable {
  learner: string;
  lesson: string;
  step: string;
  state: string;
  due: number;
}

/** The review log: append-only, named as attempts are. `before` is a `Card` as JSON. */
interface ReviewsTable {
  learner: string;
  event: string;
  place: number;
  lesson: string;
  step: string;
  kind: string;
  rating: string;
  before: string | null;
  at: number;
}

/** The last run that a learner saw the transcript of. `seen` is the whole `Seen` as JSON. */
interface RunsTable {
  learner: string;
  seen: string;
  at: number;
}

/** What a learner sent last with a form of a step: `form` is the verb of its submission, `fields` JSON by field id. */
interface DraftsTable {
  learner: string;
  lesson: string;
  step: string;
  form: string;
  fields: string;
  at: number;
}

/** `settings` are the `Reminders` as JSON without `nextAt` and `lastDay`, which are columns and nowhere else. */
interface RemindersTable {
  learner: string;
  settings: string;
  next_at: number | null;
  last_day: string | null;
}

/** One row for a learner and local day (or what else names a reminder), which is why no day has two. */
interface OutboxTable {
  learner: string;
  day: string;
  /** `slack`, and `slack:T024BE7LD`: the learner's id without the account. */
  platform: string;
  workspace: string;
  due_at: number;
  /** When it may be claimed: for a claimed one the end of the claim; null when it is settled. */
  ready_at: number | null;
  /** How often it was claimed. */
  tries: number;
  /** The kind of its last outcome; null before the first. */
  outcome: string | null;
}

export type Database = Kysely<Schema>;
export type DatabaseTransaction = Transaction<Schema>;
