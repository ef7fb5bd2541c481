/**
 * The tables as Kysely sees them. The same on every engine: ids are text, times are epoch milliseconds in integers,
 * whatever has a shape of its own is JSON in text (`stored-json.ts`).
 */
import type { Kysely, Transaction } from 'kysely';

export interface Schema {
  learners: {
    id: string;
    current_lesson: string | null;
    updated_at: number;
    /** The `ReviewSession` as JSON; null outside one. */
    review: string | null;
    /** 1 or 0; null before the learner was asked. */
    keeps_missed: number | null;
    /** Another one after every event; begins with the time, so that who was forgotten never has one of before again. */
    version: number;
    /** The event that the newest message of the conversation answered; null before the first. */
    last_event: string | null;
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
    /**
     * The id of the usual mistake in a program; null for a right one, where none was found, and from before they were
     * kept.
     */
    mistake: string | null;
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
  /** A round of a quiz in a channel. `state` is the `Round` as JSON, without what is in columns. */
  rounds: {
    id: string;
    server: string;
    channel: string;
    /** The channel while the round goes on, which is why a channel has one at a time; null once it is over. */
    open_in: string | null;
    /** A learner; null when there is none, or they were forgotten. */
    host: string | null;
    state: string;
    turn: number;
    /** The place of the question that takes answers; -1: all of them; null: none. */
    takes: number | null;
    /** The `Asked` as JSON; null when the host waits for nothing. */
    asked: string | null;
    /** What the platform knows the round's message by; null before it was posted. */
    message: string | null;
    /** Names what that message shows. */
    shown: string | null;
    /** From when on the message may be changed. */
    editable_at: number;
    /** The process that keeps the round, and until when nobody else does. */
    held_by: string | null;
    held_until: number;
    opened_at: number;
    /** When nothing was left to do for it. */
    done_at: number | null;
  };
  round_players: {
    learner: string;
    round: string;
    name: string;
    at: number;
  };
  /** What somebody chose last. `choice`: in the author's order. `after`: milliseconds after the question was opened. */
  round_answers: {
    learner: string;
    round: string;
    place: number;
    choice: number;
    changes: number;
    after: number;
    /** By the platform's clock. */
    pressed_at: number;
    at: number;
  };
  /** When the clock opens a quiz in a channel. `hours` is the `Timetable` as JSON. */
  timetables: {
    server: string;
    channel: string;
    every: 'day' | 'week';
    host: string | null;
    lesson: string;
    hours: string;
    /** How many it has opened. */
    number: number;
    next_at: number;
  };
  classes: {
    id: string;
    server: string;
    channel: string;
    /** The channel while the class goes on, which is why a channel has one at a time; null once it has ended. */
    open_in: string | null;
    name: string;
    /** What the platform knows the role by that is given to who has finished all its lessons. */
    role: string | null;
    created_at: number;
    ended_at: number | null;
  };
  class_hosts: { class: string; learner: string; at: number };
  class_members: {
    class: string;
    learner: string;
    joined_at: number;
    /** Null while they are in it. Who has left is known for a while, and seen by nobody. */
    left_at: number | null;
    /** Whether the class's channel is told what they finish, 1 or 0; null before they were asked. */
    announces: number | null;
  };
  /** What is assigned to a class. */
  class_lessons: {
    class: string;
    lesson: string;
    /** The last day for it, in each member's own zone. */
    due_on: string;
    assigned_at: number;
  };
  /** What is to be posted in a class's channel, or given to a member, once each. */
  class_notices: {
    /** Names it, which is why there is no second one. */
    id: string;
    class: string;
    platform: string;
    kind: 'opened' | 'assigned' | 'finished' | 'role';
    learner: string | null;
    lesson: string | null;
    at: number;
    /** When it may be claimed: for a claimed one the end of the claim; null when it is settled. */
    ready_at: number | null;
    /** How often it was claimed. */
    tries: number;
    /** The kind of its last outcome; null before the first. */
    outcome: string | null;
  };
  /** What was not understood, by where it was typed and in words that name nobody; `times`: how often. */
  unread: {
    situation: string;
    phrase: string;
    times: number;
    last_at: number;
  };
  /** One row: the newest moment that the database has seen. */
  clock: { id: number; seen: number };
  /** Which migrations have run; number 0 is the lock that migrating takes. */
  nibble_migrations: { number: number; name: string };
}

export type Database = Kysely<Schema>;
export type DatabaseTransaction = Transaction<Schema>;
