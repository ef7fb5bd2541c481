/**
 * Where the members of a class are in a lesson, which of its questions are hard, and which mistake each exercise draws.
 * Everything that a host is shown or given of a lesson comes from this report.
 */
import type { LearnerId } from '../core/event.ts';
import { countRight, type ExerciseStep, indexIn, type Lesson, type QuestionStep, questionsOf } from '../core/lesson.ts';
import type { ClassResults, Counted, MemberResults, StepCounts } from './results.ts';

/** Who has done nothing in the middle of a lesson for so long is stuck. Milliseconds. */
export const STUCK_AFTER = 3 * 24 * 60 * 60_000;

/**
 * `finished`: at the end, with enough of the quiz right. `stuck`: begun, not finished, and nothing done for three days.
 */
export type Standing = 'finished' | 'under-way' | 'stuck' | 'not-begun';

export interface MemberReport {
  readonly learner: LearnerId;
  readonly joinedAt: number;
  readonly standing: Standing;
  /** The index of the step they are at, in the lesson as it is now; null before they began. */
  readonly at: number | null;
  /** How many questions of the quiz are right, and how many exercises are passed. */
  readonly right: number;
  readonly passed: number;
  readonly startedAt: number | null;
  readonly lastAt: number | null;
  readonly completedAt: number | null;
}

export interface QuestionReport {
  readonly step: QuestionStep;
  /** Members who answered it. */
  readonly answered: number;
  /** Those who were right at the first try and without a hint. */
  readonly firstTry: number;
  /** The wrong answer that most members gave; null when none was given twice. */
  readonly attracts: Counted | null;
  /** Tries of the member in the middle; null when no answer is kept. */
  readonly medianTries: number | null;
  /** Members who took a hint. */
  readonly hinted: number;
}

export interface ExerciseReport {
  readonly step: ExerciseStep;
  /** Members who sent a program, and those whose program passed. */
  readonly tried: number;
  readonly passed: number;
  /** The mistake that most members made; null when none of the usual ones was found. */
  readonly mistake: Counted | null;
  readonly medianTries: number | null;
  readonly hinted: number;
}

export interface ClassReport {
  readonly lesson: Lesson;
  /** As they joined. */
  readonly members: readonly MemberReport[];
  /** Those of the quiz and at the ends of sections, in the lesson's order; what is guessed before a run is none. */
  readonly questions: readonly QuestionReport[];
  readonly exercises: readonly ExerciseReport[];
  /** How many questions and exercises there are. */
  readonly of: { readonly questions: number; readonly exercises: number };
}

/** `now`: epoch milliseconds. */
export function reportOn(lesson: Lesson, { members, steps }: ClassResults, now: number): ClassReport {
  const counts = new Map(steps.map((one) => [one.step, one]));
  const questions = lesson.steps
    .filter((step) => step.kind === 'question')
    .filter(({ role }) => role.kind !== 'predict');
  const exercises = lesson.steps.filter((step) => step.kind === 'exercise');
  return {
    lesson,
    members: members.map((member) => reportOnMember(lesson, exercises, member, now)),
    questions: questions.map((step) => reportOnQuestion(step, counts.get(step.id))),
    exercises: exercises.map((step) => reportOnExercise(step, members, counts.get(step.id))),
    of: { questions: questionsOf(lesson).length, exercises: exercises.length },
  };
}

function reportOnMember(
  lesson: Lesson,
  exercises: readonly ExerciseStep[],
  { learner, joinedAt, progress }: MemberResults,
  now: number,
): MemberReport {
  if (progress === null) {
    const nothing = { at: null, right: 0, passed: 0, startedAt: null, lastAt: null, completedAt: null };
    return { learner, joinedAt, standing: 'not-begun', ...nothing };
  }
  const { startedAt, lastAt, completedAt } = progress;
  const right = new Set(progress.right);
  const passed = new Set(progress.passed);
  const waits = now - lastAt >= STUCK_AFTER ? 'stuck' : 'under-way';
  return {
    learner,
    joinedAt,
    standing: completedAt === null ? waits : 'finished',
    at: indexIn(lesson, progress),
    right: countRight(lesson, (id) => right.has(id)),
    passed: exercises.filter(({ id }) => passed.has(id)).length,
    startedAt,
    lastAt,
    completedAt,
  };
}

