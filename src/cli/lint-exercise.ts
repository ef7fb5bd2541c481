/** Holds an exercise to its own checks: the solution passes them, the starter does not. */
import type { Transcript } from '../browser/index.ts';
import type { ProgramError, Sandbox } from '../core/program.ts';
import { proseText } from '../core/prose.ts';
import { findBlanks } from '../exercise/blanks.ts';
import { judge, type Verdict } from '../exercise/judge.ts';
import type { WrittenStep } from '../lesson/written-step.ts';
import { errorText, type Finding, faultText, finding, oneLine, placeInProgram, placeOfFault } from './finding.ts';

export type ExerciseToLint = Extract<WrittenStep, { step: { kind: 'exercise' } }>;

const EXPECTED = 'a solution that passes every check';

/** `startTime`: epoch milliseconds. */
export async function lintExercise(
  sandbox: Sandbox,
  exercise: ExerciseToLint,
  startTime: number,
): Promise<readonly Finding[]> {
  const { step, solution, program } = exercise;
  const solved = await sandbox.run(step.solution, startTime, judge(step.checks, startTime));
  if (solved.kind === 'not-started') {
    const found = `the solution does not start: ${faultText(solved.fault)}`;
    return [finding('solution-fails', placeOfFault(solution, solved.fault), found, EXPECTED)];
  }
  const wrong = findingOf(exercise, solved.value);
  // A starter with blanks is never run.
  if (wrong !== null || findBlanks(step.starter).length > 0) return wrong === null ? [] : [wrong];
  const started = await sandbox.run(step.starter, startTime, judge(step.checks, startTime));
  const isDone = started.kind === 'finished' && started.value.kind === 'pass';
  return isDone
    ? [finding('starter-passes', program, 'a starter that passes every check', 'something left to do')]
    : [];
}

function findingOf({ step, solution }: ExerciseToLint, verdict: Verdict): Finding | null {
  if (verdict.kind === 'pass') return null;
  const { check, request, transcript } = verdict;
  const where = `the check "${step.checks[check]?.title}"${request === null ? '' : ` at request ${request}`}`;
  if (verdict.kind === 'fault') {
    return finding(
      'solution-fails',
      solution,
      `the solution gives no answer in ${where}: ${faultText(verdict.fault)}`,
      EXPECTED,
    );
  }
  const error = lastError(transcript);
  const why = error === null ? oneLine(proseText(verdict.unmet.otherwise)) : errorText(error);
  return finding(
    'solution-fails',
    placeInProgram(solution, error?.line ?? null),
    `the solution fails ${where}: ${why}`,
    EXPECTED,
  );
}

/** What the program raised at the last request. */
function lastError(transcript: Transcript): ProgramError | null {
  const last = transcript.at(-1);
  return last?.kind === 'exchange' && last.answer.kind === 'response' ? last.answer.error : null;
}
