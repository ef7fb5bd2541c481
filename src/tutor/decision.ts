/** What a flow decides: everything that changes, and what is said. Or: that first a program has to run. */
import type { Block, Reply } from '../core/reply.ts';
import type { Place } from './place.ts';
import type { Drive, RunResult, Sandbox } from './ports.ts';
import type { Seen } from './seen.ts';
import type { Attempt, Learner, Progress } from './state.ts';

export interface Outcome {
  readonly kind: 'outcome';
  readonly learner: Learner;
  readonly progress: Progress | null;
  readonly attempts: readonly Attempt[];
  readonly reply: Reply;
  /** What was decided about cookies in the run that is told of, to be asked about; null when there was none. */
  readonly seen: Seen | null;
}

export interface PendingRun {
  readonly kind: 'run';
  /** Lets the sandbox run the program and decides what follows from it. */
  readonly perform: (sandbox: Sandbox) => Promise<Decision>;
}

export type Decision = Outcome | PendingRun;

interface Said {
  readonly blocks: readonly Block[];
  readonly pressed?: Reply['pressed'];
  readonly attempts?: readonly Attempt[];
  readonly seen?: Seen | null;
}

/** The outcome of being at `place` and saying something. The pressed message loses its controls unless told otherwise. */
export function say(place: Place, { blocks, pressed = 'settle', attempts = [], seen = null }: Said): Outcome {
  const { learner, progress } = place;
  return { kind: 'outcome', learner, progress, attempts, reply: { pressed, blocks }, seen };
}

/** The outcome of saying something that belongs to no lesson and changes nothing. */
export function sayOnly(learner: Learner, blocks: readonly Block[]): Outcome {
  return { kind: 'outcome', learner, progress: null, attempts: [], reply: { pressed: 'keep', blocks }, seen: null };
}

/** Runs a program with a drive, then decides. `startTime`: epoch milliseconds. */
export function runThen<Result>(
  program: string,
  startTime: number,
  drive: Drive<Result>,
  then: (result: RunResult<Result>) => Decision,
): PendingRun {
  return { kind: 'run', perform: async (sandbox) => then(await sandbox.run(program, startTime, drive)) };
}
