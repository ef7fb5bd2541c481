/** Submitting a program to an exercise: blanks or whole, judged, and answered with what was seen. */

import type { ExerciseStep } from '../../../core/lesson.ts';
import { isOurFault, type RunResult } from '../../../core/program.ts';
import { code, codeBlock, heading, type Inline, type Prose, paragraph } from '../../../core/prose.ts';
import type { Block, Button } from '../../../core/reply.ts';
import type { Check } from '../../../core/scenario.ts';
import { fillBlanks, findBlanks } from '../../../exercise/blanks.ts';
import { findProgram } from '../../../exercise/find-program.ts';
import { judge, type Verdict } from '../../../exercise/judge.ts';
import type { Mistake } from '../../../exercise/mistakes/evidence.ts';
import { readBlanks } from '../../../exercise/read-blanks.ts';
import { straightenQuotes, tidyBlank, tidyProgram } from '../../../exercise/tidy-program.ts';
import { varyChecks } from '../../../exercise/vary-checks.ts';
import { type Done, mapDone, needs, type Plan, type Running, say, sayHere } from '../../decision.ts';
import type { Pressed } from '../../feature.ts';
import {
  action,
  answeredBy,
  buttons,
  compareButton,
  type Feature,
  followButton,
  headersButton,
  MORE_ABOUT_RUN,
  meansInLesson,
  nextButton,
  opensAt,
  pictureButton,
  pressInLesson,
  programForm,
  rowAndMenu,
  showButton,
  stepButton,
  textField,
  whereAmI,
  whyButton,
} from '../../feature.ts';
import { atStep, isAtPosition, type Place, withProgress } from '../../place.ts';
import { nextHint } from '../../question.ts';
import { lastRunOf, pictureFirst, printsIn, type ToldRun } from '../../show/run.ts';
import { stopBlocks } from '../../show/sitting.ts';
import { howToAnswer, oneBlank, submitButtons } from '../../show/step.ts';
import { faultIn, mistakeIn, showVerdict, wrong } from '../../show/verdict.ts';
import type { Attempt, LastRun } from '../../state.ts';
import type { Fields } from '../../storage.ts';
import { runEdited, runTidied } from './example.ts';
import { tooLate } from './navigate.ts';
import { judgeSubmission, showPlainOutcome } from './plain.ts';

