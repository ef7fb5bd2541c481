/** `nibble lint`: every mistake in lessons that reading them finds, and that running what they show finds. */
import { dirname, normalize, relative } from 'node:path';
import type { LinesAnswer } from '../../../core/answer.ts';
import type { Lesson } from '../../../core/lesson.ts';
import type { Sandbox } from '../../../core/program.ts';
import { DEFAULT_START_TIME } from '../../../core/scenario.ts';
import type { LessonFile } from '../../../lesson/lesson-file.ts';
import { readLessonFiles } from '../../../lesson/load.ts';
import type { ParsedLesson } from '../../../lesson/parse-lesson.ts';
import {
  byPlace,
  collectProblems,
  count,
  describeProblem,
  type Place,
  type Problem,
  quote,
  type Report,
} from '../../../lesson/problem.ts';
import type { WrittenStep } from '../../../lesson/steps/program.ts';
import { DEFAULT_LIMITS } from '../../../sandbox/index.ts';
import type { ExitCode, Options } from '../../commands.ts';
import { type AuthorContext, withSandbox } from '../context.ts';
import { lintPace } from './lint-pace.ts';
import { lintPictures } from './lint-pictures.ts';
import { lintExample, lintExercise, lintLines, lintScenario, type WrittenPrediction } from './lint-programs.ts';
import { lintQuestion } from './lint-questions.ts';
import { lintProgram, lintSizes, lintTitles, type ReportAt } from './lint-sizes.ts';

type Format = 'text' | 'json' | 'github';

/** `operands`: folders and files; none: the settings' lessons. Warnings alone are no failure unless `strict`. */
export async function lint(
  operands: readonly string[],
  { json = false, github = false, strict = false }: Options,
  context: AuthorContext,
): Promise<ExitCode> {
  // In the folder of lessons itself it is called by the name of any folder in itself.
  const paths = operands.length > 0 ? operands : context.lessonsFolders.map((folder) => relative('', folder) || '.');
  // The sandbox starts in a process of its own while the lessons are read.
  return withSandbox(context, async (sandbox) => {
    const read = await Promise.all(paths.map((path) => readLessonFiles(path)));
    // A folder in which nothing is read says what it was that was not.
    const unreadable = read.flatMap(({ problems, unread }) => (problems.length === 0 ? [] : [...problems, ...unread]));
    for (const problem of unreadable) context.complain(describeProblem(problem));
    if (unreadable.length > 0) return 2;
    const files = read.flatMap((one) => one.files);
    const { problems: found, flask } = await lintFiles(files, await siblingsOf(files, paths), sandbox);
    const courses = read.flatMap((one) => one.courses.flatMap((course) => course.problems));
    const problems = [...courses, ...read.flatMap(({ unread }) => unread), ...found];
    context.print(report({ problems, flask, lessons: files.length }, json ? 'json' : github ? 'github' : 'text'));
    return problems.some(({ severity }) => strict || severity === 'error') ? 1 : 0;
  });
}

