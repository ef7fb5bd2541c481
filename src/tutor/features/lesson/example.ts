/** Running an example, as it is or as the learner changed it, and showing what the browser saw. */

import type { Transcript } from '../../../browser/index.ts';
import { playScenario } from '../../../browser/index.ts';

import type { ExampleStep } from '../../../core/lesson.ts';
import type { Dialogue, RunResult } from '../../../core/program.ts';
import { heading, type Prose, paragraph } from '../../../core/prose.ts';
import type { Block, Button } from '../../../core/reply.ts';
import { straightenQuotes, tidyProgram } from '../../../exercise/tidy-program.ts';
import { listDecisions } from '../../../explain/decisions.ts';
import { transcriptScenes } from '../../../transcript/diagram/transcript-scenes.ts';
import { describePrints, describeTranscript, faultSentence } from '../../../transcript/index.ts';
import { type Plan, type Running, runThen, say, sayHere } from '../../decision.ts';
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
  typedInLesson,
  whereAmI,
  whyButton,
} from '../../feature.ts';
import { atStep, isAtPosition, type Place } from '../../place.ts';
import type { LastRun } from '../../state.ts';
import { tooLate } from './navigate.ts';

export const example: Feature<'run' | 'edit' | 'run-edited'> = {
  presses: {
    run: pressInLesson((place, { action }) => atExample(place, action.step, runExample), 'run'),
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
    typedInLesson('run', ['run', 'run it', 'run again', 'run it again'], (place) =>
      place.step.kind === 'example'
        ? runExample(place, place.step)
        : sayHere(place, 'There is no example to run at this step.'),
    ),
    typedInLesson('edit', ['edit', 'change', 'change and run'], (place) =>
      sayHere(place, 'Send your version of the program between two lines of three backticks, and I will run it.'),
    ),
  ],
  help: ['`run` to run an example; to run your own version, send it between two lines of three backticks'],
};

/** Running code is welcome at any step of the lesson, whatever step the learner is at by now. */
function atExample(place: Place, stepId: string, then: (at: Place, step: ExampleStep) => Plan): Plan {
  const at = atStep(place, stepId);
  return at?.step.kind === 'example' ? then(at, at.step) : tooLate(place, stepId);
}

/** The author's program. */
const runExample = (place: Place, step: ExampleStep): Plan => run(place, step, step.program, true);

/** The learner's version of it, under the same scenario. */
export const runEdited = (place: Place, step: ExampleStep, text: string): Plan =>
  run(place, step, tidyProgram(text), false);

function run(place: Place, step: ExampleStep, program: string, isOriginal: boolean): Plan {
  return runTidied(
    program,
    place.now,
    (startTime) => playScenario(step.scenario, startTime),
    (result, repairs) => {
      const happened: readonly Block[] =
        result.kind === 'finished'
          ? [...describeTranscript(result.value), answeredBy(result.flask)]
          : [...faultSentence(result.fault), ...describePrints(result.prints)];
      // What to notice is written about the original; a changed program may well show something else.
      const takeaway = isOriginal && result.kind === 'finished' ? step.takeaway : [];
      const title = isOriginal ? `What happened: ${step.title}` : 'What happened with your version';
      const lastRun = result.kind === 'finished' ? lastRunOf(place.lesson.id, step.id, result.value) : null;
      const blocks = [
        heading(2, title),
        ...repairs,
        ...happened,
        ...takeaway,
        ...afterExample(place, lastRun, pictureButton(place, lastRun)),
      ];
      return say(place, { pressed: isOriginal ? 'settle' : 'keep', blocks, lastRun });
    },
  );
}

/** What can be done below a run; `others` stand with what is about the run. */
export function afterExample(place: Place, lastRun: LastRun | null, others: readonly Button[]): readonly Block[] {
  const more = [...others, ...whyButton(place, lastRun), stepButton(place, 'lab', 'Open the lab')];
  if (!isAtPosition(place)) return [whereAmI(place, ...more)];
  const again = [stepButton(place, 'edit', 'Change and run'), stepButton(place, 'run', 'Run again')];
  return [buttons(nextButton(place), ...again), buttons(...more)];
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
    const said = paragraph('Your quotes were typographic ones, as phones make them. I made them straight.');
    return runThen(straight, startTime, makeDialogue(startTime), (second) => then(second, [said], straight));
  });
}

/** It bounds what is remembered of a learner; more do not fit on the pictures of one answer. */
const MOST_SCENES = 60;

export const lastRunOf = (lesson: string, step: string, transcript: Transcript): LastRun => ({
  lesson,
  step,
  decisions: listDecisions(transcript),
  scenes: transcriptScenes(transcript).slice(-MOST_SCENES),
});
