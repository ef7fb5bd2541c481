/**
 * What lies in folders of lessons: lessons (`*.md` but `README.md`), and folders with lessons in them: the courses.
 * Only names and times are looked at; load.ts reads the files.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../errors.ts';

/** Says what the course of a folder is. */
export const COURSE_FILE = 'course.yaml';

/** Names in a folder, in alphabetical order. */
export interface Found {
  readonly lessons: readonly string[];
  readonly folders: readonly string[];
  readonly hasCourse: boolean;
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
    other: names.filter((name) => OTHER_MARKDOWN.test(name)),
  };
}

/** What changes with each file of these folders that a lesson or a course is read from. Never rejects. */
export async function stampOf(folders: readonly string[]): Promise<string> {
  const stamps = await Promise.all(folders.map((folder) => stampOfFolder(folder, true)));
  return stamps.join('\n');
}

async function stampOfFolder(folder: string, mayHaveCourses: boolean): Promise<string> {
  try {
    const { lessons, folders, hasCourse } = await lookInto(folder);
    const files = [...lessons, ...(hasCourse ? [COURSE_FILE] : [])].map((name) => join(folder, name));
    const own = await Promise.all(
      files.map(async (file) => {
        const { mtimeMs, size, ino } = await stat(file);
        return `${file} ${mtimeMs} ${size} ${ino}`;
      }),
    );
    const inner = mayHaveCourses
      ? await Promise.all(folders.map((name) => stampOfFolder(join(folder, name), false)))
      : [];
    return [folder, ...own, ...inner].join('\n');
  } catch (error) {
    // A file that is gone between two calls, for one: the next look sees what came of it.
    return `${folder} ${codeOf(error)}`;
  }
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