export const exercise: Feature<'blanks' | 'program' | 'submit-blanks' | 'submit-program' | 'solution'> = {
  presses: {
    blanks: opensAt('exercise', (step, { lesson }, draft) => ({
      title: 'Fill in the blanks',
      submit: action('submit-blanks', lesson, step.id),
      fields: findBlanks(step.starter).map(({ number, line, text }) => {
        const id = `blank-${number}`;
        return { ...textField(id, `Blank ${number}, in line ${line}`, text, draft[id] ?? ''), optional: true };
      }),
    })),
    program: opensAt(
      'exercise',
      (step, { lesson }, draft) => {
        const starter = fillBlanks(step.starter, blanksIn(step, draft));
        return programForm('Your program', action('submit-program', lesson, step.id), starter, draft);
      },
      'submit-blanks',
    ),
    'submit-blanks': pressInLesson((place, pressed) => submitAt(place, pressed, submitBlanks), 'run'),
    'submit-program': pressInLesson(
      (place, pressed) => submitAt(place, pressed, (at, step, { program = '' }) => submitProgram(at, step, program)),
      'run',
    ),
    solution: pressInLesson((place, { action: { step: id } }) => {
      const at = atStep(place, id);
      return at?.step.kind === 'exercise' ? showSolution(at, at.step) : tooLate(place, id);
    }),
  },
  typed: [meansInLesson('submit', sayHowToSubmit)],
  help: ['`blank 2 is …` to fill the blanks of an exercise one at a time; `compare` once you’ve solved it'],
  topics: [
    {
      asked: `give in my program, hand in my program, where do i type my code, send my program, send you my
        program, submit my code, submit a solution, hand in an exercise, upload my code, post my code, how
        do i answer an exercise, fill in the blanks, where do i write my program, send my code, where do i
        send my code, send code, send you code, hand in, hand in my solution, give in, submit, submit my
        program, submit my solution, how to submit, upload my program, upload a .py file, .py file, py file,
        upload a python file, send a python file, attach my program, paste my code, where do i type the
        program, where do i type this, where to write the code, type my code, answer the exercise, fill in a
        blank, solution of an exercise send, upload my app, send a py file`,
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
  if (step.kind === 'exercise') return sayHere(place, ...howToAnswer(step));
  return sayHere(place, 'Type the answer itself, and send it.');
}

/** Text at an exercise: a program, or something for the blanks. */
export function submitTyped(place: Place, step: ExerciseStep, text: string): Plan {
  const program = findProgram(text);
  if (program !== null) return submitProgram(place, step, program);
  if (step.form === 'program') {
    return sayHere(place, 'That doesn’t look like a program yet.', ...howToAnswer(step), ...tryAgain(place, step, []));
  }
  const { id: learner } = place.learner;
  return needs(async ({ store }) => {
    const draft = await store.loadDraft(learner, { lesson: place.lesson.id, step: step.id, form: 'submit-blanks' });
    return fillTyped(place, step, blanksIn(step, draft ?? {}), text);
  });
}

/** The form's field for a blank, which counts from 1. */
const fieldOf = (number: number): string => `blank-${number}`;

const blanksIn = ({ starter }: ExerciseStep, fields: Fields): readonly string[] =>
  findBlanks(starter).map(({ number }) => tidyBlank(fields[fieldOf(number)] ?? ''));

/** `filled`: what the blanks hold so far. Once every blank is filled, the program is run. */
function fillTyped(place: Place, step: ExerciseStep, filled: readonly string[], text: string): Plan {
  const count = filled.length;
  const reading = readBlanks(text, filled);
  const sayWhy = (...parts: readonly (string | Inline)[]) =>
    sayHere(place, paragraph(...parts), ...howToAnswer(step), ...tryAgain(place, step, []));
  switch (reading.kind) {
    case 'no-value':
      return sayWhy('That doesn’t look like something for a blank. Nothing was changed.');
    case 'no-such-blank':
      return sayWhy(
        `There’s no blank ${reading.number}: there ${count === 1 ? 'is one' : `are ${count}`}. Nothing was changed.`,
      );
    case 'too-many':
      return sayWhy(`I found ${reading.found} values, but fewer blanks are open. Nothing was changed.`);
    case 'which-one':
      return sayWhy('Every blank has a value. Which one is ', code(reading.value), ` for? Type “${oneBlank(count)}”.`);
    case 'values': {
      const values = filled.map((value, at) => reading.values.get(at + 1) ?? value);
      const fields = Object.fromEntries(values.map((value, at) => [fieldOf(at + 1), value]));
      const draft = { lesson: place.lesson.id, step: step.id, form: 'submit-blanks', fields };
      if (values.includes('')) {
        const blocks = [...tellBlanks(step, values, reading.values), ...tryAgain(place, step, [])];
        return say(place, { pressed: 'keep', blocks, draft });
      }
      return mapDone(submit(place, step, fillBlanks(step.starter, values)), (done) => ({ ...done, draft }));
    }
  }
}

/** What was filled in just now, and the next blank. */
function tellBlanks(
  { starter }: ExerciseStep,
  values: readonly string[],
  newest: ReadonlyMap<number, string>,
): readonly Block[] {
  const open = findBlanks(starter).filter(({ number }) => values[number - 1] === '');
  const [next] = open;
  const said = [...newest].flatMap(([number, value]) => [`Blank ${number} is `, code(value), '. ']);
  if (next === undefined) return [paragraph(...said)];
  const left = open.length === 1 ? 'One is still open' : `${open.length} are still open`;
  return [paragraph(...said, `${left}. Blank ${next.number} is in line ${next.line}:`), codeBlock('python', next.text)];
}

/** Values for the blanks, by field id `blank-1`, `blank-2`, … */
function submitBlanks(place: Place, step: ExerciseStep, fields: Fields): Plan<Running> {
  return submit(place, step, fillBlanks(step.starter, blanksIn(step, fields)));
}

/** A whole program, as pasted. `seed`: of the checks; by itself it follows from the learner and the program. */
export const submitProgram = (place: Place, step: ExerciseStep, text: string, seed?: string): Plan<Running> =>
  submit(place, step, tidyProgram(text), seed);

/** The author's hints, from the one for what failed last, then the reference solution. */
export function hintExercise(place: Place, step: ExerciseStep): Done {
  const solution: readonly Prose[] = [paragraph('One way to write it:'), codeBlock('python', step.solution.trimEnd())];
  const { hint, shown } = place.progress.failing?.[step.id] ?? { hint: 1, shown: 0 };
  const hints = [...step.hints.slice(hint - 1), ...step.hints.slice(0, hint - 1)];
  return giveHint(place, [...hints, solution], submitButtons(place, step), shown);
}

/** A model solution beside the learner's own: only who has passed gets to see it. */
export function showSolution(place: Place, step: ExerciseStep): Done {
  if (place.progress.passed[step.id] !== true) {
    const until = 'You can compare with a solution once your own program has passed. Until then, a hint may help.';
    return sayHere(place, until, ...tryAgain(place, step, []));
  }
  const said = paragraph('One way to write it. Yours is just as right. Look at what’s different, and why.');
  const way = isAtPosition(place) ? buttons(nextButton(place)) : whereAmI(place);
  return sayHere(
    place,
    heading(3, `A solution: ${step.title}`),
    said,
    codeBlock('python', step.solution.trimEnd()),
    way,
  );
}

function submit(place: Place, step: ExerciseStep, program: string, seed = seedOf(place, step, program)): Plan<Running> {
  if (program.trim() === '') return sayHere(place, 'That program was empty. Nothing was counted.');
  const [blank] = findBlanks(program);
  if (blank !== undefined) {
    const line = paragraph(`Line ${blank.line} still has a blank. Nothing was run or counted.`);
    const said = wrong('There’s still a blank', [line, codeBlock('python', blank.text)]);
    return sayHere(place, said, ...tryAgain(place, step, []));
  }
  if (step.plain.length > 0) return submitPlain(place, step, program);
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
  `${learner.id} ${lesson.id} ${step.id} ${straightenQuotes(program) ?? program}`;

/** The checks that a program of this learner meets. */
export const checksFor = (place: Place, step: ExerciseStep, program: string): readonly Check[] =>
  varyChecks(step.checks, seedOf(place, step, program));

function tell(
  place: Place,
  step: ExerciseStep,
  { given, ran }: { readonly given: string; readonly ran: string },
  result: RunResult<Verdict>,
  repairs: readonly Prose[],
): Done {
  const verdict = result.kind === 'finished' ? result.value : null;
  const mistake = mistakeIn(result, ran);
  const attempts = isOurFault(faultIn(result)) ? [] : [attempt(place, step, given, verdict, mistake)];
  const shown = showVerdict(step, result, mistake);
  const told = [...shown.seen, ...(result.kind === 'finished' ? [answeredBy(result.flask)] : [])];
  const lastRun = verdict === null ? null : lastRunOf(place.lesson.id, step.id, verdict.transcript, told, ran);
  const said = [...repairs, ...shown.said];
  if (lastRun !== null && verdict?.kind === 'pass') {
    const after = withProgress(place, { passed: { ...place.progress.passed, [step.id]: true } });
    const blocks = tellPass(after, step, { said, lastRun, prints: printsIn(verdict.transcript) });
    return say(after, { pressed: 'settle', attempts, lastRun, blocks });
  }
  // What went wrong is what counts: the text comes first, and the picture when it is asked for.
  const about = [...pictureButton(place, lastRun), ...aboutRun(place, lastRun)];
  const blocks = [...said, ...told, ...tryAgain(place, step, about)];
  return say(withFailing(place, step, verdict), { pressed: 'keep', attempts, lastRun, blocks });
}

interface Passed {
  readonly said: readonly Block[];
  readonly lastRun: ToldRun;
  readonly prints: readonly Prose[];
}

function tellPass(after: Place, step: ExerciseStep, { said, lastRun, prints }: Passed): readonly Block[] {
  const ways = (way: readonly Button[]): readonly Block[] => [
    ...stopBlocks(after),
    ...onward(after, step, [...way, ...aboutRun(after, lastRun)]),
  ];
  const seen = pictureFirst(step.title, lastRun.scenes, {
    pictured: (pictures) => [...pictures, ...prints, ...ways(headersButton(after, lastRun))],
    told: [...lastRun.told, ...ways(pictureButton(after, lastRun))],
  });
  return [...said, ...seen];
}

/** A program that serves nobody. */
const submitPlain = (place: Place, step: ExerciseStep, program: string): Plan<Running> =>
  judgeSubmission(step, program, place.now, (outcome, repairs) => {
    const verdict = outcome.kind === 'judged' ? outcome.verdict : null;
    const isOurs = outcome.kind === 'fault' && isOurFault(outcome.fault);
    const isPass = verdict?.kind === 'pass';
    const hint = verdict?.kind === 'fail' ? (step.plain[verdict.check]?.hint ?? null) : null;
    const passed = { ...place.progress.passed, [step.id]: true } as const;
    const after = isPass ? withProgress(place, { passed }) : withFailingHint(place, step, hint);
    const ways = isPass ? [...stopBlocks(after), ...onward(after, step, [])] : tryAgain(place, step, []);
    return say(after, {
      pressed: isPass ? 'settle' : 'keep',
      attempts: isOurs ? [] : [attempt(place, step, program, verdict, null)],
      blocks: [...repairs, ...showPlainOutcome(step, outcome), ...ways],
    });
  });

/** What can be asked about a run, whatever form it is shown in. */
export const aboutRun = (place: Place, lastRun: LastRun | null): readonly Button[] => [
  ...whyButton(place, lastRun),
  ...compareButton(place, lastRun),
  ...followButton(place, lastRun),
];

/** What can be done about an exercise after its run was shown in another way; `about` is about the run. */
export function afterSubmission(place: Place, step: ExerciseStep, about: readonly Button[]): readonly Block[] {
  return place.progress.passed[step.id] === true ? onward(place, step, about) : tryAgain(place, step, about);
}

const withFailing = (place: Place, step: ExerciseStep, verdict: Verdict | null): Place =>
  withFailingHint(place, step, verdict?.kind === 'fail' ? verdict.unmet.hint : null);

/** From now on hints begin with the one that fits the failure; those after it go on when it is the same once more. */
function withFailingHint(place: Place, { id }: ExerciseStep, hint: number | null): Place {
  const { failing, hints } = place.progress;
  if (hint === null || failing?.[id]?.hint === hint) return place;
  return withProgress(place, { failing: { ...failing, [id]: { hint, shown: hints[id] ?? 0 } } });
}

function onward(place: Place, step: ExerciseStep, about: readonly Button[]): readonly Block[] {
  const compare = stepButton({ lesson: place.lesson, step }, 'solution', 'Compare with a solution');
  return rowAndMenu(MORE_ABOUT_RUN, [isAtPosition(place) ? nextButton(place) : showButton(place), compare, ...about]);
}

function tryAgain(place: Place, step: ExerciseStep, about: readonly Button[]): readonly Block[] {
  const here = isAtPosition(place)
    ? [stepButton(place, 'hint', 'Hint'), stepButton(place, 'skip', 'Skip for now')]
    : [];
  return rowAndMenu(MORE_ABOUT_RUN, [...submitButtons(place, step), ...here, ...about]);
}

const attempt = (
  place: Place,
  step: ExerciseStep,
  program: string,
  verdict: Pick<Verdict, 'kind'> | null,
  mistake: Mistake | null,
): Attempt => ({
  lesson: place.lesson.id,
  step: step.id,
  kind: 'program',
  given: program,
  verdict: verdict?.kind === 'pass' ? 'right' : verdict?.kind === 'fail' ? 'wrong' : 'error',
  hints: place.progress.hints[step.id] ?? 0,
  ...(mistake !== null && { mistake: mistake.id }),
});

/** Shows the next of `hints`. `more` are buttons that belong below it, `before` are hints shown that were others. */
export function giveHint(
  place: Place,
  hints: readonly (readonly Prose[])[],
  more: readonly Button[],
  before = 0,
): Done {
  const { progress, step } = place;
  const another = stepButton(place, 'hint', 'Another hint');
  const { shown, blocks } = nextHint(hints, (progress.hints[step.id] ?? 0) - before, another, more);
  const after = shown === 0 ? place : withProgress(place, { hints: { ...progress.hints, [step.id]: before + shown } });
  return sayHere(after, ...blocks);
}
