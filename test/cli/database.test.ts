/** What an operator does with a database, by the built program. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { performNibble } from './run-nibble.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-database-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const settings = { DATABASE_URL: 'file:here.db' };
const nibble = (...args: string[]) => performNibble({ args, folder, settings });

it('migrate makes a database, backup copies it, and copy moves it into an empty one only', async () => {
  expect(await nibble('migrate')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^Made the database file .*here\.db, with schema \d+\.\n$/),
    errors: '',
  });
  await performNibble({ args: ['chat'], folder, settings, input: '/lesson cookies\n' });
  const backedUp = await nibble('backup', 'copy.db');
  expect(backedUp).toMatchObject({
    code: 0,
    output: `Wrote copy.db, ${(await stat(join(folder, 'copy.db'))).size} bytes.\n`,
  });
  const moved = await nibble('copy', 'file:copy.db', 'file:there.db');
  expect(moved).toMatchObject({ code: 0, output: expect.stringMatching(/learners +1 rows .*hold the same/s) });
  expect(await nibble('copy', 'file:copy.db', 'file:there.db')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('empty database'),
  });
});
