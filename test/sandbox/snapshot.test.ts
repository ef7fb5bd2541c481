import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  keyOf,
  loadSnapshot,
  packSnapshot,
  type Snapshot,
  type SnapshotEntry,
  saveSnapshot,
  shareSnapshot,
  unpackSnapshot,
} from '../../src/sandbox/snapshot/snapshot.ts';

const TREE = { 'a.pyc': Buffer.from('one'), flask: { 'b.pyc': Buffer.from('two'), empty: {} } };
const SNAPSHOT: Snapshot = {
  binary: Buffer.from('binary'),
  library: TREE,
  memory: { pages: 3, pieces: [{ at: 65_536, bytes: Buffer.from('memory') }] },
  stackPointer: 515_344,
  call: { index: 217, callable: 10_452_664, arguments: 3_866_204 },
};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-snapshots-'));
});
afterAll(() => rm(folder, { recursive: true }));

const entry = (key: string, name = 'flask-3.1.3'): SnapshotEntry => ({
  folder: join(folder, 'made', 'anew'),
  name,
  key,
});

/** With every run of bytes as text. */
const readable = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readable(each)]));
};

it('what was kept is there again', async () => {
  await saveSnapshot(entry('first'), packSnapshot(SNAPSHOT));
  const loaded = loadSnapshot(entry('first'));
  expect(loaded && readable(unpackSnapshot(loaded))).toEqual(readable(SNAPSHOT));
  expect(loadSnapshot(entry('other'))).toBeNull();
});

it('is shared by the threads that are given it, without the binary', () => {
  const shared = shareSnapshot(packSnapshot(SNAPSHOT));
  expect(shared.buffer).toBeInstanceOf(SharedArrayBuffer);
  const { binary, ...rest } = unpackSnapshot(shared);
  expect(binary).toHaveLength(0);
  const { binary: _binary, ...all } = SNAPSHOT;
  expect(readable(rest)).toEqual(readable(all));
});

it('a file that is cut short or damaged anywhere is never used', async () => {
  await saveSnapshot(entry('whole'), packSnapshot(SNAPSHOT));
  const path = join(entry('whole').folder, 'flask-3.1.3-whole.snapshot');
  const whole = await readFile(path);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, cut) => {
      const damaged = cut ? whole.subarray(0, at) : Buffer.from(whole);
      if (!cut) damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(path, damaged);
      expect(loadSnapshot(entry('whole'))).toBeNull();
    }),
    { numRuns: 50 },
  );
});

it('a new entry replaces the older one of its name, and no other', async () => {
  await saveSnapshot(entry('small', 'small-flask'), packSnapshot(SNAPSHOT));
  await saveSnapshot(entry('newer'), packSnapshot(SNAPSHOT));
  expect((await readdir(entry('').folder)).sort()).toEqual([
    'flask-3.1.3-newer.snapshot',
    'small-flask-small.snapshot',
  ]);
});

it('a folder that cannot be written costs nothing but the file', async () => {
  await writeFile(join(folder, 'file'), '');
  const impossible = { ...entry('x'), folder: join(folder, 'file') };
  await saveSnapshot(impossible, packSnapshot(SNAPSHOT));
  expect(loadSnapshot(impossible)).toBeNull();
});

it('any change of a name or a content gives another key', () => {
  const keys = [
    keyOf(TREE),
    keyOf(TREE, Buffer.from('other interpreter')),
    keyOf(TREE, 'other architecture'),
    keyOf(TREE, 'other ', 'architecture'),
    keyOf({ ...TREE, 'a.pyc': Buffer.from('onf') }),
    keyOf({ ...TREE, 'c.pyc': Buffer.from('') }),
    keyOf({ 'a.pyc': Buffer.from('one'), 'b.pyc': Buffer.from('two') }),
    keyOf({ a: { 'b.pyc': Buffer.from('two') }, 'a.pyc': Buffer.from('one') }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
