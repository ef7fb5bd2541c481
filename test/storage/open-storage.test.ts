import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { MIGRATIONS } from '../../src/storage/migrations/index.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { change, commitNext } from './changes.ts';
import { holdLock } from './hold-lock.ts';
import { makeFolder, statement } from './sqlite.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The fault of opening, which has to be one for the operator. */
async function faultOf(url: string): Promise<OperatorError> {
  const outcome = await openStorage(url).then(
    () => new Error(`${url} opened`),
    (error: unknown) => error,
  );
  if (outcome instanceof OperatorError) return outcome;
  throw outcome;
}

describe('opening the database', () => {
  it('makes the folders that are missing, and keeps every commit on the disk', async () => {
    const path = join(folder, 'a', 'b c', 'nibble.db');
    const store = await openStorage(`file:${path}`);
    await store.commit(change('event-1'));
    await store.close();
    expect(statement(path, 'select number, name from nibble_migrations where number > 0')).toEqual(
      MIGRATIONS.map(({ number, name }) => ({ number, name })),
    );
    expect(statement(path, 'pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  });

  it('takes the address of a file and a database in memory too', async () => {
    await (await openStorage(`file://${folder}/with%20space.db`)).close();
    expect(statement(join(folder, 'with space.db'), 'select count(*) as count from learners')).toEqual([{ count: 0 }]);
    const store = await openStorage('file::memory:');
    expect(await store.commit(change('event-1'))).toBe('committed');
    await store.close();
  });

  it.each([
    ['mysql://ada:hunter2@db/nibble', /begins neither with "file:" nor with "postgres:"/, /file:data\/nibble\.db/],
    ['data/nibble.db', /begins neither with "file:"/, /file:/],
    ['postgres://ada:hunter2@db', /names no database/, /postgres:\/\/nibble/],
    ['postgres://ada:hunter2@db/a/b', /names no database/, /postgres:\/\/nibble/],
    ['postgres:///nibble?user=ada&password=hunter2', /names no host/, /postgres:\/\/nibble/],
    ['postgres://ada:hunter2/2@db:5432/nibble', /but is none/, /two hexadecimal digits/],
    ['postgres://ada:hunter2%@db/nibble', /a % that stands for nothing/, /postgres:\/\/nibble/],
    ['file:', /names no file/, /file:/],
    ['file:data/', /names no file/, /file:/],
    ['file://data/nibble.db', /not the address of a file/, /one or three slashes/],
  ])('refuses %s and says what to write, without the password in it', async (url, what, remedy) => {
    const fault = await faultOf(url);
    expect(fault.message).toMatch(what);
    expect(fault.remedy).toMatch(remedy);
    expect(fault.message + fault.remedy).not.toContain('hunter2');
  });

  const places: readonly [string, () => Promise<string>, RegExp, RegExp][] = [
    [
      'below a file',
      async () => {
        await writeFile(join(folder, 'file'), '');
        return join(folder, 'file', 'nibble.db');
      },
      /nibble\.db cannot be opened for writing/,
      /set DATABASE_URL/,
    ],
    [
      'that is a folder',
      async () => {
        await mkdir(join(folder, 'nibble.db'));
        return join(folder, 'nibble.db');
      },
      /nibble\.db cannot be opened for writing/,
      /account may write/,
    ],
    [
      'two folders below a file',
      async () => {
        await writeFile(join(folder, 'file'), '');
        return join(folder, 'file', 'data', 'nibble.db');
      },
      /folder .*data for the database cannot be made \(ENOTDIR\)/,
      /Make the folder yourself/,
    ],
    ['where nobody may write', async () => '/proc/nibble/nibble.db', /cannot be made \(E/, /set DATABASE_URL/],
    ['in a folder where no file can be made', async () => '/proc/nibble.db', /cannot be opened/, /account may write/],
    [
      'that is not a database',
      async () => {
        await writeFile(join(folder, 'nibble.db'), 'Dear diary, '.repeat(1000));
        return join(folder, 'nibble.db');
      },
      /nibble\.db is not a database/,
      /move that one away/,
    ],
    [
      "that is another program's",
      async () => {
        statement(join(folder, 'other.db'), 'create table recipes (name text)');
        return join(folder, 'other.db');
      },
      /other\.db belongs to another program: it has tables such as recipes/,
      /a file or database of its own/,
    ],
    [
      'that a newer version wrote',
      async () => {
        const path = join(folder, 'nibble.db');
        await (await openStorage(`file:${path}`)).close();
        statement(path, `insert into nibble_migrations values (${MIGRATIONS.length + 1}, 'from-the-future')`);
        return path;
      },
      new RegExp(`newer version of Nibble: its schema is ${MIGRATIONS.length + 1}`),
      /Install the newer version/,
    ],
  ];
  it.each(places)('refuses a place %s and says what to do', async (_, makePlace, what, remedy) => {
    const fault = await faultOf(`file:${await makePlace()}`);
    expect(fault.message).toMatch(what);
    expect(fault.remedy).toMatch(remedy);
  });

  it('leaves a file alone that it refuses', async () => {
    const path = join(folder, 'letter.db');
    await writeFile(path, 'Dear diary, '.repeat(1000));
    await faultOf(`file:${path}`);
    expect(await readFile(path, 'utf8')).toBe('Dear diary, '.repeat(1000));
  });
});

describe('a database that another process has locked', () => {
  it('is refused at the start, and opens once the lock is gone', async () => {
    const path = join(folder, 'nibble.db');
    await (await openStorage(`file:${path}`)).close();
    const lock = await holdLock(path, 'EXCLUSIVE');
    const fault = await faultOf(`file:${path}`);
    expect(fault.message).toMatch(/nibble\.db is locked by another program/);
    expect(fault.remedy).toMatch(/Stop the other program/);
    await lock.release();
    await (await openStorage(`file:${path}`)).close();
  });

  it('fails a commit with the same words and none of it written, and takes it afterwards', async () => {
    const path = join(folder, 'nibble.db');
    const store = await openStorage(`file:${path}`);
    await store.commit(change('event-1'));
    const lock = await holdLock(path, 'NORMAL');
    await expect(store.commit(change('event-2'))).rejects.toThrow(OperatorError);
    await lock.release();
    expect(await commitNext(store, change('event-2'))).toBe('committed');
    await store.close();
  });
});

it('a damaged database is refused as damaged, with what to do', async () => {
  const path = join(folder, 'nibble.db');
  await (await openStorage(`file:${path}`)).close();
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0xff, 4096));
  const fault = await faultOf(`file:${path}`);
  expect(fault.message).toMatch(/nibble\.db is damaged/);
  expect(fault.remedy).toMatch(/Restore it from a backup/);
});
