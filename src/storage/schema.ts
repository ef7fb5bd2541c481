/**
 * The tables as Kysely sees them. The same on every engine: ids are text, times are epoch milliseconds in integers,
 * whatever has a shape of its own is JSON in text.
 */
import type { Kysely, Transaction } from 'kysely';

export interface Schema {
  learners: {
    id: string;
    current_lesson: string | null;
    updated_at: number;
    /** The `ReviewSession` as JSON; null outside one. */
    review: string | null;
    /** Another one after every event; begins with the time, so that who was forgotten never has one of before again. */
    version: number;
  };
  /** One row for a learner in a lesson. `state` is the whole `Progress` as JSON; the other columns are for queries. */
  progress: {
    learner: string;
    lesson: string;
    state: string;
    completed_at: number | null;
    updated_at: number;
  };
  /**
   * Append-only. An attempt is named by its learner and time, the event that brought it and its place in it, so it
   * needs no counter.
   */
  attempts: {
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
  };
  /** Events that were handled, with the reply as JSON, kept for as long as a platform may deliver again. */
  events: {
    id: string;
    learner: string;
    at: number;
    reply: string;
    /** Which process answered it: `Engine.process`. Empty in rows from before there were several. */
    process: string;
  };
  /** One row for a learner and question. `state` is the whole `Card` as JSON; `due` is for queries. */
  cards: {
    learner: string;
    lesson: string;
    step: string;
    state: string;
    due: number;
  };
  /** The review log: append-only, named as attempts are. `before` is a `Card` as JSON. */
  reviews: {
    learner: string;
    event: string;
    place: number;
    lesson: string;
    step: string;
    kind: string;
    rating: string;
    before: string | null;
    at: number;
  };
  /** `settings` are the `Reminders` as JSON without `nextAt` and `lastDay`, which are columns and nowhere else. */
  reminders: {
    learner: string;
    settings: string;
    next_at: number | null;
    last_day: string | null;
  };
  /** One row for a learner and local day (or what else names a reminder), which is why no day has two. */
  outbox: {
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
  };
  /** The last run that a learner saw the transcript of. `seen` is the whole `LastRun` as JSON. */
  runs: {
    learner: string;
    seen: string;
    at: number;
  };
  /**
   * What a learner sent last with a form of a step: `form` is the verb of its submission, `fields` JSON by field id.
   */
  drafts: {
    learner: string;
    lesson: string;
    step: string;
    form: string;
    fields: string;
    at: number;
  };
  /** Which migrations have run; number 0 is the lock that migrating takes. */
  nibble_migrations: { number: number; name: string };
}

export type Database = Kysely<Schema>;
export type DatabaseTransaction = Transaction<Schema>;
