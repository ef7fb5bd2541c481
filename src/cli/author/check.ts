/** `nibble check`: judges a file as an answer to an exercise, and shows what a learner would read. */
import { closest } from 'fastest-levenshtein';
import { type Surface, writeMessage } from '../../../adapters/terminal/messages.ts';
import { textKey } from '../../core/hash-text.ts';
import type { ExerciseStep, Lesson } from '../../core/lesson.ts';
import type { Fault, RunResult, Sandbox } from '../../core/program.ts';
import { proseText } from '../../core/prose.ts';
import { DEFAULT_START_TIME, type Expectation } from '../../core/scenario.ts';
import { type Blank, findBlanks } from '../../exercise/blanks.ts';
import { judge, type Verdict } from '../../exercise/judge.ts';
import { judgePlain, withCalls } from '../../exercise/judge-plain.ts';
import { findMistake } from '../../exercise/mistakes/find-mistake.ts';
import { askNothing, endOf } from '../../exercise/run-to-end.ts';
import { straightenQuotes, tidyProgram } from '../../exercise/tidy-program.ts';
import { varyChecks } from '../../exercise/vary-checks.ts';
import { findLessonFile } from '../../lesson/course/folders.ts';
import { readLessonFiles } from '../../lesson/load.ts';
import { describeProblem } from '../../lesson/problem.ts';
import { type StepJson, transcriptJson } from '../../scenario/transcript-json.ts';
import { faultSentence } from '../../transcript/index.ts';
import { perform } from '../../tutor/decision.ts';
import { submitProgram } from '../../tutor/features/lesson/exercise.ts';
import { moveTo, placeAtStart } from '../../tutor/place.ts';
import type { Attempt } from '../../tutor/state.ts';
import type { ExitCode, Options } from '../commands.ts';
import { keepLessonsIn } from '../kept-lessons.ts';
import { type AuthorContext, readGivenFile, withSandbox } from './context.ts';

const EXIT: Readonly<Record<VerdictJson['verdict'], ExitCode>> = { pass: 0, fail: 1, error: 2 };

/** `operands`: the lesson's id or path, the exercise's id, the program's path or `-`. */
export async function check(
  operands: readonly string[],
  { json = false, seed: given }: Options,
  context: AuthorContext,
): Promise<ExitCode> {
  const [lessonName = '', exerciseId = '', path = ''] = operands;
  // The sandbox starts in a process of its own while the lesson is read.
  return withSandbox(context, async (sandbox) => {
    const lesson = await findLesson(lessonName, context);
    const exercise = lesson === null ? null : findExercise(lesson, exerciseId, context);
    const text = exercise === null ? null : await readGivenFile(path, context);
    if (lesson === null || exercise === null || text === null) return 2;
    // By itself the same for the same program, and not to be known before it is written.
    const submission = { lesson, exercise, text, seed: given ?? textKey(tidyProgram(text)) };
    const { verdict, output } = json
      ? await verdictAsJson(sandbox, submission)
      : await verdictAsText(sandbox, submission, context.surface);
    context.print(output);
    return EXIT[verdict];
  });
}

interface Submission {
  readonly lesson: Lesson;
  readonly exercise: ExerciseStep;
  readonly text: string;
  /** From which the values of checks are drawn. */
  readonly seed: string;
}

interface Told {
  readonly verdict: VerdictJson['verdict'];
  readonly output: string;
}

async function verdictAsJson(sandbox: Sandbox, submission: Submission): Promise<Told> {
  const { lesson, exercise, text, seed } = submission;
  if (exercise.plain.length > 0 && whyNotRun(text) === null) return plainVerdictAsJson(sandbox, submission);
  const judgement = await judgeSubmission(sandbox, submission);
  const { verdict: kind, ...verdict } = verdictJson(exercise, judgement);
  const hint = mistakeHint(judgement, text) ?? verdict.hint;
  const facts = { format: 1, lesson: lesson.id, exercise: exercise.id, verdict: kind, ...verdict, hint, seed };
  return { verdict: kind, output: JSON.stringify(facts, null, 2) };
}

