/** A program that serves nobody: it does all that it does while it loads, and then it is at its end. */
import type { Dialogue, Fault, RunResult, Sandbox } from '../core/program.ts';

/** Asks nothing. */
// biome-ignore lint/correctness/useYield: a dialogue is a generator, and this one has nothing to ask.
export function* askNothing(): Dialogue<null> {
  return null;
}

export interface Ended {
  /** Null: it came to its end. */
  readonly fault: Fault | null;
  readonly prints: string;
}

/** What became of a program that was asked nothing. To have no Flask app, and to end itself, is no mistake here. */
export const endOf = (result: RunResult<unknown>): Ended => {
  const fault = result.kind === 'not-started' ? result.fault : null;
  return { fault: fault?.kind === 'no-app' || fault?.kind === 'exit' ? null : fault, prints: result.prints };
};

/** Runs a program to its end. `startTime`: epoch milliseconds. */
export const runToEnd = async (sandbox: Sandbox, program: string, startTime: number): Promise<Ended> =>
  endOf(await sandbox.run(program, startTime, askNothing()));
