/** The lab: the learner is the browser of a running example. Every action replays all of them in a fresh interpreter. */
import type { Jar } from '../../../browser/index.ts';
import { action } from '../../../core/action.ts';
import type { ExampleStep, Lesson } from '../../../core/lesson.ts';
import type { RunResult } from '../../../core/program.ts';
import { code, paragraph, strong } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { listDecisions, type Question } from '../../../explain/index.ts';
import { type LabCommand, readEdit, readPost, readVisit, readWait } from '../../../lab/lab-command.ts';
import { offeredStep } from '../../../lab/offers.ts';
import { type LabRun, type LabStep, MAX_LAB_STEPS, type Mistake, replay } from '../../../lab/replay.ts';
import { faultSentence } from '../../../transcript/index.ts';
import { type Context, type Done, leavingReview, type Plan, placeIn, runThen, say, sayOnly } from '../../decision.ts';
import {
  buttons,
  type Feature,
  opens,
  type Press,
  type Pressed,
  pressInLesson,
  slashNamed,
  whereAmI,
} from '../../feature.ts';
import { isInLab, leaveLab, type Place, withProgress } from '../../place.ts';
import { showStep } from '../../show/step.ts';
import type { LabState } from '../../state.ts';
import type { Fields } from '../../storage.ts';
import { wholeSeconds } from '../lesson/example.ts';
import { answerWhy, questionOf } from '../lesson/last-run.ts';
import { labForm, labHelp, type ShownLab, showDone, showDrawnLab, showLab, showNewLab } from './show.ts';

type LabVerb =
  | 'lab'
  | 'lab-do'
  | 'lab-why'
  | 'lab-picture'
  | 'lab-over'
  | 'lab-others'
  | 'lab-leave'
  | 'lab-address'
  | 'lab-form'
  | 'lab-cookie'
  | 'lab-time'
  | 'lab-visit'
  | 'lab-post'
  | 'lab-edit'
  | 'lab-wait';

/** A control of the lab. Its id names the example, so that one of another lab can be told. */
const inLab = (
  decide: (place: Place, shown: ShownLab, pressed: Pressed) => Plan,
  pace: 'reply' | 'run' = 'run',
): Press =>
  pressInLesson((place, pressed) => {
    const shown = openLabOf(place);
    const isOpen = shown !== null && shown.example.id === pressed.action.step;
    return isOpen ? decide(place, shown, pressed) : staleLab(place, pressed.action.step);
  }, pace);

/** What a form of the lab was filled with is a command like one that is typed. */
const submitted = (read: (fields: Fields) => LabCommand): Press =>
  inLab((place, shown, { fields }) => obeyInLab(place, shown, read(fields)));

export const lab: Feature<LabVerb> = {
  command: slashNamed(
    'lab',
    'Be the browser of a running example',
    '[lesson]',
    'The lab of which lesson? Leave it out for the one you are in',
  ),
  opening: {
    word: 'lab',
    alone: /^(?:open )?(?:the )?lab$/,
    decide: openLabOfLesson,
    without: (context) => {
      const current = context.lessons.get(context.learner.currentLesson ?? '');
      return current === undefined ? chooseLesson(context) : openLabOfLesson(context, current);
    },
  },
  presses: {
    lab: pressInLesson((place, { action: { step } }) => openLab(place, step), 'run'),
    'lab-do': inLab((place, shown, { action: { argument } }) =>
      doStep(place, shown, (jar) => offeredStep(shown.example.scenario, jar, argument)),
    ),
    'lab-why': inLab((place, shown, { action: { argument } }) => explainInLab(place, shown, questionOf(argument))),
    'lab-picture': inLab(drawLab),
    'lab-over': inLab((place, shown) => newLab(place, shown.example, 'settle'), 'reply'),
    'lab-others': inLab(otherExamples, 'reply'),
    'lab-leave': inLab(leave, 'reply'),
    'lab-address': opens((...about) => labForm('lab-address', ...about)),
    'lab-form': opens((...about) => labForm('lab-form', ...about)),
    'lab-cookie': opens((...about) => labForm('lab-cookie', ...about)),
    'lab-time': opens((...about) => labForm('lab-time', ...about)),
    'lab-visit': submitted(({ address = '', site }) => readVisit(address, 'https', site)),
    'lab-post': submitted(({ target = '', fields = '', site = '' }) => readPost(target, fields, site)),
    'lab-edit': submitted(({ name = '', value = '' }) => readEdit(name, value)),
    'lab-wait': submitted(({ time = '' }) => readWait(time)),
  },
  help: [[code('lab'), ' to be the browser of an example yourself']],
};

