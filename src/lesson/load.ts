/**
 * Reads folders of lessons, and puts the lessons in order. It, course/folders.ts and pictures/open-pictures.ts are the
 * only files of this folder that touch the disk.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Lesson } from '../core/lesson.ts';
import { COURSE_FILE, type Found, idOf, lookInto } from './course/folders.ts';
import { type ReadLessons, takeOver } from './course/order.ts';
import type { CourseFile, LessonFile } from './lesson-file.ts';
import { openPictures } from './pictures/open-pictures.ts';
import { isError, type Problem, problemIn, quote } from './problem.ts';

/**
 * Gives what was made of a file called `name` when it was read before `from` the same, or reads it, and keeps what is
 * sound. The libraries that read lessons are large, so they are loaded for what has to be read only.
 */
export type Keep = <Read>(
  name: string,
  from: readonly unknown[],
  read: () => Promise<Read>,
  isSound: (read: Read) => boolean,
) => Promise<Read>;

const KEEP_NOTHING: Keep = (_, __, read) => read();

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
export async function readAll(
  folders: readonly string[],
  known: readonly string[] = [],
  keep: Keep = KEEP_NOTHING,
): Promise<ReadLessons> {
  const passOver = new Set(known);
  const read = await Promise.all(folders.map((folder) => readLessonFiles(folder, passOver, keep)));
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
export async function readLessonFiles(
  path: string,
  passOver: ReadonlySet<string> = NONE,
  keep: Keep = KEEP_NOTHING,
): Promise<LessonFiles> {
  const isFile = path.endsWith('.md');
  const folder = isFile ? dirname(path) : path;
  try {
    const found = await lookInto(folder);
    const read = (place: string, held: Found, only: string | null) =>
      readFolder({ folder: place, only, passOver, keep }, held);
    if (isFile) return await read(folder, { ...found, folders: [], other: [] }, path);
    const own = await read(folder, found, null);
    const inner = await Promise.all(found.folders.map((name) => readInner(join(folder, name), passOver, keep)));
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
async function readInner(folder: string, passOver: ReadonlySet<string>, keep: Keep): Promise<LessonFiles> {
  const found = await lookInto(folder);
  const read = await readFolder({ folder, only: null, passOver, keep }, found);
  const deeper = await Promise.all(found.folders.map((name) => lookInto(join(folder, name))));
  const lost = deeper.flatMap(({ lessons }, index) => {
    const [first] = lessons;
    return first === undefined ? [] : [unreadFile(join(folder, found.folders[index] ?? '', first), DEEPER)];
  });
  return { ...read, unread: [...read.unread, ...lost] };
}

const DEEPER = 'it in a folder for its course, and that in the folder of lessons';

interface FolderToRead {
  readonly folder: string;
  /** The path of the one lesson that is wanted; null: all of them. */
  readonly only: string | null;
  readonly passOver: ReadonlySet<string>;
  readonly keep: Keep;
}

/** The lessons of a folder, or only the one at a path, with the course that the folder is. */
async function readFolder({ folder, only, passOver, keep }: FolderToRead, found: Found): Promise<LessonFiles> {
  const ids = found.lessons.map(idOf);
  const course = found.hasCourse ? await readCourseFile(join(folder, COURSE_FILE), ids, keep) : null;
  const paths = only === null ? found.lessons.map((name) => join(folder, name)) : [only];
  return {
    files: await Promise.all(
      paths.map((path) => (passOver.has(path) ? passedOver(path) : readLesson(path, ids, course, keep))),
    ),
    courses: course === null ? [] : [course],
    problems: [],
    unread: found.other.map((name) => unreadFile(join(folder, name), 'a name that ends in ".md", if it is a lesson')),
  };
}

const passedOver = (file: string): LessonFile => ({ file, id: idOf(file), parsed: null, problems: [] });

async function readCourseFile(file: string, ids: readonly string[], keep: Keep): Promise<CourseFile> {
  try {
    const text = await readFile(file, 'utf8');
    const read = async () => (await import('./course/read-course.ts')).readCourse(file, text, ids);
    return await keep(`${basename(dirname(file))}.course`, [file, text, ids], read, hasNoProblems);
  } catch (error) {
    return { facts: null, problems: [unreadable(file, error, 'a file that can be read')] };
  }
}

const noLessons = (folder: string): Problem =>
  problemIn(folder, 'file', null, 'no lessons in this folder', 'at least one file such as cookies.md');

const unreadFile = (file: string, expected: string): Problem =>
  problemIn(file, 'unread-file', null, 'a file that is not read', expected);

async function readLesson(
  file: string,
  ids: readonly string[],
  course: CourseFile | null,
  keep: Keep,
): Promise<LessonFile> {
  try {
    const text = await readFile(file, 'utf8');
    const read = async () => {
      const { readLessonText } = await import('./lesson-file.ts');
      return readLessonText(file, text, ids, await openPictures(file, text), course);
    };
    return await keep(`${idOf(file)}.lesson`, [file, text, ids, course], read, needsItsTextOnly);
  } catch (error) {
    return { file, id: idOf(file), parsed: null, problems: [unreadable(file, error, 'a file that can be read')] };
  }
}

const hasNoProblems = ({ problems }: CourseFile): boolean => problems.length === 0;

/** A picture may change while the text stays, and what is wrong with a lesson may be its pictures. */
const needsItsTextOnly = ({ parsed, problems }: LessonFile): boolean =>
  problems.length === 0 && parsed?.kind === 'lesson' && Object.keys(parsed.lesson.pictures).length === 0;

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
