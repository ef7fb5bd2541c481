/**
 * Many learners' transactions under one fsync. Work that arrived together, or while the disk was busy with the last, is
 * written in one SQLite transaction, each piece in a savepoint of its own, so that one that fails takes no other with
 * it. All are answered only when the whole is on the disk.
 */
import { setImmediate } from 'node:timers';
import type { Database as SqliteConnection } from 'better-sqlite3';
import { codeOf } from '../../errors.ts';

/** So many pieces at once at most: reading waits meanwhile. */
const MAX_PIECES = 200;
/** Milliseconds until a database that another process has locked is tried again, and until it is given up. */
const BUSY_PAUSE = 10;
const BUSY_PATIENCE = 3000;

/** Whether another process has the database locked. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

interface Piece {
  /** Does the work; gives what to call when it is on the disk, and whether it is to get there. */
  readonly perform: () => { readonly answer: () => void; readonly isKept: boolean };
  readonly fail: (error: unknown) => void;
}

export interface CommitQueue {
  /**
   * Runs `work` in a transaction that it may share with others', and settles as it does, once that is on the disk. What
   * it did is undone where `isKept` says no to its result.
   */
  add<Result>(work: () => Result, isKept?: (result: Result) => boolean): Promise<Result>;
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>;
}

/** `afterCommit` is called after each transaction. */
export function createCommitQueue(connection: SqliteConnection, afterCommit: () => void): CommitQueue {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const savepoint = connection.prepare('SAVEPOINT piece');
  const release = connection.prepare('RELEASE piece');
  const waiting: Piece[] = [];
  let isScheduled = false;
  let busySince: number | null = null;
  const whenEmpty: (() => void)[] = [];

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    if (!isBegun()) return;
    const pieces = waiting.splice(0, MAX_PIECES);
    try {
      const perform = pieces.length === 1 ? performAlone : performApart;
      const answers = pieces.map(perform);
      commit.run();
      for (const answer of answers) answer();
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      for (const { fail } of pieces) fail(error);
    }
    afterCommit();
    goOn();
  }

  /** False when another process has the database: the flush comes again, or everything that waits has failed. */
  function isBegun(): boolean {
    try {
      begin.run();
      busySince = null;
      return true;
    } catch (error) {
      busySince ??= performance.now();
      if (isBusy(error) && performance.now() - busySince < BUSY_PATIENCE) {
        setTimeout(flush, BUSY_PAUSE);
        return false;
      }
      busySince = null;
      for (const { fail } of waiting.splice(0)) fail(error);
      goOn();
      return false;
    }
  }

  function performAlone({ perform }: Piece): () => void {
    const { answer, isKept } = perform();
    // What comes next ends a transaction, be it an empty one.
    if (!isKept) connection.exec('ROLLBACK; BEGIN');
    return answer;
  }

  function performApart({ perform, fail }: Piece): () => void {
    savepoint.run();
    try {
      const { answer, isKept } = perform();
      if (!isKept) connection.exec('ROLLBACK TO piece');
      release.run();
      return answer;
    } catch (error) {
      // A full disk ends the whole transaction; then all of it has failed.
      if (!connection.inTransaction) throw error;
      connection.exec('ROLLBACK TO piece; RELEASE piece');
      return () => fail(error);
    }
  }

  function goOn(): void {
    isScheduled = false;
    if (waiting.length > 0) schedule();
    else for (const resolve of whenEmpty.splice(0)) resolve();
  }

  return {
    add: (work, isKept = () => true) =>
      new Promise((resolve, reject) => {
        const perform = () => {
          const result = work();
          return { answer: () => resolve(result), isKept: isKept(result) };
        };
        waiting.push({ perform, fail: reject });
        schedule();
      }),
    async drain() {
      if (isScheduled) await new Promise<void>((resolve) => whenEmpty.push(resolve));
    },
  };
}
