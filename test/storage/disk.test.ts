/** Who is answered is safe: nobody before the disk says so, and whoever comes meanwhile shares the next sync. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommitQueue } from '../../src/storage/commit-queue.ts';
import { Disk } from '../../src/storage/disk.ts';
import { makeFolder } from './sqlite.ts';

/** A disk that says it is done when the test does. */
function slowDisk() {
  const waiting: ((error: unknown) => void)[] = [];
  return {
    whenSafe: (callback: (error: unknown) => void) => void waiting.push(callback),
    waits: () => waiting.length,
    done: (error: unknown = null) => waiting.shift()?.(error),
  };
}

const turn = () => new Promise(setImmediate);

describe('a commit', () => {
  const open = () => {
    const connection = new SqliteDatabase(':memory:');
    connection.exec('create table t (n integer)');
    const disk = slowDisk();
    const queue = new CommitQueue(connection, disk, () => {});
    const add = (n: number) => queue.add(() => connection.prepare('insert into t values (?)').run(n));
    const rows = () => connection.prepare('select n from t').pluck().all();
    return { disk, queue, add, rows };
  };

  it('is answered only when the disk has it, though it can be read before', async () => {
    const { disk, add, rows } = open();
    let answered = false;
    const commit = add(1).then(() => {
      answered = true;
    });
    await turn();
    await turn();
    expect({ answered, rows: rows(), waits: disk.waits() }).toEqual({ answered: false, rows: [1], waits: 1 });
    disk.done();
    await commit;
    expect(answered).toBe(true);
  });

  it('goes on while the disk is busy with an earlier one', async () => {
    const { disk, add, rows } = open();
    const first = add(1);
    await turn();
    const second = add(2);
    await vi.waitFor(() => expect(rows()).toEqual([1, 2]));
    expect(disk.waits()).toBe(2);
    disk.done();
    disk.done();
    await Promise.all([first, second]);
  });

  it('fails when the disk does', async () => {
    const { disk, add } = open();
    const commit = add(1);
    await turn();
    disk.done(new Error('EIO'));
    await expect(commit).rejects.toThrow('EIO');
  });

  it('is waited for by who drains the queue', async () => {
    const { disk, queue, add } = open();
    void add(1);
    await turn();
    let drained = false;
    const drain = queue.drain().then(() => {
      drained = true;
    });
    await turn();
    expect(drained).toBe(false);
    disk.done();
    await drain;
  });
});

describe('the disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await makeFolder();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const safe = (disk: Disk) => new Promise<unknown>((resolve) => disk.whenSafe(resolve));

  it('answers everybody who asks, one after the other or together', async () => {
    await writeFile(join(folder, 'nibble.db-wal'), 'a log');
    const disk = new Disk(join(folder, 'nibble.db'));
    expect(await Promise.all([safe(disk), safe(disk), safe(disk)])).toEqual([null, null, null]);
    expect(await safe(disk)).toBeNull();
    disk.close();
  });

  it('says why when the log is not there', async () => {
    expect(await safe(new Disk(join(folder, 'nibble.db')))).toMatchObject({ code: 'ENOENT' });
  });
});
