/** Running an example, as it is or as the learner changed it, and showing what the browser saw. */

import type { Transcript } from '../../../browser/index.ts';
import { playScenario } from '../../../browser/index.ts';

import type { ExampleStep } from '../../../core/lesson.ts';
import type { Dialogue, RunResult } from '../../../core/program.ts';
import { heading, type Prose, paragraph } from '../../../core/prose.ts';
import type { Block, Button, Reply } from '../../../core/reply.ts';
import { straightenQuotes, tidyProgram } from '../../../exercise/tidy-program.ts';
import { describePrints, describeTranscript, faultSentence } from '../../../transcript/index.ts';
import { type Done, type Plan, type Running, runThen, say, sayHere } from '../../decision.ts';
import {
  action,
  answeredBy,
  buttons,
  compareButton,
  type Feature,
  followButton,
  headersButton,
  insideButton,
  MORE_ABOUT_RUN,
  meansInLesson,
  nextButton,
  opensAt,
  pictureButton,
  pressInLesson,
  programForm,
  progressBlock,
  rowAndMenu,
  showButton,
  stepButton,
  whyButton,
} from '../../feature.ts';
import { atStep, isAtPosition, moveTo, type Place } from '../../place.ts';
import { exampleAfter } from '../../question.ts';
import { lastRunOf, leadOf, pictureFirst, printsIn } from '../../show/run.ts';
import { waysFrom } from '../../show/ways.ts';
import type { Attempt, LastRun } from '../../state.ts';
import { tooLate } from './navigate.ts';
import { isPlainExample, runPlain } from './plain.ts';

export const example: Feature<'run' | 'edit' | 'run-edited'> = {
  presses: {
    run: pressInLesson(
      (place, { action: { step } }) =>
        exampleAfter(place)?.id === step ? runHere(place) : atExample(place, step, runExample),
      'run',
    ),
    edit: opensAt('example', ({ id, program }, { lesson }, draft) =>
      programForm('Change and run', action('run-edited', lesson, id), program, draft),
    ),
    'run-edited': pressInLesson(
      (place, { action, fields }) =>
        atExample(place, action.step, (at, step) => runEdited(at, step, fields.program ?? '')),
      'run',
    ),
  },
  typed: [
    meansInLesson('run', runHere),
    meansInLesson('edit', (place) =>
      sayHere(
        place,
        'Send your version of the program between two lines of three backticks, and I’ll run it.',
        ...(place.step.kind === 'example' ? [buttons(stepButton(place, 'edit', 'Change and run'))] : []),
      ),
    ),
  ],
  help: ['`run` to run an example; to run your own version, send it between two lines of three backticks'],
  topics: [
    {
      asked: `run the code, run it again, run again, run the example, execute the code, start the program, change the code,
        edit the example, run my own version, modify the program, try my own code, run code, how do i run, run an
        example, run it, start the example, execute, execute the example, execute code, change code, change the
        example, change and run, change it and run again, edit the code, edit code, modify the code, own version, try
        something else`,
      says: 'Type `run` to run an example. To run your own version, press “Change and run”, or send it between two lines of three backticks.',
    },
  ],
};

/** Running code is welcome at any step of the lesson, whatever step the learner is at by now. */
function atExample(place: Place, stepId: string, then: (at: Place, step: ExampleStep) => Plan): Plan {
  const at = atStep(place, stepId);
  return at?.step.kind === 'example' ? then(at, at.step) : tooLate(place, stepId);
}

/** The example that the learner is at, or the one that waits for a prediction, which is passed over. */
export function runHere(place: Place): Plan {
  const next = exampleAfter(place);
  if (next !== null) return runArriving(moveTo(place, place.index + 1), next, 'settle', (after) => unjudged(after));
  if (place.step.kind === 'example') return runExample(place, place.step);
  return sayHere(place, 'There’s no example to run at this step.', buttons(...waysFrom(place)));
}

/** The author's program. */
const runExample = (place: Place, step: ExampleStep): Plan =>
  run(place, step, step.program, {
    title: titleOf(step),
    pressed: 'settle',
    takeaway: step.takeaway,
    judge: () => unjudged(place),
  });

/** The author's program, by whose run the learner comes to the example. `judge`: what it says of a prediction. */
export const runArriving = (
  place: Place,
  step: ExampleStep,
  pressed: Reply['pressed'],
  judge: (at: Place, transcript: Transcript) => Judged,
): Plan =>
  run(place, step, step.program, {
    title: titleOf(step),
    pressed,
    takeaway: step.takeaway,
    end: (after) => [progressBlock(after)],
    judge: (transcript) => judge(place, transcript),
  });

