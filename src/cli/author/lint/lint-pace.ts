/** How a lesson goes: how long a learner only reads, and how far it is to the next good place to stop. */
import type { Lesson, Step } from '../../../core/lesson.ts';
import { minutesOf, sittingsOf } from '../../../core/lesson-time.ts';
import { NEW_SITTING } from '../../../lesson/html.ts';
import { count } from '../../../lesson/problem.ts';
import type { ReportAt } from './lint-sizes.ts';

export const PACE_LIMITS = {
  /** Texts and runs in a row. Whoever has nothing to do for longer stops reading. */
  steps: 3,
  /** Minutes. What fits a break or a bus ride; 7 to 10 are better. */
  sitting: 15,
} as const;

export function lintPace(lesson: Lesson, report: ReportAt): void {
  for (const { first, steps } of stretchesOf(lesson)) {
    if (steps <= PACE_LIMITS.steps) continue;
    const found = `${count(steps, 'step')} in a row with nothing to answer or to solve`;
    const remedy = '"### Predict: …" above an example, or "### Recall: …" in between';
    report('long-stretch', first, found, `at most ${PACE_LIMITS.steps}`, remedy);
  }
  for (const { steps } of sittingsOf(lesson)) {
    const minutes = minutesOf(steps);
    const [first] = steps;
    if (minutes <= PACE_LIMITS.sitting || first === undefined) continue;
    const found = `${count(minutes, 'minute')} to the next good place to stop`;
    const remedy = `<!-- ${NEW_SITTING} --> below the heading of a section or a step`;
    report('long-sitting', first, found, `at most ${PACE_LIMITS.sitting}`, remedy);
  }
}

/**
 * The steps in a row at which there is nothing to do, by the first of them. The first message opens the lesson, and the
 * end asks for nothing.
 */
export function stretchesOf({ steps }: Lesson): readonly { readonly first: Step; readonly steps: number }[] {
  const stretches: { readonly first: Step; steps: number }[] = [];
  let open: { readonly first: Step; steps: number } | null = null;
  for (const step of steps.slice(1)) {
    if (step.kind === 'score' || step.kind === 'complete') continue;
    if (step.kind === 'question' || step.kind === 'exercise') {
      open = null;
    } else if (open === null) {
      open = { first: step, steps: 1 };
      stretches.push(open);
    } else {
      open.steps += 1;
    }
  }
  return stretches;
}
