/** "Show as a picture": the last run of a step as a sequence diagram, below its text. */
import { playScenario } from '../../../browser/index.ts';
import type { ExampleStep, ExerciseStep, Step } from '../../../core/lesson.ts';
import { code, paragraph } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { drawScenes } from '../../../transcript/diagram/draw-scenes.ts';
import type { Scene } from '../../../transcript/diagram/scene.ts';
import { faultSentence } from '../../../transcript/index.ts';
import { withLastRun } from '../../context.ts';
import { type Plan, runThen, say } from '../../decision.ts';
import { type Feature, pressInLesson, typedInLesson } from '../../feature.ts';
import type { Place } from '../../place.ts';
import { whyButton } from '../../show/controls.ts';
import type { LastRun } from '../../state.ts';
import { afterExample, lastRunOf, wholeSeconds } from './example.ts';
import { afterSubmission } from './exercise.ts';

export const picture: Feature<'picture'> = {
  presses: {
    picture: pressInLesson(
      (place, { action: { step } }, context) => withLastRun(context, (lastRun) => showPicture(place, step, lastRun)),
      'run',
    ),
  },
  typed: [
    typedInLesson(
      'picture',
      ['picture', 'show as a picture', 'as a picture', 'show the picture', 'draw', 'draw it', 'diagram'],
      (place, context) => withLastRun(context, (lastRun) => showPictureTyped(place, lastRun)),
    ),
  ],
  help: [[code('picture'), ' to see the last run as a picture']],
};

/**
 * Draws the last run of a step. One that is no longer remembered is run again where that is the same run: the author's
 * program of an example.
 */
export function showPicture(place: Place, stepId: string, lastRun: LastRun | null): Plan {
  const index = place.lesson.steps.findIndex(({ id }) => id === stepId);
  const step = place.lesson.steps[index];
  if (step === undefined || !isRunnable(step)) return sayRunFirst(place);
  const at = { ...place, step, index };
  if (lastRun?.lesson === place.lesson.id && lastRun.step === stepId)
    return say(at, { blocks: drawn(at, step, lastRun) });
  return step.kind === 'example' ? runAgain(at, step) : sayRunFirst(place);
}

/** The same, typed: of the last run in this lesson, or else of the example that the learner is at. */
function showPictureTyped(place: Place, lastRun: LastRun | null): Plan {
  const stepId = lastRun?.lesson === place.lesson.id ? lastRun.step : place.step.id;
  return showPicture(place, stepId, lastRun);
}

const isRunnable = (step: Step): step is ExampleStep | ExerciseStep =>
  step.kind === 'example' || step.kind === 'exercise';

/** The pressed message loses its controls, so those below the pictures are all there are. */
const drawn = (place: Place, step: ExampleStep | ExerciseStep, lastRun: LastRun): readonly Block[] => [
  ...showDrawing(step.title, lastRun.scenes),
  ...(step.kind === 'example'
    ? afterExample(place, lastRun, [])
    : afterSubmission(place, step, whyButton(place, lastRun))),
];

function runAgain(place: Place, step: ExampleStep): Plan {
  const startTime = wholeSeconds(place.now);
  return runThen(step.program, startTime, playScenario(step.scenario, startTime), (result) => {
    if (result.kind === 'not-started') return say(place, { pressed: 'keep', blocks: faultSentence(result.fault) });
    const again = paragraph('I did not have that run any more, so I ran the original example again.');
    const lastRun = lastRunOf(place.lesson.id, step.id, result.value);
    return say(place, { blocks: [again, ...drawn(place, step, lastRun)], lastRun });
  });
}

const sayRunFirst = (place: Place): Plan =>
  say(place, {
    pressed: 'keep',
    blocks: [paragraph('I do not have that run any more. Run the program once more, and then ask for its picture.')],
  });

/** So many pictures are one answer; the newest are what was asked for. */
const MOST_PICTURES = 5;

export function showDrawing(title: string, scenes: readonly Scene[]): readonly Block[] {
  const pictures = drawScenes(title, scenes);
  const left = pictures.length - MOST_PICTURES;
  return [
    ...(left > 0 ? [paragraph(`It was long: here are the last ${MOST_PICTURES} of ${pictures.length} pictures.`)] : []),
    ...pictures.slice(-MOST_PICTURES),
  ];
}
