/** Changed lessons go live while the bot runs, and broken ones do not. The watch is driven by hand: `look`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LessonsWatch, watchLessons } from '../../src/cli/watch-lessons.ts';
import { stampsOf } from '../../src/lesson/course/folders.ts';
import { loadLessons, readAll } from '../../src/lesson/load.ts';
import type { Log } from '../../src/log.ts';
import { changingLessons } from '../../src/tutor/lessons.ts';
import { GREETINGS, spoil } from '../lesson/spoil.ts';

const BETTER = spoil(['## Practice', '## Practice makes it stay']);
const BROKEN = spoil(['## Complete', '## The end']);

let folder = '';
let lessons: ReturnType<typeof changingLessons>;
let watch: LessonsWatch;
let reads = 0;
const told: string[] = [];
const counted: string[] = [];

const note =
  (level: string): Log['info'] =>
  (message, details) =>
    void told.push(`${level}: ${message} ${JSON.stringify(details)}`);
const log: Log = { info: note('info'), warn: note('warn'), error: note('error') };

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, `${name}.md`), text);

/** A change, and the two looks after which it is live. */
async function change(name: string, text: string): Promise<void> {
  await write(name, text);
  await watch.look();
  await watch.look();
}

const sectionsOf = (id: string): readonly string[] =>
  lessons
    .all()
    .get(id)
    ?.sections.map(({ title }) => title) ?? [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-watch-'));
  await write('one', GREETINGS);
  await write('two', GREETINGS);
  const stamp = await stampsOf([folder]);
  const loaded = await loadLessons(folder);
  if (loaded.kind === 'problems') throw new Error('greetings.md is no longer right');
  lessons = changingLessons(loaded.lessons, new Map());
  told.length = 0;
  counted.length = 0;
  reads = 0;
  const read: typeof readAll = (folders, known) => {
    reads += 1;
    return readAll(folders, known);
  };
  const meter = {
    count: (name: string, labels: object) => void counted.push(`${name} ${Object.values(labels)}`),
    time: () => {},
  };
  watch = watchLessons({ folders: [folder], lessons, read, log, meter }, stamp);
  // Nothing but the calls of the tests.
  watch.stop();
});
afterEach(() => rm(folder, { recursive: true }));

it('nothing is read while nothing changes', async () => {
  for (let looks = 0; looks < 3; looks += 1) await watch.look();
  expect(reads).toBe(0);
});

it('a changed lesson is live, and the others are the same objects as before', async () => {
  const other = lessons.all().get('two');
  await change('one', BETTER);
  expect(sectionsOf('one')).toContain('Practice makes it stay');
  expect(lessons.all().get('two')).toBe(other);
  expect(told).toEqual(['info: lessons changed {"lessons":["one"]}']);
  expect(counted).toEqual(['lesson changes taken']);
});

it('a change is read once it is whole: when two looks see the same', async () => {
  await write('one', GREETINGS.slice(0, 400));
  await watch.look();
  await write('one', BETTER);
  await watch.look();
  expect(reads).toBe(0);
  await watch.look();
  expect({ reads, told: told.length }).toEqual({ reads: 1, told: 1 });
  expect(sectionsOf('one')).toContain('Practice makes it stay');
});

it('a broken lesson leaves the one before it, is told once, and is counted until it is right again', async () => {
  await change('one', BROKEN);
  await watch.look();
  expect(sectionsOf('one')).toContain('Practice');
  expect(told).toEqual([
    expect.stringMatching(/^error: changed lessons are not right; those before them stay .*no \\"## Complete/),
  ]);
  expect({ refused: watch.refused(), counted }).toEqual({ refused: 1, counted: ['lesson changes refused'] });
  await change('one', BETTER);
  expect(watch.refused()).toBe(0);
  expect(sectionsOf('one')).toContain('Practice makes it stay');
});

it('a broken lesson keeps no other from being live', async () => {
  await write('one', BROKEN);
  await change('two', BETTER);
  expect(sectionsOf('one')).toContain('Practice');
  expect(sectionsOf('two')).toContain('Practice makes it stay');
});

it('new lessons come, and deleted ones go', async () => {
  await change('three', GREETINGS);
  expect([...lessons.all().keys()].toSorted()).toEqual(['one', 'three', 'two']);
  await rm(join(folder, 'one.md'));
  await watch.look();
  await watch.look();
  expect([...lessons.all().keys()].toSorted()).toEqual(['three', 'two']);
});

it('a file that is saved without a change is no news', async () => {
  await rm(join(folder, 'one.md'));
  await change('one', GREETINGS);
  expect({ reads, told }).toEqual({ reads: 1, told: [] });
});

it('a folder that is gone for a while leaves all lessons as they are', async () => {
  await rm(folder, { recursive: true });
  await watch.look();
  await watch.look();
  expect(lessons.all().size).toBe(2);
  expect(told).toEqual([expect.stringMatching(/does not exist/)]);
  folder = await mkdtemp(join(tmpdir(), 'nibble-watch-'));
});
