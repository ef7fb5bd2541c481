/**
 * Reads the lessons for a bot, in a thread: reading needs more memory than the lessons do, and gives it back with the
 * thread's end; and meanwhile the platforms' libraries are loaded. This file is both sides.
 */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { OperatorError } from '../errors.ts';
import { type ReadLessons, takeOver } from '../lesson/course/order.ts';
import { describeProblem, type Problem } from '../lesson/problem.ts';
import { entryPoint } from '../package-folder.ts';
import type { Lessons } from '../tutor/lessons.ts';

/** What the thread is given. By it the thread knows what it is started for. */
interface Given {
  readonly lessonsFolders: readonly string[];
  /** Paths of lessons that need not be read. */
  readonly known: readonly string[];
}

/** Reads whatever there is, right or not, but for the lessons at the paths that are `known`. */
export async function readInThread(folders: readonly string[], known: readonly string[] = []): Promise<ReadLessons> {
  const given: Given = { lessonsFolders: folders, known };
  const thread = new Worker(entryPoint('./read-lessons', import.meta.url), { workerData: given });
  const [read]: ReadLessons[] = await once(thread, 'message');
  if (read === undefined) throw new Error('the thread that reads lessons said nothing');
  return read;
}

/** @throws OperatorError with all problems there are */
export async function readLessons(folders: readonly string[]): Promise<Lessons> {
  const read = await readInThread(folders);
  if (read.problems.length === 0) return takeOver(new Map(), read);
  const { problems } = read;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new OperatorError(
    [`the lessons in ${folders.join(', ')} have ${count}:`, ...describeAll(problems)].join('\n'),
    'Mend the lines above (docs/lesson-format.md explains each part), or set LESSONS_DIR to another folder.',
  );
}

const describeAll = (problems: readonly Problem[]): readonly string[] =>
  problems.map((one) => `  ${describeProblem(one)}`);

const isGiven = (data: unknown): data is Given => typeof data === 'object' && data !== null && 'lessonsFolders' in data;

if (!isMainThread && isGiven(workerData)) {
  const { readAll } = await import('../lesson/load.ts');
  parentPort?.postMessage(await readAll(workerData.lessonsFolders, workerData.known));
}
