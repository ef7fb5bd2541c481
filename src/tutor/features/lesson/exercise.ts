/** Submitting a program to an exercise: blanks or whole, judged, and answered with what was seen. */

import type { ExerciseStep } from '../../../core/lesson.ts';
import type { RunResult } from '../../../core/program.ts';
import { code, codeBlock, heading, type Prose, paragraph } from '../../../core/prose.ts';
import type { Block, Button, Notice } from '../../../core/reply.ts';
import { fillBlanks, findBlanks } from '../../../exercise/blanks.ts';
import { findProgram } from '../../../exercise/find-program.ts';
import { judge, type Verdict } from '../../../exercise/judge.ts';
import { findMistake } from '../../../exercise/mistakes/find-mistake.ts';
import { tidyBlank, tidyProgram } from '../../../exercise/tidy-program.ts';
import { varyChecks } from '../../../exercise/vary-checks.ts';
import { describePrints, describeTranscript, faultSentence } from '../../../transcript/index.ts';
import { type Done, type Plan, type Running, say, sayHere } from '../../decision.ts';
import type { Pressed } from '../../feature.ts';
import {
  action,
  answeredBy,
  buttons,
  type Feature,
  nextButton,
  opensAt,
  pictureButton,
  pressInLesson,
  programForm,
  stepButton,
  textField,
  typedInLesson,
  whereAmI,
  whyButton,
} from '../../feature.ts';
import { atStep, isAtPosition, type Place, withProgress } from '../../place.ts';
import { nextHint } from '../../question.ts';
import { stopBlocks } from '../../show/sitting.ts';
import { howToAnswer, submitButtons } from '../../show/step.ts';
import type { Attempt } from '../../state.ts';
import type { Fields } from '../../storage.ts';
import { lastRunOf, runEdited, runTidied } from './example.ts';
import { tooLate } from './navigate.ts';

export const exercise: Feature<'blanks' | 'program' | 'submit-blanks' | 'submit-program'> = {
  presses: {
    blanks: opensAt('exercise', (step, { lesson }, draft) => ({
      title: 'Fill in the blanks',
      submit: action('submit-blanks', lesson, step.id),
      fields: findBlanks(step.starter).map(({ number, line, text }) => {
        const id = `blank-${number}`;
        return textField(id, `Blank ${number}, in line ${line}`, text, draft[id] ?? '');
      }),
    })),
    program: opensAt('exercise', ({ id, starter }, { lesson }, draft) =>
      programForm('Your program', action('submit-program', lesson, id), starter, draft),
    ),
    'submit-blanks': pressInLesson((place, pressed) => submitAt(place, pressed, submitBlanks), 'run'),
    'submit-program': pressInLesson(
      (place, pressed) => submitAt(place, pressed, (at, step, { program = '' }) => submitProgram(at, step, program)),
      'run',
    ),
  },
  typed: [typedInLesson('submit', ['fill in the blanks', 'write the program', 'type your answer'], sayHowToSubmit)],
  topics: [
    {
      asked: `give in my program, hand in my program, where do i type my code, send my program, send you my program, submit my code, submit a solution, hand in an exercise, upload my
        code, post my code, how do i answer an exercise, fill in the blanks, where do i write my program`,
      says: 'At an exercise, press the button below it, or send your program between two lines of three backticks.',
    },
  ],
};

/** At any step of the lesson, whatever step the learner is at by now. An example takes a program as well. */
function submitAt(
  place: Place,
  { action: { step: id }, fields }: Pressed,
  submit: (at: Place, step: ExerciseStep, fields: Fields) => Plan,
): Plan {
  const at = atStep(place, id);
  if (at?.step.kind === 'example') return runEdited(at, at.step, fields.program ?? '');
  return at?.step.kind === 'exercise' ? submit(at, at.step, fields) : tooLate(place, id);
}

/** What to type where a button would open a form. */
export function sayHowToSubmit(place: Place): Plan {
  const { step } = place;
  if (step.kind === 'exercise') return sayHere(place, howToAnswer(step));
  return sayHere(place, 'Type the answer itself, and send it.');
}