/** The same of a program that serves nobody: it has prints and calls, and no requests. */
async function plainVerdictAsJson(sandbox: Sandbox, { lesson, exercise, text, seed }: Submission): Promise<Told> {
  const program = tidyProgram(text);
  const result = await sandbox.run(withCalls(program, exercise.plain), DEFAULT_START_TIME, askNothing());
  const { fault } = endOf(result);
  const judged = judgePlain(program, exercise.plain, result);
  const verdict = fault !== null ? 'error' : judged.kind;
  const index = fault === null && judged.kind === 'fail' ? judged.check : null;
  const check = index === null ? undefined : exercise.plain[index];
  const sentence = fault === null ? proseText(check?.otherwise ?? []) || 'All checks passed.' : faultText(fault);
  const facts: VerdictJson = {
    ...NOTHING,
    verdict,
    check: check === undefined || index === null ? null : { number: index + 1, title: check.title },
    sentence,
    hint: hintJson(exercise, check?.hint ?? null),
    fault,
    prints: judged.prints,
  };
  return {
    verdict,
    output: JSON.stringify({ format: 1, lesson: lesson.id, exercise: exercise.id, ...facts, seed }, null, 2),
  };
}

/** What the tutor answers a learner who submits this program, without the buttons. */
async function verdictAsText(
  sandbox: Sandbox,
  { lesson, exercise, text, seed }: Submission,
  surface: Surface,
): Promise<Told> {
  const start = placeAtStart(
    { id: 'author', currentLesson: null, review: null, lastEvent: null },
    lesson,
    DEFAULT_START_TIME,
  );
  const place = moveTo(start, lesson.steps.indexOf(exercise));
  const { reply, attempts } = await perform(submitProgram(place, exercise, text, seed), {
    sandbox,
    waiting: undefined,
  });
  const [attempt] = attempts;
  const blocks = reply.blocks.filter(({ kind }) => kind !== 'buttons' && kind !== 'progress');
  // What was not run is no attempt, and neither is what failed through no fault of the program.
  const counted = attempt === undefined ? null : VERDICT[attempt.verdict];
  const verdict = counted ?? (whyNotRun(text) === null ? 'error' : 'fail');
  return { verdict, output: writeMessage(blocks, surface) };
}

const VERDICT: Readonly<Record<Attempt['verdict'], Told['verdict']>> = {
  right: 'pass',
  wrong: 'fail',
  error: 'error',
  skipped: 'error',
};

