/** One life of the child process, as the host sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { entryPoint } from '../../entry-point.ts';
import { type ChildOptions, type End, type FromChild, fromChild, type ToChild } from '../messages.ts';
import { flaskName } from '../real-flask/find-flask.ts';
import type { Report } from '../report.ts';

/** What came of asking an interpreter: its answer (null when it was no proper one), or why there is none and never will be. */
export type Reply =
  | { readonly kind: 'answer'; readonly report: Report | null; readonly prints: string }
  | { readonly kind: 'gone'; readonly end: End; readonly prints: string };

/** An interpreter in the hands of one run. */
export interface BorrowedInterpreter {
  /** Which Flask it has: `Flask 3.1.3`. */
  readonly flask: string;
  /** One line to it, one reply. `at` is what its clock shows, in epoch milliseconds. Never rejects. */
  ask(line: string, at: number): Promise<Reply>;
  /** Has it thrown away. */
  discard(): void;
}

export interface ProcessEvents {
  readonly warm: (interpreter: BorrowedInterpreter) => void;
  /** It said something, so it is alive. */
  readonly sign: () => void;
  /** It has ended, for whatever reason; nothing follows. */
  readonly ended: () => void;
}

/**
 * From how many bytes on glibc gives memory back to the system. These are its own first values, written down because it
 * would raise them to the largest piece that was ever freed, and then keep tens of megabytes after an interpreter's start.
 */
const GIVE_BACK = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

export class InterpreterProcess {
  readonly #child: ChildProcess;
  readonly #events: ProcessEvents;
  readonly #flask: string;
  readonly #asked = new Map<number, (reply: Reply) => void>();
  #ended = false;

  constructor(options: ChildOptions, events: ProcessEvents) {
    this.#events = events;
    this.#flask = flaskName(options.flask);
    this.#child = fork(entryPoint('../child/child', import.meta.url), [JSON.stringify(options)], {
      // Nothing of the host's environment: there are tokens in it.
      env: GIVE_BACK,
      execArgv: ['--expose-gc'],
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
    const checked = fromChild.safeParse(message);
    if (!checked.success) {
      this.kill();
      return;
    }
    this.#events.sign();
    if (checked.data.kind === 'warm') this.#events.warm(this.#borrow(checked.data.interpreter));
    else this.#answer(checked.data);
  }

  #answer({ interpreter, ...reply }: Exclude<FromChild, { kind: 'warm' }>): void {
    const answer = this.#asked.get(interpreter);
    this.#asked.delete(interpreter);
    answer?.(reply);
  }

  #borrow(interpreter: number): BorrowedInterpreter {
    return {
      flask: this.#flask,
      ask: (line, at) =>
        new Promise((resolve) => {
          if (this.#ended) return resolve({ kind: 'gone', end: 'broken', prints: '' });
          this.#asked.set(interpreter, resolve);
          this.#send({ kind: 'ask', interpreter, line, at });
        }),
      discard: () => this.#send({ kind: 'discard', interpreter }),
    };
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
