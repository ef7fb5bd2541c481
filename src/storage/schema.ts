/**
 * The tables as Kysely sees them. The same on every engine: ids are text, times are epoch milliseconds in integers,
 * whatever has a shape of its own is JSON in text, and what that must look like stands below them.
 */
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { Reply } from '../core/reply.ts';
import type { Timetable } from '../group/occasion.ts';
import type { Asked, Round } from '../group/round.ts';
import type { Card } from '../review/card.ts';
import type { Attempt, LabState, LastRun, Progress, Reminders, ReviewSession } from '../tutor/state.ts';
import type { Fields } from '../tutor/storage.ts';

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
  /** Which migrations have run; number 0 is the lock that migrating takes. */
  /** One row: the newest moment that the database has seen. */
  clock: { id: number; seen: number };
  nibble_migrations: { number: number; name: string };
}

export type Database = Kysely<Schema>;
export type DatabaseTransaction = Transaction<Schema>;

/* The JSON in the rows. Rows can be edited by hand and are older than the program, so what is read is checked. */

const time = z.number().int();
const count = z.number().int().nonnegative();
const text = z.string();
const name = text.min(1);
const rating = z.enum(['again', 'hard', 'good', 'easy']);

export const cardSchema: z.ZodType<Card> = z.strictObject({
  lesson: text,
  step: text,
  due: time,
  stability: z.number(),
  difficulty: z.number(),
  state: z.enum(['learning', 'review', 'relearning']),
  learningSteps: count,
  scheduledDays: z.number(),
  reps: count,
  lapses: count,
  lastReview: time,
  lastRating: rating,
});

export const entrySchema = z.strictObject({
  lesson: text,
  step: text,
  kind: z.enum(['rated', 'adjusted', 'undone']),
  rating,
  before: text.nullable(),
  at: time,
});

export const attemptSchema: z.ZodType<Attempt & { readonly at: number }> = z.strictObject({
  lesson: text,
  step: text,
  kind: z.enum(['answer', 'skip', 'program']),
  given: text,
  verdict: z.enum(['right', 'wrong', 'skipped', 'error']),
  hints: count,
  at: time,
  mistake: text.exactOptional(),
});

/** An address that a browser can open: performing the step relies on that. */
const url = text.refine((value) => URL.canParse(value), 'expected an absolute address');
const from = url.nullable();
const headers = z.array(z.tuple([text, text])).exactOptional();

const pages = z.tuple([url], url);
const frame = pages.exactOptional();
const cookiePlace = { host: text.exactOptional(), path: text.exactOptional() };

const labSchema: z.ZodType<LabState> = z.strictObject({
  example: text,
  startedAt: time,
  steps: z.array(
    z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('visit'), url, from, within: z.array(url).exactOptional(), headers, frame }),
      z.strictObject({ do: z.literal('frame'), url, pages, headers }),
      z.strictObject({ do: z.literal('image'), url, pages, headers }),
      z.strictObject({
        do: z.literal('fetch'),
        url,
        method: text.exactOptional(),
        form: z.null(),
        body: z.strictObject({ kind: z.enum(['json', 'text']), text }).exactOptional(),
        credentials: z.enum(['omit', 'same-origin', 'include']),
        mode: z.enum(['no-cors', 'same-origin']).exactOptional(),
        pages,
        headers,
      }),
      z.strictObject({ do: z.literal('post'), url, form: z.record(text, text), from, frame }),
      z.strictObject({ do: z.literal('close') }),
      z.strictObject({ do: z.literal('wait'), seconds: count }),
      z.strictObject({ do: z.literal('read-script'), url, within: z.array(url).exactOptional() }),
      z.strictObject({ do: z.literal('edit'), name, value: text, ...cookiePlace }),
      z.strictObject({ do: z.literal('tamper'), name, ...cookiePlace }),
      z.strictObject({ do: z.literal('delete'), name, ...cookiePlace }),
    ]),
  ),
  browser: z.enum(['chromium', 'firefox']).exactOptional(),
  open: z.boolean(),
});

