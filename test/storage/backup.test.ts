import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { backupDatabase } from '../../src/storage/backup.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { change, commitNext, progressAt } from './changes.ts';
import { makeFolder } from './sqlite.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a backup of a SQLite file', () => {
  it('has what was committed before it and nothing later, and nobody had to stop', async () => {
    const url = `file:${join(folder, 'nibble.db')}`;
    const store = await openStorage(url);
    await commitNext(store, change('event-1'));
    const copy = join(folder, 'copy.db');
    const pages = backupDatabase(url, copy);
    await commitNext(store, change('event-2', { progress: progressAt('further') }));
    expect(await pages).toBeGreaterThan(10);
    await commitNext(store, change('event-3', { progress: progressAt('later') }));
    const restored = await openStorage(`file:${copy}`);
    expect((await restored.load('terminal:ada')).progress?.position).toBeOneOf(['introduction', 'further']);
    expect(await restored.replyTo('terminal:ada', 'event-3')).toBeNull();
    expect(await commitNext(restored, change('event-1'))).toBe('duplicate');
    await Promise.all([store.close(), restored.close()]);
  });

  const refusals: readonly [string, string, string, RegExp, RegExp][] = [
    ['a file that is there already', 'file:nibble.db', 'there.db', /there\.db is there already/, /does not exist yet/],
    ['a database that is not there', 'file:missing.db', 'copy.db', /missing\.db is not there/, /Set DATABASE_URL/],
    ['a folder that is not there', 'file:nibble.db', 'no/copy.db', /the folder .*no is not there/, /Make it/],
    ['PostgreSQL', 'postgres://ada:hunter2@db/nibble', 'copy.db', /nibble on db:5432 is not a file/, /pg_dump/],
    ['an address that is none', 'nibble.db', 'copy.db', /begins neither/, /file:/],
  ];
  it.each(refusals)('refuses %s and says what to do', async (_, from, to, what, remedy) => {
    await (await openStorage(`file:${join(folder, 'nibble.db')}`)).close();
    await writeFile(join(folder, 'there.db'), '');
    const url = from.replace('file:', `file:${folder}/`);
    const fault = await backupDatabase(url, join(folder, to)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(OperatorError);
    expect(fault).toMatchObject({ message: expect.stringMatching(what), remedy: expect.stringMatching(remedy) });
  });
});
