/**
 * Reads folders of lessons, and puts the lessons in order. It, course/folders.ts and pictures/open-pictures.ts are the
 * only files of this folder that touch the disk.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Course, Lesson } from '../core/lesson.ts';
import { COURSE_FILE, type Found, lookInto } from './course/folders.ts';
import { type CourseFacts, type ReadLessons, takeOver } from './course/order.ts';
import { readCourse } from './course/read-course.ts';
import { type ParsedLesson, parseLesson } from './parse-lesson.ts';
import { openPictures } from './pictures/open-pictures.ts';
import { NO_FOLDER, type PictureFolder } from './pictures/picture-file.ts';
import { byPlace, didYouMean, isError, type Problem, problemIn, quote } from './problem.ts';

export type LoadedLessons =
  /** At least one, by id, in the order in which they are listed everywhere. */
  | { readonly kind: 'lessons'; readonly lessons: ReadonlyMap<string, Lesson> }
  /** Of all files at once, file by file, from top to bottom. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads the lessons of these folders. One bad file refuses them all. Never rejects: a folder or file that cannot be
 * read is a problem like any other.
 */
export async function loadLessons(...folders: readonly string[]): Promise<LoadedLessons> {
  const read = await readAll(folders);
  if (read.problems.length > 0) return { kind: 'problems', problems: read.problems };
  return { kind: 'lessons', lessons: takeOver(new Map(), read) };
}

/** Reads all of these folders, whatever is wrong. `known`: paths of lessons that need not be read again. */
export async function readAll(folders: readonly string[], known: readonly string[] = []): Promise<ReadLessons> {
  const passOver = new Set(known);
  const read = await Promise.all(folders.map((folder) => readLessonFiles(folder, passOver)));
  const files = read.flatMap((one) => one.files);
  const doubled = files.filter((file, index) => files.findIndex(({ id }) => id === file.id) < index);
  const told = doubled.map((file) => {
    const other = files.find(({ id }) => id === file.id)?.file ?? '';
    return problemIn(file.file, 'file', null, `a second lesson ${quote(file.id)}`, 'another name', `as ${other} has`);
  });
  const courseProblems = read.flatMap((one) => one.courses.flatMap(({ problems }) => problems));
  // Without its course nothing is known of where a lesson belongs.
  const lost = new Set(courseProblems.map((problem) => dirname(problem.file)));
  const isSound = (one: LessonFile): boolean =>
    !one.problems.some(isError) && !doubled.includes(one) && !lost.has(dirname(one.file));
  const folderProblems = read.flatMap((one) => one.problems);
  return {
    sound: files.flatMap((file) => (isSound(file) && file.parsed?.kind === 'lesson' ? [file.parsed.lesson] : [])),
    known: files.flatMap((one) => (isSound(one) && passOver.has(one.file) ? [one.id] : [])),
    broken: files.filter((file) => !isSound(file) && !doubled.includes(file)).map(({ id }) => id),
    courses: read.flatMap((one) => one.courses.flatMap(({ facts }) => facts ?? [])),
    problems: [
      ...folderProblems,
      ...courseProblems,
      ...files.flatMap((file) => file.problems.filter(isError)),
      ...told,
    ],
    isWhole: folderProblems.length === 0,
  };
}

export interface LessonFile {
  readonly file: string;
  /** Its name without `.md`. */
  readonly id: string;
  /** Null when the file could not be read. */
  readonly parsed: ParsedLesson | null;
  /** All there are, also a next lesson that does not exist, from top to bottom. */
  readonly problems: readonly Problem[];
}

interface CourseFile {
  /** Null when there are problems. */
  readonly facts: CourseFacts | null;
  readonly problems: readonly Problem[];
}

