/** What a verdict says: which checks passed, what was missing, one hint that names the mistake, and what the browser saw. */
import type { ExerciseStep } from '../../core/lesson.ts';
import type { RunResult } from '../../core/program.ts';
import type { Prose } from '../../core/prose.ts';
import { heading, paragraph } from '../../core/prose.ts';
import type { Block, Notice } from '../../core/reply.ts';
import type { Verdict } from '../../exercise/judge.ts';
import { findMistake } from '../../exercise/mistakes/find-mistake.ts';
import { describePrints, describeTranscript, faultSentence } from '../../transcript/index.ts';

/** The outcome of a submission in blocks, without controls. `program` is what ran. */
export function showResult(step: ExerciseStep, result: RunResult<Verdict>, program: string): readonly Block[] {
  const found = findMistake(program, result.kind === 'finished' ? result.value : result);
  if (result.kind === 'not-started') {
    const title = isOurFault(result) ? 'It could not be run just now' : 'The program did not start';
    const said = wrong(title, [...faultSentence(result.fault), ...describePrints(result.prints)]);
    return [said, ...hintNotice(found?.hint)];
  }
  const verdict = result.value;
  switch (verdict.kind) {
    case 'pass':
      return showPass(step, verdict);
    case 'fail':
      return showFailure(step, verdict, found?.hint ?? authorsHint(step, verdict));
    case 'fault':
      return showFault(step, verdict, found?.hint);
  }
}

/** Where no usual mistake explains it, the author's hint for what was missing. */
const authorsHint = (step: ExerciseStep, { unmet }: Extract<Verdict, { kind: 'fail' }>): Hint =>
  unmet.hint === null ? undefined : step.hints[unmet.hint - 1];

type Hint = readonly Prose[] | undefined;

const hintNotice = (hint: Hint): readonly Block[] =>
  hint === undefined ? [] : [{ kind: 'notice', tone: 'info', title: 'Hint', content: hint }];

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

function showFailure(
  step: ExerciseStep,
  { unmet, check, transcript }: Extract<Verdict, { kind: 'fail' }>,
  hint: Hint,
): readonly Block[] {
  return [
    wrong('Not there yet', [...unmet.otherwise, checkList(step, check)]),
    ...hintNotice(hint),
    heading(3, 'What the browser saw'),
    ...describeTranscript(transcript, 'check'),
  ];
}

/** The program gave no answer to a request; the transcript ends with that request and says why. */
function showFault(
  step: ExerciseStep,
  { check, request, transcript }: Extract<Verdict, { kind: 'fault' }>,
  hint: Hint,
): readonly Block[] {
  const where = request === null ? [] : [paragraph(`It was request ${request} of this check.`)];
  return [
    wrong('The program gave no answer', [...where, checkList(step, check)]),
    ...hintNotice(hint),
    heading(3, 'What the browser saw'),
    ...describeTranscript(transcript, 'check'),
  ];
}

/** Every check with what came of it, in words: passed, not passed, or not looked at because an earlier one stopped. */
const checkList = (step: ExerciseStep, passed: number): Prose => ({
  kind: 'list',
  start: 1,
  items: step.checks.map(({ title }, index) => {
    const outcome = index < passed ? 'passed' : index === passed ? 'not passed' : 'not tried yet';
    return [paragraph(`${title}: ${outcome}`)];
  }),
});
