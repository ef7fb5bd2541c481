/**
 * What the JSON in the rows must look like. Rows can be edited by hand and are older than the program, so what is read
 * is checked.
 */
import { z } from 'zod';
import type { Reply } from '../core/reply.ts';
import type { Timetable } from '../group/occasion.ts';
import type { Asked, Round } from '../group/round.ts';
import type { Card } from '../review/card.ts';
import type { Attempt, LabState, LastRun, Progress, Reminders, ReviewSession } from '../tutor/state.ts';
import type { Fields } from '../tutor/storage.ts';

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