export interface LessonFiles {
  readonly files: readonly LessonFile[];
  readonly courses: readonly CourseFile[];
  /** Of the folders themselves. */
  readonly problems: readonly Problem[];
  /** Warnings of files that look like lessons and are passed over. */
  readonly unread: readonly Problem[];
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: LessonFiles = { files: [], courses: [], problems: [], unread: [] };

/**
 * The lesson files of a folder and of its courses, or the one file that is named, each with its problems. `passOver`:
 * paths that are not read, so that nothing is known of what is in them.
 */
export async function readLessonFiles(path: string, passOver: ReadonlySet<string> = NONE): Promise<LessonFiles> {
  const isFile = path.endsWith('.md');
  const folder = isFile ? dirname(path) : path;
  try {
    const found = await lookInto(folder);
    if (isFile) return await readFolder(folder, { ...found, folders: [], other: [] }, path);
    const own = await readFolder(folder, found, undefined, passOver);
    const inner = await Promise.all(found.folders.map((name) => readInner(join(folder, name), passOver)));
    const all = [own, ...inner];
    const files = all.flatMap((one) => one.files);
    return {
      files,
      courses: all.flatMap((one) => one.courses),
      problems: files.length === 0 ? [noLessons(folder)] : [],
      unread: all.flatMap((one) => one.unread),
    };
  } catch (error) {
    const expected = isFile ? 'a lesson' : 'a folder with lessons in it';
    return { ...NOTHING, problems: [unreadable(path, error, expected)] };
  }
}

/** A course's folder. What lies deeper is passed over, and lessons there are told. */
async function readInner(folder: string, passOver: ReadonlySet<string>): Promise<LessonFiles> {
  const found = await lookInto(folder);
  const read = await readFolder(folder, found, undefined, passOver);
  const deeper = await Promise.all(found.folders.map((name) => lookInto(join(folder, name))));
  const lost = deeper.flatMap(({ lessons }, index) => {
    const [first] = lessons;
    return first === undefined ? [] : [unreadFile(join(folder, found.folders[index] ?? '', first), DEEPER)];
  });
  return { ...read, unread: [...read.unread, ...lost] };
}

const DEEPER = 'it in a folder for its course, and that in the folder of lessons';

/** The lessons of a folder, or only the one at a path, with the course that the folder is. */
async function readFolder(
  folder: string,
  found: Found,
  only?: string,
  passOver: ReadonlySet<string> = NONE,
): Promise<LessonFiles> {
  const ids = found.lessons.map(idOf);
  const course = found.hasCourse ? await readCourseFile(join(folder, COURSE_FILE), ids) : null;
  const paths = only === undefined ? found.lessons.map((name) => join(folder, name)) : [only];
  return {
    files: await Promise.all(
      paths.map((path) => (passOver.has(path) ? passedOver(path) : readLesson(path, ids, course))),
    ),
    courses: course === null ? [] : [course],
    problems: [],
    unread: found.other.map((name) => unreadFile(join(folder, name), 'a name that ends in ".md", if it is a lesson')),
  };
}

const passedOver = (file: string): LessonFile => ({ file, id: idOf(file), parsed: null, problems: [] });

async function readCourseFile(file: string, ids: readonly string[]): Promise<CourseFile> {
  try {
    return readCourse(file, await readFile(file, 'utf8'), ids);
  } catch (error) {
    return { facts: null, problems: [unreadable(file, error, 'a file that can be read')] };
  }
}

/** `lessons/flask/cookies.md` → `cookies`. */
export const idOf = (file: string): string => basename(file).replace(/\.md$/, '');

const noLessons = (folder: string): Problem =>
  problemIn(folder, 'file', null, 'no lessons in this folder', 'at least one file such as cookies.md');

const unreadFile = (file: string, expected: string): Problem =>
  problemIn(file, 'unread-file', null, 'a file that is not read', expected);

async function readLesson(file: string, ids: readonly string[], course: CourseFile | null): Promise<LessonFile> {
  try {
    const text = await readFile(file, 'utf8');
    return readLessonText(file, text, ids, await openPictures(file, text), course);
  } catch (error) {
    return { file, id: idOf(file), parsed: null, problems: [unreadable(file, error, 'a file that can be read')] };
  }
}

/**
 * A lesson file of which the text and the pictures are known; `ids` are those of the lessons of its folder, `course` is
 * what the folder's `course.yaml` says, if there is one.
 */
export function readLessonText(
  file: string,
  text: string,
  ids: readonly string[],
  pictures: PictureFolder = NO_FOLDER,
  course: CourseFile | null = null,
): LessonFile {
  const parsed = parseLesson(file, text, pictures);
  const problems = parsed.kind === 'problems' ? parsed.problems : parsed.warnings;
  const all = [...problems, ...deadLink(file, parsed, ids), ...otherCourse(file, parsed, course)];
  return { file, id: idOf(file), parsed: ofCourse(parsed, course), problems: all.sort(byPlace) };
}

/** The same lesson in the course of its folder. */
function ofCourse(parsed: ParsedLesson, course: CourseFile | null): ParsedLesson {
  if (course === null || course.facts === null) return parsed;
  const { id, title, summary } = course.facts;
  const named: Course = { id, title, summary };
  if (parsed.kind === 'lesson') return { ...parsed, lesson: { ...parsed.lesson, course: named } };
  return { ...parsed, draft: parsed.draft === null ? null : { ...parsed.draft, course: named } };
}

/** The front matter may say again what the folder says, but nothing else. */
function otherCourse(file: string, { course: named }: ParsedLesson, course: CourseFile | null): readonly Problem[] {
  if (named === null || course === null || course.facts === null || named.title === course.facts.title) return [];
  const found = `the course ${quote(named.title)}`;
  const expected = `${quote(course.facts.title)}, as ${COURSE_FILE} says`;
  return [problemIn(file, 'course', named.place, found, expected, 'leave "course" out here')];
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
