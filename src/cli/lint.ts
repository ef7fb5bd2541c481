/** `nibble lint`: every mistake in lessons that reading them finds, and that running what they show finds. */
import { relative } from 'node:path';
import { type LessonFile, readLessonFiles } from '../lesson/load-lessons.ts';
import { byPlace, count, describeProblem, type Problem } from '../lesson/problem.ts';
import type { WrittenStep } from '../lesson/written-step.ts';
import { DEFAULT_LIMITS } from '../sandbox/index.ts';
import { DEFAULT_START_TIME } from '../scenario/index.ts';
import type { Sandbox } from '../tutor/ports.ts';
import { type AuthorContext, type ExitCode, withSandbox } from './author-context.ts';
import type { Finding } from './finding.ts';
import { githubAnnotation } from './github-annotation.ts';
import { inPool } from './in-pool.ts';
import { lintExample } from './lint-example.ts';
import { lintExercise } from './lint-exercise.ts';
import { lintScenario } from './lint-scenario.ts';
import type { Options } from './parse-arguments.ts';

/** How problems are told: to people, to programs, or to GitHub Actions. */
type Format = 'text' | 'json' | 'github';

/** `operands`: folders with lessons and single files; the lessons of the settings when there are none. */
export async function lint(
  operands: readonly string[],
  { json = false, github = false }: Options,
  context: AuthorContext,
): Promise<ExitCode> {
  const paths = operands.length > 0 ? operands : [relative('', context.lessonsFolder)];
  const read = await Promise.all(paths.map(readLessonFiles));
  const unreadable = read.flatMap(({ problems }) => problems);
  for (const problem of unreadable) context.complain(describeProblem(problem));
  if (unreadable.length > 0) return 2;
  const files = read.flatMap((one) => one.files);
  const problems = await lintFiles(files, context);
  context.print(report(problems, files.length, json ? 'json' : github ? 'github' : 'text'));
  return problems.length === 0 ? 0 : 1;
}

function report(problems: readonly Problem[], lessons: number, format: Format): string {
  if (format === 'json') return JSON.stringify({ format: 1, lessons, problems }, null, 2);
  if (problems.length === 0) return `${count(lessons, 'lesson')}, nothing to mend.`;
  return problems.map(format === 'github' ? githubAnnotation : describeProblem).join('\n');
}

/** All problems, file by file, from top to bottom. */
async function lintFiles(files: readonly LessonFile[], context: AuthorContext): Promise<readonly Problem[]> {
  const written = files.flatMap(({ file, parsed }) => (parsed?.written ?? []).map((step) => ({ file, step })));
  const found = await withSandbox(context, 'quick', (sandbox) =>
    inPool(written, DEFAULT_LIMITS.interpreters, async ({ file, step }) =>
      (await lintStep(sandbox, step)).map((finding) => problemIn(file, finding)),
    ),
  );
  return files.flatMap(({ file, problems }) =>
    [...problems, ...found.flat().filter((problem) => problem.file === file)].toSorted(byPlace),
  );
}

async function lintStep(sandbox: Sandbox, written: WrittenStep): Promise<readonly Finding[]> {
  const ran =
    'solution' in written
      ? await lintExercise(sandbox, written, DEFAULT_START_TIME)
      : await lintExample(sandbox, written, DEFAULT_START_TIME);
  return [...lintScenario(written), ...ran];
}

const problemIn = (file: string, { place: { line, column }, found, expected, remedy }: Finding): Problem => ({
  file,
  line,
  column,
  found,
  expected,
  remedy,
});
