/** Makes of whatever could be read of a lesson one that the tutor can walk through: ids that are unique, an end. */
import { type Lesson, MAX_LESSON_ID, MAX_STEP_ID, type Step } from '../../core/lesson.ts';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The same lesson when nothing is wrong with it. Steps stay in their places. */
export function walkable(lesson: Lesson): Lesson {
  const ids = new Set<string>();
  const claim = (id: string, most: number, otherwise: string): string => {
    const isGood = SLUG.test(id) && id.length <= most && !ids.has(id);
    const claimed = isGood ? id : otherwise;
    ids.add(claimed);
    return claimed;
  };
  const steps = lesson.steps.map((step, index) =>
    withId(step, claim(step.id, MAX_STEP_ID, `step-number-${index + 1}`)),
  );
  const isEnded = steps.at(-1)?.kind === 'complete';
  const section = steps.at(-1)?.section ?? 'introduction';
  const end: Step = { kind: 'complete', id: 'complete', title: 'Complete', section, content: [] };
  return {
    ...lesson,
    id: SLUG.test(lesson.id) && lesson.id.length <= MAX_LESSON_ID ? lesson.id : 'lesson',
    steps: isEnded ? steps : [...steps, end],
  };
}

const withId = (step: Step, id: string): Step => (step.id === id ? step : { ...step, id });
