/**
 * What lies in folders of lessons: lessons (`*.md` but `README.md`), and folders with lessons in them: the courses.
 * Pictures lie beside the lessons that show them, or in a folder there.
 * Only names and times are looked at; load.ts reads the files.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../../errors.ts';
import { PICTURE_NAME } from '../pictures/picture-name.ts';

/** Says what the course of a folder is. */
export const COURSE_FILE = 'course.yaml';

/** `lessons/flask/cookies.md` → `cookies`. */
export const idOf = (file: string): string => basename(file).replace(/\.md$/, '');

/** Names in a folder, in alphabetical order. */
export interface Found {
  readonly lessons: readonly string[];
  readonly folders: readonly string[];
  readonly hasCourse: boolean;
  readonly pictures: readonly string[];
  /** Markdown by another ending than `.md`. */
  readonly other: readonly string[];
}

const OTHER_MARKDOWN = /\.(?:MD|markdown|mdown|mkdn?|mdx)$/;

export async function lookInto(folder: string): Promise<Found> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  const isHidden = (name: string): boolean => name.startsWith('.') || name === 'node_modules';
  const names = entries.map(({ name }) => name);
  return {
    lessons: names.filter((name) => name.endsWith('.md') && name !== 'README.md'),
    folders: entries.flatMap((entry) =>
      entry.isDirectory() && !isHidden(entry.name) && !entry.name.endsWith('.md') ? [entry.name] : [],
    ),
    hasCourse: names.includes(COURSE_FILE),
    pictures: names.filter((name) => PICTURE_NAME.test(name)),
    other: names.filter((name) => OTHER_MARKDOWN.test(name)),
  };
}

/** By the path of each file that a lesson or a course may be read from: what changes with it. */
export type Stamps = ReadonlyMap<string, string>;

/** The stamps of these folders. A folder that cannot be read has one that says why. Never rejects. */
export async function stampsOf(folders: readonly string[]): Promise<Stamps> {
  const stamps = await Promise.all(folders.map((folder) => stampsIn(folder, ['lessons', 'courses', 'pictures'])));
  return new Map(stamps.flat());
}

type Stamp = readonly [path: string, stamp: string];
type Level = 'lessons' | 'courses' | 'pictures';

/** `levels`: what the folder is, and what its folders may be, and theirs. */
async function stampsIn(folder: string, [level, ...below]: readonly Level[]): Promise<readonly Stamp[]> {
  try {
    const { lessons, folders, hasCourse, pictures } = await lookInto(folder);
    const read = level === 'pictures' ? [] : [...lessons, ...(hasCourse ? [COURSE_FILE] : [])];
    const files = [...read, ...pictures].map((name) => join(folder, name));
    const own = await Promise.all(
      files.map(async (file): Promise<Stamp> => {
        const { mtimeMs, size, ino } = await stat(file);
        return [file, `${mtimeMs} ${size} ${ino}`];
      }),
    );
    const inner = await Promise.all(
      below.length === 0 ? [] : folders.map((name) => stampsIn(join(folder, name), below)),
    );
    return [...own, ...inner.flat()];
  } catch (error) {
    // A file that is gone between two calls, for one: the next look sees what came of it.
    return [[folder, codeOf(error)]];
  }
}

export const areSame = (one: Stamps, other: Stamps): boolean =>
  one.size === other.size && [...one].every(([path, stamp]) => other.get(path) === stamp);

/**
 * Lessons of which nothing changed: neither their file nor their course, nor which lessons are beside them, nor a
 * picture there.
 */
export function unchangedLessons(before: Stamps, after: Stamps): readonly string[] {
  const inFolder = (stamps: Stamps, folder: string): string => {
    const paths = [...stamps.keys()].filter((path) => dirname(path) === folder);
    const pictures = [...stamps].filter(
      ([path]) => PICTURE_NAME.test(basename(path)) && [dirname(path), dirname(dirname(path))].includes(folder),
    );
    return [...paths, ...pictures.map(String), stamps.get(join(folder, COURSE_FILE))].toSorted().join('\n');
  };
  const folders = new Set([...after.keys()].map((path) => dirname(path)));
  const same = new Set([...folders].filter((folder) => inFolder(before, folder) === inFolder(after, folder)));
  return [...after.keys()].filter(
    (path) => path.endsWith('.md') && same.has(dirname(path)) && before.get(path) === after.get(path),
  );
}

/**
 * The path of a lesson that is called by its id, or by its course's folder and its id (`flask/cookies`); a path that
 * ends in `.md` is taken as it is. Null when none of the folders has it.
 */
export async function findLessonFile(folders: readonly string[], name: string): Promise<string | null> {
  if (name.endsWith('.md')) return name;
  for (const folder of folders) {
    const inner = await lookInto(folder).then(
      (found) => found.folders,
      () => [],
    );
    for (const place of ['', ...inner]) {
      const file = join(folder, place, `${name}.md`);
      if (await isThere(file)) return file;
    }
  }
  return null;
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