function openLabOfLesson(context: Context, lesson: Lesson): Plan {
  return leavingReview(context, (left) => openLab(placeIn(left, lesson), ''));
}

/** Asks which lesson's lab is meant. */
function chooseLesson({ learner, lessons }: Context): Plan {
  const entries = [...lessons.values()].map(({ id, title }) => ({ label: title, action: action('lab', id) }));
  return sayOnly(learner, [
    paragraph('In the lab you are the browser of an example that runs. Which lesson is it to be from?'),
    { kind: 'menu', label: 'Open the lab of', entries },
  ]);
}

/**
 * Enters the lab with an example; an empty id means where the learner left it, else the example that they are at or came
 * past last. A lab with that example goes on, any other one ends.
 */
function openLab(place: Place, stepId: string): Plan {
  const example = stepId === '' ? likelyExample(place) : exampleCalled(place, stepId);
  if (example === null) {
    return say(place, { pressed: 'keep', blocks: [paragraph('There is no example for the lab in this lesson.')] });
  }
  const { lab } = place.progress;
  if (lab?.example !== example.id) return newLab(place, example, 'keep');
  const reopened = { ...lab, open: true };
  return look(withLab(place, reopened), { lesson: place.lesson, example, lab: reopened });
}

/** A new lab with this example, whatever was there before. */
function newLab(place: Place, example: ExampleStep, pressed: 'keep' | 'settle'): Done {
  const lab = { example: example.id, startedAt: wholeSeconds(place.now), steps: [], open: true };
  return say(withLab(place, lab), {
    pressed,
    blocks: showNewLab({ lesson: place.lesson, example, lab }),
  });
}

/** What was typed in the lab. */
export function obeyInLab(place: Place, shown: ShownLab, command: LabCommand): Plan {
  switch (command.kind) {
    case 'step':
      return doStep(place, shown, () => command.step);
    case 'jar':
      return look(place, shown);
    case 'start-over':
      return newLab(place, shown.example, 'settle');
    case 'examples':
      return otherExamples(place);
    case 'leave':
      return leave(place);
    case 'help':
      return say(place, { pressed: 'keep', blocks: labHelp() });
    case 'mistake':
      return say(place, { pressed: 'keep', blocks: [mistakeProse(command)] });
  }
}

/** Does one more step; `choose` picks it, seeing the jar, or says null when it is no longer on offer. */
function doStep(place: Place, shown: ShownLab, choose: (jar: Jar) => LabStep | null): Plan {
  const { lab } = shown;
  if (lab.steps.length >= MAX_LAB_STEPS) return full(place, shown);
  return run(shown, choose, (result) => {
    const failed = faultOf(result);
    if (result.kind !== 'finished' || failed.length > 0) return failure(place, failed);
    const { step } = result.value;
    if (step === null) return staleStep(place, shown, result.value);
    const after = { ...lab, steps: [...lab.steps, step] };
    return say(withLab(place, after), { blocks: showDone({ ...shown, lab: after }, result.value) });
  });
}

/** Shows where the learner is in the lab. */
function look(place: Place, shown: ShownLab): Plan {
  return run(shown, none, (result) =>
    result.kind === 'finished' && result.value.fault === null
      ? say(place, { pressed: 'keep', blocks: showLab(shown, result.value) })
      : failure(place, faultOf(result)),
  );
}

/** Explains a decision about a cookie of this lab. */
export function explainInLab(place: Place, shown: ShownLab, question: Question): Plan {
  return run(shown, none, (result) => {
    const failed = faultOf(result);
    if (result.kind !== 'finished' || failed.length > 0) return failure(place, failed);
    const decisions = listDecisions(result.value.transcript);
    const blocks = answerWhy(place, shown.example.id, 'lab-why', decisions, question);
    return say(place, { pressed: 'keep', blocks });
  });
}

/** Draws what was done in this lab. */
export function drawLab(place: Place, shown: ShownLab): Plan {
  return run(shown, none, (result) => {
    const failed = faultOf(result);
    if (result.kind !== 'finished' || failed.length > 0) return failure(place, failed);
    if (shown.lab.steps.length > 0) return say(place, { blocks: showDrawnLab(shown, result.value) });
    const nothing = paragraph('You have not done anything yet, so there is nothing to draw. Visit a page to begin.');
    return say(place, { pressed: 'keep', blocks: [nothing] });
  });
}

