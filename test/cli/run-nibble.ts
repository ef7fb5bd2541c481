/** Runs the built program as an operator does: in a folder of its own, with no settings but those given. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
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

/** In a process of its own, to its end. */
export async function runNibble({ args, folder, settings = {}, input = '' }: Run): Promise<Outcome> {
  const child = startNibble({ args, folder, settings });
  child.stdin.end(input);
  const exited = once(child, 'close');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await exited;
  return { code: child.exitCode, output, errors };
}

/** Performs runs for all test files of this process, so that what the program loads is loaded once. */
let performer: ChildProcess | null = null;
/** It performs one at a time. */
let before: Promise<unknown> = Promise.resolve();

/**
 * As `runNibble`, for what only matters by what it says: in a process that has performed other runs before, which takes
 * a fraction of the time. Not for what ends by signals, breaks its pipes, or holds on to something.
 */
export function performNibble({ args, folder, settings = {}, input = '' }: Run): Promise<Outcome> {
  performer ??= openPerformer();
  const child = performer;
  const outcome = before.then(async (): Promise<Outcome> => {
    if (WITH_SANDBOX.includes(args[0] ?? '')) shareSnapshots(resolve(folder, settings.DATA_DIR ?? 'data'));
    const answered = once(child, 'message');
    child.send({ args, folder, settings: environment(settings), input });
    const [answer]: Outcome[] = await answered;
    if (answer === undefined) throw new Error('the process that performs runs said nothing');
    return answer;
  });
  before = outcome.catch(() => undefined);
  return outcome;
}

function openPerformer(): ChildProcess {
  const child = fork(fileURLToPath(new URL('perform-runs.mjs', import.meta.url)), [MAIN], {
    execArgv: [],
    stdio: 'pipe',
  });
  // It ends with this process; until then it is no reason to stay.
  child.unref();
  child.channel?.unref();
  return child;
}

/** Commands that start a sandbox, which keeps its snapshots in the data folder. */
const WITH_SANDBOX = ['start', 'chat', 'playground', 'run', 'check', 'lint', 'preview'];

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

const MAIN = join(packageFolder(), 'dist/src/main.js');

/** The small Flask is everywhere the same, and starts at once in a folder without a cache. */
const environment = (settings: Readonly<Record<string, string>>) => ({
  PATH: process.env.PATH,
  SANDBOX_FLASK: 'small',
  ...settings,
});

export function startNibble({ args, folder, settings = {} }: Run) {
  if (WITH_SANDBOX.includes(args[0] ?? '')) shareSnapshots(resolve(folder, settings.DATA_DIR ?? 'data'));
  return spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: environment(settings) });
}
