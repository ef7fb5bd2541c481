/**
 * Hands out warm interpreters, first come, first served, and sees to it that there is a child process to have them
 * from: one that ends or falls silent is replaced, and where the real Flask does not come to work our small one does.
 */
import type { Limits } from '../limits.ts';
import type { FlaskFound } from '../real-flask/find-flask.ts';
import { type BorrowedInterpreter, InterpreterProcess } from './interpreter-process.ts';
import { WaitingLine } from './waiting-line.ts';

export type Borrowing =
  | { readonly kind: 'interpreter'; readonly interpreter: BorrowedInterpreter }
  /** No place left to wait; `ahead` runs are waiting. */
  | { readonly kind: 'busy'; readonly ahead: number }
  /** There is no interpreter to be had: the child process does not start, or the supply is closed. */
  | { readonly kind: 'none' };

export interface SupplyOptions {
  readonly limits: Limits;
  readonly flask: Promise<FlaskFound>;
  readonly cacheFolder: string;
  /** Told of each child process that ends before its time. */
  readonly lost: () => void;
}

export class Supply {
  /** Which Flask it has come to be; known as soon as an interpreter is warm. */
  readonly flask: Promise<FlaskFound>;
  readonly #limits: Limits;
  readonly #cacheFolder: string;
  readonly #lost: () => void;
  readonly #line = new WaitingLine<(borrowing: Borrowing) => void>();
  #tellFlask: (flask: FlaskFound) => void = () => {};
  /** Null while it is still being looked for. */
  #flask: FlaskFound | null = null;
  #process: InterpreterProcess | null = null;
  #warm: BorrowedInterpreter[] = [];
  #everWarm = false;
  #closed = false;
  #patience: NodeJS.Timeout | undefined;

  constructor({ limits, flask, cacheFolder, lost }: SupplyOptions) {
    this.#limits = limits;
    this.#cacheFolder = cacheFolder;
    this.#lost = lost;
    this.flask = new Promise((resolve) => {
      this.#tellFlask = resolve;
    });
    void flask.then((found) => {
      this.#flask = found;
      this.#startProcess();
    });
  }

  /**
   * The next warm interpreter; when there is none yet, `waiting` is told how many runs will have theirs before, at once
   * and as they become fewer. Never rejects.
   */
  borrow(waiting: (ahead: number) => void): Promise<Borrowing> {
    if (this.#closed) return Promise.resolve({ kind: 'none' });
    const interpreter = this.#warm.shift();
    if (interpreter) return Promise.resolve({ kind: 'interpreter', interpreter });
    const ahead = this.#line.length;
    if (ahead >= this.#limits.waiting) return Promise.resolve({ kind: 'busy', ahead });
    if (this.#process === null) this.#startProcess();
    return new Promise((resolve) => {
      this.#line.join(resolve, waiting, performance.now());
      this.#watch();
    });
  }

  /** Whether the child process that is there now has come to work. */
  get isWarm(): boolean {
    return this.#process !== null && this.#everWarm;
  }

  /** How many wait for an interpreter. */
  get waiting(): number {
    return this.#line.length;
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
    const flask = this.#flask;
    if (flask === null || this.#closed) return;
    this.#everWarm = false;
    const options = {
      limits: this.#limits,
      flask: flask.kind === 'real' ? flask.flask : null,
      cacheFolder: this.#cacheFolder,
    };
    this.#process = new InterpreterProcess(options, {
      warm: (interpreter) => this.#handOut(interpreter, flask),
      sign: () => this.#heard(),
      ended: () => this.#processEnded(),
    });
  }

  #heard(): void {
    clearTimeout(this.#patience);
    if (this.#line.length > 0 || this.#process?.owesAnswers) this.#watch();
  }

  #handOut(interpreter: BorrowedInterpreter, flask: FlaskFound): void {
    this.#everWarm = true;
    this.#tellFlask(flask);
    const next = this.#line.takeFirst(performance.now());
    if (next) next({ kind: 'interpreter', interpreter });
    else this.#warm.push(interpreter);
  }

  #processEnded(): void {
    clearTimeout(this.#patience);
    this.#process = null;
    this.#warm = [];
    if (this.#closed) return;
    this.#lost();
    if (this.#everWarm) this.#startProcess();
    else this.#startDifferently();
  }

  /** What never came to work would most likely not work now. */
  #startDifferently(): void {
    if (this.#flask?.kind === 'real') {
      const { version, place } = this.#flask.flask;
      this.#flask = { kind: 'small', why: `Flask ${version} in ${place} does not start in the sandbox.` };
      this.#startProcess();
      if (this.#line.length > 0) this.#watch();
    } else {
      // The next run tries again.
      this.#refuseWaiting();
    }
  }

  #refuseWaiting(): void {
    for (const refuse of this.#line.takeAll()) refuse({ kind: 'none' });
  }
}
