/** What a verdict says: which checks passed, what was missing, and what the browser saw. */
import type { ExerciseStep } from '../../core/lesson.ts';
import type { Prose } from '../../core/prose.ts';
import { heading, paragraph } from '../../core/prose.ts';
import type { Block, Notice } from '../../core/reply.ts';
import type { Verdict } from '../../exercise/judge.ts';
import { describePrints, describeTranscript, faultSentence } from '../../transcript/index.ts';
import type { RunResult } from '../ports.ts';

/** The outcome of a submission in blocks, without controls. */
export function showResult(step: ExerciseStep, result: RunResult<Verdict>): readonly Block[] {
  if (result.kind === 'not-started') {
    const title = isOurFault(result) ? 'It could not be run just now' : 'The program did not start';
    return [wrong(title, [...faultSentence(result.fault), ...describePrints(result.prints)])];
  }
  const verdict = result.value;
  switch (verdict.kind) {
    case 'pass':
      return showPass(step, verdict);
    case 'fail':
      return showFailure(step, verdict);
    case 'fault':
      return showFault(step, verdict);
  }
}

/** Whether a run came to nothing for no reason of the learner's, so that it does not count. */
export function isOurFault(result: RunResult<Verdict>): boolean {
  const fault =
    result.kind === 'not-started' ? result.fault : result.value.kind === 'fault' ? result.value.fault : null;
  return fault?.kind === 'busy' || fault?.kind === 'broken';
}

/** A notice that something is not right yet. */
export const wrong = (title: string, content: readonly Prose[]): Notice => ({
  kind: 'notice',
  tone: 'wrong',
  title,
  content,
});

function showPass(step: ExerciseStep, { transcript }: Extract<Verdict, { kind: 'pass' }>): readonly Block[] {
  const count = step.checks.length;
  const title = count === 1 ? 'Right: the check passed' : `Right: all ${count} checks passed`;
  return [
    { kind: 'notice', tone: 'right', title, content: [checkList(step, count)] },
    heading(3, `What the browser saw: ${step.checks.at(-1)?.title}`),
    ...describeTranscript(transcript, 'check'),
  ];
}

function showFailure(step: ExerciseStep, verdict: Extract<Verdict, { kind: 'fail' }>): readonly Block[] {
  const { unmet, check, transcript } = verdict;
  const hint = unmet.hint === null ? undefined : step.hints[unmet.hint - 1];
  return [
    wrong('Not there yet', [...unmet.otherwise, checkList(step, check)]),
    ...(hint === undefined ? [] : [{ kind: 'notice', tone: 'info', title: 'Hint', content: hint } as const]),
    heading(3, 'What the browser saw'),
    ...describeTranscript(transcript, 'check'),
  ];
}

/** The program gave no answer to a request; the transcript ends with that request and says why. */
const showFault = (step: ExerciseStep, verdict: Extract<Verdict, { kind: 'fault' }>): readonly Block[] => [
  wrong('The program gave no answer', [checkList(step, verdict.check)]),
  heading(3, 'What the browser saw'),
  ...describeTranscript(verdict.transcript, 'check'),
];

/** Every check with what came of it, in words: passed, not passed, or not looked at because an earlier one stopped. */
const checkList = (step: ExerciseStep, passed: number): Prose => ({
  kind: 'list',
  start: 1,
  items: step.checks.map(({ title }, index) => {
    const outcome = index < passed ? 'passed' : index === passed ? 'not passed' : 'not tried yet';
    return [paragraph(`${title}: ${outcome}`)];
  }),
});
