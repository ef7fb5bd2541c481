/** A thread that copies SQLite's log into the database file when it is told to; `checkpointer.ts` starts it. */
import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';

const connection = new SqliteDatabase(String(workerData));

parentPort?.on('message', () => {
  // Passive: nobody who reads or writes is kept waiting; what they use stays in the log for the next time.
  connection.pragma('wal_checkpoint(PASSIVE)');
  parentPort?.postMessage('done');
});
