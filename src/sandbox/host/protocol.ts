/**
 * What the host and its child process tell each other, and what an interpreter may answer. Learner code lives beside
 * the harness that writes an answer, so it may be anything; here it becomes a value of exactly this shape or nothing.
 * It can still be untrue: it is what the program says about itself. The child process reads the line, for one that is
 * made to be slow to read would hold up the host; the host, which does not trust a process in which foreign code runs
 * either, looks at everything again when it arrives.
 */
import { z } from 'zod';
import type { Limits } from '../limits.ts';
import type { FlaskPackages } from '../real-flask/find-flask.ts';

/** What a child process is told when it is started. */
export interface ChildOptions {
  readonly limits: Limits;
  /** The real Flask that is to answer; null for our small one. */
  readonly flask: FlaskPackages | null;
  /** Where snapshots are kept from one start to the next. */
  readonly snapshotFolder: string;
}

/** A run is known by its number, which the host gives out and never uses again. */
export type ToChild =
  /**
   * Give this command line to a run; its clock shows `at` (epoch milliseconds) from now on. `isFirst` begins the run.
   */
  | {
      readonly kind: 'ask';
      readonly run: number;
      readonly isFirst: boolean;
      readonly line: string;
      readonly at: number;
    }
  /** A run is over. */
  | { readonly kind: 'end'; readonly run: number };

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

const report = z.discriminatedUnion('kind', [
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

/** Why an interpreter cannot go on. */
const end = z.enum(['timeout', 'memory', 'exit', 'broken']);
export type End = z.infer<typeof end>;

export const fromChild = z.discriminatedUnion('kind', [
  /**
   * There is a snapshot, and a worker that has it; how long the snapshot took to make (milliseconds), or null when it
   * was kept.
   */
  z.object({ kind: z.literal('ready'), made: z.number().nullable() }),
  /** A run's answer, null when that was no proper one, and what was printed since the last answer. */
  z.object({ kind: z.literal('answer'), run: z.int(), report: report.nullable(), prints: z.string() }),
  /** A run has ended, and has answered nothing. */
  z.object({ kind: z.literal('gone'), run: z.int(), end, prints: z.string() }),
]);

export type FromChild = z.infer<typeof fromChild>;

/** Reads an answer line; null when it is not a proper answer. */
export function readReport(line: string): Report | null {
  try {
    return report.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
