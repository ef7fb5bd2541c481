/** What is stored of recalls and reminders, as it must look to be read. */
import { z } from 'zod';
import { RecentMap } from '../core/recent-map.ts';
import type { Card, Rating, ReviewEntry } from '../review/card.ts';
import type { Reminders, ReviewSession } from '../tutor/state.ts';
import { checkStored, parseStored } from './stored-json.ts';

const time = z.number().int();
const count = z.number().int().nonnegative();
const text = z.string();
const ratingSchema: z.ZodType<Rating> = z.enum(['again', 'hard', 'good', 'easy']);

const cardSchema: z.ZodType<Card> = z.strictObject({
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
  lastRating: ratingSchema,
});

const sessionSchema: z.ZodType<ReviewSession> = z.strictObject({
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

const entrySchema = z.strictObject({
  lesson: text,
  step: text,
  kind: z.enum(['rated', 'adjusted', 'undone']),
  rating: ratingSchema,
  before: text.nullable(),
  at: time,
});

const minuteOfDay = z.number().int().min(0).max(1439);
const LOCAL_DATE = /^\d{4}-\d\d-\d\d$/;
const localDate = text.regex(LOCAL_DATE, 'expected a date such as 2026-12-24');

type Settings = Omit<Reminders, 'nextAt' | 'lastDay'>;

const settingsSchema: z.ZodType<Settings> = z.strictObject({
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

/** The reminders as they are kept: what queries need, or is not everybody's to write, in columns of its own. */
export interface RemindersRow {
  readonly settings: string;
  readonly next_at: number | null;
  readonly last_day: string | null;
}

/** The card in a row; as `parseStored`. */
export const parseCard = (json: string, place: string): Card => parseStored(cardSchema, json, place);

/** The review that a learner is in; as `parseStored`. */
export const parseSession = (json: string, place: string): ReviewSession => parseStored(sessionSchema, json, place);

/** A line of the review log in a row's columns; as `parseStored`. */
export function readEntry(columns: unknown, place: string): ReviewEntry & { readonly at: number } {
  const { before, ...entry } = checkStored(entrySchema, columns, place);
  return { ...entry, before: before === null ? null : parseCard(before, place) };
}

/** The settings of reminders in a row; as `parseStored`. */
export function readReminders({ settings, next_at, last_day }: RemindersRow, place: string): Reminders {
  if (last_day !== null && !LOCAL_DATE.test(last_day)) checkStored(localDate, last_day, place);
  return { ...parseSettings(settings, place), nextAt: next_at, lastDay: last_day };
}

/** Many learners have the same settings, and a sweep reads tens of thousands a second. */
const recentSettings = new RecentMap<string, Settings>(2000);

function parseSettings(json: string, place: string): Settings {
  const recent = recentSettings.get(json);
  if (recent !== undefined) return recent;
  const settings = parseStored(settingsSchema, json, place);
  recentSettings.set(json, settings);
  return settings;
}

export function remindersRow({ nextAt, lastDay, ...settings }: Reminders): RemindersRow {
  return { settings: JSON.stringify(settings), next_at: nextAt, last_day: lastDay };
}
