import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/storage/migrations/index.ts';
import { makeFolder, statement } from './sqlite.ts';

const PROGRAM = `
  const { openStorage } = await import(process.argv[1]);
  process.stdout.write('ready');
  process.stdin.once('data', async () => {
    const store = await openStorage(process.argv[2]);
    await store.close();
    process.exit(0);
  });
`;
const BUILT = new URL('../../dist/src/storage/storage.js', import.meta.url).href;
const PROCESSES = 6;

it('one new SQLite database is made when several processes start at the same moment', async () => {
  const folder = await makeFolder();
  const children = Array.from({ length: PROCESSES }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, BUILT, `file:${join(folder, 'new', 'nibble.db')}`], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const ends = children.map((child) => once(child, 'exit'));
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  for (const child of children) child.stdin.write('go');
  expect((await Promise.all(ends)).map(([code]) => code)).toEqual(Array.from({ length: PROCESSES }, () => 0));
  expect(statement(join(folder, 'new', 'nibble.db'), 'select number from nibble_migrations order by number')).toEqual(
    [0, ...MIGRATIONS.map(({ number }) => number)].map((number) => ({ number })),
  );
  await rm(folder, { recursive: true });
});
