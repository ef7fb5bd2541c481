/** Reads a folder of lessons, and puts them in order. The only file of this folder that touches the disk. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Lesson } from '../core/lesson.ts';
import { type ParsedLesson, parseLesson } from './parse-lesson.ts';
import { byPlace, didYouMean, isError, type Problem, problemIn, quote } from './problem.ts';

export type LoadedLessons =
  /** By id, in the order in which they are listed everywhere. At least one. */
  | { readonly kind: 'lessons'; readonly lessons: ReadonlyMap<string, Lesson> }
  /** Of all files at once, file by file, from top to bottom. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads every `*.md` of a folder but its `README.md`. One bad file refuses the whole folder. Never rejects: a folder or
 * file that cannot be read is a problem like any other.
 */
export async function loadLessons(folder: string): Promise<LoadedLessons> {
  const { files, problems } = await readLessonFiles(folder);
  const all = [...problems, ...files.flatMap((file) => file.problems.filter(isError))];
  if (all.length > 0) return { kind: 'problems', problems: all };
  const lessons = files.flatMap(({ parsed }) => (parsed?.kind === 'lesson' ? [parsed.lesson] : []));
  return { kind: 'lessons', lessons: new Map(inCourseOrder(lessons).map((lesson) => [lesson.id, lesson])) };
}

export interface LessonFile {
  readonly file: string;
  /** Null when the file could not be read. */
  readonly parsed: ParsedLesson | null;
  /** All there are, also a next lesson that does not exist, from top to bottom. */
  readonly problems: readonly Problem[];
}

export interface LessonFiles {
  readonly files: readonly LessonFile[];
  /** Of the folder. */
  readonly problems: readonly Problem[];
  /** Warnings of files that look like lessons and are passed over. */
  readonly unread: readonly Problem[];
}

/** The lesson files of a folder, or the one file that is named, each with its problems. */
export async function readLessonFiles(path: string): Promise<LessonFiles> {
  const isFile = path.endsWith('.md');
  const folder = isFile ? dirname(path) : path;
  let all: string[];
  try {
    all = (await readdir(folder)).sort();
  } catch (error) {
    const expected = isFile ? 'a lesson' : 'a folder with lessons in it';
    return { files: [], problems: [unreadable(path, error, expected)], unread: [] };
  }
  const names = all.filter((name) => name.endsWith('.md') && name !== 'README.md');
  const ids = names.map((name) => name.slice(0, -'.md'.length));
  if (isFile) return { files: [await readLesson(path, ids)], problems: [], unread: [] };
  const files = await Promise.all(names.map((name) => readLesson(join(folder, name), ids)));
  const unread = all.filter((name) => OTHER_MARKDOWN.test(name)).map((name) => unreadFile(join(folder, name)));
  return { files, problems: names.length === 0 ? [noLessons(folder)] : [], unread };
}

/** Markdown by another ending than `.md`. */
const OTHER_MARKDOWN = /\.(?:MD|markdown|mdown|mkdn?|mdx)$/;

const unreadFile = (file: string): Problem =>
  problemIn(file, 'unread-file', null, 'a file that is not read', 'a name that ends in ".md", if it is a lesson');

const noLessons = (folder: string): Problem =>
  problemIn(folder, 'file', null, 'no lessons in this folder', 'at least one file such as cookies.md');

async function readLesson(file: string, ids: readonly string[]): Promise<LessonFile> {
  try {
    return readLessonText(file, await readFile(file, 'utf8'), ids);
  } catch (error) {
    return { file, parsed: null, problems: [unreadable(file, error, 'a file that can be read')] };
  }
}

/** A lesson file of which the text is known; `ids` are those of the lessons of its folder. */
export function readLessonText(file: string, text: string, ids: readonly string[]): LessonFile {
  const parsed = parseLesson(file, text);
  const problems = parsed.kind === 'problems' ? parsed.problems : parsed.warnings;
  return { file, parsed, problems: [...problems, ...deadLink(file, parsed, ids)].sort(byPlace) };
}

/** The next lesson has to be in the folder; one whose file has problems of its own is there all the same. */
function deadLink(file: string, { next }: ParsedLesson, ids: readonly string[]): readonly Problem[] {
  if (next === null || ids.includes(next.lesson)) return [];
  const remedy = didYouMean(next.lesson, ids) ?? 'leave "lesson" out until it is written';
  const found = `no lesson ${quote(next.lesson)} in this folder`;
  return [problemIn(file, 'next-lesson', next.place, found, 'the id of one', remedy)];
}

function unreadable(file: string, error: unknown, expected: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? `cannot be read${code === '' ? '' : ` (${code})`}`;
  return problemIn(file, 'file', null, reason, expected);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EISDIR: 'is a folder',
  EACCES: 'may not be read (permission denied)',
  EPERM: 'may not be read (permission denied)',
};

/*
 * The order in which lessons are listed: by course, and within a course as the `next` of their front matter leads from
 * one to the other. What no lesson leads to or from comes after the chains, by title.
 */

/** Whatever order they come in; a `next` that leads in a circle or into another course orders what it can. */
export function inCourseOrder(lessons: readonly Lesson[]): readonly Lesson[] {
  const courses = new Map<string, Lesson[]>();
  for (const lesson of lessons.toSorted(byTitle)) {
    courses.set(lesson.course, [...(courses.get(lesson.course) ?? []), lesson]);
  }
  return [...courses].toSorted(([one], [other]) => byWords(one, other)).flatMap(([, course]) => followNext(course));
}

/** `course`: the lessons of one, by title. */
function followNext(course: readonly Lesson[]): readonly Lesson[] {
  const after = ({ next }: Lesson): Lesson | undefined => course.find(({ id }) => id === next?.lesson);
  const before = (lesson: Lesson): readonly Lesson[] => course.filter((other) => after(other) === lesson);
  const isFirst = (lesson: Lesson): boolean => before(lesson).length === 0;
  const isAlone = (lesson: Lesson): boolean => isFirst(lesson) && after(lesson) === undefined;

  const listed = new Set<Lesson>();
  const walk = (start: Lesson): void => {
    let lesson: Lesson | undefined = start;
    while (lesson !== undefined && !listed.has(lesson)) {
      listed.add(lesson);
      const following: Lesson | undefined = after(lesson);
      // Where two chains meet, the rest waits for the later one.
      lesson = following !== undefined && before(following).every((one) => listed.has(one)) ? following : undefined;
    }
  };
  for (const lesson of course) if (isFirst(lesson) && !isAlone(lesson)) walk(lesson);
  // Circles, which have no first lesson.
  for (const lesson of course) if (!isAlone(lesson)) walk(lesson);
  return [...listed, ...course.filter(isAlone)];
}

const byWords = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

const byTitle = (one: Lesson, other: Lesson): number => byWords(one.title, other.title) || byWords(one.id, other.id);
