import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { holdDatabase } from '../../src/storage/hold.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { change } from './changes.ts';
import { makeFolder } from './sqlite.ts';

const PROGRAM = `
  const { holdDatabase } = await import(process.argv[1]);
  holdDatabase(process.argv[2]);
  process.stdout.write('held');
  process.stdin.resume();
`;
const BUILT = new URL('../../dist/src/storage/hold.js', import.meta.url).href;

let folder: string;
let url: string;
beforeEach(async () => {
  folder = await makeFolder();
  url = `file:${join(folder, 'nibble.db')}`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another bot that holds the database. */
async function otherBot() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, BUILT, url], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('a second bot on one SQLite file', () => {
  it('is told that there is one already, and may start when that has ended, even by kill -9', async () => {
    const bot = await otherBot();
    expect(() => holdDatabase(url)).toThrow(OperatorError);
    expect(() => holdDatabase(url)).toThrow(
      /another Nibble answers learners from the database file .*nibble\.db already/,
    );
    bot.kill('SIGKILL');
    await once(bot, 'exit');
    holdDatabase(url).release();
  });

  it('is told that there is one already when that one is frozen', async () => {
    const bot = await otherBot();
    bot.kill('SIGSTOP');
    expect(() => holdDatabase(url)).toThrow(OperatorError);
    bot.kill('SIGKILL');
    await once(bot, 'exit');
  });

  it('keeps nobody else from the file: a backup or the terminal may use it', async () => {
    const hold = holdDatabase(url);
    const store = await openStorage(url);
    expect(await store.commit(change('event-1'))).toBe('committed');
    await store.close();
    hold.release();
  });
});

it.each(['postgres://ada@db/nibble', 'file::memory:'])('lets any number of bots hold %s', (shared) => {
  const holds = [holdDatabase(shared), holdDatabase(shared)];
  for (const hold of holds) hold.release();
});
