import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  keyOf,
  keyOfFiles,
  loadSnapshot,
  type SnapshotEntry,
  saveSnapshot,
} from '../../src/sandbox/snapshot/kept-snapshots.ts';
import { makeCode, readCode } from '../../src/sandbox/snapshot/machine-code.ts';
import { type Made, packSnapshot, unpackSnapshot } from '../../src/sandbox/snapshot/snapshot.ts';
import { lastChange } from '../../src/sandbox/snapshot/sources.ts';

const TREE = { 'a.pyc': Buffer.from('one'), flask: { 'b.pyc': Buffer.from('two'), empty: {} } };
const MADE: Made = {
  snapshot: {
    library: TREE,
    memory: { pages: 3, pieces: [{ at: 65_536, bytes: Buffer.from('memory') }] },
    stackPointer: 515_344,
    call: { index: 217, callable: 10_452_664, arguments: 3_866_204 },
  },
  binary: new Uint8Array(Buffer.from('binary')),
};
const PACKED = packSnapshot(MADE, new Uint8Array(Buffer.from('code')));
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
  await saveSnapshot(entry('first'), PACKED);
  const loaded = loadSnapshot(entry('first'));
  expect(loaded && readable(unpackSnapshot(loaded.shared))).toEqual(readable(MADE.snapshot));
  expect(readable([loaded?.code, loaded?.binary])).toEqual(['code', 'binary']);
  expect(loadSnapshot(entry('other'))).toBeNull();
});

it('is in memory that threads share, without what the engine alone needs', () => {
  const { shared } = PACKED;
  expect(shared.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(Buffer.from(shared).includes('binary')).toBe(false);
  expect(readable(unpackSnapshot(shared))).toEqual(readable(MADE.snapshot));
});

it('a file that is cut short or damaged anywhere is never used', async () => {
  await saveSnapshot(entry('whole'), PACKED);
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

it.each([
  ['when nothing is damaged', null, true],
  ['when another piece is damaged', 'last', true],
  ['but not when it is damaged itself', PACKED.shared.length - 1, false],
])('the piece for the threads is given before the others are read, %s', async (_when, damaged, isGiven) => {
  await saveSnapshot(entry('early'), PACKED);
  const path = join(entry('early').folder, 'flask-3.1.3-early.snapshot');
  const bytes = await readFile(path);
  const at = damaged === 'last' ? bytes.length - 1 : damaged;
  if (typeof at === 'number') bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const given: unknown[] = [];
  const loaded = loadSnapshot(entry('early'), (shared) => given.push(readable(unpackSnapshot(shared))));
  expect(given).toEqual(isGiven ? [readable(MADE.snapshot)] : []);
  expect(loaded !== null).toBe(damaged === null);
});

it('a new entry replaces the older one of its name, and no other', async () => {
  await saveSnapshot(entry('small', 'small-flask'), PACKED);
  await saveSnapshot(entry('newer'), PACKED);
  expect((await readdir(entry('').folder)).sort()).toEqual([
    'flask-3.1.3-newer.snapshot',
    'small-flask-small.snapshot',
  ]);
});

it('a folder that cannot be written costs nothing but the file', async () => {
  await writeFile(join(folder, 'file'), '');
  const impossible = { ...entry('x'), folder: join(folder, 'file') };
  expect(await saveSnapshot(impossible, PACKED)).toBe(false);
  expect(loadSnapshot(impossible)).toBeNull();
});

it('any change of a name or a content gives another key', () => {
  const keys = [
    keyOf(TREE),
    keyOf(TREE, 'other architecture'),
    keyOf(TREE, 'other ', 'architecture'),
    keyOf({ ...TREE, 'a.pyc': Buffer.from('onf') }),
    keyOf({ ...TREE, 'c.pyc': Buffer.from('') }),
    keyOf({ 'a.pyc': Buffer.from('one'), 'b.pyc': Buffer.from('two') }),
    keyOf({ a: { 'b.pyc': Buffer.from('two') }, 'a.pyc': Buffer.from('one') }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

describe('the key of files that are not read again', () => {
  let files: { readonly one: string; readonly more: { readonly two: string } };
  let at: { readonly folder: string; readonly name: string };
  beforeEach(async () => {
    const made = await mkdtemp(join(folder, 'files-'));
    files = { one: join(made, 'one'), more: { two: join(made, 'two') } };
    at = { folder: join(made, 'keys'), name: 'flask' };
    await Promise.all([writeFile(files.one, 'one'), writeFile(files.more.two, 'two')]);
  });

  const soon = () => lastChange(files) + 1;
  const later = () => lastChange(files) + 60_000;
  const kept = () => readFile(join(at.folder, 'flask.key'), 'utf8').catch(() => null);
  const asRead = async () =>
    keyOf({ one: await readFile(files.one), more: { two: await readFile(files.more.two) } }, 'facts');

  it('is the one of their contents, and remembered', async () => {
    expect(await keyOfFiles(at, files, ['facts'], later())).toBe(await asRead());
    expect(await kept()).toContain(await asRead());
    expect(await keyOfFiles(at, files, ['facts'], later())).toBe(await asRead());
  });

  it('is the remembered one as long as no file was written, and no fact is another one', async () => {
    const key = await keyOfFiles(at, files, ['facts'], later());
    await writeFile(join(at.folder, 'flask.key'), String(await kept()).replace(key, 'as remembered'));
    expect(await keyOfFiles(at, files, ['facts'], later())).toBe('as');
    expect(await keyOfFiles(at, files, ['other facts'], later())).not.toBe('as');
  });

  it('is made anew when a file has other contents of the same size and its old times', async () => {
    const before = await keyOfFiles(at, files, ['facts'], later());
    const { atime, mtime } = await stat(files.one);
    await writeFile(files.one, 'eno');
    await utimes(files.one, atime, mtime);
    expect(await keyOfFiles(at, files, ['facts'], later())).toBe(await asRead());
    expect(await asRead()).not.toBe(before);
  });

  it('is not remembered when a file has just been written, and could be again in the same moment', async () => {
    expect(await keyOfFiles(at, files, ['facts'], soon())).toBe(await asRead());
    expect(await kept()).toBeNull();
  });
});

describe('machine code', () => {
  /** One function that gives 42: (module (func (export "f") (result i32) i32.const 42)). */
  const BINARY = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7f, 3, 2, 1, 0],
    ...[7, 5, 1, 1, 0x66, 0, 0, 10, 6, 1, 4, 0, 0x41, 42, 0x0b],
  ]);
  const callOf = (module: WebAssembly.Module | null): unknown => {
    const call = module && new WebAssembly.Instance(module, {}).exports.f;
    return typeof call === 'function' ? call() : null;
  };

  it('that was kept does what the binary does', () => {
    const code = makeCode(BINARY, (module) => expect(callOf(module)).toBe(42));
    expect(code.length).toBeGreaterThan(0);
    expect(callOf(readCode(BINARY, code))).toBe(42);
  });

  it.each([
    ['there is none', () => new Uint8Array(0)],
    ['it is of another engine', () => makeCode(BINARY, callOf).map((byte, at) => (at < 8 ? byte ^ 1 : byte))],
  ])('is not used when %s', (_when, code) => {
    expect(readCode(BINARY, code())).toBeNull();
  });
});
