/** What the preview shows of a lesson now: reading at once, runs when they end; nothing unchanged runs again. */
import type { Element } from 'hast';
import { RecentMap } from '../../../core/async.ts';
import type { Step } from '../../../core/lesson.ts';
import type { Sandbox } from '../../../core/program.ts';
import type { LessonFile } from '../../../lesson/lesson-file.ts';
import type { PictureFolder } from '../../../lesson/pictures/picture-file.ts';
import { byPlace, type Place, type Problem } from '../../../lesson/problem.ts';
import { DEFAULT_LIMITS } from '../../../sandbox/index.ts';
import type { LearnerStorage } from '../../../tutor/storage.ts';
import { inPool, lintRun } from '../lint/lint.ts';
import type { FileCache } from './draw-case.ts';
import { NOTHING_READ, ownersOf, type Reading, readForPreview, type StepReading } from './reading.ts';
import { recordRuns, scriptOf } from './recorded-runs.ts';
import { type Known, type Shown, showParts, showStep } from './show-page.ts';
import { casesWithoutRuns, casesWithRuns } from './step-cases.ts';

export interface PreviewParts {
  readonly store: LearnerStorage;
  readonly sandbox: Sandbox;
  readonly fileCache: FileCache;
}

export interface Preview {
  /** The file has this text and these pictures now; `siblings` are its folder's lessons as they were last read. */
  read(file: string, text: string, siblings: readonly LessonFile[], pictures?: PictureFolder): void;
  readonly title: string;
  /** The page's parts as far as they are known. */
  draw(): readonly Element[];
  /** Calls back when something may look different; returns the way to end that. */
  onChange(look: () => void): () => void;
  settled(): Promise<void>;
  readonly ran: number;
}

/** What running a step found. Lines are counted from the step's own, because text above it may come and go. */
interface Run extends Known {
  readonly problems: readonly Problem[];
}

/** As many steps as a long lesson has, in the versions of an afternoon. */
const MOST_REMEMBERED = 2000;

export function openPreview({ store, sandbox, fileCache }: PreviewParts): Preview {
  const recorded = recordRuns(sandbox);
  /** By a key that changes with all that they depend on; null while they are being found out. */
  const stills = new RecentMap<string, Known | null>(MOST_REMEMBERED);
  const runs = new RecentMap<string, Run | null>(MOST_REMEMBERED);
  const drawn = new RecentMap<string, Element>(MOST_REMEMBERED);
  const last = new Map<string, Known>();
  const looks = new Set<() => void>();
  let reading = NOTHING_READ;
  let work: Promise<unknown> = Promise.resolve();
  let busy = 0;

  const changed = (): void => {
    for (const look of looks) look();
  };
  const services = (step: Step) => ({ store, sandbox: recorded.for(scriptOf(step)) });

  async function findOut({ file, lesson, steps }: Reading): Promise<void> {
    if (lesson === null) return;
    for (const { step, key } of steps.filter((one) => claim(stills, one.key))) {
      stills.set(key, { version: key, cases: await casesWithoutRuns(services(step), lesson, step) });
    }
    changed();
    const toRun = steps.filter(({ written, key }) => written !== null && claim(runs, key));
    await inPool(toRun, DEFAULT_LIMITS.workers, async ({ step, key, written, predictions, place }) => {
      const [cases, problems] = await Promise.all([
        casesWithRuns(services(step), lesson, step),
        written === null ? [] : lintRun(services(step).sandbox, written, predictions, file),
      ]);
      runs.set(key, { version: key, cases, problems: problems.map((problem) => moved(problem, -lineOf(place))) });
      changed();
    });
  }

  function viewOf(one: StepReading, number: number, problems: readonly Problem[]) {
    const { step, source, place, key, written, isDoubtful } = one;
    const { lines } = reading;
    const isProgram = step.kind === 'example' || step.kind === 'exercise';
    const note = isDoubtful ? GUESSED : isProgram && written === null ? NOT_RUN : '';
    const still = shownOf(`still ${step.id}`, stills.get(key) ?? null);
    const run = written === null ? undefined : shownOf(`run ${step.id}`, runs.get(key) ?? null);
    return { step, source, number, place, problems, lines, note, still, runs: run };
  }

  /** What was seen before stays in its place until it is known anew: nothing jumps while a program runs. */
  const shownOf = (name: string, known: Known | null): Shown => ({
    known: known ?? last.get(name) ?? null,
    isOld: known === null,
  });

  function rememberSeen({ steps }: Reading): void {
    for (const { step, key } of steps) {
      const still = stills.get(key);
      const run = runs.get(key);
      if (still) last.set(`still ${step.id}`, still);
      if (run) last.set(`run ${step.id}`, run);
    }
  }

  return {
    read(file, text, siblings, pictures) {
      rememberSeen(reading);
      reading = readForPreview(file, text, siblings, pictures);
      busy += 1;
      const finding = findOut(reading).finally(() => {
        busy -= 1;
        changed();
      });
      work = Promise.all([work, finding]);
    },
    get title() {
      return reading.lesson?.title ?? reading.file;
    },
    draw() {
      const { file, steps } = reading;
      const found = steps.flatMap(({ key, place }) =>
        (runs.get(key)?.problems ?? []).map((problem) => moved({ ...problem, file }, lineOf(place))),
      );
      const problems = [...reading.problems, ...found].toSorted(byPlace);
      const owners = ownersOf(steps, problems);
      const draw = (version: string, make: () => Element): Element => {
        const element = drawn.get(version) ?? make();
        drawn.set(version, element);
        return element;
      };
      const sections = steps.map((one, index) => {
        const own = problems.filter((problem) => owners.get(problem) === one);
        return showStep(viewOf(one, index + 1, own), fileCache, draw);
      });
      const stepOf = (problem: Problem): string | null => owners.get(problem)?.step.id ?? null;
      return showParts({ ...reading, problems, isBusy: busy > 0 }, stepOf, sections);
    },
    onChange(look) {
      looks.add(look);
      return () => looks.delete(look);
    },
    async settled() {
      await work;
    },
    get ran() {
      return recorded.ran;
    },
  };
}

const GUESSED = 'Where this part ends is a guess: fix the problem below first.';
const NOT_RUN = 'Its program is not run before the problems below are mended.';

/** True for the first who asks, who is to find it out. */
function claim(known: RecentMap<string, Known | null>, key: string): boolean {
  if (known.get(key) !== undefined) return false;
  known.set(key, null);
  return true;
}

const lineOf = (place: Place | null): number => place?.line ?? 0;

const moved = (problem: Problem, lines: number): Problem => ({
  ...problem,
  line: problem.line === null ? null : problem.line + lines,
});
