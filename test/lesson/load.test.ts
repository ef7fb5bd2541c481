/** A folder of lessons, good and bad. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLessons } from '../../src/lesson/load.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { GREETINGS, spoil } from './spoil.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-lessons-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** The problems of the folder, with paths from the folder on; none when it could be loaded. */
async function problemsIn(path = folder): Promise<readonly string[]> {
  const loaded = await loadLessons(path);
  if (loaded.kind === 'lessons') return [];
  return loaded.problems.map((problem) =>
    describeProblem(problem).replaceAll(`${folder}/`, '').replaceAll(folder, '.'),
  );
}

const followedBy = (id: string): string => spoil(['  title: Forms', `  title: Forms\n  lesson: ${id}`]);

describe('a folder of lessons', () => {
  it('is loaded in the order of the course, all but its README and other files', async () => {
    await writeFile(join(folder, 'cookies.md'), GREETINGS);
    await writeFile(join(folder, 'forms.md'), followedBy('cookies'));
    await writeFile(join(folder, 'README.md'), '# About these lessons');
    await writeFile(join(folder, 'notes.txt'), 'notes');
    const loaded = await loadLessons(folder);
    expect(loaded.kind === 'lessons' && [...loaded.lessons.keys()]).toEqual(['forms', 'cookies']);
    expect(loaded.kind === 'lessons' && loaded.lessons.get('forms')?.next).toEqual({
      title: 'Forms',
      promise: null,
      lesson: 'cookies',
    });
  });

  it('is refused with the problems of all its files at once', async () => {
    await writeFile(join(folder, 'b.md'), spoil(['minutes: 5', 'minutes: five'], ['# Greeting by Name', '# Hello']));
    await writeFile(join(folder, 'a.md'), '');
    await mkdir(join(folder, 'c.md'));
    await writeFile(join(folder, 'd.md'), GREETINGS);
    expect(await problemsIn()).toEqual([
      'a.md:1:1: the file is empty; expected front matter between two lines "---", then the lesson',
      'b.md:5:10: "minutes" is "five"; expected a whole number of minutes from 1 to 600',
      'b.md:13:1: the heading "Hello"; expected "Greeting by Name", as "title" says above',
      'c.md: is a folder; expected a file that can be read',
    ]);
  });

  it('is refused when the lesson that comes next is not there', async () => {
    await writeFile(join(folder, 'forms.md'), GREETINGS);
    await writeFile(join(folder, 'cookies.md'), followedBy('form'));
    await writeFile(join(folder, 'greetings.md'), followedBy('uploads'));
    expect(await problemsIn()).toEqual([
      'cookies.md:11:11: no lesson "form" in this folder; expected the id of one (did you mean "forms"?)',
      'greetings.md:11:11: no lesson "uploads" in this folder; expected the id of one (leave "lesson" out until it is written)',
    ]);
  });

  it('has a missing next lesson told together with the other problems of the file', async () => {
    await writeFile(join(folder, 'a.md'), followedBy('uploads').replace('## Complete', '## End'));
    expect(await problemsIn()).toHaveLength(2);
  });

  it('has a next lesson also when that file has problems of its own', async () => {
    await writeFile(join(folder, 'a.md'), followedBy('b'));
    await writeFile(join(folder, 'b.md'), '');
    expect(await problemsIn()).toHaveLength(1);
  });

  it('is refused when it is missing, no folder, or without lessons', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await problemsIn(join(folder, 'nowhere'))).toEqual([
      'nowhere: does not exist; expected a folder with lessons in it',
    ]);
    expect(await problemsIn(join(folder, 'file'))).toEqual([
      'file: is not a folder; expected a folder with lessons in it',
    ]);
    expect(await problemsIn()).toEqual(['.: no lessons in this folder; expected at least one file such as cookies.md']);
  });

  it('tells of bytes that are not UTF-8', async () => {
    await writeFile(join(folder, 'a.md'), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]));
    expect(await problemsIn()).toEqual(['a.md:2:1: something that is not text; expected a text file, saved as UTF-8']);
  });
});
