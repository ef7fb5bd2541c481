/**
 * What the host and the child process tell each other. An interpreter is known by its number, which the child gives
 * out and never uses again.
 */
import { z } from 'zod';
import type { Limits } from './limits.ts';
import type { FlaskPackages } from './real-flask/packages.ts';
import { report } from './report.ts';

/** What a child process is told when it is started. */
export interface ChildOptions {
  readonly limits: Limits;
  /** The real Flask that is to answer; null for our small one. */
  readonly flask: FlaskPackages | null;
  /** Where compiled files are kept from one start to the next. */
  readonly cacheFolder: string;
}

export type ToChild =
  /** Give this command line to an interpreter; its clock shows `at` (epoch milliseconds) from now on. */
  | { readonly kind: 'ask'; readonly interpreter: number; readonly line: string; readonly at: number }
  /** Throw an interpreter away and warm another one up. */
  | { readonly kind: 'discard'; readonly interpreter: number };

/** Why an interpreter is no longer there. */
export type End = 'timeout' | 'memory' | 'exit' | 'broken';

/** Checked when it arrives: the host does not trust a process in which foreign code runs. */
export const fromChild = z.discriminatedUnion('kind', [
  /** An interpreter is loaded and waits. */
  z.object({ kind: z.literal('warm'), interpreter: z.int() }),
  /** Its answer, null when that was no proper one, and what was printed since the last answer. */
  z.object({ kind: z.literal('answer'), interpreter: z.int(), report: report.nullable(), prints: z.string() }),
  z.object({
    kind: z.literal('gone'),
    interpreter: z.int(),
    end: z.enum(['timeout', 'memory', 'exit', 'broken']),
    prints: z.string(),
  }),
]);

export type FromChild = z.infer<typeof fromChild>;
