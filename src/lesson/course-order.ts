/**
 * The order in which lessons are listed: by course, and within a course as the `next` of their front matter leads from
 * one to the other. What no lesson leads to or from comes after the chains, by title.
 */
import type { Lesson } from '../core/lesson.ts';

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
