/** `nibble check`: judges a file as an answer to an exercise, and says what a learner would be told. */
import { join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { writeMessage } from '../../adapters/terminal/write-reply.ts';
import type { ExerciseStep, Lesson } from '../core/lesson.ts';
import type { Sandbox } from '../core/program.ts';
import { proseText } from '../core/prose.ts';
import type { Block } from '../core/reply.ts';
import { findMistake } from '../exercise/mistakes/find-mistake.ts';
import { straightenQuotes, tidyProgram } from '../exercise/tidy-program.ts';
import { readLessonFiles } from '../lesson/load-lessons.ts';
import { describeProblem } from '../lesson/problem.ts';
import { DEFAULT_START_TIME } from '../scenario/index.ts';
import { submitProgram } from '../tutor/flows/exercise.ts';
import { moveTo, placeAtStart } from '../tutor/place.ts';
import { type AuthorContext, type ExitCode, withSandbox } from './author-context.ts';
import { type Judgement, judgeSubmission } from './judge-submission.ts';
import type { Options } from './parse-arguments.ts';
import { readGivenFile } from './read-given-file.ts';
import { type VerdictJson, verdictJson } from './verdict-json.ts';

const EXIT: Readonly<Record<VerdictJson['verdict'], ExitCode>> = { pass: 0, fail: 1, error: 2 };

/** `operands`: the lesson's id or path, the exercise's id, the program's path or `-`. */
export async function check(
  operands: readonly string[],
  { json = false }: Options,
  context: AuthorContext,
): Promise<ExitCode> {
  const [lessonName = '', exerciseId = '', path = ''] = operands;
  const lesson = await findLesson(lessonName, context);
  const exercise = lesson === null ? null : findExercise(lesson, exerciseId, context);
  const text = exercise === null ? null : await readGivenFile(path, context);
  if (lesson === null || exercise === null || text === null) return 2;
  return withSandbox(context, 'as-taught', async (sandbox) => {
    const judgement = await judgeSubmission(sandbox, exercise, text, DEFAULT_START_TIME);
    const { verdict: kind, ...verdict } = verdictJson(exercise, judgement);
    const hint = mistakeHint(judgement, text) ?? verdict.hint;
    const facts = { format: 1, lesson: lesson.id, exercise: exercise.id, verdict: kind, ...verdict, hint };
    context.print(
      json
        ? JSON.stringify(facts, null, 2)
        : writeMessage(await tellLearner(sandbox, lesson, exercise, text), context.surface),
    );
    return EXIT[kind];
  });
}

/** A lesson by its id, or by its path, which ends in `.md`; null when there is none that can be used, which is told. */
async function findLesson(name: string, context: AuthorContext): Promise<Lesson | null> {
  const isPath = name.endsWith('.md');
  const path = isPath ? name : join(context.lessonsFolder, `${name}.md`);
  const { files, problems } = await readLessonFiles(isPath ? path : context.lessonsFolder);
  const file = files.find((one) => one.file === path);
  if (file?.parsed?.kind === 'lesson') return file.parsed.lesson;
  for (const problem of file?.problems ?? problems) context.complain(describeProblem(problem));
  if (file === undefined && problems.length === 0) {
    const ids = files.map((one) => one.file.slice(context.lessonsFolder.length + 1, -'.md'.length));
    context.complain(`There is no lesson "${name}" in ${context.lessonsFolder}; there is ${ids.join(', ')}.`);
  }
  return null;
}

function findExercise(lesson: Lesson, id: string, context: AuthorContext): ExerciseStep | null {
  const exercises = lesson.steps.filter((step) => step.kind === 'exercise');
  const exercise = exercises.find((step) => step.id === id);
  if (exercise !== undefined) return exercise;
  const ids = exercises.map((step) => step.id);
  const which = ids.length === 0 ? 'it has none' : `it has ${ids.join(', ')}. Did you mean "${closest(id, ids)}"?`;
  context.complain(`There is no exercise "${id}" in the lesson ${lesson.id}; ${which}`);
  return null;
}

/** The hint that names the mistake, where it is a usual one; it goes before the author's, as it does for learners. */
function mistakeHint(judgement: Judgement, text: string): VerdictJson['hint'] {
  if (judgement.kind !== 'judged') return null;
  const tidied = tidyProgram(text);
  const program = judgement.straightened ? (straightenQuotes(tidied) ?? tidied) : tidied;
  const { result } = judgement;
  const found = findMistake(program, result.kind === 'finished' ? result.value : result);
  return found === null ? null : { id: found.id, text: proseText(found.hint) };
}

/** What the tutor answers a learner who submits this program, without the buttons. */
async function tellLearner(
  sandbox: Sandbox,
  lesson: Lesson,
  exercise: ExerciseStep,
  text: string,
): Promise<readonly Block[]> {
  const start = placeAtStart({ id: 'author', currentLesson: null, review: null }, lesson, DEFAULT_START_TIME);
  const place = moveTo(start, lesson.steps.indexOf(exercise));
  let decision = submitProgram(place, exercise, text);
  while (decision.kind === 'run') decision = await decision.perform(sandbox);
  return decision.reply.blocks.filter(({ kind }) => kind !== 'buttons' && kind !== 'progress');
}