/** The learner's version of it, under the same scenario: what to notice is written about the original. */
export const runEdited = (place: Place, step: ExampleStep, text: string): Plan =>
  run(place, step, tidyProgram(text), {
    title: 'What happened with your version',
    pressed: 'keep',
    takeaway: [],
    judge: () => unjudged(place),
  });

const titleOf = ({ title }: ExampleStep): string => `What happened: ${title}`;

interface HowToRun {
  readonly title: string;
  readonly pressed: Reply['pressed'];
  /** What to notice in it. */
  readonly takeaway: readonly Prose[];
  /** What is said below the run, where it came to an end. */
  readonly judge: (transcript: Transcript) => Judged;
  /** Stands below all that is said. */
  readonly end?: (after: Place) => readonly Block[];
}

export interface Judged {
  readonly after: Place;
  readonly blocks: readonly Block[];
  readonly attempts: readonly Attempt[];
}

const unjudged = (after: Place): Judged => ({ after, blocks: [], attempts: [] });

function run(place: Place, step: ExampleStep, program: string, how: HowToRun): Plan {
  if (isPlainExample(step)) return runPlain(place, step, program, how);
  return runTidied(
    program,
    place.now,
    (startTime) => playScenario(step.scenario, startTime),
    (result, repairs, ran) => {
      const top = [heading(2, how.title), ...repairs];
      if (result.kind === 'finished') return tellRun(place, step, how, { top, ran }, result);
      const why = [...faultSentence(result.fault), ...describePrints(result.prints)];
      return say(place, { pressed: how.pressed, blocks: [...top, ...why, ...afterExample(place, null, [])] });
    },
  );
}

function tellRun(
  place: Place,
  step: ExampleStep,
  { pressed, takeaway, judge, end = () => [] }: HowToRun,
  { top, ran }: { readonly top: readonly Prose[]; readonly ran: string },
  { value: transcript, flask }: Extract<RunResult<Transcript>, { kind: 'finished' }>,
): Done {
  const { after, blocks, attempts } = judge(transcript);
  const told = [...describeTranscript(transcript), answeredBy(flask)];
  const lastRun = lastRunOf(place.lesson.id, step.id, transcript, told, ran === step.program ? null : ran);
  const below = (way: readonly Button[]): readonly Block[] => [...end(after), ...afterExample(after, lastRun, way)];
  const seen = pictureFirst(step.title, lastRun.scenes, {
    pictured: (pictures) => {
      const { line, rest } = leadOf(takeaway);
      const way = below(headersButton(after, lastRun));
      return [line, ...pictures, ...printsIn(transcript), ...blocks, ...rest, ...way];
    },
    told: [...told, ...blocks, ...takeaway, ...below(pictureButton(after, lastRun))],
  });
  return say(after, { pressed, blocks: [...top, ...seen], attempts, lastRun });
}

/** What can be done below a run; `others` stand with what is about the run. */
export function afterExample(place: Place, lastRun: LastRun | null, others: readonly Button[]): readonly Block[] {
  const more = [
    ...compareButton(place, lastRun),
    ...others,
    ...whyButton(place, lastRun),
    stepButton(place, 'lab', 'Open the lab'),
    ...insideButton(place, lastRun),
    ...followButton(place, lastRun),
  ];
  if (!isAtPosition(place)) return rowAndMenu(MORE_ABOUT_RUN, [showButton(place), ...more]);
  const again = stepButton(place, 'run', 'Run again');
  return rowAndMenu(MORE_ABOUT_RUN, [nextButton(place), stepButton(place, 'edit', 'Change and run'), ...more, again]);
}

/** HTTP dates have no fractions of a second, so a run starts at a whole one. */
export const wholeSeconds = (now: number): number => Math.floor(now / 1000) * 1000;

/**
 * Makes the dialogue for the time at which the run starts. `then` gets what was repaired, and the program that ran in
 * the end. `now`: epoch milliseconds.
 */
export function runTidied<Result>(
  program: string,
  now: number,
  makeDialogue: (startTime: number) => Dialogue<Result>,
  then: (result: RunResult<Result>, repairs: readonly Prose[], ran: string) => Plan<Running>,
): Plan<Running> {
  const startTime = wholeSeconds(now);
  return runThen(program, startTime, makeDialogue(startTime), (result) => {
    const isUnreadable = result.kind === 'not-started' && result.fault.kind === 'syntax';
    const straight = isUnreadable ? straightenQuotes(program) : null;
    if (straight === null) return then(result, [], program);
    const said = paragraph('Your phone made curly quotes. I’ve made them straight.');
    return runThen(straight, startTime, makeDialogue(startTime), (second) => then(second, [said], straight));
  });
}
