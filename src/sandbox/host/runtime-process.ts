/** One life of the child process, as the host sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { entryPoint } from '../../package-folder.ts';
import { type ChildOptions, type End, type FromChild, type Report, readFromChild, type ToChild } from './protocol.ts';

/** What came of asking a run: its answer (null when it was no proper one), or why there is none and never will be. */
export type Reply =
  /** `took`: milliseconds by the run's clock. */
  | { readonly kind: 'answer'; readonly report: Report | null; readonly took: number; readonly prints: string }
  | { readonly kind: 'gone'; readonly end: End; readonly prints: string };

/** The worker that one run has to itself. */
export interface Session {
  /** One line to it, one reply. `at` is what its clock shows, in epoch milliseconds. Never rejects. */
  ask(line: string, at: number): Promise<Reply>;
  /** Ends the run: its worker can take the next one. */
  end(): void;
}

export interface ProcessEvents {
  /** Runs can begin. */
  readonly ready: (how: Extract<FromChild, { kind: 'ready' }>) => void;
  /** It said something, so it is alive. */
  readonly sign: () => void;
  /** It has ended, for whatever reason; nothing follows. */
  readonly ended: () => void;
}

/**
 * From how many bytes on glibc gives memory back to the system. These are its own first values, written down because it
 * would raise them to the largest piece that was ever freed, and then keep tens of megabytes after a start. And all
 * threads get theirs from one place: each would keep a reserve of its own, of what it has freed.
 */
const GIVE_BACK = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '1' };

export class RuntimeProcess {
  readonly #child: ChildProcess;
  readonly #events: ProcessEvents;
  readonly #asked = new Map<number, (reply: Reply) => void>();
  #nextRun = 1;
  #ended = false;

  constructor(options: ChildOptions, events: ProcessEvents) {
    this.#events = events;
    this.#child = fork(entryPoint('../process/main', import.meta.url), [JSON.stringify(options)], {
      // Nothing of the host's environment: there are tokens in it.
      env: GIVE_BACK,
      execArgv: ['--expose-gc', '--max-semi-space-size=1'],
      cwd: '/',
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => this.#hear(message));
    this.#child.once('exit', () => this.#end());
    this.#child.on('error', () => this.kill());
  }

  /** Whether a run is waiting for one of its answers. */
  get owesAnswers(): boolean {
    return this.#asked.size > 0;
  }

  /** Begins a run. The caller sees to it that no more are under way than there may be workers. */
  begin(): Session {
    const run = this.#nextRun++;
    let isFirst = true;
    return {
      ask: (line, at) =>
        new Promise((resolve) => {
          if (this.#ended) return resolve({ kind: 'gone', end: 'broken', prints: '' });
          this.#asked.set(run, resolve);
          this.#send({ kind: 'ask', run, isFirst, line, at });
          isFirst = false;
        }),
      end: () => this.#send({ kind: 'end', run }),
    };
  }

  kill(): void {
    this.#child.kill('SIGKILL');
    this.#end();
  }

  /** Ends it and resolves once it is gone. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.kill();
    await gone;
  }

  #hear(message: unknown): void {
    const read = readFromChild(message);
    if (read === null) {
      this.kill();
      return;
    }
    this.#events.sign();
    if (read.kind === 'ready') this.#events.ready(read);
    else this.#answer(read);
  }

  #answer({ run, ...reply }: Exclude<FromChild, { kind: 'ready' }>): void {
    const answer = this.#asked.get(run);
    this.#asked.delete(run);
    answer?.(reply);
  }

  #send(order: ToChild): void {
    // A failed write means that the process is going; its exit tells everyone.
    if (!this.#ended && this.#child.connected) this.#child.send(order, () => {});
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const answer of this.#asked.values()) answer({ kind: 'gone', end: 'broken', prints: '' });
    this.#asked.clear();
    this.#events.ended();
  }
}
