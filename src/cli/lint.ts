/** `nibble lint`: every mistake in lessons that reading them finds, and that running what they show finds. */
import { dirname, relative } from 'node:path';
import { type LessonFile, readLessonFiles } from '../lesson/load-lessons.ts';
import { byPlace, count, describeProblem, type Problem } from '../lesson/problem.ts';
import { DEFAULT_LIMITS } from '../sandbox/index.ts';
import { type AuthorContext, type ExitCode, withSandbox } from './author-context.ts';
import { problemIn } from './finding.ts';
import { githubAnnotation } from './github-annotation.ts';
import { inPool } from './in-pool.ts';
import { lintCourse } from './lint-course.ts';
import { lintRun, lintText } from './lint-lesson.ts';
import type { Options } from './parse-arguments.ts';

/** How problems are told: to people, to programs, or to GitHub Actions. */
type Format = 'text' | 'json' | 'github';

/**
 * `operands`: folders with lessons and single files; the lessons of the settings when there are none. Warnings alone
 * are no failure unless `strict`.
 */
export async function lint(
  operands: readonly string[],
  { json = false, github = false, strict = false }: Options,
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
  return problems.some(({ severity }) => strict || severity === 'error') ? 1 : 0;
}

function report(problems: readonly Problem[], lessons: number, format: Format): string {
  if (format === 'json') return JSON.stringify({ format: 1, lessons, problems }, null, 2);
  if (problems.length === 0) return `${count(lessons, 'lesson')}, nothing to mend.`;
  return problems.map(format === 'github' ? githubAnnotation : describeForAuthor).join('\n');
}

/** `lessons/cookies.md:42:3: warning: what was found; expected what (remedy) [rule]`. */
function describeForAuthor(problem: Problem): string {
  const { file, line, column } = problem;
  const place = line === null ? file : `${file}:${line}:${column}`;
  const rest = describeProblem(problem).slice(place.length);
  return `${place}${problem.severity === 'warning' ? ': warning' : ''}${rest} [${problem.rule}]`;
}

/** All problems, file by file, from top to bottom. */
async function lintFiles(files: readonly LessonFile[], context: AuthorContext): Promise<readonly Problem[]> {
  const written = files.flatMap(({ file, parsed }) => (parsed?.written ?? []).map((step) => ({ file, step })));
  const ran = await withSandbox(context, 'quick', (sandbox) =>
    inPool(written, DEFAULT_LIMITS.interpreters, async ({ file, step }) =>
      (await lintRun(sandbox, step)).map((finding) => problemIn(file, finding)),
    ),
  );
  const folders = new Map<string, readonly LessonFile[]>();
  for (const folder of new Set(files.map(({ file }) => dirname(file)))) {
    folders.set(folder, (await readLessonFiles(folder)).files);
  }
  return files.flatMap((one) => {
    const { file, parsed, problems } = one;
    const text = parsed === null ? [] : lintText(parsed).map((finding) => problemIn(file, finding));
    const course = lintCourse(one, folders.get(dirname(file)) ?? []);
    const found = ran.flat().filter((problem) => problem.file === file);
    return [...problems, ...course, ...text, ...found].toSorted(byPlace);
  });
}