/** Back to the lesson. */
export function leave(place: Place): Done {
  const left = leaveLab(place);
  return say(left, { blocks: showStep(left) });
}

/** The examples of the lesson, to try one of them in the lab. */
function otherExamples(place: Place): Done {
  const entries = examplesOf(place).map(({ id, title }) => ({
    label: title,
    action: action('lab', place.lesson.id, id),
  }));
  const said = paragraph('Pick an example to be the browser of. What you did with this one is then forgotten.');
  return say(place, { pressed: 'keep', blocks: [said, { kind: 'menu', label: 'Open the lab with', entries }] });
}

/** The lab that the learner is in; null when they are in none, or its example is gone from the lesson. */
export function openLabOf(place: Place): ShownLab | null {
  const { lab } = place.progress;
  const example = lab?.open ? exampleCalled(place, lab.example) : null;
  return lab === null || example === null ? null : { lesson: place.lesson, example, lab };
}

/** A control of a lab that the learner is not in (any more). Nothing changes. */
function staleLab(place: Place, stepId: string): Done {
  const example = exampleCalled(place, stepId);
  const open = (label: string, step: string) =>
    ({ label, action: action('lab', place.lesson.id, step), style: 'secondary' }) as const;
  const reopen = example === null ? [] : [open('Open the lab', stepId)];
  const back = isInLab(place.progress) ? buttons(open('Back to the lab', ''), ...reopen) : whereAmI(place, ...reopen);
  const said = paragraph(
    'That is from a lab you have left',
    ...(example === null ? [] : [' (', strong(example.title), ')']),
    '. Nothing has changed.',
  );
  return say(place, { pressed: 'keep', blocks: [said, back] });
}

function run(
  { example, lab }: ShownLab,
  choose: (jar: Jar) => LabStep | null,
  then: (result: RunResult<LabRun>) => Done,
): Plan {
  return runThen(example.program, lab.startedAt, replay(lab.startedAt, lab.steps, choose), then);
}

const none = (): null => null;

function faultOf(result: RunResult<LabRun>): readonly Block[] {
  const fault = result.kind === 'finished' ? result.value.fault : result.fault;
  return fault === null ? [] : faultSentence(fault);
}

/** A step that the program gave no answer to is not kept: every later replay would end there. */
const failure = (place: Place, why: readonly Block[]): Done =>
  say(place, { pressed: 'keep', blocks: [...why, paragraph('Nothing has changed in the lab. Try it again.')] });

const staleStep = (place: Place, shown: ShownLab, now: LabRun): Done =>
  say(place, {
    blocks: [paragraph('That is not there to be done any more. Nothing has changed.'), ...showLab(shown, now)],
  });

function full(place: Place, { lesson, example }: ShownLab): Done {
  const over = { label: 'Start over', action: action('lab-over', lesson.id, example.id), style: 'primary' } as const;
  const said = paragraph(
    `You have done ${MAX_LAB_STEPS} steps, and no more fit. Nothing has changed. Type `,
    code('start over'),
    ' to begin with an empty jar.',
  );
  return say(place, { pressed: 'keep', blocks: [said, buttons(over)] });
}

const MAX_SHOWN_VALUE = 100;

function mistakeProse({ what, value, expected }: Mistake) {
  const shown = value.length > MAX_SHOWN_VALUE ? `${value.slice(0, MAX_SHOWN_VALUE)}…` : value;
  return value === ''
    ? paragraph(`Type ${expected}.`)
    : paragraph(`I cannot use that ${what}: `, code(shown), `. Type ${expected}. Nothing has changed.`);
}

const withLab = (place: Place, lab: LabState): Place => withProgress(place, { lab });

const examplesOf = ({ lesson }: Pick<Place, 'lesson'>): readonly ExampleStep[] =>
  lesson.steps.filter((step) => step.kind === 'example');

const exampleCalled = (place: Pick<Place, 'lesson'>, stepId: string): ExampleStep | null =>
  examplesOf(place).find(({ id }) => id === stepId) ?? null;

function likelyExample(place: Place): ExampleStep | null {
  const { lab } = place.progress;
  const { step, lesson, index } = place;
  if (lab?.open !== true && step.kind === 'example') return step;
  const left = lab === null ? null : exampleCalled(place, lab.example);
  const passed = lesson.steps.slice(0, index).findLast((earlier) => earlier.kind === 'example');
  return left ?? passed ?? examplesOf(place)[0] ?? null;
}
