/** Submitting a program to an exercise: blanks or whole, judged, and answered with what was seen. */
import type { ExerciseStep } from '../../core/lesson.ts';
import type { RunResult } from '../../core/program.ts';
import type { Prose } from '../../core/prose.ts';
import { codeBlock, paragraph } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import { fillBlanks, findBlanks } from '../../exercise/blanks.ts';
import { judge, type Verdict } from '../../exercise/judge.ts';
import { tidyBlank, tidyProgram } from '../../exercise/tidy-program.ts';
import { answeredBy, button, buttons, nextButton, pictureButton, whereAmI, whyButton } from '../controls.ts';
import { type Decision, type Outcome, say } from '../decision.ts';
import { isAtPosition, type Place, withProgress } from '../place.ts';
import { seenIn } from '../seen.ts';
import { submitButtons } from '../show/step.ts';
import { isOurFault, showResult, wrong } from '../show/verdict.ts';
import type { Attempt } from '../state.ts';
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
  return runTidied(
    program,
    place.now,
    (startTime) => judge(step.checks, startTime),
    (result, repairs, ran) => tell(place, step, { given: program, ran }, result, repairs),
  );
}

function tell(
  place: Place,
  step: ExerciseStep,
  { given, ran }: { readonly given: string; readonly ran: string },
  result: RunResult<Verdict>,
  repairs: readonly Prose[],
): Outcome {
  const verdict = result.kind === 'finished' ? result.value : null;
  const seen = verdict === null ? null : seenIn(place.lesson.id, step.id, verdict.transcript);
  const attempts = isOurFault(result) ? [] : [attempt(place, step, given, verdict)];
  const footer = result.kind === 'finished' ? [answeredBy(result.flask)] : [];
  const shown = [...repairs, ...showResult(step, result, ran), ...footer];
  const about = [...pictureButton(place, seen), ...whyButton(place, seen)];
  if (verdict?.kind !== 'pass') {
    return say(place, { pressed: 'keep', attempts, seen, blocks: [...shown, ...tryAgain(place, step, about)] });
  }
  const after = withProgress(place, { passed: { ...place.progress.passed, [step.id]: true } });
  return say(after, { attempts, seen, blocks: [...shown, onward(after, about)] });
}

/** What can be done about an exercise after its run was told of in another way; `about` is about the run. */
export function afterSubmission(place: Place, step: ExerciseStep, about: readonly Button[]): readonly Block[] {
  return place.progress.passed[step.id] === true ? [onward(place, about)] : tryAgain(place, step, about);
}

const onward = (place: Place, about: readonly Button[]): Block =>
  isAtPosition(place) ? buttons(nextButton(place), ...about) : whereAmI(place, ...about);

function leftBlank(place: Place, step: ExerciseStep, line: number, text: string): Outcome {
  const said = wrong('There is still a blank', [
    paragraph(`Line ${line} still has a blank. Nothing was run or counted.`),
    codeBlock('python', text),
  ]);
  return say(place, { pressed: 'keep', blocks: [said, ...tryAgain(place, step, [])] });
}

function tryAgain(place: Place, step: ExerciseStep, about: readonly Button[]): readonly Block[] {
  const here = isAtPosition(place) ? [button(place, 'hint', 'Hint'), button(place, 'skip', 'Skip for now')] : [];
  return [buttons(...submitButtons(place, step), ...here), ...(about.length > 0 ? [buttons(...about)] : [])];
}

const attempt = (place: Place, step: ExerciseStep, program: string, verdict: Verdict | null): Attempt => ({
  lesson: place.lesson.id,
  step: step.id,
  kind: 'program',
  given: program,
  verdict: verdict?.kind === 'pass' ? 'right' : verdict?.kind === 'fail' ? 'wrong' : 'error',
  hints: place.progress.hints[step.id] ?? 0,
});
