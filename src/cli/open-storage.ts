/**
 * Opens the database that a bot works on. SQLite's driver is synchronous: each statement, and each wait for the disk,
 * would hold up everybody who is being answered. So a SQLite file lives in a thread of its own; PostgreSQL is elsewhere
 * anyway.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { OperatorError } from '../errors.ts';
import type { TakeDue, Waiting } from '../reminders/ports.ts';
import { takeDueFrom } from '../reminders/take-due.ts';
import { parseDatabaseUrl } from '../storage/database-url.ts';
import type { Retention } from '../storage/retention.ts';
import { askThread } from '../storage/thread/ask.ts';
import { type Fault, readFault } from '../storage/thread/calls.ts';
import type { Store } from '../tutor/ports.ts';

/** What is kept in one database. Closing the store closes all. */
export interface OpenStorage {
  readonly store: Store;
  readonly outbox: Waiting;
  readonly takeDue: TakeDue;
  readonly retention: Retention;
}

/** Node 20 starts no TypeScript, so from a source it is the compiled twin. */
const THREAD = import.meta.url.endsWith('.ts') ? '../../dist/src/cli/storage-thread.js' : './storage-thread.js';

/** The storage's objects live briefly; with more room for the young ones the thread would only take more memory. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 8 };

/** Rejects as `openStore` does. */
export async function openStorage(databaseUrl: string): Promise<OpenStorage> {
  if (parseDatabaseUrl(databaseUrl).kind === 'sqlite') return openInThread(databaseUrl);
  const { openStore } = await import('../storage/open-store.ts');
  const storage = await openStore(databaseUrl);
  return { store: storage, outbox: storage.outbox, takeDue: takeDueFrom(storage.outbox), retention: storage.retention };
}

async function openInThread(databaseUrl: string): Promise<OpenStorage> {
  const thread = new Worker(new URL(THREAD, import.meta.url), {
    workerData: databaseUrl,
    resourceLimits: THREAD_LIMITS,
  });
  let cause: unknown = null;
  thread.on('error', (error) => {
    cause = error;
  });
  const [fault]: (Fault | null)[] = await Promise.race([
    once(thread, 'message'),
    once(thread, 'exit').then(() => Promise.reject(ended(cause))),
  ]);
  if (fault) throw readFault(fault);
  const calls = askThread(thread, () => ended(cause));
  const close = async () => {
    await calls.close();
    await thread.terminate();
  };
  return { store: { ...calls, close }, outbox: calls, takeDue: calls.takeDue, retention: calls };
}

const ended = (cause: unknown): OperatorError =>
  new OperatorError(
    'the thread that keeps the database has ended',
    'Start Nibble again; nothing that was answered is lost. If it ends again, report what the log says of it.',
    { cause },
  );
