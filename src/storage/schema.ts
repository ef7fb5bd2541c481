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
  /** Which migrations have run; number 0 is the lock that migrating takes. */
  nibble_migrations: { number: number; name: string };
}

interface LearnersTable {
  id: string;
  current_lesson: string | null;
  updated_at: number;
}

/** One row for a learner in a lesson. `state` is the whole `Progress` as JSON; the other columns are for queries. */
interface ProgressTable {
  learner: string;
  lesson: string;
  state: string;
  completed_at: number | null;
  updated_at: number;
}

/** Append-only. An attempt is named by the event that brought it and its place in it, so it needs no counter. */
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
}

export type Database = Kysely<Schema>;
export type DatabaseTransaction = Transaction<Schema>;
