/**
 * The child process: keeps the snapshot and the workers, so that a crash of the engine costs a run and not the bot. It
 * is told its options once, as its argument, then takes the orders of `protocol.ts` and ends with its parent.
 */
import { type ChildOptions, type FromChild, readReport, type ToChild } from '../host/protocol.ts';
import type { Limits } from '../limits.ts';
import { WorkerThread } from './worker-thread.ts';

class Workers {
  readonly #limits: Limits;
  readonly #tell: (message: FromChild) => void;
  readonly #threads = new Set<WorkerThread>();
  readonly #runs = new Map<number, WorkerThread>();
  /** Both null until they are there, the snapshot first. */
  #snapshot: Uint8Array | null = null;
  #module: WebAssembly.Module | null = null;
  /** Called when the first one waits for runs. */
  #ready: () => void = () => {};

  /** Starts the first one, which can take no runs before `begin`. */
  constructor(limits: Limits, tell: (message: FromChild) => void) {
    this.#limits = limits;
    this.#tell = tell;
    this.#add(() => this.#ready());
  }

  /** Gives them what their memories are filled with; once more where that was not to be used. */
  fill(snapshot: Uint8Array): void {
    this.#snapshot = snapshot;
    for (const thread of this.#threads) thread.fill(snapshot);
  }

  begin(module: WebAssembly.Module, ready: () => void): void {
    this.#module = module;
    this.#ready = ready;
    for (const thread of this.#threads) thread.begin(module);
  }

  obey(order: ToChild): void {
    if (order.kind === 'end') {
      this.#runs.get(order.run)?.end(order.run);
      this.#runs.delete(order.run);
      return;
    }
    const thread = order.isFirst ? this.#free() : this.#runs.get(order.run);
    // It has ended after its last answer.
    if (thread === undefined) {
      this.#tell({ kind: 'gone', run: order.run, end: 'broken', prints: '' });
      return;
    }
    this.#runs.set(order.run, thread);
    thread.ask(order);
  }

  /** The host begins no more runs at a time than there may be workers. */
  #free(): WorkerThread {
    for (const thread of this.#threads) if (thread.isFree) return thread;
    return this.#add(() => {});
  }

  #add(ready: () => void): WorkerThread {
    let wasReady = false;
    const thread = new WorkerThread(this.#limits, {
      ready: () => {
        wasReady = true;
        ready();
      },
      line: (run, line, took, prints) => this.#tell({ kind: 'answer', run, report: readReport(line), took, prints }),
      gone: (run, end, prints) => {
        this.#runs.delete(run);
        this.#tell({ kind: 'gone', run, end, prints });
      },
      lost: () => {
        this.#threads.delete(thread);
        // One that could not even start would not start again; the host decides what to do without this process.
        if (!wasReady) process.exit(1);
        if (this.#threads.size < this.#limits.workers) this.#add(() => {});
      },
    });
    this.#threads.add(thread);
    if (this.#snapshot !== null) thread.fill(this.#snapshot);
    if (this.#module !== null) thread.begin(this.#module);
    return thread;
  }
}

process.once('disconnect', () => process.exit(0));
// Whoever stops the bot often signals its whole group; what is running is still to be answered, so the bot decides.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
const options: ChildOptions = JSON.parse(process.argv[2] ?? '');
const tell = (message: FromChild) => process.send?.(message);
const workers = new Workers(options.limits, tell);
process.on('message', (order: ToChild) => workers.obey(order));

/** What was read is larger than what is kept, and so little happens here later on that nothing would collect it. */
const COLLECT_AFTER_MS = 500;

/** In a function, so that nothing keeps what only the start needs. */
async function start(): Promise<void> {
  // While the thread of the first worker starts.
  const { findRuntime } = await import('./find-runtime.ts');
  const { module, made, precompiled } = await findRuntime(options, (snapshot) => workers.fill(snapshot));
  workers.begin(module, () => {
    tell({ kind: 'ready', made, precompiled });
    setTimeout(() => gc?.(), COLLECT_AFTER_MS);
  });
}

await start();
