/** A lesson file for the preview: its steps, each with its place, its own lines and what is wrong in them. */
import { createHash } from 'node:crypto';
import { hashText } from '../../../core/hash-text.ts';
import { type Lesson, MAX_LESSON_ID, MAX_STEP_ID, type Step } from '../../../core/lesson.ts';
import { type LessonFile, readLessonText } from '../../../lesson/lesson-file.ts';
import type { PictureFolder } from '../../../lesson/pictures/picture-file.ts';
import type { Place, Problem } from '../../../lesson/problem.ts';
import type { WrittenStep } from '../../../lesson/steps/program.ts';
import { lessonOf, lintText, predictionsOf } from '../lint/lint.ts';
import type { WrittenPrediction } from '../lint/lint-programs.ts';

export interface Reading {
  readonly file: string;
  readonly lines: readonly string[];
  /** As the tutor can walk through it; null when nothing could be read. */
  readonly lesson: Lesson | null;
  readonly problems: readonly Problem[];
  readonly steps: readonly StepReading[];
}

export interface StepReading {
  readonly step: Step;
  /** As it was read; null for an end that the lesson lacks. */
  readonly source: Step | null;
  readonly place: Place | null;
  /** Changes with all that learners see of the step, and all that lint says of it. */
  readonly key: string;
  /** What is asked before its run. */
  readonly predictions: readonly WrittenPrediction[];
  /** What can be run of it; null when there is nothing, or problems are in the way. */
  readonly written: WrittenStep | null;
  readonly isDoubtful: boolean;
}

export const NOTHING_READ: Reading = { file: '', lines: [], lesson: null, problems: [], steps: [] };

/** `siblings` are the lessons of the folder, this one among them or not; `pictures` what it shows. */
export function readForPreview(
  file: string,
  text: string,
  siblings: readonly LessonFile[],
  pictures?: PictureFolder,
): Reading {
  const others = siblings.filter((one) => one.file !== file);
  const idOf = (path: string): string => path.replace(/^.*[/\\]/, '').replace(/\.md$/, '');
  const read = readLessonText(file, text, [file, ...others.map((one) => one.file)].map(idOf), pictures);
  const { parsed, problems } = read;
  const lines = text.split(/\r\n?|\n/);
  if (parsed === null) return { ...NOTHING_READ, file, lines, problems };
  const found = lintText(read, [...others, read]);
  const draft = lessonOf(parsed);
  if (draft === null) return { ...NOTHING_READ, file, lines, problems: found };
  const lesson = walkable(draft);
  const starts = draft.steps.flatMap((step) => parsed.places.get(step)?.line ?? []).toSorted((a, b) => a - b);
  const skeleton = JSON.stringify({
    ...lesson,
    steps: lesson.steps.map(({ kind, id, title }) => [kind, id, title]),
    pictures: Object.entries(lesson.pictures).map(([name, image]) => [name, hashText(image)]),
  });
  const steps = lesson.steps.map((step, index): StepReading => {
    const source = draft.steps[index] ?? null;
    const place = source === null ? null : (parsed.places.get(source) ?? null);
    const end = starts.find((line) => place !== null && line > place.line) ?? lines.length + 1;
    const own = place === null ? [] : lines.slice(place.line - 1, end - 1);
    const key = [skeleton, String(index), JSON.stringify(step), ...own].join('\n');
    const written = parsed.written.find((one) => one.step === source) ?? null;
    return {
      step,
      source,
      place,
      key: createHash('sha256').update(key).digest('hex').slice(0, 24),
      written,
      predictions: written === null ? [] : predictionsOf(parsed, written),
      isDoubtful: source !== null && parsed.doubtful.has(source),
    };
  });
  return { file, lines, lesson, problems: found, steps };
}

/** To which step each problem belongs: the last one that begins above it. Problems above all steps are left out. */
export function ownersOf(
  steps: readonly StepReading[],
  problems: readonly Problem[],
): ReadonlyMap<Problem, StepReading> {
  const placed = steps
    .flatMap((step) => (step.place === null ? [] : [{ step, line: step.place.line }]))
    .toSorted((one, other) => one.line - other.line);
  const owners = new Map<Problem, StepReading>();
  for (const problem of problems) {
    const owner = placed.findLast(({ line }) => line <= (problem.line ?? 0))?.step;
    if (owner !== undefined) owners.set(problem, owner);
  }
  return owners;
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What could be read, as a lesson the tutor can walk through: unique ids, an end. Steps stay in their places. */
function walkable(lesson: Lesson): Lesson {
  const ids = new Set<string>();
  const claim = (id: string, most: number, otherwise: string): string => {
    const isGood = SLUG.test(id) && id.length <= most && !ids.has(id);
    const claimed = isGood ? id : otherwise;
    ids.add(claimed);
    return claimed;
  };
  const steps = lesson.steps.map((step, index) =>
    withId(step, claim(step.id, MAX_STEP_ID, `step-number-${index + 1}`)),
  );
  const isEnded = steps.at(-1)?.kind === 'complete';
  const section = steps.at(-1)?.section ?? 'introduction';
  const end: Step = { kind: 'complete', id: 'complete', title: 'Complete', section, content: [] };
  return {
    ...lesson,
    id: SLUG.test(lesson.id) && lesson.id.length <= MAX_LESSON_ID ? lesson.id : 'lesson',
    steps: isEnded ? steps : [...steps, end],
  };
}

const withId = (step: Step, id: string): Step => (step.id === id ? step : { ...step, id });
