/** Where a learner is in a lesson, and how that changes. Every function returns a new place. */
import { countRight, indexIn, type Lesson, type QuestionStep, questionsOf, type Step } from '../core/lesson.ts';
import type { Attempt, Learner, Progress, QuestionRecord } from './state.ts';

export interface Place {
  readonly learner: Learner;
  readonly lesson: Lesson;
  readonly progress: Progress;
  readonly step: Step;
  readonly index: number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The lesson was edited, and the step that the learner was at is gone: this one stands in its place now. */
  readonly isReplaced?: true;
}

/** The place that stored progress stands for. A step that an edited lesson lost becomes the one now at its index. */
export function placeAt(learner: Learner, lesson: Lesson, progress: Progress, now: number): Place {
  const index = indexIn(lesson, progress);
  const step = stepAt(lesson, index);
  const current = { ...learner, currentLesson: lesson.id };
  const place = { learner: current, lesson, progress, step, index, now };
  return step.id === progress.position ? place : { ...moveTo(place, index), isReplaced: true };
}

/** The first step of a lesson that the learner has never seen, or wants to begin again. */
export function placeAtStart(learner: Learner, lesson: Lesson, now: number): Place {
  const progress: Progress = {
    lesson: lesson.id,
    position: stepAt(lesson, 0).id,
    index: 0,
    answered: false,
    answers: {},
    hints: {},
    passed: {},
    retry: null,
    startedAt: now,
    completedAt: null,
    lab: null,
  };
  return placeAt(learner, lesson, progress, now);
}

/** The place as if the learner were at another step, to run its code; null when the lesson has no such step. */
export function atStep(place: Place, id: string): Place | null {
  const index = place.lesson.steps.findIndex((step) => step.id === id);
  return index < 0 ? null : { ...place, step: stepAt(place.lesson, index), index };
}

/** Goes to the step at `index` (kept within the lesson) and leaves a retry. */
export function moveTo(place: Place, index: number): Place {
  const kept = Math.max(0, Math.min(index, place.lesson.steps.length - 1));
  const step = stepAt(place.lesson, kept);
  return withPosition(place, step, kept, null, place.progress.answers[step.id]?.given != null);
}

/**
 * Goes on with the questions still to be asked, the first of `retry`; after them, to the step that stands behind them,
 * or else to the score.
 */
export function moveToRetry(place: Place, retry: readonly string[]): Place {
  const [first] = retry;
  const index = place.lesson.steps.findIndex((step) => step.id === first);
  const step = place.lesson.steps[index];
  if (first !== undefined && step === undefined) return moveToRetry(place, retry.slice(1));
  if (step === undefined) return moveTo(place, scoreIndex(place.lesson));
  return step.kind === 'question' ? withPosition(place, step, index, retry, false) : moveTo(place, index);
}

/** Out of the questions, without asking those that are left. */
export const leaveRetry = (place: Place): Place => moveToRetry(place, behindRetry(place));

/** The step to come back to after a retry or quiz, if there is one. */
export const behindRetry = (place: Place): readonly string[] =>
  (place.progress.retry ?? []).slice(-1).filter((id) => !isQuestion(place, id));

/** How many questions come after the one that is being asked again. */
export const leftInRetry = (place: Place): number =>
  (place.progress.retry ?? []).slice(1).filter((id) => isQuestion(place, id)).length;

const isQuestion = ({ lesson }: Place, id: string): boolean =>
  questionsOf(lesson).some((question) => question.id === id);

/** The lab is left as it is, to be come back to. */
export const leaveLab = (place: Place): Place =>
  place.progress.lab === null ? place : withProgress(place, { lab: { ...place.progress.lab, open: false } });

/** Whether the learner is in the lab, so that what is typed belongs there. */
export const isInLab = (progress: Progress): boolean => progress.lab?.open === true;

/** Whether the step being talked about is the one that the learner is at: code can be run at any step. */
export const isAtPosition = ({ step, progress }: Place): boolean => step.id === progress.position;

