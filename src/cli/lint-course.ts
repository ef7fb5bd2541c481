/** What can be said of lessons only together: where their `next` leads. */
import type { Lesson } from '../core/lesson.ts';
import type { LessonFile } from '../lesson/load-lessons.ts';
import { type Problem, quote } from '../lesson/problem.ts';
import { finding, problemIn } from './finding.ts';
import { lessonOf } from './lint-lesson.ts';

/** The problems of `file`, among `all` lessons of its folder. That a next lesson is missing was reported before. */
export function lintCourse({ file, parsed }: LessonFile, all: readonly LessonFile[]): readonly Problem[] {
  const lesson = lessonIn({ parsed });
  const link = parsed?.next ?? null;
  if (lesson === null || link === null || lesson.next === null) return [];
  const ring = ringFrom(lesson.id, all);
  if (ring !== null) {
    const way = [...ring, lesson.id].map(quote).join(' → ');
    return [problemIn(file, finding('next-ring', link.place, `lessons that lead in a ring: ${way}`, 'an end'))];
  }
  const following = all.map(lessonIn).find((other) => other?.id === link.lesson) ?? null;
  if (following === null || following.title === lesson.next.title) return [];
  const found = `the title ${quote(lesson.next.title)} for the lesson ${quote(following.id)}`;
  return [problemIn(file, finding('next-title', link.place, found, quote(following.title)))];
}

const lessonIn = ({ parsed }: Pick<LessonFile, 'parsed'>): Lesson | null => (parsed === null ? null : lessonOf(parsed));

/** The lessons from one back to itself; null when the way ends, or goes round without it. */
function ringFrom(start: string, all: readonly LessonFile[]): readonly string[] | null {
  const after = new Map(all.map(lessonIn).map((lesson) => [lesson?.id, lesson?.next?.lesson]));
  const way: string[] = [];
  let at: string | null | undefined = start;
  while (typeof at === 'string' && !way.includes(at)) {
    way.push(at);
    at = after.get(at);
  }
  return at === start ? way : null;
}
