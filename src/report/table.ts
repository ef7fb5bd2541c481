/**
 * The results of a class as CSV, in columns that docs/host.md lists; text that looks like a formula is made harmless.
 */
import { stringify } from 'csv-stringify/sync';
import type { LearnerId } from '../core/event.ts';
import type { Lesson, Step } from '../core/lesson.ts';
import type { ClassReport } from './class-report.ts';
import type { MemberAttempt } from './results.ts';

/** What somebody is called in the class's server or workspace; null where that is not known. */
export type NameOf = (learner: LearnerId) => string | null;

export const GRADE_COLUMNS = [
  ...(['member', 'name', 'lesson', 'standing', 'step', 'steps', 'right', 'questions', 'passed', 'exercises'] as const),
  ...(['joined', 'begun', 'last', 'finished'] as const),
];

export const ANSWER_COLUMNS = [
  ...(['member', 'name', 'lesson', 'step', 'title', 'kind', 'try', 'answer', 'verdict', 'mistake', 'hints'] as const),
  'at' as const,
];

/** So that spreadsheets read it as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The line of column names, with which a file begins. */
export const headOf = (columns: readonly string[]): string => BYTE_ORDER_MARK + lines([columns]);

/** One line for each member, as they joined. */
export function gradeLines({ lesson, members, of }: ClassReport, nameOf: NameOf): string {
  return lines(
    members.map((member) => [
      member.learner,
      nameOf(member.learner) ?? '',
      lesson.id,
      member.standing,
      member.at === null ? '' : member.at + 1,
      lesson.steps.length,
      member.right,
      of.questions,
      member.passed,
      of.exercises,
      momentOf(member.joinedAt),
      momentOf(member.startedAt),
      momentOf(member.lastAt),
      momentOf(member.completedAt),
    ]),
  );
}

/**
 * One line for each answer. They come a few at a time, all of one member one after the other and the oldest first, and
 * the tries are counted on over them.
 */
export function answerWriter(lesson: Lesson, nameOf: NameOf): (attempts: readonly MemberAttempt[]) => string {
  const steps = new Map(lesson.steps.map((step) => [step.id, step]));
  const triesOf = countTries();
  return (attempts) =>
    lines(
      attempts.map((attempt) => {
        const { learner, step: id, given, verdict, mistake, hints, at } = attempt;
        const step = steps.get(id);
        const row = [learner, nameOf(learner) ?? '', lesson.id, id, step?.title ?? '', kindOf(step), triesOf(attempt)];
        return [...row, given, verdict, mistake ?? '', hints, momentOf(at)];
      }),
    );
}

/** Which try of a member's at a step this is; what was skipped is none. */
export function countTries(): (attempt: Pick<MemberAttempt, 'learner' | 'step' | 'kind'>) => number | '' {
  let member = '';
  let tries = new Map<string, number>();
  return ({ learner, step, kind }) => {
    if (learner !== member) {
      member = learner;
      tries = new Map();
    }
    if (kind === 'skip') return '';
    const count = (tries.get(step) ?? 0) + 1;
    tries.set(step, count);
    return count;
  };
}

/** `quiz`, `recall`, `prediction` or `exercise`; nothing for a step that the lesson has no more. */
export function kindOf(step: Step | undefined): string {
  if (step?.kind === 'question') return step.role.kind === 'predict' ? 'prediction' : step.role.kind;
  return step?.kind === 'exercise' ? 'exercise' : '';
}

type Cell = string | number;

/** By RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
const lines = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ''
    : stringify(
        rows.map((row) => row.map(harmless)),
        { record_delimiter: 'windows', quote_record_delimiter: true, escape_formulas: true },
      );

/** The one beginning that the library leaves as it is. */
const harmless = (cell: Cell): Cell => (typeof cell === 'string' && cell.startsWith('\n') ? `'${cell}` : cell);

/** `2026-11-30T07:05:00Z`. */
const momentOf = (at: number | null): string => (at === null ? '' : `${new Date(at).toISOString().slice(0, 19)}Z`);