export const progressSchema: z.ZodType<Progress> = z.strictObject({
  lesson: text,
  position: text,
  index: count,
  answered: z.boolean(),
  answers: z.record(
    text,
    z.strictObject({
      given: text.nullable(),
      right: z.boolean(),
      firstTry: z.boolean(),
      round: count.exactOptional(),
    }),
  ),
  hints: z.record(text, count),
  passed: z.record(text, z.literal(true)),
  failing: z.record(text, z.strictObject({ hint: count, shown: count })).optional(),
  retry: z.array(text).nullable(),
  startedAt: time,
  completedAt: time.nullable(),
  // Rows from before there was a lab have none.
  lab: labSchema.nullable().default(null),
});

export const sessionSchema: z.ZodType<ReviewSession> = z.strictObject({
  lesson: text,
  step: text,
  round: count,
  variant: count,
  answered: z.boolean(),
  hints: count,
  planned: count,
  done: count,
  rated: z.array(z.strictObject({ lesson: text, step: text, right: z.boolean() })),
  skipped: z.array(z.strictObject({ lesson: text, step: text })),
  before: cardSchema.nullable(),
});

const MARKS = [
  ...(['sent', 'withheld', 'hidden', 'expired', 'stored', 'replaced', 'deleted'] as const),
  ...(['kept', 'changed', 'ignored', 'rejected', 'blocked', 'evicted', 'note'] as const),
  ...(['asked', 'allowed', 'refused', 'readable', 'unreadable'] as const),
];

const sceneFields = z.array(z.strictObject({ kind: z.enum(['first', 'header', 'cookie', 'absent', 'body']), text }));

const scenePart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), host: text, fields: sceneFields }),
  z.strictObject({ kind: z.literal('response'), host: text, fields: sceneFields, page: text }),
  z.strictObject({ kind: z.literal('silence'), host: text, words: text }),
  z.strictObject({
    kind: z.literal('mark'),
    mark: z.enum(MARKS),
    words: z.array(z.strictObject({ text, isCode: z.boolean() })),
  }),
  z.strictObject({ kind: z.enum(['note', 'time']), words: text }),
  z.strictObject({ kind: z.literal('script'), text }),
  z.strictObject({ kind: z.literal('jar'), title: text, cookies: z.array(text), others: z.number().int() }),
]);

/** The scenes of a run's picture. */
export const sceneSchema: z.ZodType<LastRun['scenes'][number]> = z.strictObject({
  number: z.number().int().nullable(),
  title: text,
  parts: z.array(scenePart),
});

const outcome = z.enum([
  ...(['sent', 'withheld', 'absent', 'stored', 'replaced', 'deleted', 'ignored', 'rejected'] as const),
  ...(['evicted', 'expired', 'kept', 'visible', 'hidden'] as const),
  ...(['asked', 'allowed', 'refused', 'readable', 'unreadable'] as const),
]);

const programLine = z.strictObject({
  number: z.number().int(),
  text,
  statement: z.tuple([z.number().int(), z.number().int()]).exactOptional(),
});
const inStory = { cookie: text, number: z.number().int(), title: text };

/** The story of a run's cookies. */
const storyEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set'),
    ...inStory,
    by: z.enum(['program', 'returned', 'session', 'flask']),
    lines: z.array(programLine),
    header: text,
    at: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('read'),
    ...inStory,
    line: programLine,
    key: text.nullable(),
    value: text.nullable(),
    variable: z.strictObject({ name: text, value: text }).nullable(),
  }),
  z.strictObject({ kind: z.literal('decided'), ...inStory, outcome, words: text }),
  z.strictObject({ kind: z.literal('changed'), ...inStory, before: text.nullable(), after: text }),
  z.strictObject({ kind: z.literal('end'), ...inStory, words: text.nullable() }),
]);

