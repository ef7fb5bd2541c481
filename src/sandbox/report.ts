/**
 * What an interpreter may answer. Learner code lives beside the harness that writes it, so it may be anything; here it
 * becomes a value of exactly this shape or nothing. It can still be untrue: it is what the program says about itself.
 * The child process reads the line, for one that is made to be slow to read would hold up the host; the host, which does
 * not trust that process either, looks at the value again.
 */
import { z } from 'zod';

const LONGEST_TEXT = 4_000;
const LONGEST_HEADER = 70_000;

const programError = z.object({
  type: z.string().max(LONGEST_TEXT),
  message: z.string().max(LONGEST_TEXT),
  line: z.int().positive().nullable(),
});

const fault = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('syntax'),
    message: z.string().max(LONGEST_TEXT),
    line: z.int().positive(),
    column: z.int().positive(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('exception'), error: programError }),
  z.object({ kind: z.literal('no-app') }),
  z.object({ kind: z.literal('unsupported'), message: z.string().max(LONGEST_TEXT) }),
  z.object({ kind: z.literal('memory') }),
  z.object({ kind: z.literal('exit') }),
]);

export const report = z.discriminatedUnion('kind', [
  z.object({ id: z.string(), kind: z.literal('loaded') }),
  z.object({ id: z.string(), kind: z.literal('fault'), fault }),
  z.object({
    id: z.string(),
    kind: z.literal('response'),
    response: z.object({
      status: z.int().min(100).max(999),
      reason: z.string().max(LONGEST_TEXT),
      headers: z.array(z.tuple([z.string().min(1).max(LONGEST_TEXT), z.string().max(LONGEST_HEADER)])).max(200),
      body: z.string(),
    }),
    error: programError.nullable(),
  }),
]);

export type Report = z.infer<typeof report>;

/** Reads an answer line; null when it is not a proper answer. */
export function readReport(line: string): Report | null {
  try {
    return report.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
