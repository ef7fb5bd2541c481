/** Folders are courses: what a `course.yaml` says, what becomes of lessons without one, and several folders at once. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLessonFile, stampsOf, unchangedLessons } from '../../src/lesson/course/folders.ts';
import { takeOver } from '../../src/lesson/course/order.ts';
import { loadLessons, readAll, readLessonFiles } from '../../src/lesson/load.ts';
import { describeProblem, type Problem } from '../../src/lesson/problem.ts';
import { GREETINGS } from './spoil.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-courses-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const named = (title: string, course: string | null = null): string =>
  GREETINGS.replace('Greeting by Name', title)
    .replace('# Greeting by Name', `# ${title}`)
    .replace('course: Flask\n', course === null ? '' : `course: ${course}\n`);

/** `flask (Flask): cookies uploads`. */
async function coursesIn(...folders: readonly string[]): Promise<readonly string[]> {
  const loaded = await loadLessons(...folders.map((name) => join(folder, name)));
  if (loaded.kind === 'problems') return problemsOf(loaded.problems);
  const lines = new Map<string, string>();
  for (const { id, course } of loaded.lessons.values()) {
    const line = lines.get(course.id) ?? `${course.id} (${course.title}):`;
    lines.set(course.id, `${line} ${id}`);
  }
  return [...lines.values()];
}

const problemsOf = (problems: readonly Problem[]): readonly string[] =>
  problems.map((problem) => describeProblem(problem).replaceAll(`${folder}/`, '').replaceAll(folder, '.'));

describe('a course', () => {
  it('is a folder with lessons, which its course.yaml names and puts in order', async () => {
    await write({
      'http/course.yaml': 'title: The Web by Hand\nsummary: What goes over the wire.\nlessons: [verbs, status]\n',
      'http/status.md': named('Status'),
      'http/verbs.md': named('Verbs'),
      'http/README.md': 'For authors.',
      'http/pictures/map.svg': '<svg/>',
    });
    expect(await coursesIn('.')).toEqual(['http (The Web by Hand): verbs status']);
    const loaded = await loadLessons(folder);
    expect(loaded.kind === 'lessons' && loaded.lessons.get('verbs')?.course.summary).toBe('What goes over the wire.');
  });

  it('stands where its order says, and after those with one by its title', async () => {
    await write({
      'a/course.yaml': 'title: Zebra\n',
      'a/one.md': named('One'),
      'b/course.yaml': 'title: Last\norder: 2\n',
      'b/two.md': named('Two'),
      'c/course.yaml': 'title: First\norder: 1\n',
      'c/three.md': named('Three'),
      'd/course.yaml': 'title: Ant\n',
      'd/four.md': named('Four'),
    });
    expect(await coursesIn('.')).toEqual(['c (First): three', 'b (Last): two', 'd (Ant): four', 'a (Zebra): one']);
  });

  it('needs no course.yaml: the front matter names it, or else the folder does', async () => {
    await write({
      'web-basics/one.md': named('One'),
      'two.md': named('Two', 'Flask'),
      'http/three.md': named('Three', 'Flask'),
    });
    expect(await coursesIn('.')).toEqual(['flask (Flask): three two', 'web-basics (Web basics): one']);
  });

  it('may be the folder of lessons itself', async () => {
    await write({
      'flask/course.yaml': 'title: Flask\nlessons: [b, a]\n',
      'flask/a.md': named('A'),
      'flask/b.md': named('B'),
    });
    expect(await coursesIn('flask')).toEqual(['flask (Flask): b a']);
  });

  it.each([
    [
      'a lesson that is not there',
      'title: H\nlessons: [verbz]',
      '2:11: no lesson "verbz" in this folder; expected the ids of its lessons (did you mean "verbs"?)',
    ],
    ['no title', 'order: 1', '1:1: no "title" in the file; expected the title of the course, in one line of text'],
    [
      'a misspelt field',
      'title: H\nordr: 1',
      '2:1: unknown field "ordr"; expected the course to have only title, summary, order, lessons (did you mean "order"?)',
    ],
    [
      'an order that is no number',
      'title: H\norder: first',
      '2:8: "order" is "first"; expected a whole number: courses are listed from the least to the greatest',
    ],
    ['nothing', '', '1:1: the file is empty; expected "title: …", and perhaps "order" and "lessons"'],
  ])('is refused with %s in its course.yaml', async (_, text, problem) => {
    await write({ 'http/course.yaml': text, 'http/verbs.md': named('Verbs') });
    expect(await coursesIn('.')).toEqual([`http/course.yaml:${problem}`]);
  });

  it('is refused when a lesson in its folder names another', async () => {
    await write({
      'http/course.yaml': 'title: The Web',
      'http/a.md': named('A', 'Flask'),
      'http/b.md': named('B', 'The Web'),
    });
    expect(await coursesIn('.')).toEqual([
      'http/a.md:3:9: the course "Flask"; expected "The Web", as course.yaml says (leave "course" out here)',
    ]);
  });

  it('is refused when a folder has a name that cannot be typed', async () => {
    await write({ 'My Course/course.yaml': 'title: Mine', 'My Course/a.md': named('A') });
    expect(await coursesIn('.')).toEqual([
      'My Course/course.yaml:1:1: the folder’s name "My Course"; expected lower-case letters, digits and hyphens, at most 24 (it is what learners type to see the course)',
    ]);
  });
});

