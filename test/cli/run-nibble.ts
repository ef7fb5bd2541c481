/** Runs the built program as an operator does: in a folder of its own, with no settings but those given. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { packageFolder } from '../../src/package-folder.ts';

export interface Run {
  readonly args: readonly string[];
  readonly folder: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** What is typed; then the input ends. */
  readonly input?: string;
}

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export async function runNibble({ args, folder, settings = {}, input = '' }: Run): Promise<Outcome> {
  const child = startNibble({ args, folder, settings });
  child.stdin.end(input);
  const exited = once(child, 'close');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await exited;
  return { code: child.exitCode, output, errors };
}

/** Commands that start a sandbox which keeps its snapshots in the data folder. */
const WITH_SANDBOX = ['start', 'chat', 'playground'];

/**
 * Every test has a data folder of its own, and a new one has no snapshot: making it takes as much of the processor as
 * the rest of the start. So all share those that stand beside the compiled package.
 */
function shareSnapshots(folder: string): void {
  const shared = join(packageFolder(), 'dist/snapshots');
  const own = join(folder, 'snapshots');
  if (existsSync(own)) return;
  mkdirSync(shared, { recursive: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(shared, own);
}

export function startNibble({ args, folder, settings = {} }: Run) {
  if (WITH_SANDBOX.includes(args[0] ?? '')) shareSnapshots(resolve(folder, settings.DATA_DIR ?? 'data'));
  const main = join(packageFolder(), 'dist/src/main.js');
  // The small Flask is everywhere the same, and starts at once in a folder without a cache.
  const env = { PATH: process.env.PATH, SANDBOX_FLASK: 'small', ...settings };
  return spawn(process.execPath, [main, ...args], { cwd: folder, env });
}
