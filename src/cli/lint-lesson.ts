/** All that lint has to say of one lesson: what reading it finds, and, with a sandbox, what running it finds. */
import type { Lesson } from '../core/lesson.ts';
import type { Sandbox } from '../core/program.ts';
import type { ParsedLesson } from '../lesson/parse-lesson.ts';
import type { WrittenStep } from '../lesson/written-step.ts';
import { DEFAULT_START_TIME } from '../scenario/index.ts';
import type { Finding } from './finding.ts';
import { lintExample } from './lint-example.ts';
import { lintExercise } from './lint-exercise.ts';
import { lintQuestion } from './lint-questions.ts';
import { lintScenario } from './lint-scenario.ts';
import { lintProgram, lintSizes, lintTitles } from './lint-sizes.ts';

/** What can be found without running anything, beyond what the reader of lessons reported itself. */
export function lintText(parsed: ParsedLesson): readonly Finding[] {
  const { written, places, doubtful } = parsed;
  const lesson = lessonOf(parsed);
  const steps = lesson?.steps.filter((step) => !doubtful.has(step)) ?? [];
  return [
    ...(lesson === null ? [] : lintTitles(lesson, places)),
    ...steps.flatMap((step) => [
      ...lintSizes(step, places),
      ...(step.kind === 'question' ? lintQuestion(step, places) : []),
    ]),
    ...written.flatMap((step) => [...lintScenario(step), ...lintProgram(step)]),
  ];
}

/** What running an example or an exercise finds. */
export const lintRun = (sandbox: Sandbox, written: WrittenStep): Promise<readonly Finding[]> =>
  'solution' in written
    ? lintExercise(sandbox, written, DEFAULT_START_TIME)
    : lintExample(sandbox, written, DEFAULT_START_TIME);

/** The lesson, or what could be read of it. */
export const lessonOf = (parsed: ParsedLesson): Lesson | null =>
  parsed.kind === 'lesson' ? parsed.lesson : parsed.draft;
