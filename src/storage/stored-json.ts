/**
 * Reads the JSON that this program stored. A row that somebody edited by hand stops only the learner it belongs to,
 * with an error that names the row and never shows what it holds.
 */
import { z } from 'zod';
import type { Reply } from '../core/reply.ts';
import { OperatorError } from '../errors.ts';
import type { LabState, Progress } from '../tutor/state.ts';

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

/** A reply is only ever shown again, so its blocks are looked at no further than that they are blocks. */
const blocks = z.array(z.looseObject({ kind: z.string() }));
const replyParts = z.strictObject({ pressed: z.union([z.enum(['keep', 'settle']), blocks]), blocks });
const replySchema = z.custom<Reply>((value) => replyParts.safeParse(value).success, 'expected a reply');

/** The progress in a row. `place` names the row for the operator. Throws an `OperatorError` when it cannot be read. */
export const parseProgress = (json: string, place: string): Progress => parse(progressSchema, json, place);

/** The reply in a row; as `parseProgress`. */
export const parseReply = (json: string, place: string): Reply => parse(replySchema, json, place);

function parse<Value>(schema: z.ZodType<Value>, json: string, place: string): Value {
  const result = schema.safeParse(readJson(json));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : ` (at ${issue.path.join('.')})`;
  throw new OperatorError(
    `${place} cannot be read${where}: ${issue?.message ?? 'unexpected'}`,
    'Mend the row or delete it; without it this learner starts there afresh. Other learners are not affected.',
  );
}

/** What is not JSON is undefined, which no schema here accepts. */
function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