describe('several folders', () => {
  it('are one list of courses, and a course may have lessons in both', async () => {
    await write({
      'own/http/course.yaml': 'title: HTTP',
      'own/http/verbs.md': named('Verbs'),
      'own/flask/hooks.md': named('Hooks', 'Flask'),
      'shipped/flask/course.yaml': 'title: Flask\nlessons: [cookies]',
      'shipped/flask/cookies.md': named('Cookies'),
    });
    expect(await coursesIn('own', 'shipped')).toEqual(['flask (Flask): cookies hooks', 'http (HTTP): verbs']);
  });

  it('may not have a lesson of the same name', async () => {
    await write({ 'own/cookies.md': named('A'), 'shipped/flask/cookies.md': named('B') });
    expect(await coursesIn('own', 'shipped')).toEqual([
      'shipped/flask/cookies.md: a second lesson "cookies"; expected another name (as own/cookies.md has)',
    ]);
  });

  it('have each a lesson found by its name, or by its course and its name', async () => {
    await write({ 'own/one.md': '', 'own/http/two.md': '', 'more/flask/three.md': '' });
    const folders = [join(folder, 'own'), join(folder, 'nowhere'), join(folder, 'more')];
    const found = await Promise.all(
      ['one', 'two', 'http/two', 'three', 'four'].map((name) => findLessonFile(folders, name)),
    );
    expect(found.map((file) => file?.replace(`${folder}/`, ''))).toEqual([
      'own/one.md',
      'own/http/two.md',
      'own/http/two.md',
      'more/flask/three.md',
      undefined,
    ]);
  });
});

it('a lesson too deep in folders is told', async () => {
  await write({ 'a/one.md': named('One'), 'a/b/two.md': named('Two') });
  const { unread } = await readLessonFiles(folder);
  expect(problemsOf(unread)).toEqual([
    'a/b/two.md: a file that is not read; expected it in a folder for its course, and that in the folder of lessons',
  ]);
});

describe('lessons that are read again', () => {
  const titles = (lessons: ReadonlyMap<string, { readonly title: string }>): readonly string[] =>
    [...lessons].map(([id, { title }]) => `${id}: ${title}`);

  it('are taken where they are right, and stay as they were where they are not', async () => {
    await write({ 'a.md': named('A'), 'b.md': named('B'), 'c.md': named('C') });
    const before = takeOver(new Map(), await readAll([folder]));
    await write({
      'a.md': named('A anew'),
      'b.md': named('B anew').replace('## Complete', '## End'),
      'd.md': named('D'),
    });
    await rm(join(folder, 'c.md'));
    const read = await readAll([folder]);
    expect(titles(takeOver(before, read))).toEqual(['a: A anew', 'b: B', 'd: D']);
    expect(problemsOf(read.problems)).toEqual([expect.stringMatching(/^b\.md:\d+:\d+: no "## Complete"/)]);
  });

  it('stay all when a folder cannot be read, or nothing is left in it', async () => {
    await write({ 'a/one.md': named('One') });
    const before = takeOver(new Map(), await readAll([folder]));
    await rm(join(folder, 'a'), { recursive: true });
    expect(takeOver(before, await readAll([folder]))).toBe(before);
    expect(takeOver(before, await readAll([join(folder, 'nowhere')]))).toBe(before);
  });

  it('stay all of a course whose course.yaml is not right', async () => {
    await write({ 'a/course.yaml': 'title: A', 'a/one.md': named('One'), 'b.md': named('B') });
    const before = takeOver(new Map(), await readAll([folder]));
    await write({ 'a/course.yaml': 'titel: A', 'a/one.md': named('One anew'), 'b.md': named('B anew') });
    expect(titles(takeOver(before, await readAll([folder])))).toEqual(['one: One', 'b: B anew']);
  });

  it.each([
    ['a lesson', 'a/one.md', ['a/two.md', 'b.md']],
    ['a course', 'a/course.yaml', ['b.md']],
    ['a new lesson beside them', 'a/three.md', ['b.md']],
    ['nothing', 'notes.txt', ['a/one.md', 'a/two.md', 'b.md']],
  ])('need not be parsed where nothing changed for them: %s changed', async (_, changed, known) => {
    await write({
      'a/course.yaml': 'title: A',
      'a/one.md': named('One'),
      'a/two.md': named('Two'),
      'b.md': named('B'),
    });
    const first = await stampsOf([folder]);
    const before = takeOver(new Map(), await readAll([folder]));
    await write({ [changed]: changed.endsWith('.yaml') ? 'title: Anew' : named('Changed title') });
    const unchanged = unchangedLessons(first, await stampsOf([folder]));
    expect(unchanged.map((file) => file.replace(`${folder}/`, '')).toSorted()).toEqual(known);
    const again = takeOver(before, await readAll([folder], unchanged));
    expect(again).toEqual(takeOver(before, await readAll([folder])));
  });

  it('are known by a stamp that changes with each file that is read, and with no other', async () => {
    await write({ 'a/course.yaml': 'title: A', 'a/one.md': named('One'), 'b.md': named('B'), 'a/map.gif': '' });
    const stamped = async (): Promise<string> => JSON.stringify([...(await stampsOf([folder]))]);
    const first = await stamped();
    await write({ 'a/map.gif': 'changed', 'notes.txt': 'new' });
    expect(await stamped()).toBe(first);
    const stamps = new Set([first]);
    for (const name of ['a/course.yaml', 'a/one.md', 'b.md', 'c.md']) {
      await write({ [name]: `${name} is longer now` });
      stamps.add(await stamped());
    }
    await rm(join(folder, 'a'), { recursive: true });
    stamps.add(await stamped());
    expect(stamps.size).toBe(6);
  });
});
