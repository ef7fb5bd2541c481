/** What was read of lessons, kept on the disk: used as long as nothing that it was made from changes. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepLessonsIn } from '../../src/cli/kept-lessons.ts';
import { type Keep, readAll, readLessonFiles } from '../../src/lesson/load.ts';
import { packageFolder } from '../../src/package-folder.ts';

const fixtures = join(packageFolder(), 'test/fixtures');

let folder: string;
let lessons: string;
let kept: string;
/** Names of what had to be read, since nothing was kept of it. */
let read: string[];
let keep: Keep;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-kept-'));
  lessons = join(folder, 'lessons');
  kept = join(folder, 'data/lessons');
  await cp(join(fixtures, 'lessons'), join(lessons, 'first'), { recursive: true });
  await cp(join(fixtures, 'lessons/greetings.md'), join(lessons, 'first/hello.md'));
  await writeFile(join(lessons, 'first/course.yaml'), 'title: Flask\n');
  read = [];
  const inFolder = keepLessonsIn(kept);
  keep = (name, from, make, isSound) =>
    inFolder(
      name,
      from,
      () => {
        read.push(name);
        return make();
      },
      isSound,
    );
});
afterEach(() => rm(folder, { recursive: true }));

const readKept = () => readAll([lessons], [], keep);

describe('lessons that are kept as they were read', () => {
  it('are the same as those that are read, with their places and problems', async () => {
    const path = join(lessons, 'first/greetings.md');
    const fresh = await readLessonFiles(path);
    expect(fresh.files).toHaveLength(1);
    expect(await readLessonFiles(path, undefined, keep)).toStrictEqual(fresh);
    expect(read).toEqual(['first.course', 'greetings.lesson']);
    expect(await readLessonFiles(path, undefined, keep)).toStrictEqual(fresh);
    expect(read).toHaveLength(2);
  });

  it('are not read again, by another process neither', async () => {
    const first = await readKept();
    const many = read.length;
    expect(many).toBeGreaterThan(1);
    expect(await readAll([lessons], [], keepLessonsIn(kept))).toStrictEqual(first);
    expect(await readKept()).toStrictEqual(first);
    expect(read).toHaveLength(many);
  });

  it.each([
    ['its text', 'first/greetings.md', (text: string) => `${text}\n`],
    ['what is said of its course', 'first/course.yaml', (text: string) => `${text}summary: The first steps.\n`],
  ])('are read again when another one is %s', async (_, file, change) => {
    await readKept();
    read.length = 0;
    const path = join(lessons, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
    expect(await readKept()).toStrictEqual(await readAll([lessons]));
    expect(read).toContain('greetings.lesson');
  });

  it('are read again when another lesson is beside them, which may be the next', async () => {
    await readKept();
    read.length = 0;
    await rm(join(lessons, 'first/hello.md'));
    expect(await readKept()).toStrictEqual(await readAll([lessons]));
    expect(read).toContain('greetings.lesson');
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
    ['damaged', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte)))],
    ['empty', () => Buffer.alloc(0)],
    ['of another kind', () => Buffer.from('something else\nand more')],
  ])('are read again when what is kept is %s', async (_, spoil) => {
    await readKept();
    read.length = 0;
    const path = join(kept, 'greetings.lesson');
    await writeFile(path, spoil(await readFile(path)));
    expect(await readKept()).toStrictEqual(await readAll([lessons]));
    expect(read).toEqual(['greetings.lesson']);
  });

  it('are none with a problem, which is told each time', async () => {
    const path = join(lessons, 'first/greetings.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('title:', 'titel:'));
    const first = await readKept();
    expect(first.problems.length).toBeGreaterThan(0);
    expect(await readKept()).toStrictEqual(first);
    expect(read.filter((name) => name === 'greetings.lesson')).toHaveLength(2);
  });

  it('are none with pictures, which can change while the text stays', async () => {
    await cp(join(fixtures, 'picture-lessons'), join(lessons, 'pictures'), { recursive: true });
    const first = await readKept();
    const shown = first.sound.filter(({ pictures }) => Object.keys(pictures).length > 0).map(({ id }) => id);
    expect(shown.length).toBeGreaterThan(0);
    const names = await readdir(kept);
    for (const id of shown) expect(names).not.toContain(`${id}.lesson`);
  });

  it('are read all the same where nothing can be written', async () => {
    await writeFile(join(folder, 'data'), 'a file, where the folder should be');
    expect(await readKept()).toStrictEqual(await readAll([lessons]));
  });
});
