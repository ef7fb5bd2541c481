/**
 * The order in which lessons are listed: course by course, and within a course as its `course.yaml` names them, then as
 * the `next` of their front matter leads from one to the other. What no lesson leads to or from comes after the chains,
 * by title. And what becomes of the lessons when their files are read again. Nothing here needs the reader of lessons,
 * which is large.
 */
import type { Course, Lesson } from '../../core/lesson.ts';
import type { Problem } from '../problem.ts';

/** By id, in the order in which they are listed everywhere. */
type Lessons = ReadonlyMap<string, Lesson>;

/** What a `course.yaml` says. */
export interface CourseFacts extends Course {
  /** Its place among the courses, the least first; null: after those that have one, by title. */
  readonly order: number | null;
  /** Ids in their order; those that are not named come after them, as `next` leads. */
  readonly lessons: readonly string[];
}

/** What several folders hold: what is right, and what is not. Plain data, to be sent from one thread to another. */
export interface ReadLessons {
  readonly sound: readonly Lesson[];
  /** Ids of lessons that were passed over, since they are known. */
  readonly known: readonly string[];
  /** Ids of lessons that are there and not right. */
  readonly broken: readonly string[];
  readonly courses: readonly CourseFacts[];
  /** Errors only. */
  readonly problems: readonly Problem[];
  /** Whether every folder could be read. */
  readonly isWhole: boolean;
}

/**
 * The lessons from now on: what is right is taken, and of what is not, the lesson of `before` stays. The same object
 * when there is nothing left, or a folder cannot be read.
 */
export function takeOver(before: Lessons, { sound, known, broken, courses, isWhole }: ReadLessons): Lessons {
  const kept = [...known, ...broken].flatMap((id) => before.get(id) ?? []);
  const all = inCourseOrder([...sound, ...kept], courses);
  return !isWhole || all.length === 0 ? before : new Map(all.map((lesson) => [lesson.id, lesson]));
}

/** Whatever order they come in; a `next` that leads in a circle or into another course orders what it can. */
export function inCourseOrder(lessons: readonly Lesson[], facts: readonly CourseFacts[] = []): readonly Lesson[] {
  const courses = new Map<string, Lesson[]>();
  for (const lesson of lessons.toSorted(byTitle)) {
    courses.set(lesson.course.id, [...(courses.get(lesson.course.id) ?? []), lesson]);
  }
  const factsOf = (id: string): CourseFacts | undefined => facts.find((one) => one.id === id);
  const placeOf = (id: string): number => factsOf(id)?.order ?? Number.POSITIVE_INFINITY;
  const titleIn = ([first]: readonly Lesson[]): string => first?.course.title ?? '';
  return [...courses]
    .toSorted(
      ([one, some], [other, others]) =>
        // Infinity less Infinity is no number.
        (placeOf(one) === placeOf(other) ? 0 : placeOf(one) - placeOf(other)) ||
        byWords(titleIn(some), titleIn(others)) ||
        byWords(one, other),
    )
    .flatMap(([id, some]) => asNamed(followNext(some), factsOf(id)?.lessons ?? []));
}

function asNamed(lessons: readonly Lesson[], ids: readonly string[]): readonly Lesson[] {
  const named = ids.flatMap((id) => lessons.find((lesson) => lesson.id === id) ?? []);
  return [...named, ...lessons.filter((lesson) => !named.includes(lesson))];
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
