/**
 * Copies SQLite's log into the database file without keeping a reply waiting. By itself SQLite does it within every
 * commit that makes the log too long, and that commit waits for the disk several times; here a thread does it.
 */
import { Worker } from 'node:worker_threads';
import type { Database as SqliteConnection, Statement } from 'better-sqlite3';

/** Pages (4 KiB) in the log that are not in the file yet before the thread is set to work. */
const PAGES = 1000;
/** Pages after which the log has to begin anew. It can only when all of it is copied, so the rest is, in the commit's thread. */
const LONG_LOG = 8000;

/** Node 20 starts no TypeScript, so from a source it is the compiled twin. */
const THREAD = import.meta.url.endsWith('.ts')
  ? '../../dist/src/storage/checkpoint-thread.js'
  : './checkpoint-thread.js';

interface LogState {
  /** Pages in the log, and how many of them are in the file. */
  readonly log: number;
  readonly checkpointed: number;
}

export class Checkpointer {
  readonly #connection: SqliteConnection;
  readonly #state: Statement<[], LogState>;
  #thread: Worker | null = null;
  #running = false;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
    connection.pragma('wal_autocheckpoint = 0');
    this.#state = connection.prepare('pragma wal_checkpoint(NOOP)');
  }

  /** To be called after each commit. */
  afterCommit(): void {
    const state = this.#state.get();
    if (this.#running || state === undefined || state.log - state.checkpointed < PAGES) return;
    this.#running = true;
    this.#startedThread().postMessage('go');
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  /** The thread is started by the first long log: a short life needs none. */
  #startedThread(): Worker {
    if (this.#thread !== null) return this.#thread;
    const thread = new Worker(new URL(THREAD, import.meta.url), { workerData: this.#connection.name });
    thread.unref();
    thread.on('message', () => this.#done());
    thread.on('error', () => {
      // Another one is started the next time; the log is only longer until then.
      this.#thread = null;
      this.#done();
    });
    this.#thread = thread;
    return thread;
  }

  #done(): void {
    this.#running = false;
    if (this.#connection.open && (this.#state.get()?.log ?? 0) >= LONG_LOG) {
      this.#connection.pragma('wal_checkpoint(PASSIVE)');
    }
  }
}
