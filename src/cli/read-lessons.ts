/**
 * Reads the lessons for a bot: as they are kept, or else in a thread, since reading needs more memory than the lessons
 * do, and gives it back with the thread's end; and meanwhile the platforms' libraries are loaded. This file is both
 * sides of the thread.
 */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { OperatorError } from '../errors.ts';
import { type ReadLessons, takeOver } from '../lesson/course/order.ts';
import { type Keep, readAll } from '../lesson/load.ts';
import { describeProblem, type Problem } from '../lesson/problem.ts';
import { entryPoint } from '../package-folder.ts';
import type { Lessons } from '../tutor/lessons.ts';
import { keepLessonsIn } from './kept-lessons.ts';

/** What the thread is given. By it the thread knows what it is started for. */
interface Given {
  readonly lessonsFolders: readonly string[];
  /** Paths of lessons that need not be read. */
  readonly known: readonly string[];
  /** Where what was read is kept. */
  readonly keptLessons: string;
}

/** Where lessons are, and where what was read of them is kept. */
export type LessonPlaces = Pick<Config, 'lessonsFolders' | 'keptLessons'>;

/** Reads whatever there is, right or not, but for the lessons at the paths that are `known`. */
export async function readInThread(places: LessonPlaces, known: readonly string[] = []): Promise<ReadLessons> {
  const { lessonsFolders, keptLessons } = places;
  const given: Given = { lessonsFolders, keptLessons, known };
  const thread = new Worker(entryPoint('./read-lessons', import.meta.url), { workerData: given });
  const [read]: ReadLessons[] = await once(thread, 'message');
  if (read === undefined) throw new Error('the thread that reads lessons said nothing');
  return read;
}

/** The lessons when all of them are kept; null when something has to be read. */
async function readKept({ lessonsFolders, keptLessons }: LessonPlaces): Promise<ReadLessons | null> {
  const keep = keepLessonsIn(keptLessons);
  let isKept = true;
  const onlyKept: Keep = (name, from, _, isSound) =>
    keep(
      name,
      from,
      () => {
        isKept = false;
        throw new Error(`${name} is not kept`);
      },
      isSound,
    );
  const read = await readAll(lessonsFolders, [], onlyKept);
  return isKept ? read : null;
}

/** @throws OperatorError with all problems there are */
export async function readLessons(places: LessonPlaces): Promise<Lessons> {
  const read = (await readKept(places)) ?? (await readInThread(places));
  if (read.problems.length === 0) return takeOver(new Map(), read);
  const { problems } = read;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new OperatorError(
    [`the lessons in ${places.lessonsFolders.join(', ')} have ${count}:`, ...describeAll(problems)].join('\n'),
    'Mend the lines above (docs/lesson-format.md explains each part), or set LESSONS_DIR to another folder.',
  );
}

const describeAll = (problems: readonly Problem[]): readonly string[] =>
  problems.map((one) => `  ${describeProblem(one)}`);

const isGiven = (data: unknown): data is Given => typeof data === 'object' && data !== null && 'lessonsFolders' in data;

if (!isMainThread && isGiven(workerData)) {
  const { lessonsFolders, known, keptLessons } = workerData;
  parentPort?.postMessage(await readAll(lessonsFolders, known, keepLessonsIn(keptLessons)));
}