/** Text at an exercise: as many values as there are blanks, or else a program when it looks like one. */
export function submitTyped(place: Place, step: ExerciseStep, text: string): Plan {
  const program = findProgram(text);
  if (program !== null) return submitProgram(place, step, program);
  const count = findBlanks(step.starter).length;
  const values = text.includes('|') ? text.split('|') : text.trim().split('\n');
  if (step.form === 'blanks' && values.length === count) {
    return submitBlanks(place, step, Object.fromEntries(values.map((value, index) => [`blank-${index + 1}`, value])));
  }
  const found = values.length === 1 ? 'one value' : `${values.length} values`;
  const problem =
    step.form === 'blanks'
      ? paragraph(`I found ${found}, and there are ${count} blanks. Send them all at once. `, code('hint'), ' helps.')
      : 'That does not look like a program yet.';
  return sayHere(place, problem, howToAnswer(step));
}

/** Values for the blanks, by field id `blank-1`, `blank-2`, … */
function submitBlanks(place: Place, step: ExerciseStep, fields: Fields): Plan<Running> {
  const values = findBlanks(step.starter).map(({ number }) => tidyBlank(fields[`blank-${number}`] ?? ''));
  return submit(place, step, fillBlanks(step.starter, values));
}

/** A whole program, as pasted. `seed`: of the checks; by itself it follows from the learner and the program. */
export const submitProgram = (place: Place, step: ExerciseStep, text: string, seed?: string): Plan<Running> =>
  submit(place, step, tidyProgram(text), seed);

/** The author's hints, then the reference solution. */
export function hintExercise(place: Place, step: ExerciseStep): Done {
  const solution: readonly Prose[] = [paragraph('One way to write it:'), codeBlock('python', step.solution.trimEnd())];
  return giveHint(place, [...step.hints, solution], submitButtons(place, step));
}

function submit(place: Place, step: ExerciseStep, program: string, seed = seedOf(place, step, program)): Plan<Running> {
  if (program.trim() === '') return sayHere(place, 'That program was empty. Nothing was counted.');
  const [blank] = findBlanks(program);
  if (blank !== undefined) {
    const line = paragraph(`Line ${blank.line} still has a blank. Nothing was run or counted.`);
    const said = wrong('There is still a blank', [line, codeBlock('python', blank.text)]);
    return sayHere(place, said, ...tryAgain(place, step, []));
  }
  return runTidied(
    program,
    place.now,
    (startTime) => judge(varyChecks(step.checks, seed), startTime),
    (result, repairs, ran) => tell(place, step, { given: program, ran }, result, repairs),
  );
}

/**
 * The same program of the same learner is judged in the same way, so that nobody passes by trying again; another
 * program meets other values.
 */
const seedOf = ({ learner, lesson }: Place, step: ExerciseStep, program: string): string =>
  `${learner.id} ${lesson.id} ${step.id} ${program}`;

function tell(
  place: Place,
  step: ExerciseStep,
  { given, ran }: { readonly given: string; readonly ran: string },
  result: RunResult<Verdict>,
  repairs: readonly Prose[],
): Done {
  const verdict = result.kind === 'finished' ? result.value : null;
  const lastRun = verdict === null ? null : lastRunOf(place.lesson.id, step.id, verdict.transcript);
  const attempts = isOurFault(result) ? [] : [attempt(place, step, given, verdict)];
  const footer = result.kind === 'finished' ? [answeredBy(result.flask)] : [];
  const about = [...pictureButton(place, lastRun), ...whyButton(place, lastRun)];
  const isPass = verdict?.kind === 'pass';
  const passed = { ...place.progress.passed, [step.id]: true } as const;
  const after = isPass ? withProgress(place, { passed }) : place;
  const ways = isPass ? [...stopBlocks(after), onward(after, about)] : tryAgain(place, step, about);
  const blocks = [...repairs, ...showResult(step, result, ran), ...footer, ...ways];
  return say(after, { pressed: isPass ? 'settle' : 'keep', attempts, lastRun, blocks });
}

/** What can be done about an exercise after its run was shown in another way; `about` is about the run. */
export function afterSubmission(place: Place, step: ExerciseStep, about: readonly Button[]): readonly Block[] {
  return place.progress.passed[step.id] === true ? [onward(place, about)] : tryAgain(place, step, about);
}

