/** Processes of a measurement: started here, spoken to over IPC, and ended with it. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** The built program: this file runs from `dist/bench/bench/load`. */
const MAIN = join(here, '../../../src/main.js');
const children = new Set<ChildProcess>();

/** Starts a compiled script that stands beside this one. */
export function launch(script: string, ...args: readonly string[]): ChildProcess {
  return keep(fork(join(here, script), args));
}

/** Ends everything that was started. */
export function endAll(): void {
  for (const child of children) child.kill('SIGKILL');
}

/** The next message of a child that is of this kind. Rejects when the child ends before. */
export function next<Message extends { kind: string }, Kind extends Message['kind']>(child: ChildProcess, kind: Kind) {
  return new Promise<Extract<Message, { kind: Kind }>>((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a process ended with ${code}`));
    const listen = (message: Message) => {
      if (message.kind !== kind) return;
      child.off('message', listen).off('exit', ended);
      resolve(message as Extract<Message, { kind: Kind }>);
    };
    child.on('message', listen).once('exit', ended);
  });
}

export interface Program {
  readonly pid: number;
  /** Milliseconds from the start of the process until it said that it is ready. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

/** Starts the whole program as `npm start` does; resolves when it is ready. */
export async function startProgram(folder: string, settings: Readonly<Record<string, string>>): Promise<Program> {
  const begin = performance.now();
  const env = { PATH: process.env.PATH, SANDBOX_FLASK: 'small', DATA_DIR: folder, ...settings };
  const child = keep(
    spawn(process.execPath, ['--max-semi-space-size=4', MAIN, 'start'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  const exited = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.includes('"msg":"ready"')) return;
      said += chunk;
      if (said.includes('"msg":"ready"')) resolve();
    });
    void exited.then(() => reject(new Error(`the program ended:\n${said}`)));
  });
  const readyAfter = performance.now() - begin;
  return {
    pid: child.pid ?? 0,
    readyAfter,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Ticks of the clock by which Linux counts processor time. */
const TICK_MS = 10;

/** Processor time that a process has had, all threads together, and that of its children (Linux). */
export function processorTime(pid: number): { readonly own: number; readonly children: number } {
  const children = childrenOf(pid).reduce((sum, each) => sum + processorMilliseconds(each), 0);
  return { own: processorMilliseconds(pid), children };
}

function processorMilliseconds(pid: number): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * TICK_MS;
}

/** Megabytes that a process and its children have in memory (Linux). */
export const residentMegabytes = (pid: number): number =>
  [pid, ...childrenOf(pid)].reduce((sum, each) => sum + residentOf(each), 0);

/** The memory of a process that ends just now counts as nothing. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const childrenOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) => startedBy(pid, task));

/** A thread that ends just now has started nothing. */
function startedBy(pid: number, task: string): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function keep(child: ChildProcess): ChildProcess {
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}