/** Only ever shown again, so looked at no further than that they are blocks. */
const blocks = z.array(z.looseObject({ kind: z.string() }));

export const lastRunSchema: z.ZodType<LastRun> = z.strictObject({
  lesson: text,
  step: text,
  program: text.exactOptional(),
  decisions: z.array(
    z.strictObject({
      key: text,
      number: z.number().int(),
      title: text,
      cookie: text,
      outcome,
      words: text,
      spec: text,
      passed: z.array(text),
    }),
  ),
  scenes: z.array(sceneSchema),
  differs: z.boolean().optional(),
  story: z.array(storyEvent).optional(),
  sessions: z.array(z.strictObject({ number: z.number().int(), name: text, value: text })).optional(),
  told: z.custom<LastRun['told']>((value) => blocks.optional().safeParse(value).success, 'expected text').optional(),
});

export const fieldsSchema: z.ZodType<Fields> = z.record(text, text);

const minuteOfDay = z.number().int().min(0).max(1439);
export const LOCAL_DATE = /^\d{4}-\d\d-\d\d$/;
export const localDate = text.regex(LOCAL_DATE, 'expected a date such as 2026-12-24');

/** What queries need, or is not everybody's to write, is in columns of its own. */
export type Settings = Omit<Reminders, 'nextAt' | 'lastDay'>;

export const settingsSchema: z.ZodType<Settings> = z.strictObject({
  state: z.enum(['unasked', 'on', 'off']),
  zone: text.min(1),
  zoneChosen: z.boolean(),
  time: minuteOfDay,
  days: z.array(z.boolean()).length(7),
  quiet: z.strictObject({ from: minuteOfDay, to: minuteOfDay }).nullable(),
  pausedUntil: localDate.nullable(),
  cardsPerDay: count,
  retention: z.number().gt(0).lt(1),
  unanswered: count,
  pace: z.enum(['daily', 'weekly', 'silent']),
  refused: z.boolean(),
  snoozed: z.boolean(),
});

/** A reply is only ever shown again, so its blocks are looked at no further than that they are blocks. */
const replyParts = z.strictObject({ pressed: z.union([z.enum(['keep', 'settle']), blocks]), blocks });
export const replySchema = z.custom<Reply>((value) => replyParts.safeParse(value).success, 'expected a reply');

const place = count;
const endsAt = time;

export const roundSchema: z.ZodType<Omit<Round, 'id' | 'room' | 'host' | 'turn'>> = z.strictObject({
  lesson: text,
  questions: z.array(text),
  occasion: z.strictObject({ every: z.enum(['day', 'week']), zone: name, closesAt: time }).nullable(),
  hasClock: z.boolean(),
  countsSpeed: z.boolean(),
  skipped: z.array(place),
  revealed: z.array(place),
  phase: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('lobby'), endsAt }),
    z.strictObject({ kind: z.literal('question'), place, openedAt: time, endsAt: endsAt.nullable() }),
    z.strictObject({ kind: z.literal('paused'), place, left: count.nullable(), endsAt }),
    z.strictObject({ kind: z.literal('reveal'), place, endsAt }),
    z.strictObject({ kind: z.literal('open'), openedAt: time }),
    z.strictObject({ kind: z.literal('over'), why: z.enum(['finished', 'ended', 'host-away', 'refused']) }),
  ]),
});

export const askedSchema: z.ZodType<Asked> = z.strictObject({
  wish: z.enum(['start', 'close', 'next', 'skip', 'pause', 'resume', 'end', 'clock', 'speed']),
  turn: count,
});

export const timetableSchema: z.ZodType<Timetable> = z.strictObject({
  every: z.enum(['day', 'week']),
  zone: name,
  opensAt: minuteOfDay,
  closesAt: minuteOfDay,
  weekday: z.number().int().min(0).max(6),
});
