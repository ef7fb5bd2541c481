/**
 * Gives each run a worker, first come, first served, and sees to it that there is a child process to have it from: one
 * that ends or falls silent is replaced, and where the real Flask does not come to work our small one does.
 */
import type { Limits } from '../limits.ts';
import { type FlaskFound, flaskName } from '../real-flask/find-flask.ts';
import { RunQueue } from './run-queue.ts';
import { RuntimeProcess, type Session } from './runtime-process.ts';

export type Turn =
  /** `flask` is the one that answers: `Flask 3.1.3`. To be ended by the caller. */
  | { readonly kind: 'session'; readonly session: Session; readonly flask: string }
  /** No place left to wait; `ahead` runs are waiting. */
  | { readonly kind: 'busy'; readonly ahead: number }
  /** There is no worker to be had: the child process does not start, or the runtime is closed. */
  | { readonly kind: 'none' };

/** How the runtime came to work. */
export interface Readiness {
  /** Which Flask it has come to be. */
  readonly flask: FlaskFound;
  /** How long making the snapshot took, in milliseconds; null when one was kept from before. */
  readonly made: number | null;
  /** Whether the machine code of the interpreter was kept, too; without it the first runs take longer. */
  readonly precompiled: boolean;
}

export interface RuntimeOptions {
  readonly limits: Limits;
  readonly flask: Promise<FlaskFound>;
  readonly snapshotFolder: string;
  /** Told of each child process that ends before its time. */
  readonly lost: () => void;
}

export class Runtime {
  /** Known as soon as runs can begin, and never when that does not come to be. */
  readonly ready: Promise<Readiness>;
  readonly #limits: Limits;
  readonly #snapshotFolder: string;
  readonly #lost: () => void;
  readonly #queue = new RunQueue<(turn: Turn) => void>();
  #tellReady: (readiness: Readiness) => void = () => {};
  /** Null while it is still being looked for. */
  #flask: FlaskFound | null = null;
  #process: RuntimeProcess | null = null;
  /** How many more runs the process may perform now; 0 until it is ready. */
  #free = 0;
  #isReady = false;
  #closed = false;
  #patience: NodeJS.Timeout | undefined;

  constructor({ limits, flask, snapshotFolder, lost }: RuntimeOptions) {
    this.#limits = limits;
    this.#snapshotFolder = snapshotFolder;
    this.#lost = lost;
    this.ready = new Promise((resolve) => {
      this.#tellReady = resolve;
    });
    void flask.then((found) => {
      this.#flask = found;
      this.#startProcess();
    });
  }

  /**
   * A worker for one run; when none is free, `waiting` is told how many runs will have theirs before, at once and as
   * they become fewer. Never rejects.
   */
  begin(waiting: (ahead: number) => void): Promise<Turn> {
    if (this.#closed) return Promise.resolve({ kind: 'none' });
    const turn = this.#turn();
    if (turn !== null) return Promise.resolve(turn);
    const ahead = this.#queue.length;
    if (ahead >= this.#limits.waiting) return Promise.resolve({ kind: 'busy', ahead });
    if (this.#process === null) this.#startProcess();
    return new Promise((resolve) => {
      this.#queue.join(resolve, waiting, performance.now());
      this.#watch();
    });
  }

  /** Whether a run could begin just now, or soon. */
  get isReady(): boolean {
    return this.#process !== null && this.#isReady;
  }

  /** How many runs wait for a worker. */
  get waiting(): number {
    return this.#queue.length;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#refuseWaiting();
    await this.#process?.close();
  }

  #turn(): Turn | null {
    const process = this.#process;
    const flask = this.#flask;
    if (process === null || flask === null || this.#free === 0) return null;
    this.#free -= 1;
    const { ask, end } = process.begin();
    const session = {
      ask: (line: string, at: number) => {
        const reply = ask(line, at);
        this.#watch();
        return reply;
      },
      end: () => {
        end();
        // Another process has workers of its own.
        if (this.#process !== process) return;
        this.#free += 1;
        this.#next();
      },
    };
    return { kind: 'session', session, flask: flaskName(flask.kind === 'real' ? flask.flask : null) };
  }

  #next(): void {
    while (this.#queue.length > 0) {
      const turn = this.#turn();
      if (turn === null) return;
      this.#queue.takeFirst(performance.now())?.(turn);
    }
  }

  /** To be called when something is expected of the child process; it is killed when it then stays silent. */
  #watch(): void {
    clearTimeout(this.#patience);
    const { silenceSeconds, snapshotSeconds, seconds, wallFactor } = this.#limits;
    const silence = silenceSeconds + (this.#isReady ? seconds * wallFactor : snapshotSeconds);
    this.#patience = setTimeout(() => this.#process?.kill(), silence * 1000);
    // Waiting for a sign is no reason to keep the host alive.
    this.#patience.unref();
  }

  #startProcess(): void {
    const flask = this.#flask;
    if (flask === null || this.#closed) return;
    this.#isReady = false;
    const options = {
      limits: this.#limits,
      flask: flask.kind === 'real' ? flask.flask : null,
      snapshotFolder: this.#snapshotFolder,
    };
    this.#process = new RuntimeProcess(options, {
      ready: ({ made, precompiled }) => {
        this.#isReady = true;
        this.#free = this.#limits.workers;
        this.#tellReady({ flask, made, precompiled });
        this.#next();
      },
      sign: () => this.#heard(),
      ended: () => this.#processEnded(),
    });
  }

  #heard(): void {
    clearTimeout(this.#patience);
    if (this.#queue.length > 0 || this.#process?.owesAnswers) this.#watch();
  }

  #processEnded(): void {
    clearTimeout(this.#patience);
    this.#process = null;
    this.#free = 0;
    if (this.#closed) return;
    this.#lost();
    if (this.#isReady) this.#startProcess();
    else this.#startDifferently();
  }

  /** What never came to work would most likely not work now. */
  #startDifferently(): void {
    if (this.#flask?.kind === 'real') {
      const { version, place } = this.#flask.flask;
      this.#flask = { kind: 'small', why: `Flask ${version} in ${place} does not start in the sandbox.` };
      this.#startProcess();
      if (this.#queue.length > 0) this.#watch();
    } else {
      // The next run tries again.
      this.#refuseWaiting();
    }
  }

  #refuseWaiting(): void {
    for (const refuse of this.#queue.takeAll()) refuse({ kind: 'none' });
  }
}
