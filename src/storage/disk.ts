/**
 * Puts SQLite's log on the disk while the program goes on. With `synchronous=FULL` SQLite waits for the disk within each
 * commit, and nobody else is answered meanwhile. So it is told not to (`NORMAL`: it still does around checkpoints), and
 * the same `fdatasync` is done here, in another thread. What a crash of the machine takes from the end of the log,
 * SQLite finds by its checksums; whoever was answered is before that end.
 */
import { closeSync, constants, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export class Disk {
  readonly #log: string;
  #file: number | null = null;
  #waiting: ((error: unknown) => void)[] = [];
  #running = false;

  /** `path` is the database's; its log stands beside it, and is there once something was written. */
  constructor(path: string) {
    this.#log = `${path}-wal`;
  }

  /**
   * Calls back when everything that was committed until now is on the disk, or with the reason why it cannot be told. One
   * sync at a time: whoever comes while one runs shares the next.
   */
  whenSafe(callback: (error: unknown) => void): void {
    this.#waiting.push(callback);
    if (!this.#running) this.#sync();
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #sync(): void {
    const callbacks = this.#waiting;
    this.#waiting = [];
    this.#running = true;
    const answer = (error: unknown) => {
      this.#running = false;
      if (this.#waiting.length > 0) this.#sync();
      for (const callback of callbacks) callback(error);
    };
    try {
      this.#file ??= this.#open();
      fdatasync(this.#file, answer);
    } catch (error) {
      answer(error);
    }
  }

  /** The name of a new file is safe only when its folder is. */
  #open(): number {
    const file = openSync(this.#log, constants.O_RDWR);
    // Windows opens no folders; there the file system keeps the name by itself.
    if (process.platform !== 'win32') syncFolder(dirname(resolve(this.#log)));
    return file;
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
