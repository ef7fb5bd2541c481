/** A file of a lesson: the lesson that its text makes in the course of its folder, and all its problems. Pure. */
import type { Course } from '../core/lesson.ts';
import { COURSE_FILE, idOf } from './course/folders.ts';
import type { CourseFacts } from './course/order.ts';
import { type ParsedLesson, parseLesson } from './parse-lesson.ts';
import { NO_FOLDER, type PictureFolder } from './pictures/picture-file.ts';
import { byPlace, didYouMean, type Problem, problemIn, quote } from './problem.ts';

export interface LessonFile {
  readonly file: string;
  /** Its name without `.md`. */
  readonly id: string;
  /** Null when the file could not be read. */
  readonly parsed: ParsedLesson | null;
  /** All there are, also a next lesson that does not exist, from top to bottom. */
  readonly problems: readonly Problem[];
}

export interface CourseFile {
  /** Null when there are problems. */
  readonly facts: CourseFacts | null;
  readonly problems: readonly Problem[];
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
