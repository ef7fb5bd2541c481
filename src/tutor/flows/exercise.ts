/** Submitting a program to an exercise: blanks or whole, judged, and answered with what was seen. */
import type { ExerciseStep } from '../../core/lesson.ts';
import type { Prose } from '../../core/prose.ts';
import { codeBlock, heading, paragraph } from '../../core/prose.ts';
import type { Block, Notice } from '../../core/reply.ts';
import { fillBlanks, findBlanks } from '../../exercise/blanks.ts';
import { judge, type Verdict } from '../../exercise/judge.ts';
import { tidyBlank, tidyProgram } from '../../exercise/tidy-program.ts';
import { describePrints, describeTranscript, faultSentence } from '../../transcript/index.ts';
import { button, buttons, nextButton, whereAmI, whyButton } from '../controls.ts';
import { type Decision, type Outcome, say } from '../decision.ts';
import { isAtPosition, type Place, withProgress } from '../place.ts';
import type { RunResult } from '../ports.ts';
import { type Seen, seenIn } from '../seen.ts';
import { submitButtons } from '../show/step.ts';
import type { Attempt } from '../state.ts';
import { wholeSeconds } from './example.ts';
import { giveHint } from './hint.ts';
import { runTidied } from './run-tidied.ts';

/** Values for the blanks, by field id `blank-1`, `blank-2`, … */
export function submitBlanks(place: Place, step: ExerciseStep, fields: Readonly<Record<string, string>>): Decision {
  const values = findBlanks(step.starter).map(({ number }) => tidyBlank(fields[`blank-${number}`] ?? ''));
  return submit(place, step, fillBlanks(step.starter, values));
}

/** A whole program, as pasted. */
export const submitProgram = (place: Place, step: ExerciseStep, text: string): Decision =>
  submit(place, step, tidyProgram(text));

/** The author's hints, then the reference solution. */
export function hintExercise(place: Place, step: ExerciseStep): Outcome {
  const solution: readonly Prose[] = [paragraph('One way to write it:'), codeBlock('python', step.solution.trimEnd())];
  return giveHint(place, [...step.hints, solution], submitButtons(place, step));
}

function submit(place: Place, step: ExerciseStep, program: string): Decision {
  if (program.trim() === '') {
    return say(place, { pressed: 'keep', blocks: [paragraph('That program was empty. Nothing was counted.')] });
  }
  const [blank] = findBlanks(program);
  if (blank !== undefined) return leftBlank(place, step, blank.line, blank.text);
  const startTime = wholeSeconds(place.now);
  return runTidied(
    program,
    startTime,
    () => judge(step.checks, startTime),
    (result, repairs) => tell(place, step, program, result, repairs),
  );
}

function tell(
  place: Place,
  step: ExerciseStep,
  program: string,
  result: RunResult<Verdict>,
  repairs: readonly Prose[],
): Outcome {
  const verdict = result.kind === 'finished' ? result.value : null;
  const attempts = [attempt(place, step, program, verdict)];
  const seen = verdict === null ? null : seenIn(place.lesson.id, step.id, verdict.transcript);
  if (verdict?.kind === 'pass') return tellPass(place, step, repairs, verdict, attempts, seen);
  const said =
    result.kind === 'not-started'
      ? [wrong('The program did not start', [...faultSentence(result.fault), ...describePrints(result.prints)])]
      : verdict?.kind === 'fail'
        ? tellFailure(step, verdict)
        : verdict?.kind === 'fault'
          ? tellFault(step, verdict)
          : [];
  return say(place, { pressed: 'keep', attempts, seen, blocks: [...repairs, ...said, ...tryAgain(place, step, seen)] });
}

function tellPass(
  place: Place,
  step: ExerciseStep,
  repairs: readonly Prose[],
  { transcript }: Extract<Verdict, { kind: 'pass' }>,
  attempts: readonly Attempt[],
  seen: Seen | null,
): Outcome {
  const after = withProgress(place, { passed: { ...place.progress.passed, [step.id]: true } });
  const said: Notice = {
    kind: 'notice',
    tone: 'right',
    title: step.checks.length === 1 ? 'Right: the check passed' : `Right: all ${step.checks.length} checks passed`,
    content: [checkList(step, step.checks.length)],
  };
  const why = whyButton(place, seen);
  const onward = isAtPosition(after) ? [buttons(nextButton(after), ...why)] : [whereAmI(after, ...why)];
  const shown = [
    heading(3, `What the browser saw: ${step.checks.at(-1)?.title}`),
    ...describeTranscript(transcript, 'check'),
  ];
  return say(after, { attempts, seen, blocks: [...repairs, said, ...shown, ...onward] });
}

function tellFailure(step: ExerciseStep, verdict: Extract<Verdict, { kind: 'fail' }>): readonly Block[] {
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
const tellFault = (step: ExerciseStep, verdict: Extract<Verdict, { kind: 'fault' }>): readonly Block[] => [
  wrong('The program gave no answer', [...faultSentence(verdict.fault), checkList(step, verdict.check)]),
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

function leftBlank(place: Place, step: ExerciseStep, line: number, text: string): Outcome {
  const said = wrong('There is still a blank', [
    paragraph(`Line ${line} still has a blank. Nothing was run or counted.`),
    codeBlock('python', text),
  ]);
  return say(place, { pressed: 'keep', blocks: [said, ...tryAgain(place, step, null)] });
}

const wrong = (title: string, content: readonly Prose[]): Notice => ({ kind: 'notice', tone: 'wrong', title, content });

function tryAgain(place: Place, step: ExerciseStep, seen: Seen | null): readonly Block[] {
  const here = isAtPosition(place) ? [button(place, 'hint', 'Hint'), button(place, 'skip', 'Skip for now')] : [];
  const why = whyButton(place, seen);
  return [buttons(...submitButtons(place, step), ...here), ...(why.length > 0 ? [buttons(...why)] : [])];
}

const attempt = (place: Place, step: ExerciseStep, program: string, verdict: Verdict | null): Attempt => ({
  lesson: place.lesson.id,
  step: step.id,
  kind: 'program',
  given: program,
  verdict: verdict?.kind === 'pass' ? 'right' : verdict?.kind === 'fail' ? 'wrong' : 'error',
  hints: place.progress.hints[step.id] ?? 0,
});
