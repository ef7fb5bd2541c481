/**
 * Reads the lessons for a bot, in a thread: reading needs more memory than the lessons do, and gives it back with the
 * thread's end; and meanwhile the platforms' libraries are loaded.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Lesson } from '../core/lesson.ts';
import { OperatorError } from '../errors.ts';
import type { LoadedLessons } from '../lesson/load.ts';
import { describeProblem } from '../lesson/problem.ts';

/** Node 20 starts no TypeScript, so from a source it is the compiled twin. */
const THREAD = import.meta.url.endsWith('.ts') ? '../../dist/src/cli/lessons-thread.js' : './lessons-thread.js';

/** @throws OperatorError with all problems there are */
export async function readLessons(folder: string): Promise<ReadonlyMap<string, Lesson>> {
  const thread = new Worker(new URL(THREAD, import.meta.url), { workerData: folder });
  const [loaded]: LoadedLessons[] = await once(thread, 'message');
  if (loaded?.kind === 'lessons') return loaded.lessons;
  const problems = loaded?.problems ?? [];
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new OperatorError(
    [`the lessons in ${folder} have ${count}:`, ...problems.map((problem) => `  ${describeProblem(problem)}`)].join(
      '\n',
    ),
    'Mend the lines above (docs/lesson-format.md explains each part), or set LESSONS_DIR to another folder.',
  );
}