/** The lessons of each file's folder, the file among them: as they were read, or read now where only one file was. */
async function siblingsOf(
  files: readonly LessonFile[],
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly LessonFile[]>> {
  const siblings = new Map<string, readonly LessonFile[]>();
  for (const folder of new Set(files.map(({ file }) => dirname(file)))) {
    const isWhole = paths.some((path) => [normalize(folder), dirname(normalize(folder))].includes(normalize(path)));
    const known = isWhole ? files : (await readLessonFiles(folder)).files;
    siblings.set(
      folder,
      known.filter(({ file }) => dirname(file) === folder),
    );
  }
  return siblings;
}

interface Linted {
  readonly problems: readonly Problem[];
  /** Which Flask answered the lessons' programs; null when none ran. */
  readonly flask: string | null;
  readonly lessons: number;
}

function report({ problems, flask, lessons }: Linted, format: Format): string {
  if (format === 'json') return JSON.stringify({ format: 1, lessons, flask, problems }, null, 2);
  const answered = flask === null ? [] : [`Programs were answered by ${flask}.`];
  if (problems.length === 0) return [`${count(lessons, 'lesson')}, nothing to fix.`, ...answered].join(' ');
  if (format === 'github') return problems.map(githubAnnotation).join('\n');
  return [...problems.map(describeForAuthor), ...answered].join('\n');
}

/** A sandbox that writes down which Flask answers. */
const naming = (sandbox: Sandbox, flasks: Set<string>): Sandbox => ({
  ...sandbox,
  async run(program, startTime, dialogue, waiting) {
    const result = await sandbox.run(program, startTime, dialogue, waiting);
    if (result.kind === 'finished') flasks.add(result.flask);
    return result;
  },
});

/** `lessons/cookies.md:42:3: warning: what was found; expected what (remedy) [rule]`. */
function describeForAuthor(problem: Problem): string {
  const { file, line, column } = problem;
  const place = line === null ? file : `${file}:${line}:${column}`;
  const rest = describeProblem(problem).slice(place.length);
  return `${place}${problem.severity === 'warning' ? ': warning' : ''}${rest} [${problem.rule}]`;
}

async function lintFiles(
  files: readonly LessonFile[],
  siblings: ReadonlyMap<string, readonly LessonFile[]>,
  opened: Sandbox,
): Promise<Pick<Linted, 'problems' | 'flask'>> {
  const flasks = new Set<string>();
  const written = files.flatMap(({ file, parsed }) =>
    parsed === null ? [] : parsed.written.map((step) => ({ file, step, predictions: predictionsOf(parsed, step) })),
  );
  const lines = files.flatMap(({ file, parsed }) =>
    parsed === null ? [] : linesIn(parsed).map((one) => ({ file, ...one })),
  );
  const sandbox = naming(opened, flasks);
  const runs = [
    ...written.map(
      ({ file, step, predictions }) =>
        () =>
          lintRun(sandbox, step, predictions, file),
    ),
    ...lines.map((one) => () => lintRunLines(sandbox, one)),
  ];
  const ran = await inPool(runs, DEFAULT_LIMITS.workers, (run) => run());
  const problems = files.flatMap((one) => {
    const read = lintText(one, siblings.get(dirname(one.file)) ?? []);
    return [...read, ...ran.flat().filter(({ file }) => file === one.file)].toSorted(byPlace);
  });
  const [flask = null] = flasks;
  return { problems, flask };
}

/** All items, at most `size` at once; results in their order. */
export async function inPool<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  // All workers take from the same iterator, so each item is taken once.
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: size }, worker));
  return results;
}

/**
 * A problem as GitHub Actions reads it from a log, so that it stands at its line in a pull request:
 * `::error file=lessons/cookies.md,line=42,col=3,title=option-why::what was found; expected what`.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
function githubAnnotation({ file, line, column, rule, severity, found, expected, remedy }: Problem): string {
  const place = [`file=${inProperty(file)}`, ...(line === null ? [] : [`line=${line}`, `col=${column}`])];
  const says = `${found}; expected ${expected}${remedy === null ? '' : ` (${remedy})`}`;
  return `::${severity} ${[...place, `title=${rule}`].join(',')}::${inMessage(says)}`;
}

const inMessage = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const inProperty = (text: string): string => inMessage(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** What is found in a lesson without running it, its reader's problems included. `all`: its folder's lessons. */
export function lintText(
  { file, parsed, problems: before }: LessonFile,
  all: readonly LessonFile[],
): readonly Problem[] {
  if (parsed === null) return before;
  const { problems, report } = collectProblems(file);
  lintNext(parsed, all, report);
  const { written, places, doubtful } = parsed;
  const lesson = lessonOf(parsed);
  const reportAt: ReportAt = (rule, part, ...said) => {
    const place = places.get(part);
    if (place !== undefined) report(rule, place, ...said);
  };
  if (lesson !== null) lintTitles(lesson, reportAt);
  if (lesson !== null && doubtful.size === 0) lintPace(lesson, reportAt);
  for (const step of lesson?.steps.filter((one) => !doubtful.has(one)) ?? []) {
    lintSizes(step, reportAt);
    if (step.kind === 'question') lintQuestion(step, reportAt);
    if (step.kind === 'example' || step.kind === 'exercise') lintScenario(step, places, report);
  }
  if (lesson !== null) lintPictures(lesson, places, report);
  for (const step of written) lintProgram(step, report);
  return [...before, ...problems];
}

