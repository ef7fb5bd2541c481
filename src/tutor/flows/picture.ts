/** "Show as a picture": the last run of a step as a sequence diagram, below its text. */
import { playScenario } from '../../browser/index.ts';
import type { ExampleStep, ExerciseStep, Step } from '../../core/lesson.ts';
import { paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { faultSentence } from '../../transcript/index.ts';
import { whyButton } from '../controls.ts';
import { type Decision, runThen, say } from '../decision.ts';
import type { Place } from '../place.ts';
import { type Seen, seenIn } from '../seen.ts';
import { showDrawing } from '../show/drawing.ts';
import { afterExample } from './example.ts';
import { afterSubmission } from './exercise.ts';
import { wholeSeconds } from './run-tidied.ts';

/**
 * Draws the last run of a step. One that is no longer remembered is run again where that is the same run: the author's
 * program of an example.
 */
export function showPicture(place: Place, stepId: string, seen: Seen | null): Decision {
  const index = place.lesson.steps.findIndex(({ id }) => id === stepId);
  const step = place.lesson.steps[index];
  if (step === undefined || !isRunnable(step)) return sayRunFirst(place);
  const at = { ...place, step, index };
  if (seen?.lesson === place.lesson.id && seen.step === stepId) return say(at, { blocks: drawn(at, step, seen) });
  return step.kind === 'example' ? runAgain(at, step) : sayRunFirst(place);
}

/** The same, typed: of the last run in this lesson, or else of the example that the learner is at. */
export function showPictureTyped(place: Place, seen: Seen | null): Decision {
  const stepId = seen?.lesson === place.lesson.id ? seen.step : place.step.id;
  return showPicture(place, stepId, seen);
}

const isRunnable = (step: Step): step is ExampleStep | ExerciseStep =>
  step.kind === 'example' || step.kind === 'exercise';

/** The pressed message loses its controls, so those below the pictures are all there are. */
const drawn = (place: Place, step: ExampleStep | ExerciseStep, seen: Seen): readonly Block[] => [
  ...showDrawing(step.title, seen.scenes),
  ...(step.kind === 'example' ? afterExample(place, seen, []) : afterSubmission(place, step, whyButton(place, seen))),
];

function runAgain(place: Place, step: ExampleStep): Decision {
  const startTime = wholeSeconds(place.now);
  return runThen(step.program, startTime, playScenario(step.scenario, startTime), (result) => {
    if (result.kind === 'not-started') return say(place, { pressed: 'keep', blocks: faultSentence(result.fault) });
    const again = paragraph('I did not have that run any more, so I ran the original example again.');
    const seen = seenIn(place.lesson.id, step.id, result.value);
    return say(place, { blocks: [again, ...drawn(place, step, seen)], seen });
  });
}

const sayRunFirst = (place: Place): Decision =>
  say(place, {
    pressed: 'keep',
    blocks: [paragraph('I do not have that run any more. Run the program once more, and then ask for its picture.')],
  });
