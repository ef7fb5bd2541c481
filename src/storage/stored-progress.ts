/** What is stored of a learner in a lesson, as it must look to be read. */
import { z } from 'zod';
import type { Attempt, LabState, Progress } from '../tutor/state.ts';
import { checkStored, parseStored } from './stored-json.ts';

const time = z.number().int();
const count = z.number().int().nonnegative();

const text = z.string();
const name = text.min(1);
/** An address that a browser can open: performing the step relies on that. */
const url = text.refine((value) => URL.canParse(value), 'expected an absolute address');
const from = url.nullable();

const labSchema: z.ZodType<LabState> = z.strictObject({
  example: text,
  startedAt: time,
  steps: z.array(
    z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('visit'), url, from }),
      z.strictObject({ do: z.literal('post'), url, form: z.record(text, text), from }),
      z.strictObject({ do: z.literal('close') }),
      z.strictObject({ do: z.literal('wait'), seconds: count }),
      z.strictObject({ do: z.literal('read-script'), url }),
      z.strictObject({ do: z.literal('edit'), name, value: text }),
      z.strictObject({ do: z.literal('tamper'), name }),
      z.strictObject({ do: z.literal('delete'), name }),
    ]),
  ),
  open: z.boolean(),
});

const progressSchema: z.ZodType<Progress> = z.strictObject({
  lesson: z.string(),
  position: z.string(),
  index: count,
  answered: z.boolean(),
  answers: z.record(
    z.string(),
    z.strictObject({ given: z.string().nullable(), right: z.boolean(), firstTry: z.boolean() }),
  ),
  hints: z.record(z.string(), count),
  passed: z.record(z.string(), z.literal(true)),
  retry: z.array(z.string()).nullable(),
  startedAt: time,
  completedAt: time.nullable(),
  // Rows from before there was a lab have none.
  lab: labSchema.nullable().default(null),
});

const attemptSchema: z.ZodType<Attempt & { readonly at: number }> = z.strictObject({
  lesson: text,
  step: text,
  kind: z.enum(['answer', 'skip', 'program']),
  given: text,
  verdict: z.enum(['right', 'wrong', 'skipped', 'error']),
  hints: count,
  at: time,
});

/** The progress in a row; as `parseStored`. */
export const parseProgress = (json: string, place: string): Progress => parseStored(progressSchema, json, place);

/** The attempt in a row's columns; as `parseStored`. */
export const readAttempt = (columns: unknown, place: string) => checkStored(attemptSchema, columns, place);