function reportOnQuestion(step: QuestionStep, counts: StepCounts | undefined): QuestionReport {
  const [attracts = null] = counts?.wrong ?? [];
  return {
    step,
    answered: counts?.answered ?? 0,
    firstTry: counts?.firstTry ?? 0,
    attracts: attracts !== null && attracts.members > 1 ? attracts : null,
    medianTries: medianOf(counts?.tries ?? []),
    hinted: counts?.hinted ?? 0,
  };
}

function reportOnExercise(
  step: ExerciseStep,
  members: readonly MemberResults[],
  counts: StepCounts | undefined,
): ExerciseReport {
  const passed = members.filter(({ progress }) => progress?.passed.includes(step.id)).length;
  const sent = (counts?.tries ?? []).reduce((sum, one) => sum + one.members, 0);
  const [mistake = null] = counts?.mistakes ?? [];
  return {
    step,
    // Old programs may have been deleted since.
    tried: Math.max(passed, sent),
    passed,
    mistake,
    medianTries: medianOf(counts?.tries ?? []),
    hinted: counts?.hinted ?? 0,
  };
}

/** The lower one of the two in the middle, so that it is a number of tries that somebody took. */
function medianOf(tries: StepCounts['tries']): number | null {
  const middle = Math.ceil(tries.reduce((sum, { members }) => sum + members, 0) / 2);
  let seen = 0;
  for (const { tries: many, members } of tries) {
    seen += members;
    if (seen >= middle) return many;
  }
  return null;
}

/** How many members stand how. */
export function standings({ members }: ClassReport): Readonly<Record<Standing, number>> {
  const counts = { finished: 0, 'under-way': 0, stuck: 0, 'not-begun': 0 };
  for (const { standing } of members) counts[standing] += 1;
  return counts;
}

/** Who is stuck, the longest first. */
export const stuckMembers = ({ members }: ClassReport): readonly MemberReport[] =>
  members
    .filter(({ standing }) => standing === 'stuck')
    .toSorted((one, other) => (one.lastAt ?? 0) - (other.lastAt ?? 0));

/** A question that fewer get right at the first try is hard. */
const HARD_BELOW = 0.7;

/** Whether fewer than seven in ten of those who answered were right at the first try. */
export const isHard = ({ firstTry, answered }: QuestionReport): boolean =>
  answered > 0 && firstTry / answered < HARD_BELOW;

/** The hard questions, the hardest first; of two that are as hard, the one that more have answered. */
export const hardQuestions = ({ questions }: ClassReport): readonly QuestionReport[] =>
  questions
    .filter(isHard)
    .toSorted(
      (one, other) => one.firstTry / one.answered - other.firstTry / other.answered || other.answered - one.answered,
    );

/** The score in the middle of those who finished; null when nobody has. */
export function medianScore({ members }: ClassReport): number | null {
  const scores = members
    .filter(({ standing }) => standing === 'finished')
    .map(({ right }) => right)
    .sort((one, other) => one - other);
  return scores[Math.ceil(scores.length / 2) - 1] ?? null;
}

/** A section of the lesson, with how many members came to it, are in it now, and are stuck there. */
export interface SectionReport {
  readonly title: string;
  readonly reached: number;
  readonly here: number;
  readonly stuck: number;
}

/** The sections that have steps, in the lesson's order. Who has finished came to all of them, and is in none. */
export function sectionsOf({ lesson, members }: ClassReport): readonly SectionReport[] {
  return lesson.sections.map(({ title, first }, index) => {
    const end = lesson.sections[index + 1]?.first ?? lesson.steps.length;
    const here = members.filter(
      ({ at, standing }) => at !== null && standing !== 'finished' && at >= first && at < end,
    );
    return {
      title,
      reached: members.filter((member) => farthest(lesson, member) >= first).length,
      here: here.length,
      stuck: here.filter(({ standing }) => standing === 'stuck').length,
    };
  });
}

/** For each step, how many members have come to it. Somebody who went back counts as far as they are now. */
export function reachedSteps({ lesson, members }: ClassReport): readonly number[] {
  const far = members.map((member) => farthest(lesson, member));
  return lesson.steps.map((_, index) => far.filter((at) => at >= index).length);
}

const farthest = ({ steps }: Lesson, { at, standing }: MemberReport): number =>
  standing === 'finished' ? steps.length - 1 : (at ?? -1);
