/** The lab: the learner is the browser of a running example. Each action replays all in a fresh interpreter. */
import type { BrowserKind, Jar, Transcript } from '../../../browser/index.ts';

import type { ExampleStep } from '../../../core/lesson.ts';
import type { Dialogue } from '../../../core/program.ts';
import { code, heading, paragraph, strong } from '../../../core/prose.ts';
import { listDecisions, type Question } from '../../../explain/decisions.ts';
import { sessionsIn } from '../../../explain/open-session.ts';
import { listStory } from '../../../explain/story.ts';
import {
  type LabCommand,
  readEdit,
  readPost,
  readVisit,
  readWait,
  readWrittenRequest,
} from '../../../lab/lab-command.ts';
import { offeredStep, shownIn } from '../../../lab/offers.ts';
import { type LabRun, type LabStep, MAX_LAB_STEPS, type Mistake, replay } from '../../../lab/replay.ts';
import { faultSentence } from '../../../transcript/index.ts';
import { type Done, type Plan, runThen, say, sayHere } from '../../decision.ts';
import {
  action,
  button,
  buttons,
  type Feature,
  menu,
  opensLesson,
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
import { inBothBrowsers } from '../lesson/compare.ts';
import { wholeSeconds } from '../lesson/example.ts';
import { describeFollowed } from '../lesson/follow.ts';
import { answerWhy, questionOf } from '../lesson/last-run.ts';
import { tellSessions } from '../lesson/open-session.ts';
import {
  ENGINES,
  LAB_FORMS,
  labHelp,
  type ShownLab,
  showDone,
  showDrawnLab,
  showLab,
  showNewLab,
  showToldLab,
} from './show.ts';

type LabForm = 'address' | 'form' | 'request' | 'cookie' | 'time' | 'visit' | 'post' | 'send' | 'edit' | 'wait';
type LabVerb =
  | 'lab'
  | `lab-${'do' | 'why' | 'picture' | 'headers' | 'compare' | 'browser' | 'over' | 'others' | 'leave' | LabForm}`;

/** A control of the lab. Its id names the example, so that a control of another lab is recognized. */
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
    'The lab of which lesson? Leave it out for the one you’re in',
  ),
  opening: opensLesson(
    'lab',
    /^(?:(?:open|enter|start|show me) )?(?:the )?lab$|^(?:(?:i want to|i wanna|can i|could i|may i|let me|i would like to) )?(?:be|play|act as|become) (?:the |a )?(?:web )?browser(?: myself)?$|^(?:(?:i want to|i wanna|can i|could i|may i|let me|i would like to|i['’]?d like to) )?(?:(?:play|fiddle) (?:around )?with (?:this|it|the app|the cookies?) (?:by )?myself|(?:click|poke|browse|surf) around(?: (?:by )?myself| in it| a bit)?|try (?:it|this|that) (?:out )?(?:by )?myself in (?:a|the) browser)$|^[^?,]{1,40}, let me (?:click|poke|browse) around$/,
    {
      question: 'In the lab, you’re the browser of a running example. Which lesson should it be from?',
      menu: 'Open the lab of',
    },
    (place) => openLab(place, ''),
  ),
  presses: {
    lab: pressInLesson((place, { action: { step } }) => openLab(place, step), 'run'),
    'lab-do': inLab((place, shown, { action: { argument } }) =>
      doStep(place, shown, (jar) => offeredStep(shown.example.scenario, jar, argument)),
    ),
    'lab-why': inLab((place, shown, { action: { argument } }) => explainInLab(place, shown, questionOf(argument))),
    'lab-picture': inLab(drawLab),
    'lab-compare': inLab(compareInLab),
    'lab-browser': inLab((place, shown, { action: { argument } }) =>
      goOnIn(place, shown, argument === ENGINES.firefox ? 'firefox' : 'chromium'),
    ),
    'lab-headers': inLab(tellLab),
    'lab-over': inLab(startOver, 'reply'),
    'lab-others': inLab(otherExamples, 'reply'),
    'lab-leave': inLab(leave, 'reply'),
    ...LAB_FORMS,
    'lab-visit': submitted(({ address = '', site }) => readVisit(address, 'https', site)),
    'lab-post': submitted(({ target = '', fields = '', site = '' }) => readPost(target, fields, site)),
    'lab-send': submitted(({ request = '', site = '' }) => readWrittenRequest(request, site)),
    'lab-edit': submitted(({ name = '', value = '' }) => readEdit(name, value)),
    'lab-wait': submitted(({ time = '' }) => readWait(time)),
  },
  help: ['`lab` to be the browser of an example yourself'],
  topics: [
    {
      asked: `what is the lab, what can i do in the lab, be the browser, play with an example, click through the
        app myself, visit the pages myself, experiment, the lab, lab for, do in the lab, play around, play
        with it, try things out, sandbox to play, be a browser, visit pages myself, edit a cookie myself,
        let time pass, be the browser myself`,
      says: 'In the lab, you’re the browser of an example: you visit its pages, edit cookies and let time pass. Type `lab` at an example.',
    },
  ],
};

/**
 * Enters the lab with an example; an empty id means where the learner left it, else the example that they are at or
 * came past last. A lab with that example goes on, any other one ends.
 */
function openLab(place: Place, stepId: string): Plan {
  const example = stepId === '' ? likelyExample(place) : exampleCalled(place, stepId);
  if (example === null) return sayHere(place, 'There’s no example for the lab in this lesson.');
  const { lab } = place.progress;
  if (lab?.example !== example.id) return newLab(place, example, 'keep');
  const reopened = { ...lab, open: true };
  return look(withLab(place, reopened), { lesson: place.lesson, example, lab: reopened });
}

/** A new lab with this example, whatever was there before. */
function newLab(place: Place, example: ExampleStep, pressed: 'keep' | 'settle'): Done {
  const lab = { example: example.id, startedAt: wholeSeconds(place.now), steps: [], open: true };
  return say(withLab(place, lab), { pressed, blocks: showNewLab({ lesson: place.lesson, example, lab }) });
}

function startOver(place: Place, { example }: ShownLab): Done {
  return newLab(place, example, 'settle');
}

/** What was typed in the lab. */
export function obeyInLab(place: Place, shown: ShownLab, command: LabCommand): Plan {
  switch (command.kind) {
    case 'step':
      return doStep(place, shown, () => command.step);
    case 'jar':
      return look(place, shown);
    case 'start-over':
      return startOver(place, shown);
    case 'examples':
      return otherExamples(place);
    case 'leave':
      return leave(place);
    case 'compare':
      return compareInLab(place, shown);
    case 'browser':
      return goOnIn(place, shown, command.browser);
    case 'help':
      return sayHere(place, ...labHelp());
    case 'mistake':
      return sayHere(place, mistakeProse(command));
  }
}

/** Does one more step; `choose` picks it, seeing the jar, or says null when it is no longer on offer. */
function doStep(place: Place, shown: ShownLab, choose: (jar: Jar) => LabStep | null): Plan {
  const { lab, example } = shown;
  if (lab.steps.length >= MAX_LAB_STEPS) {
    const over = button('Start over', action('lab-over', place.lesson.id, example.id), 'primary');
    const full = `You’ve done ${MAX_LAB_STEPS} steps, and that’s the limit. Nothing has changed. Type `;
    return sayHere(place, paragraph(full, code('start over'), ' to begin with an empty jar.'), buttons(over));
  }
  return run(place, shown, choose, (result) => {
    const { step } = result;
    if (step === null) {
      const gone = paragraph('That isn’t possible any more. Nothing has changed.');
      return say(place, { blocks: [gone, ...showLab(shown, result)] });
    }
    const after = { ...lab, steps: [...lab.steps, step] };
    return say(withLab(place, after), { blocks: showDone({ ...shown, lab: after }, result) });
  });
}

/** Shows where the learner is in the lab. */
const look = (place: Place, shown: ShownLab): Plan =>
  run(place, shown, none, (result) => sayHere(place, ...showLab(shown, result)));

/** Explains a decision about a cookie of this lab. */
export const explainInLab = (place: Place, shown: ShownLab, question: Question): Plan =>
  run(place, shown, none, ({ transcript }) =>
    sayHere(place, ...answerWhy(place, shown.example.id, 'lab-why', listDecisions(transcript), question)),
  );

/** Tells the story of a cookie of this lab; `name` as typed. */
export const followInLab = (place: Place, shown: ShownLab, name: string): Plan =>
  run(place, shown, none, ({ transcript }) => sayHere(place, ...describeFollowed(listStory(transcript), name)));

/** Draws what was done in this lab. */
export function drawLab(place: Place, shown: ShownLab): Plan {
  return run(place, shown, none, (result) =>
    shown.lab.steps.length > 0
      ? say(place, { blocks: showDrawnLab(shown, result) })
      : sayHere(place, 'You haven’t done anything yet, so there’s nothing to draw. Visit a page to begin.'),
  );
}

/** All that was done in this lab, in both browsers. */
export function compareInLab(place: Place, { example, lab }: ShownLab): Plan {
  const { startedAt, steps } = lab;
  if (steps.length === 0) {
    return sayHere(place, 'You haven’t done anything yet, so there’s nothing to compare. Visit a page to begin.');
  }
  const perform = (kind: BrowserKind) => transcriptOf(replay(startedAt, steps, none, [], kind));
  return inBothBrowsers(example.program, startedAt, perform, (compared) =>
    sayHere(place, heading(3, 'Chromium and Firefox in this lab'), ...compared),
  );
}

function* transcriptOf(dialogue: Dialogue<LabRun>): Dialogue<Transcript> {
  return (yield* dialogue).transcript;
}

/** The learner becomes another browser, which has done everything so far in its own way. */
function goOnIn(place: Place, shown: ShownLab, browser: BrowserKind): Plan {
  const lab = { ...shown.lab, browser };
  return look(withLab(place, lab), { ...shown, lab });
}

/** The last step as text, for whom it came as a picture. */
export function tellLab(place: Place, shown: ShownLab): Plan {
  return run(place, shown, none, (result) =>
    shown.lab.steps.length > 0
      ? say(place, { blocks: showToldLab(shown, result) })
      : sayHere(place, 'You haven’t done anything yet, so there are no headers. Visit a page to begin.'),
  );
}

/** What the signed sessions of this lab hold. */
export const openInLab = (place: Place, shown: ShownLab): Plan =>
  run(place, shown, none, ({ transcript }) => {
    const sessions = sessionsIn(transcript);
    if (sessions.length > 0) return sayHere(place, ...tellSessions(sessions));
    return sayHere(place, 'Your browser holds no signed session, so there’s nothing to open.');
  });

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
  const said = 'Pick an example for the lab. What you did with this one will be gone.';
  return sayHere(place, said, menu('Open the lab with', entries));
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
  const open = (label: string, step: string) => button(label, action('lab', place.lesson.id, step));
  const reopen = example === null ? [] : [open('Open the lab', stepId)];
  const back = isInLab(place.progress) ? buttons(open('Back to the lab', ''), ...reopen) : whereAmI(place, ...reopen);
  const which = example === null ? [] : [' (', strong(example.title), ')'];
  return sayHere(place, paragraph('That’s from a lab you’ve left', ...which, '. Nothing has changed.'), back);
}

/** Replays the lab and one more step. A step without an answer is not kept: later replays would end there. */
function run(
  place: Place,
  { example, lab }: ShownLab,
  choose: (jar: Jar) => LabStep | null,
  then: (result: LabRun) => Done,
): Plan {
  const shown = shownIn(example.scenario);
  return runThen(
    example.program,
    lab.startedAt,
    replay(lab.startedAt, lab.steps, choose, shown, lab.browser),
    (result) => {
      const fault = result.kind === 'finished' ? result.value.fault : result.fault;
      const why = fault === null ? [] : faultSentence(fault);
      if (result.kind === 'finished' && why.length === 0) return then(result.value);
      return sayHere(place, ...why, 'Nothing has changed in the lab. Try it again.');
    },
  );
}

const none = (): null => null;

const MAX_SHOWN_VALUE = 100;

function mistakeProse({ what, value, expected }: Mistake) {
  const shown = value.length > MAX_SHOWN_VALUE ? `${value.slice(0, MAX_SHOWN_VALUE)}…` : value;
  return value === ''
    ? paragraph(`Type ${expected}.`)
    : paragraph(`I can’t use that ${what}: `, code(shown), `. Type ${expected}. Nothing has changed.`);
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
