/**
 * Reads the JSON that this program stored. A row that somebody edited by hand stops only the learner it belongs to,
 * with an error that names the row and never shows what it holds.
 */
import type { z } from 'zod';
import { OperatorError } from '../errors.ts';

/** What is in a row. `place` names the row for the operator. Throws an `OperatorError` when it cannot be read. */
export function parseStored<Value>(schema: z.ZodType<Value>, json: string, place: string): Value {
  return checkStored(schema, readJson(json), place);
}

/** As `parseStored`, for what is in columns rather than in JSON. */
export function checkStored<Value>(schema: z.ZodType<Value>, stored: unknown, place: string): Value {
  const result = schema.safeParse(stored);
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
