/** Learners find lessons in the order in which they build on each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../src/core/lesson.ts';
import { inCourseOrder } from '../../src/lesson/course/order.ts';
import { greetings } from '../fixtures/lessons.ts';

const greeting = greetings();

/** `course/id>next`, where the id is the title, too. */
function lesson(written: string): Lesson {
  const [, course = 'Flask', id = '', next] = /^(?:(\w+)\/)?(\w+)(?:>(\w+))?$/.exec(written) ?? [];
  const following = next === undefined ? null : { title: next, lesson: next, promise: null };
  return {
    ...greeting,
    id,
    title: id,
    course: { id: course.toLowerCase(), title: course, summary: null },
    next: following,
  };
}

const idsInOrder = (lessons: readonly Lesson[]) => inCourseOrder(lessons).map(({ id }) => id);

describe('lessons are listed', () => {
  it.each<[what: string, lessons: readonly string[], order: string]>([
    ['in the order of the chain', ['cookies>uploads', 'sessions', 'uploads>sessions'], 'cookies uploads sessions'],
    ['from the first lesson on, whatever its name', ['a', 'z>m', 'm>a'], 'z m a'],
    ['by course, then by chain', ['b/2', 'a/9>1', 'a/1', 'b/3>2'], '9 1 3 2'],
    ['by name after the chains when nothing links them', ['c', 'b', 'z>y', 'y'], 'z y b c'],
    ['by number where names end in one', ['lesson10', 'lesson9'], 'lesson9 lesson10'],
    ['chain after chain', ['b>z', 'z', 'a>y', 'y'], 'a y b z'],
    ['after all that lead to them', ['a>c', 'b>c', 'c'], 'a b c'],
    ['from the first name on when the chain is a circle', ['b>c', 'c>a', 'a>b'], 'a b c'],
    ['after what leads into their circle', ['x>a', 'a>b', 'b>a'], 'x a b'],
    ['before what is linked to nothing, also when a lesson follows itself', ['b>b', 'a'], 'b a'],
    ['as if a lesson of another course did not follow', ['b/1>2', 'a/2'], '2 1'],
  ])('%s', (_what, lessons, order) => {
    expect(idsInOrder(lessons.map(lesson)).join(' ')).toBe(order);
  });

  const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
  const lessonsWithin = fc
    .array(fc.tuple(fc.constantFrom('p', 'q'), fc.option(fc.constantFrom(...IDS))), { minLength: 6, maxLength: 6 })
    .map((rows) => rows.map(([course, next], index) => lesson(`${course}/${IDS[index]}${next ? `>${next}` : ''}`)));

  it('each once, and the same whatever order the files are read in', () => {
    const shuffled = fc.shuffledSubarray([...IDS.keys()], { minLength: IDS.length });
    fc.assert(
      fc.property(lessonsWithin, shuffled, (lessons, places) => {
        const order = idsInOrder(lessons);
        expect(order.toSorted()).toEqual(IDS);
        expect(idsInOrder(places.flatMap((place) => lessons[place] ?? []))).toEqual(order);
      }),
    );
  });
});