const onward = (place: Place, about: readonly Button[]): Block =>
  isAtPosition(place) ? buttons(nextButton(place), ...about) : whereAmI(place, ...about);

function tryAgain(place: Place, step: ExerciseStep, about: readonly Button[]): readonly Block[] {
  const here = isAtPosition(place)
    ? [stepButton(place, 'hint', 'Hint'), stepButton(place, 'skip', 'Skip for now')]
    : [];
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

// What a verdict says: which checks passed, what was missing, one hint that names the mistake, what the browser saw.

/** The outcome of a submission in blocks, without controls. `program` is what ran. */
function showResult(step: ExerciseStep, result: RunResult<Verdict>, program: string): readonly Block[] {
  const found = findMistake(program, result.kind === 'finished' ? result.value : result)?.hint;
  if (result.kind === 'not-started') {
    const title = isOurFault(result) ? 'It could not be run just now' : 'The program did not start';
    return [wrong(title, [...faultSentence(result.fault), ...describePrints(result.prints)]), ...hintNotice(found)];
  }
  const verdict = result.value;
  if (verdict.kind === 'pass') {
    const count = step.checks.length;
    const title = count === 1 ? 'Right: the check passed' : `Right: all ${count} checks passed`;
    return [
      { kind: 'notice', tone: 'right', title, content: [checkList(step, count)] },
      ...whatWasSeen(verdict, `: ${step.checks.at(-1)?.title}`),
    ];
  }
  const checks = checkList(step, verdict.check);
  if (verdict.kind === 'fail') {
    const said = wrong('Not there yet', [...verdict.unmet.otherwise, checks]);
    return [said, ...hintNotice(found ?? authorsHint(step, verdict.unmet.hint)), ...whatWasSeen(verdict)];
  }
  // The program gave no answer to a request; the transcript ends with that request and says why.
  const { request } = verdict;
  const where = request === null ? [] : [paragraph(`It was request ${request} of this check.`)];
  return [wrong('The program gave no answer', [...where, checks]), ...hintNotice(found), ...whatWasSeen(verdict)];
}

const whatWasSeen = ({ transcript }: Verdict, of = ''): readonly Block[] => [
  heading(3, `What the browser saw${of}`),
  ...describeTranscript(transcript, 'check'),
];

type Hint = readonly Prose[] | undefined;

/** Where no usual mistake explains it, the author's hint for what was missing. */
const authorsHint = ({ hints }: ExerciseStep, number: number | null): Hint =>
  number === null ? undefined : hints[number - 1];

const hintNotice = (hint: Hint): readonly Block[] =>
  hint === undefined ? [] : [{ kind: 'notice', tone: 'info', title: 'Hint', content: hint }];

/** Whether a run came to nothing for no reason of the learner's, so that it does not count. */
function isOurFault(result: RunResult<Verdict>): boolean {
  const fault =
    result.kind === 'not-started' ? result.fault : result.value.kind === 'fault' ? result.value.fault : null;
  return fault?.kind === 'busy' || fault?.kind === 'broken';
}

/** A notice that something is not right yet. */
const wrong = (title: string, content: readonly Prose[]): Notice => ({ kind: 'notice', tone: 'wrong', title, content });

/** Every check with what came of it, in words: passed, not passed, or not looked at because an earlier one stopped. */
const checkList = (step: ExerciseStep, passed: number): Prose => ({
  kind: 'list',
  start: 1,
  items: step.checks.map(({ title }, index) => {
    const outcome = index < passed ? 'passed' : index === passed ? 'not passed' : 'not tried yet';
    return [paragraph(`${title}: ${outcome}`)];
  }),
});

/** Shows the next of `hints`. `more` are buttons that belong below it. */
export function giveHint(place: Place, hints: readonly (readonly Prose[])[], more: readonly Button[]): Done {
  const { progress, step } = place;
  const another = stepButton(place, 'hint', 'Another hint');
  const { shown, blocks } = nextHint(hints, progress.hints[step.id] ?? 0, another, more);
  const after = shown === 0 ? place : withProgress(place, { hints: { ...progress.hints, [step.id]: shown } });
  return sayHere(after, ...blocks);
}
