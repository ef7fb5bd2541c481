import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CacheEntry, keyOf, loadCompiled, saveCompiled } from '../../src/sandbox/child/compiled-cache.ts';

const TREE = { 'a.pyc': Buffer.from('one'), flask: { 'b.pyc': Buffer.from('two'), empty: {} } };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-cache-'));
});
afterAll(() => rm(folder, { recursive: true }));

const entry = (key: string, name = 'flask-3.1.3'): CacheEntry => ({ folder: join(folder, 'made', 'anew'), name, key });

it('what was kept is there again', async () => {
  await saveCompiled(entry('first'), TREE);
  const loaded = await loadCompiled(entry('first'));
  expect(loaded).toMatchObject({ 'a.pyc': Buffer.from('one'), flask: { 'b.pyc': Buffer.from('two') } });
  expect(await loadCompiled(entry('other'))).toBeNull();
});

it('an entry that is cut short or damaged anywhere is never used', async () => {
  await saveCompiled(entry('whole'), TREE);
  const path = join(entry('whole').folder, 'flask-3.1.3-whole.cache');
  const whole = await readFile(path);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, cut) => {
      const damaged = cut ? whole.subarray(0, at) : Buffer.from(whole);
      if (!cut) damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(path, damaged);
      expect(await loadCompiled(entry('whole'))).toBeNull();
    }),
    { numRuns: 50 },
  );
});

it('a new entry replaces the older one of its name, and no other', async () => {
  await saveCompiled(entry('small', 'small-flask'), TREE);
  await saveCompiled(entry('newer'), TREE);
  expect((await readdir(entry('').folder)).sort()).toEqual(['flask-3.1.3-newer.cache', 'small-flask-small.cache']);
});

it('a folder that cannot be written costs nothing but the cache', async () => {
  await writeFile(join(folder, 'file'), '');
  const impossible = { ...entry('x'), folder: join(folder, 'file') };
  await saveCompiled(impossible, TREE);
  expect(await loadCompiled(impossible)).toBeNull();
});

it('any change of a name or a content gives another key', () => {
  const keys = [
    keyOf(TREE),
    keyOf(TREE, Buffer.from('other interpreter')),
    keyOf({ ...TREE, 'a.pyc': Buffer.from('onf') }),
    keyOf({ ...TREE, 'c.pyc': Buffer.from('') }),
    keyOf({ 'a.pyc': Buffer.from('one'), 'b.pyc': Buffer.from('two') }),
    keyOf({ a: { 'b.pyc': Buffer.from('two') }, 'a.pyc': Buffer.from('one') }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
