/**
 * A program as an answer to an exercise, judged the way a learner's is: tidied first, and with straight quotes where
 * that helps.
 */
import type { ExerciseStep } from '../core/lesson.ts';
import type { RunResult, Sandbox } from '../core/program.ts';
import { type Blank, findBlanks } from '../exercise/blanks.ts';
import { judge, type Verdict } from '../exercise/judge.ts';
import { straightenQuotes, tidyProgram } from '../exercise/tidy-program.ts';

export type Judgement =
  | { readonly kind: 'empty' }
  /** A blank was left, so nothing was run. */
  | { readonly kind: 'blank'; readonly blank: Blank }
  | { readonly kind: 'judged'; readonly result: RunResult<Verdict>; readonly straightened: boolean };

/** `startTime`: epoch milliseconds. */
export async function judgeSubmission(
  sandbox: Sandbox,
  step: ExerciseStep,
  text: string,
  startTime: number,
): Promise<Judgement> {
  const program = tidyProgram(text);
  if (program.trim() === '') return { kind: 'empty' };
  const [blank] = findBlanks(program);
  if (blank !== undefined) return { kind: 'blank', blank };
  const result = await sandbox.run(program, startTime, judge(step.checks, startTime));
  const isUnreadable = result.kind === 'not-started' && result.fault.kind === 'syntax';
  const straight = isUnreadable ? straightenQuotes(program) : null;
  if (straight === null) return { kind: 'judged', result, straightened: false };
  const second = await sandbox.run(straight, startTime, judge(step.checks, startTime));
  return { kind: 'judged', result: second, straightened: true };
}
