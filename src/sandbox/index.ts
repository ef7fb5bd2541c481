/** The sandbox as the rest of the program knows it. */
import { join } from 'node:path';
import { type Meter, NO_METER } from '../core/meter.ts';
import { type Dialogue, type Fault, MAX_PROGRAM_CHARACTERS, type RunResult, type Sandbox } from '../core/program.ts';
import { packageFolder } from '../package-folder.ts';
import { run } from './host/run.ts';
import { type Readiness, Runtime } from './host/runtime.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { FlaskFound } from './real-flask/find-flask.ts';

export type { Readiness } from './host/runtime.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { type FlaskFound, type FlaskSearch, findFlask, flaskName } from './real-flask/find-flask.ts';
export { type Installation, installFlask } from './real-flask/install-flask.ts';

export interface SandboxOptions {
  /** Those limits that are not to be the default ones. */
  readonly limits?: Partial<Limits>;
  /** Which Flask is to answer, as `findFlask` finds it; our small one unless told. */
  readonly flask?: Promise<FlaskFound>;
  /** Where snapshots are kept from one start to the next; beside the compiled package unless told. */
  readonly snapshotFolder?: string;
  readonly meter?: Meter;
}

export interface FlaskSandbox extends Sandbox {
  /** How it came to work; known once runs can begin, and never when that does not come to be. */
  readonly ready: Promise<Readiness>;
  /** Whether a run could begin just now, or soon. */
  isReady(): boolean;
  /** How many runs wait for a worker. */
  waiting(): number;
}

const SMALL: FlaskFound = { kind: 'small', why: 'Nobody asked for another.' };

/**
 * Starts a sandbox. Runs wait until it has its snapshot: a moment when one is kept, some seconds when it has to be
 * made. `prints` of a run is all that the program printed, loading included. Throws when the package is not complete
 * (not compiled).
 */
export function createSandbox(options: SandboxOptions = {}): FlaskSandbox {
  const { meter = NO_METER } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const runtime = new Runtime({
    limits,
    flask: options.flask ?? Promise.resolve(SMALL),
    snapshotFolder: options.snapshotFolder ?? join(packageFolder(), 'dist/snapshots'),
    lost: () => meter.count('sandbox losses', {}),
  });

  const refused = (fault: Fault) => {
    meter.count('sandbox runs', { result: fault.kind });
    return { kind: 'not-started', fault, prints: '' } as const;
  };

  async function runProgram<Result>(
    program: string,
    startTime: number,
    dialogue: Dialogue<Result>,
    waiting: (ahead: number) => void = () => {},
  ): Promise<RunResult<Result>> {
    if (program.length > MAX_PROGRAM_CHARACTERS) {
      return refused({ kind: 'too-long', characters: program.length, limit: MAX_PROGRAM_CHARACTERS });
    }
    const turn = await runtime.begin(waiting);
    if (turn.kind === 'busy') return refused({ kind: 'busy', ahead: turn.ahead });
    if (turn.kind === 'none') return refused({ kind: 'broken' });
    const since = performance.now();
    try {
      const { result, fault } = await run(turn.session, turn.flask, limits, program, startTime, dialogue);
      meter.count('sandbox runs', { result: fault?.kind ?? 'answered' });
      return result;
    } finally {
      meter.time('sandbox run', {}, performance.now() - since);
      turn.session.end();
    }
  }

  return {
    run: runProgram,
    ready: runtime.ready,
    isReady: () => runtime.isReady,
    waiting: () => runtime.waiting,
    close: () => runtime.close(),
  };
}

/* What the rest of the program sees of the sandbox. */
