/** A sandbox as the product has it, with the small Flask, for all test files of a process: each start takes a while. */
import type { Sandbox } from '../../src/core/program.ts';
import { createSandbox } from '../../src/sandbox/index.ts';

let started: Sandbox | null = null;

/** It ends with the process; whoever closes it closes nothing. */
export function sharedSandbox(): Sandbox {
  started ??= createSandbox();
  return { run: started.run, close: async () => undefined };
}
