/** How questions within sections change what comes later, for somebody who answers everything right. */
import type { Lesson, Step } from '../../src/core/lesson.ts';

/** Whether a step is an example whose run has been predicted, and so has been seen already. */
export const isPredicted = ({ steps }: Lesson, index: number): boolean => {
  const before = steps[index - 1];
  return before?.kind === 'question' && before.role.kind === 'predict';
};

/** A question as it is asked of somebody who has recalled it well before: in the form of its first variant. */
export function asked<One extends Step>(lesson: Lesson, step: One): One {
  if (step.kind !== 'question') return step;
  const isKnown = lesson.steps.some(
    (other) => other.kind === 'question' && other.role.kind === 'recall' && other.role.asks === step.id,
  );
  return isKnown ? { ...step, ...step.variants[0] } : step;
}