/** What running an example or an exercise of a file finds. */
export async function lintRun(
  sandbox: Sandbox,
  written: WrittenStep,
  predictions: readonly WrittenPrediction[],
  file: string,
): Promise<readonly Problem[]> {
  const { problems, report } = collectProblems(file);
  if ('solution' in written) await lintExercise(sandbox, written, DEFAULT_START_TIME, report);
  else await lintExample(sandbox, written, predictions, DEFAULT_START_TIME, report);
  return problems;
}

interface LinesInFile {
  readonly answer: LinesAnswer;
  /** Where its first line begins. */
  readonly place: Place;
}

/** The lines to put in order of a file; what the reader has not understood is left out. */
export function linesIn(parsed: ParsedLesson): readonly LinesInFile[] {
  const steps = (lessonOf(parsed)?.steps ?? []).filter((step) => !parsed.doubtful.has(step));
  const scenes = steps.flatMap((step) => (step.kind === 'question' ? [step, ...step.variants] : []));
  const answers = new Set(scenes.flatMap(({ answer }) => (answer.kind === 'lines' ? [answer] : [])));
  return [...answers].flatMap((answer) => {
    const place = parsed.places.get(answer);
    return place === undefined || answer.lines.length === 0 ? [] : [{ answer, place }];
  });
}

/** What running lines in the author's order finds. */
export async function lintRunLines(
  sandbox: Sandbox,
  { answer, place, file }: LinesInFile & { readonly file: string },
): Promise<readonly Problem[]> {
  const { problems, report } = collectProblems(file);
  await lintLines(sandbox, answer, place, DEFAULT_START_TIME, report);
  return problems;
}

/** The prediction right above an example, if it has one. */
export function predictionsOf(parsed: ParsedLesson, { step }: WrittenStep): readonly WrittenPrediction[] {
  const { steps = [] } = lessonOf(parsed) ?? {};
  const question = steps[steps.findIndex(({ id }) => id === step.id) - 1];
  if (question?.kind !== 'question' || question.role.kind !== 'predict') return [];
  const place = parsed.places.get(question);
  return place === undefined ? [] : [{ question, sees: question.role.sees, place, places: parsed.places }];
}

/** The lesson, or what could be read of it. */
export const lessonOf = (parsed: ParsedLesson): Lesson | null =>
  parsed.kind === 'lesson' ? parsed.lesson : parsed.draft;

/** What is wrong with where `next` leads. That the lesson is missing was reported before. */
function lintNext(parsed: ParsedLesson, all: readonly LessonFile[], report: Report): void {
  const lesson = lessonOf(parsed);
  const link = parsed.next;
  if (lesson === null || link === null || lesson.next === null) return;
  const ring = ringFrom(lesson.id, all);
  if (ring !== null) {
    const way = [...ring, lesson.id].map(quote).join(' → ');
    report('next-ring', link.place, `lessons that lead in a ring: ${way}`, 'an end');
    return;
  }
  const following = all.map(lessonIn).find((other) => other?.id === link.lesson) ?? null;
  if (following === null || following.title === lesson.next.title) return;
  const found = `the title ${quote(lesson.next.title)} for the lesson ${quote(following.id)}`;
  report('next-title', link.place, found, quote(following.title));
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
