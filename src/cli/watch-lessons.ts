/**
 * Takes changed lessons over while the bot runs. What is right is live at once; of a file that is not, the lesson that
 * was there before stays, and that is told. Files are looked at by the clock: what watches a disk says nothing of
 * folders that come from another machine or into a container.
 */
import { basename } from 'node:path';
import { type Meter, NO_METER } from '../core/meter.ts';
import { codeOf } from '../errors.ts';
import { areSame, type Stamps, stampsOf, unchangedLessons } from '../lesson/course/folders.ts';
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
  /** `known`: paths of lessons that need not be read again. */
  readonly read: (folders: readonly string[], known: readonly string[]) => Promise<ReadLessons>;
  readonly log: Log;
  readonly meter?: Meter;
}

/**
 * Milliseconds between two looks. Each costs a fifth of a millisecond, and a change is to be live within two seconds.
 */
const EVERY = 300;
/** More in one line of the log is read by nobody. */
const MOST_TOLD = 20;

/** `first`: how the files were (`stampsOf`) before `lessons` were read from them. */
export function watchLessons(
  { folders, lessons, read, log, meter = NO_METER }: WatchParts,
  first: Stamps,
): LessonsWatch {
  let taken = first;
  let seen = first;
  let refused: readonly string[] = [];
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    const stamps = await stampsOf(folders);
    const isCalm = areSame(stamps, seen);
    seen = stamps;
    if (areSame(stamps, taken) || !isCalm) return;
    const before = lessons.all();
    const isKnown = (id: string): boolean => before.has(id) && !refused.includes(id);
    const known = unchangedLessons(taken, stamps).filter((path) => isKnown(basename(path, '.md')));
    taken = stamps;
    const found = await read(folders, known);
    const after = withoutChange(before, takeOver(before, found));
    refused = found.broken;
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
  return { look: lookAlone, refused: () => refused.length, stop: () => clearInterval(timer) };
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