/** A lesson by its id, or by its path, which ends in `.md`; null (and a complaint) when none can be used. */
async function findLesson(name: string, context: AuthorContext): Promise<Lesson | null> {
  const path = await findLessonFile(context.lessonsFolders, name);
  const keep = context.keptLessons === null ? undefined : keepLessonsIn(context.keptLessons);
  const read = path === null ? [] : [await readLessonFiles(path, undefined, keep)];
  const [given] = read.flatMap(({ files }) => files);
  if (given?.parsed?.kind === 'lesson') return given.parsed.lesson;
  // What to say instead: what is wrong with it, or what there is.
  const all = path === null ? await Promise.all(context.lessonsFolders.map((folder) => readLessonFiles(folder))) : read;
  const problems = given?.problems ?? all.flatMap((one) => one.problems);
  for (const problem of problems) context.complain(describeProblem(problem));
  if (problems.length === 0) {
    const ids = all.flatMap(({ files }) => files.map(({ id }) => id));
    context.complain(
      `There is no lesson "${name}" in ${context.lessonsFolders.join(', ')}; there is ${ids.join(', ')}.`,
    );
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

/** Nothing was run, for the program is empty, or a blank was left. */
type NotRun = { readonly kind: 'empty' } | { readonly kind: 'blank'; readonly blank: Blank };

type Judgement =
  | NotRun
  | { readonly kind: 'judged'; readonly result: RunResult<Verdict>; readonly straightened: boolean };

function whyNotRun(text: string): NotRun | null {
  const program = tidyProgram(text);
  if (program.trim() === '') return { kind: 'empty' };
  const [blank] = findBlanks(program);
  return blank === undefined ? null : { kind: 'blank', blank };
}

/** Judges a program the way a learner's is: tidied first, and with straight quotes where that helps. */
async function judgeSubmission(sandbox: Sandbox, { exercise, text, seed }: Submission): Promise<Judgement> {
  const notRun = whyNotRun(text);
  if (notRun !== null) return notRun;
  const program = tidyProgram(text);
  const checks = varyChecks(exercise.checks, seed);
  const run = (given: string) => sandbox.run(given, DEFAULT_START_TIME, judge(checks, DEFAULT_START_TIME));
  const result = await run(program);
  const isUnreadable = result.kind === 'not-started' && result.fault.kind === 'syntax';
  const straight = isUnreadable ? straightenQuotes(program) : null;
  return straight === null
    ? { kind: 'judged', result, straightened: false }
    : { kind: 'judged', result: await run(straight), straightened: true };
}

/** A judgement as JSON for other programs: docs/scenarios.md has the names, which stay as they are. */
interface VerdictJson {
  readonly verdict: 'pass' | 'fail' | 'error';
  /** The check that ended the run; `number` counts from 1. */
  readonly check: { readonly number: number; readonly title: string } | null;
  /** The step of that check, from 1. */
  readonly step: number | null;
  /** The request of that check, from 1, redirects counted; null before the first. */
  readonly request: number | null;
  readonly expected: Expectation | null;
  readonly sentence: string;
  readonly hint: { readonly id: string; readonly text: string } | null;
  readonly fault: Fault | null;
  readonly straightened: boolean;
  readonly flask: string | null;
  readonly prints: string;
  /** Of the check that ended the run; of the last one when all passed. */
  readonly transcript: readonly StepJson[];
}

const NOTHING: Omit<VerdictJson, 'verdict' | 'sentence'> = {
  check: null,
  step: null,
  request: null,
  expected: null,
  hint: null,
  fault: null,
  straightened: false,
  flask: null,
  prints: '',
  transcript: [],
};

function verdictJson(exercise: ExerciseStep, judgement: Judgement): VerdictJson {
  if (judgement.kind === 'empty') return { ...NOTHING, verdict: 'fail', sentence: 'The program is empty.' };
  if (judgement.kind === 'blank') {
    const { line, text } = judgement.blank;
    return { ...NOTHING, verdict: 'fail', sentence: `Line ${line} still has a blank: ${text}` };
  }
  const { result, straightened } = judgement;
  const { prints } = result;
  if (result.kind === 'not-started') {
    const { fault } = result;
    return { ...NOTHING, verdict: 'error', sentence: faultText(fault), fault, straightened, prints };
  }
  const { value: verdict, flask } = result;
  const transcript = transcriptJson(verdict.transcript);
  const ran = { ...NOTHING, straightened, flask, prints, transcript };
  if (verdict.kind === 'pass') return { ...ran, verdict: 'pass', sentence: 'All checks passed.' };
  const { check: index, request } = verdict;
  const check = { number: index + 1, title: exercise.checks[index]?.title ?? '' };
  const place = { check, step: transcript.at(-1)?.number ?? null, request };
  if (verdict.kind === 'fault') {
    return { ...ran, ...place, verdict: 'error', sentence: faultText(verdict.fault), fault: verdict.fault };
  }
  const { expectation: expected, otherwise, hint } = verdict.unmet;
  return {
    ...ran,
    ...place,
    verdict: 'fail',
    sentence: proseText(otherwise),
    expected,
    hint: hintJson(exercise, hint),
  };
}

const faultText = (fault: Fault): string => proseText(faultSentence(fault));

/** A hint's id: `hint-2` is the second of its exercise. */
function hintJson({ hints }: ExerciseStep, number: number | null): VerdictJson['hint'] {
  const hint = number === null ? undefined : hints[number - 1];
  return hint === undefined ? null : { id: `hint-${number}`, text: proseText(hint) };
}
