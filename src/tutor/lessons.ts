/** The lessons there are, and finding one by what somebody typed. */
import { distance } from 'fastest-levenshtein';
import type { Lesson } from '../core/lesson.ts';
import { suggestZones } from '../review/read-zone.ts';
import type { Suggestion } from './ports.ts';

/** By id, in the order they are listed. */
export type Lessons = ReadonlyMap<string, Lesson>;

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

/** Lessons whose id or title contains `typed`, for autocompletion: at most 25. */
const suggestLessons = (lessons: Lessons, typed: string): readonly Lesson[] =>
  matching([...lessons.values()], plain(typed)).slice(0, 25);

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

const matching = (lessons: readonly Lesson[], name: string): readonly Lesson[] =>
  lessons.filter(({ id, title }) => id.includes(name) || plain(title).includes(name));

/** At most 25. `now` (epoch milliseconds) is what the clocks beside the zones show. */
export const suggest = (
  lessons: Lessons,
  what: 'lessons' | 'zones',
  typed: string,
  now: number,
): readonly Suggestion[] =>
  what === 'zones'
    ? suggestZones(typed, now)
    : suggestLessons(lessons, typed).map(({ id, title }) => ({ value: id, label: title }));
