/** The sandbox as the tutor knows it. */
import { join } from 'node:path';
import { type Meter, NO_METER } from '../core/meter.ts';
import type { Dialogue, RunResult, Sandbox } from '../core/program.ts';
import { type Fault, MAX_PROGRAM_CHARACTERS } from '../core/program.ts';
import { packageFolder } from '../package-folder.ts';
import { run } from './host/run.ts';
import { Supply } from './host/supply.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { FlaskFound } from './real-flask/find-flask.ts';

export interface SandboxOptions {
  /** Those limits that are not to be the default ones. */
  readonly limits?: Partial<Limits>;
  /** Which Flask is to answer, as `findFlask` finds it; our small one unless told. */
  readonly flask?: Promise<FlaskFound>;
  /** Where compiled files are kept from one start to the next; beside the compiled package unless told. */
  readonly cacheFolder?: string;
  readonly meter?: Meter;
}

export interface FlaskSandbox extends Sandbox {
  /** Which Flask it has come to be; known once an interpreter is warm, and never when none comes to be. */
  readonly flask: Promise<FlaskFound>;
  /** Whether a run would find an interpreter just now, or soon. */
  isWarm(): boolean;
  /** How many runs wait for an interpreter. */
  waiting(): number;
}

const SMALL: FlaskFound = { kind: 'small', why: 'Nobody asked for another.' };

/**
 * Starts a sandbox; its first interpreter is warm a moment later, and runs wait for it. `prints` of a run is all that
 * the program printed, loading included. Throws when the package is not complete (not compiled).
 */
export function createSandbox(options: SandboxOptions = {}): FlaskSandbox {
  const { meter = NO_METER } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const supply = new Supply({
    limits,
    flask: options.flask ?? Promise.resolve(SMALL),
    cacheFolder: options.cacheFolder ?? join(packageFolder(), 'dist/compiled-python'),
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
    const borrowing = await supply.borrow(waiting);
    if (borrowing.kind === 'busy') return refused({ kind: 'busy', ahead: borrowing.ahead });
    if (borrowing.kind === 'none') return refused({ kind: 'broken' });
    const since = performance.now();
    try {
      const { result, fault } = await run(borrowing.interpreter, limits, program, startTime, dialogue);
      meter.count('sandbox runs', { result: fault?.kind ?? 'answered' });
      return result;
    } finally {
      meter.time('sandbox run', {}, performance.now() - since);
      borrowing.interpreter.discard();
    }
  }

  return {
    run: runProgram,
    flask: supply.flask,
    isWarm: () => supply.isWarm,
    waiting: () => supply.waiting,
    close: () => supply.close(),
  };
}
