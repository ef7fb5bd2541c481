/**
 * Courses: what the lessons of a folder belong to. A `course.yaml` beside them says the title, where the course stands
 * among others, and the order of its lessons; without one, the front matter's `course` or the folder's name does.
 */
import { z } from 'zod';
import { type Course, MAX_LESSON_ID } from '../../core/lesson.ts';
import { isSlug, slug } from '../ids.ts';
import { collectProblems, didYouMean, type Problem, quote } from '../problem.ts';
import { readSource } from '../source.ts';
import { jsonSchemaOf, line } from '../yaml/json-schema.ts';
import { map, readValue, wholeNumber } from '../yaml/schema.ts';
import { readYamlFile } from '../yaml/tree.ts';
import type { CourseFacts } from './order.ts';

const MAX_SUMMARY = 100;
const MAX_ORDER = 10_000;

const LESSONS = 'a list of the lessons in their order, such as [cookies, uploads]';

const SHAPE = {
  title: line('the title of the course, in one line of text'),
  summary: line('one plain sentence in one line')
    .max(MAX_SUMMARY, `one plain sentence of at most ${MAX_SUMMARY} characters`)
    .optional(),
  order: wholeNumber(0, MAX_ORDER, 'a whole number: courses are listed from the least to the greatest').optional(),
  lessons: z.array(line('the id of a lesson'), LESSONS).describe(LESSONS).optional(),
};

const course = map(SHAPE, 'the course', 'fields such as "title: …"');

/** The same as JSON Schema, for editors: docs/course.schema.json. */
export const courseSchema = () => jsonSchemaOf(course, 'The course.yaml of a Nibble course');

/** Reads the `course.yaml` of a folder in which there are these lessons; null facts: there are problems. */
export function readCourse(
  file: string,
  text: string,
  ids: readonly string[],
): { readonly facts: CourseFacts | null; readonly problems: readonly Problem[] } {
  const { problems, report } = collectProblems(file);
  const id = folderOf(file);
  if (!isSlug(id) || id.length > MAX_LESSON_ID) {
    const expected = `lower-case letters, digits and hyphens, at most ${MAX_LESSON_ID}`;
    report('course', TOP, `the folder’s name ${quote(id)}`, expected, 'it is what learners type to see the course');
  }
  const source = readSource(text, report, '"title: …", and perhaps "order" and "lessons"');
  const yaml = source === null ? null : readYamlFile(source, report);
  const read = yaml === null ? null : readValue(yaml, [], course, { rule: 'course', kindRule: 'course' });
  for (const [index, lesson] of (read?.lessons ?? []).entries()) {
    if (yaml === null || ids.includes(lesson)) continue;
    const found = `no lesson ${quote(lesson)} in this folder`;
    report('course', yaml.place(['lessons', index]), found, 'the ids of its lessons', didYouMean(lesson, ids));
  }
  if (read === null || problems.length > 0) return { facts: null, problems };
  const { title, summary = null, order = null, lessons = [] } = read;
  return { facts: { id, title: title.trim(), summary, order, lessons }, problems };
}

const TOP = { line: 1, column: 1 };

/** The course of a lesson by itself: as its front matter says, or else by the name of its folder. */
export function courseOf(named: string | undefined, file: string): Course {
  const folder = folderOf(file);
  const title = named ?? titleOf(folder);
  return { id: slug(title) || slug(folder) || 'lessons', title, summary: null };
}

/** The last folder of a path: `lessons/flask/cookies.md` → `flask`. */
const folderOf = (file: string): string => file.split(/[/\\]/).at(-2) || 'lessons';

/** `web-basics` → `Web basics`. */
const titleOf = (folder: string): string => {
  const spaced = folder.replace(/[-_]+/g, ' ').trim();
  return spaced === '' || spaced === '.' || spaced === '..'
    ? 'Lessons'
    : `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
};
