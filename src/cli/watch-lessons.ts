/**
 * Takes changed lessons over while the bot runs. What is right is live at once; of a file that is not, the lesson that
 * was there before stays, and that is told. Files are looked at by the clock: what watches a disk says nothing of
 * folders that come from another machine or into a container.
 */
import { type Meter, NO_METER } from '../core/meter.ts';
import { codeOf } from '../errors.ts';
import { stampOf } from '../lesson/course/folders.ts';
import { type ReadLessons, takeOver } from '../lesson/course/order.ts';
import { describeProblem, type Problem } from '../lesson/problem.ts';
import type { Log } from '../log.ts';
import type { Lessons } from '../tutor/lessons.ts';

export interface LessonsWatch {
  /** Looks once. A change is taken over once two looks in a row see the same: editors write in several steps. */
  look(): Promise<void>;
  /** Lessons that are on the disk and not right, so that those before them are taught. */
  refused(): number;
  stop(): void;
}

interface WatchParts {
  readonly folders: readonly string[];
  readonly lessons: { all(): Lessons; replace(lessons: Lessons): void };
  readonly read: (folders: readonly string[]) => Promise<ReadLessons>;
  readonly log: Log;
  readonly meter?: Meter;
}

/**
 * Milliseconds between two looks. Each costs a third of a millisecond, and a change is to be live within two seconds.
 */
const EVERY = 400;
/** More in one line of the log is read by nobody. */
const MOST_TOLD = 20;

/** `first`: how the files were (`stampOf`) before `lessons` were read from them. */
export function watchLessons(
  { folders, lessons, read, log, meter = NO_METER }: WatchParts,
  first: string,
): LessonsWatch {
  let taken = first;
  let seen = first;
  let refused = 0;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    const stamp = await stampOf(folders);
    const isCalm = stamp === seen;
    seen = stamp;
    if (stamp === taken || !isCalm) return;
    taken = stamp;
    const found = await read(folders);
    const before = lessons.all();
    const after = withoutChange(before, takeOver(before, found));
    refused = found.broken.length;
    if (found.problems.length > 0) tell(found.problems);
    const changed = changedIn(before, after);
    if (changed.length === 0) return;
    lessons.replace(after);
    meter.count('lesson changes', { result: 'taken' });
    log.info('lessons changed', { lessons: changed });
  }

  function tell(problems: readonly Problem[]): void {
    meter.count('lesson changes', { result: 'refused' });
    const told = problems.slice(0, MOST_TOLD).map(describeProblem);
    log.error('changed lessons are not right; those before them stay', { problems: told, of: problems.length });
  }

  const lookAlone = (): Promise<void> => {
    looking ??= look()
      .catch((error: unknown) => log.error('lessons could not be looked at', { error, code: codeOf(error) }))
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  const timer = setInterval(lookAlone, EVERY);
  timer.unref();
  return { look: lookAlone, refused: () => refused, stop: () => clearInterval(timer) };
}

/** A lesson that is as it was stays the same object, since what is made of it is kept by it. */
function withoutChange(before: Lessons, after: Lessons): Lessons {
  return new Map(
    [...after].map(([id, lesson]) => {
      const known = before.get(id);
      return [id, known !== undefined && JSON.stringify(known) === JSON.stringify(lesson) ? known : lesson];
    }),
  );
}

/** Ids of those that are new, others, gone, or elsewhere in the order. */
function changedIn(before: Lessons, after: Lessons): readonly string[] {
  const others = [...after].flatMap(([id, lesson]) => (before.get(id) === lesson ? [] : [id]));
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const [was, is] = [[...before.keys()], [...after.keys()]];
  const moved = was.length === is.length ? is.filter((id, index) => was[index] !== id) : [];
  return [...new Set([...others, ...gone, ...moved])];
}
