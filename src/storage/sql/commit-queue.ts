/**
 * Many learners' transactions under one fsync. Work that arrived together, or while the disk was busy with the last, is
 * written in one SQLite transaction, each piece in a savepoint of its own, so that one that fails takes no other with it.
 * All are answered only when the whole is on the disk.
 */
import { setImmediate } from 'node:timers';
import type { Database as SqliteConnection, Statement } from 'better-sqlite3';
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

export class CommitQueue {
  readonly #connection: SqliteConnection;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #afterCommit: () => void;
  #pieces: Piece[] = [];
  #scheduled = false;
  #busySince: number | null = null;
  #whenEmpty: (() => void)[] = [];

  /** `afterCommit` is called after each transaction. */
  constructor(connection: SqliteConnection, afterCommit: () => void) {
    this.#connection = connection;
    this.#begin = connection.prepare('BEGIN IMMEDIATE');
    this.#commit = connection.prepare('COMMIT');
    this.#savepoint = connection.prepare('SAVEPOINT piece');
    this.#release = connection.prepare('RELEASE piece');
    this.#afterCommit = afterCommit;
  }

  /**
   * Runs `work` in a transaction that it may share with others', and settles as it does, once that is on the disk. What it
   * did is undone where `isKept` says no to its result.
   */
  add<Result>(work: () => Result, isKept: (result: Result) => boolean = () => true): Promise<Result> {
    return new Promise((resolve, reject) => {
      const perform = () => {
        const result = work();
        return { answer: () => resolve(result), isKept: isKept(result) };
      };
      this.#pieces.push({ perform, fail: reject });
      this.#schedule();
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    if (this.#scheduled) await new Promise<void>((resolve) => this.#whenEmpty.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    if (!this.#isBegun()) return;
    const pieces = this.#pieces.splice(0, MAX_PIECES);
    const settle: (() => void)[] = [];
    try {
      for (const piece of pieces)
        settle.push(pieces.length === 1 ? this.#performAlone(piece) : this.#performApart(piece));
      this.#commit.run();
      for (const answer of settle) answer();
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      for (const { fail } of pieces) fail(error);
    }
    this.#afterCommit();
    this.#goOn();
  }

  /** False when another process has the database: the flush comes again, or everything that waits has failed. */
  #isBegun(): boolean {
    try {
      this.#begin.run();
      this.#busySince = null;
      return true;
    } catch (error) {
      this.#busySince ??= performance.now();
      if (isBusy(error) && performance.now() - this.#busySince < BUSY_PATIENCE) {
        setTimeout(() => this.#flush(), BUSY_PAUSE);
        return false;
      }
      this.#busySince = null;
      for (const { fail } of this.#pieces.splice(0)) fail(error);
      this.#goOn();
      return false;
    }
  }

  #performAlone({ perform }: Piece): () => void {
    const { answer, isKept } = perform();
    // What comes next ends a transaction, be it an empty one.
    if (!isKept) this.#connection.exec('ROLLBACK; BEGIN');
    return answer;
  }

  #performApart({ perform, fail }: Piece): () => void {
    this.#savepoint.run();
    try {
      const { answer, isKept } = perform();
      if (!isKept) this.#connection.exec('ROLLBACK TO piece');
      this.#release.run();
      return answer;
    } catch (error) {
      // A full disk ends the whole transaction; then all of it has failed.
      if (!this.#connection.inTransaction) throw error;
      this.#connection.exec('ROLLBACK TO piece; RELEASE piece');
      return () => fail(error);
    }
  }

  #goOn(): void {
    this.#scheduled = false;
    if (this.#pieces.length > 0) this.#schedule();
    this.#tellEmpty();
  }

  #tellEmpty(): void {
    if (this.#scheduled) return;
    for (const resolve of this.#whenEmpty.splice(0)) resolve();
  }
}
