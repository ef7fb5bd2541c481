/** The shipped lessons ask before they show, ask again at the end of a section, and stop in time. */
import { describe, expect, it } from 'vitest';
import { stretchesOf } from '../../src/cli/author/lint/lint-pace.ts';
import type { Lesson, Step } from '../../src/core/lesson.ts';
import { LESSON_TIME, minutesOf, sittingsOf } from '../../src/core/lesson-time.ts';
import { shippedLessons } from '../fixtures/lessons.ts';
import { learnerOf } from '../tutor/learner.ts';
import { testTutor } from '../tutor/parts.ts';

const lessons = [...(await shippedLessons()).values()];

const isPredicted = ({ steps }: Lesson, step: Step): boolean => {
  const before = steps[steps.indexOf(step) - 1];
  return before?.kind === 'question' && before.role.kind === 'predict';
};

/** One shows random names, the other a list of eight. */
const UNPREDICTABLE = ['a-name-of-your-own', 'what-secure-filename-makes-of-them'];

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('the lesson %s', (_, lesson) => {
  it('asks its first question after at most eight presses', async () => {
    const learner = learnerOf(testTutor(lesson).tutor);
    await learner.open(lesson.id);
    let presses = 1;
    while (!learner.reply().blocks.some(({ kind }) => kind === 'choices')) {
      await learner.press('Next');
      presses += 1;
      expect(presses).toBeLessThanOrEqual(8);
    }
  });

  it('has something to do at least every fourth step', () => {
    const [opening, ...others] = lesson.steps;
    const long = stretchesOf(lesson).filter(({ first, steps }) => {
      // The first message counts as well where reading goes on behind it.
      const isFirst = first === others[0] && opening?.kind === 'text';
      return steps + (isFirst ? 1 : 0) > 3;
    });
    expect(long.map(({ first }) => first.id)).toEqual([]);
  });

  it('asks before each run what it will show', () => {
    const examples = lesson.steps.filter(({ kind, id }) => kind === 'example' && !UNPREDICTABLE.includes(id));
    expect(examples.filter((step) => !isPredicted(lesson, step)).map(({ id }) => id)).toEqual([]);
  });

  it('ends each section with something to do', () => {
    const ends = lesson.sections.slice(1).map(({ id }) => {
      const steps = lesson.steps.filter(
        ({ section, kind }) => section === id && kind !== 'score' && kind !== 'complete',
      );
      return [id, steps.at(-1)?.kind];
    });
    expect(ends.filter(([, kind]) => kind !== 'question' && kind !== 'exercise')).toEqual([]);
  });

  it('has ten questions in its quiz', () => {
    const quiz = lesson.steps.filter((step) => step.kind === 'question' && step.role.kind === 'quiz');
    expect(quiz).toHaveLength(10);
  });

  it('has a good place to stop every 7 to 10 minutes', () => {
    const minutes = sittingsOf(lesson).map(({ steps }) => minutesOf(steps));
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(7);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(10);
  });
});

describe('the time of a lesson', () => {
  it('grows with its words, its runs and its questions, as the rule says', () => {
    const text = (words: number): Step => ({
      kind: 'text',
      id: 'a',
      title: 'A',
      section: 'a',
      content: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'word '.repeat(words) }] }],
    });
    expect(minutesOf([text(LESSON_TIME.wordsPerMinute * 3)])).toBe(3);
    expect(minutesOf([text(1)])).toBe(1);
    const run: Step = {
      kind: 'example',
      id: 'b',
      title: 'B',
      section: 'a',
      content: [],
      program: 'a\n\nb\n'.repeat(10),
      scenario: Array(6).fill({ do: 'close' }),
      takeaway: [],
    };
    expect(minutesOf([run])).toBe(Math.round((20 * LESSON_TIME.codeLine + 6 * LESSON_TIME.runStep) / 60));
  });
});
