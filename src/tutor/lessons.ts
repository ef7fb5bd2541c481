/** The lessons there are now and where, their courses, and finding one by what somebody typed. */
import { distance } from 'fastest-levenshtein';
import type { Course, Lesson } from '../core/lesson.ts';
import { suggestZones } from '../review/read-zone.ts';
import type { Suggested, Suggestion } from './ports.ts';

/** By id, in the order they are listed. */
export type Lessons = ReadonlyMap<string, Lesson>;

export interface CourseLessons extends Course {
  /** At least one. */
  readonly lessons: readonly Lesson[];
}

/** The courses that the lessons belong to, in their order. */
export function coursesIn(lessons: Lessons): readonly CourseLessons[] {
  const all = [...lessons.values()];
  const first = all.filter((lesson, index) => all.findIndex(({ course }) => course.id === lesson.course.id) === index);
  return first.map(({ course }) => ({ ...course, lessons: all.filter((lesson) => lesson.course.id === course.id) }));
}

/** The course that a typed name means, unless it is the name of a lesson: its id or title, "the flask course". */
export function findCourse(lessons: Lessons, typed: string): CourseLessons | null {
  const name = plain(typed)
    .replace(/^the /, '')
    .replace(/ (?:course|lessons)$/, '');
  const isLesson = [...lessons.values()].some(({ id, title }) => id === name || plain(title) === name);
  if (isLesson) return null;
  return coursesIn(lessons).find(({ id, title }) => id === name || plain(title) === name) ?? null;
}

/** Names longer than this are never matched by likeness; it bounds the work. */
const MAX_LIKENESS_LENGTH = 100;

/** The lesson that a typed name means: its id, its title, or the only one that contains it; null otherwise. */
export function findLesson(lessons: Lessons, typed: string): Lesson | null {
  const name = plain(typed);
  const all = [...lessons.values()];
  const exact = all.find((lesson) => lesson.id === name || plain(lesson.title) === name);
  if (exact !== undefined || name === '') return exact ?? null;
  const [only, ...others] = matching(all, name);
  return only !== undefined && others.length === 0 ? only : null;
}

/** The lesson whose name is a typo or two away, to be offered; null when none is. */
export function likelyLesson(lessons: Lessons, typed: string): Lesson | null {
  const name = plain(typed);
  if (name.length > MAX_LIKENESS_LENGTH) return null;
  const near = [...lessons.values()].filter(
    ({ id, title }) => distance(id, name) <= 2 || distance(plain(title), name) <= 3,
  );
  return near[0] ?? null;
}

/** Platforms show no more. */
const MOST_SUGGESTED = 25;

/** Lessons whose id or title contains `typed`. */
const suggestLessons = (lessons: Lessons, typed: string): readonly Suggestion[] =>
  matching([...lessons.values()], plain(typed)).map(({ id, title }) => ({ value: id, label: title }));

/** The same for courses. Where there is one only, it is suggested to who types its name. */
function suggestCourses(lessons: Lessons, typed: string): readonly Suggestion[] {
  const courses = coursesIn(lessons);
  if (courses.length < 2 && typed.trim() === '') return [];
  const name = plain(typed);
  return courses
    .filter(({ id, title }) => id.includes(name) || plain(title).includes(name))
    .map(({ id, title }) => ({ value: id, label: `${title}: the lessons of this course` }));
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

const matching = (lessons: readonly Lesson[], name: string): readonly Lesson[] =>
  lessons.filter(({ id, title }) => id.includes(name) || plain(title).includes(name));

/** At most 25. `now` (epoch milliseconds) is what the clocks beside the zones show. */
export const suggest = (lessons: Lessons, what: Suggested, typed: string, now: number): readonly Suggestion[] => {
  if (what === 'zones') return suggestZones(typed, now);
  if (what === 'class') return suggestForClass(lessons, typed);
  const courses = what === 'courses' ? suggestCourses(lessons, typed) : [];
  return [...suggestLessons(lessons, typed), ...courses].slice(0, MOST_SUGGESTED);
};

/** What can be done about a class, to be finished by typing. */
function suggestForClass(lessons: Lessons, typed: string): readonly Suggestion[] {
  const begun = plain(typed);
  const ways = [
    ...['new Our class', ...[...lessons.keys()].map((id) => `assign ${id} by Friday`)],
    ...['join', 'leave', 'host @person', 'role @role', 'role off', 'end'],
  ];
  const fitting = ways.filter((way) => plain(way).startsWith(begun));
  const own = typed.trim() === '' || fitting.some((way) => plain(way) === begun) ? [] : [typed.trim().slice(0, 100)];
  return [...own, ...fitting].slice(0, 25).map((way) => ({ value: way, label: way }));
}

/*
 * The lessons that there are now: they may change while the bot runs, and a server may have some of the courses only.
 * Each event is decided on what there is when it comes.
 */

export interface CurrentLessons {
  all(): Lessons;
  /** Those on a server, such as `discord:80351110224678912`; on a platform, `discord`, where there is no server. */
  on(place: string): Lessons;
}

/** Ids of courses by place, as above. A server that is not named has those of its platform, or else all. */
export type CoursesAt = ReadonlyMap<string, readonly string[]>;

/** Lessons that stay as they are, everywhere. */
export const fixedLessons = (lessons: Lessons): CurrentLessons => ({ all: () => lessons, on: () => lessons });

/** Lessons that `replace` puts others in the place of, whole. */
export function changingLessons(
  first: Lessons,
  coursesAt: CoursesAt,
): CurrentLessons & { replace(lessons: Lessons): void } {
  let now = first;
  /** The same object for the same lessons, since what is made of them is kept by it. */
  const offered = new Map<string, Lessons>();
  const offer = (ids: readonly string[]): Lessons => {
    const key = [...ids].sort().join(' ');
    const found = offered.get(key) ?? new Map([...now].filter(([, { course }]) => ids.includes(course.id)));
    offered.set(key, found);
    return found;
  };
  return {
    all: () => now,
    on(place) {
      const ids = coursesAt.get(place) ?? coursesAt.get(place.split(':')[0] ?? '');
      return ids === undefined ? now : offer(ids);
    },
    replace(lessons) {
      now = lessons;
      offered.clear();
    },
  };
}

/** The picture that a lesson calls `cookies/jar.png`, as it is shown; null when it is gone, or no lesson's. */
export function pictureCalled(lessons: Lessons, name: string): string | null {
  const end = name.indexOf('/');
  return lessons.get(name.slice(0, end))?.pictures[name.slice(end + 1)] ?? null;
}

/** Courses that are named for some place and are not there. */
export function unknownCourses(coursesAt: CoursesAt, lessons: Lessons): readonly string[] {
  const known = new Set(coursesIn(lessons).map(({ id }) => id));
  return [...new Set([...coursesAt.values()].flat())].filter((id) => !known.has(id));
}