/** The place with other progress, at the same step. */
export const withProgress = (place: Place, changes: Partial<Progress>): Place => ({
  ...place,
  progress: { ...place.progress, ...changes },
});

/** The questions at the ends of sections, each with the id of the question of the quiz that asks the same, if any. */
export const recallsOf = (
  lesson: Lesson,
): readonly { readonly question: QuestionStep; readonly asks: string | null }[] =>
  lesson.steps.flatMap((step) =>
    step.kind === 'question' && step.role.kind === 'recall' ? [{ question: step, asks: step.role.asks }] : [],
  );

/**
 * Which time a question is asked here, and so in which form. One that was answered well within the lesson begins with
 * its first variant; each time it is asked again, the next one comes.
 */
export function roundOf({ lesson, progress }: Place, { id }: QuestionStep): number {
  const record = progress.answers[id];
  if (record === undefined) {
    const isKnown = recallsOf(lesson).some(({ question, asks }) => asks === id && progress.answers[question.id]?.right);
    return isKnown ? 1 : 0;
  }
  const { round = 0 } = record;
  return progress.answered && progress.position === id ? round : round + 1;
}

/** As it stands in the question's record. */
export function roundIn(place: Place, question: QuestionStep): Pick<QuestionRecord, 'round'> {
  const round = roundOf(place, question);
  return round === 0 ? {} : { round };
}

/** The place once a question was answered, and the attempt to keep. */
export function recorded(
  place: Place,
  question: QuestionStep,
  { right, given }: Pick<QuestionRecord, 'right'> & { readonly given: string },
): { readonly after: Place; readonly attempt: Attempt } {
  const { lesson, progress } = place;
  const prior = progress.answers[question.id];
  const hints = progress.hints[question.id] ?? 0;
  const firstTry = prior === undefined ? right && hints === 0 : prior.firstTry;
  const record: QuestionRecord = { given, right, firstTry, ...roundIn(place, question) };
  const answers = { ...progress.answers, [question.id]: record };
  const verdict = right ? 'right' : 'wrong';
  return {
    after: withProgress(place, { answered: true, answers }),
    attempt: { lesson: lesson.id, step: question.id, kind: 'answer', given, verdict, hints },
  };
}

/** So much of the quiz has to be right for a lesson to be complete. */
const ENOUGH = 0.7;

/** Whether the learner knows enough of the lesson to be told so. A lesson without a quiz asks for nothing. */
export function hasLearned({ lesson, progress }: Place): boolean {
  return countRight(lesson, (id) => progress.answers[id]?.right) >= ENOUGH * questionsOf(lesson).length;
}

/** The questions that were answered wrong, skipped, or passed over. Those that lie ahead are not missed. */
export function missedQuestions({ lesson, progress, index }: Place): readonly QuestionStep[] {
  const passed = new Set(lesson.steps.slice(0, index));
  return questionsOf(lesson).filter((question) => {
    const record = progress.answers[question.id];
    return record === undefined ? passed.has(question) : !record.right;
  });
}

function withPosition(place: Place, step: Step, index: number, retry: readonly string[] | null, answered: boolean) {
  const isComplete = step.kind === 'complete' && hasLearned(place);
  const completedAt = isComplete ? (place.progress.completedAt ?? place.now) : place.progress.completedAt;
  // A question that comes back may have other hints, and the learner another chance to do without.
  const { [step.id]: _, ...others } = place.progress.hints;
  const isAnew = step.kind === 'question' && !answered && place.progress.answers[step.id] !== undefined;
  const hints = isAnew ? others : place.progress.hints;
  const moved = withProgress(leaveLab(place), { position: step.id, index, retry, answered, completedAt, hints });
  return { ...moved, step, index };
}

const scoreIndex = (lesson: Lesson): number => lesson.steps.findIndex((step) => step.kind === 'score');

function stepAt(lesson: Lesson, index: number): Step {
  const step = lesson.steps[index];
  if (step === undefined) throw new RangeError(`lesson ${lesson.id} has no step ${index}`);
  return step;
}
