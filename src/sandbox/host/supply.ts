/**
 * Hands out warm interpreters, first come, first served, and sees to it that there is a child process to have them
 * from: one that ends or falls silent is replaced.
 */
import type { Limits } from '../limits.ts';
import { type BorrowedInterpreter, InterpreterProcess } from './interpreter-process.ts';

export type Borrowing =
  | { readonly kind: 'interpreter'; readonly interpreter: BorrowedInterpreter }
  /** No place left to wait; `ahead` runs are waiting. */
  | { readonly kind: 'busy'; readonly ahead: number }
  /** There is no interpreter to be had: the child process does not start, or the supply is closed. */
  | { readonly kind: 'none' };

export class Supply {
  readonly #limits: Limits;
  readonly #waiting: ((borrowing: Borrowing) => void)[] = [];
  #process: InterpreterProcess | null = null;
  #warm: BorrowedInterpreter[] = [];
  #everWarm = false;
  #closed = false;
  #patience: NodeJS.Timeout | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#startProcess();
  }

  /** The next warm interpreter. Never rejects. */
  borrow(): Promise<Borrowing> {
    if (this.#closed) return Promise.resolve({ kind: 'none' });
    const interpreter = this.#warm.shift();
    if (interpreter) return Promise.resolve({ kind: 'interpreter', interpreter });
    const ahead = this.#waiting.length;
    if (ahead >= this.#limits.waiting) return Promise.resolve({ kind: 'busy', ahead });
    if (this.#process === null) this.#startProcess();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#watch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#refuseWaiting();
    await this.#process?.close();
  }

  /** To be called when something is expected of the child process; it is killed when it then stays silent. */
  #watch(): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#process?.kill(), this.#limits.startSeconds * 1000);
    // Waiting for a sign is no reason to keep the host alive.
    this.#patience.unref();
  }

  #startProcess(): void {
    this.#everWarm = false;
    this.#process = new InterpreterProcess(this.#limits, {
      warm: (interpreter) => this.#handOut(interpreter),
      sign: () => this.#heard(),
      ended: () => this.#processEnded(),
    });
  }

  #heard(): void {
    clearTimeout(this.#patience);
    if (this.#waiting.length > 0 || this.#process?.owesAnswers) this.#watch();
  }

  #handOut(interpreter: BorrowedInterpreter): void {
    this.#everWarm = true;
    const next = this.#waiting.shift();
    if (next) next({ kind: 'interpreter', interpreter });
    else this.#warm.push(interpreter);
  }

  #processEnded(): void {
    clearTimeout(this.#patience);
    this.#process = null;
    this.#warm = [];
    if (this.#closed) return;
    // One that never came to work would most likely not work now; the next run tries again.
    if (this.#everWarm) this.#startProcess();
    else this.#refuseWaiting();
  }

  #refuseWaiting(): void {
    for (const refuse of this.#waiting.splice(0)) refuse({ kind: 'none' });
  }
}
