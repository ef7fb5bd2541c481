/** The sandbox as the tutor knows it. */
import { MAX_PROGRAM_CHARACTERS } from '../core/program.ts';
import type { Drive, RunResult, Sandbox } from '../tutor/ports.ts';
import { run } from './host/run.ts';
import { Supply } from './host/supply.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';

export interface SandboxOptions {
  /** Those limits that are not to be the default ones. */
  readonly limits?: Partial<Limits>;
}

/**
 * Starts a sandbox; its first interpreter is warm a moment later, and runs wait for it. `prints` of a run is all that
 * the program printed, loading included. Throws when the package is not complete (not compiled).
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const supply = new Supply(limits);

  async function runProgram<Result>(
    program: string,
    startTime: number,
    drive: Drive<Result>,
  ): Promise<RunResult<Result>> {
    if (program.length > MAX_PROGRAM_CHARACTERS) {
      const fault = { kind: 'too-long', characters: program.length, limit: MAX_PROGRAM_CHARACTERS } as const;
      return { kind: 'not-started', fault, prints: '' };
    }
    const borrowing = await supply.borrow();
    if (borrowing.kind === 'busy') {
      return { kind: 'not-started', fault: { kind: 'busy', ahead: borrowing.ahead }, prints: '' };
    }
    if (borrowing.kind === 'none') return { kind: 'not-started', fault: { kind: 'broken' }, prints: '' };
    try {
      return await run(borrowing.interpreter, limits, program, startTime, drive);
    } finally {
      borrowing.interpreter.discard();
    }
  }

  return { run: runProgram, close: () => supply.close() };
}
