/** The last run that the learner saw: why a cookie was sent in it or not, and the run as a picture and as text. */
import { playScenario } from '../../../browser/index.ts';

import { code, heading, type Prose, paragraph } from '../../../core/prose.ts';
import type { Block, Button } from '../../../core/reply.ts';
import { type CookieDecision, findDecisions, type NamedQuestion, type Question } from '../../../explain/decisions.ts';
import { decisionLabel, describeDecision } from '../../../explain/describe-decision.ts';
import { describeTranscript, faultSentence } from '../../../transcript/index.ts';
import { type Plan, runThen, say, sayHere, withLastRun } from '../../decision.ts';
import {
  action,
  answeredBy,
  button,
  buttons,
  type Feature,
  headersButton,
  meansInLesson,
  pictureButton,
  pressInLesson,
} from '../../feature.ts';
import { atStep, type Place } from '../../place.ts';
import { lastRunOf, showDrawing, WHERE_AS_TEXT } from '../../show/run.ts';
import { nextFrom, waysFrom } from '../../show/ways.ts';
import type { LastRun } from '../../state.ts';
import type { Verb } from '../index.ts';
import { afterExample, wholeSeconds } from './example.ts';
import { aboutRun, afterSubmission } from './exercise.ts';
import { explain as explainStep } from './explain.ts';

export const explainRun: Feature<'why'> = {
  presses: {
    why: pressInLesson(
      (place, { action: { step, argument } }, context) =>
        withLastRun(context, (lastRun) => explain(place, step, lastRun, questionOf(argument))),
      'run',
    ),
  },
  typed: [
    meansInLesson('why', (place, context) =>
      place.step.kind === 'example'
        ? withLastRun(context, (lastRun) => explainTyped(place, lastRun, { kind: 'all' }))
        : explainStep(place),
    ),
  ],
  help: ['`why theme` to learn why that cookie was sent or not in the last run'],
  topics: [
    {
      asked: `why was the cookie not sent, why was a cookie not sent in my run, find out why a cookie was not sent, why did
        the browser withhold, reason for a cookie, why was my cookie refused in the run, why was it not sent, why not
        sent in my run, not sent in my run, cookie missing in my run, why didnt the browser send it, why did the
        browser not send, browser did not send it, find out why, reason why not sent, cookie refused in my run,
        explain the run, why in the last run`,
      says: 'After a run, type `why` and the name of a cookie to learn why it was sent or not: `why theme`.',
    },
  ],
};

export const picture: Feature<'picture'> = {
  presses: {
    picture: pressInLesson(
      (place, { action: { step } }, context) => withLastRun(context, (lastRun) => showPicture(place, step, lastRun)),
      'run',
    ),
  },
  typed: [
    meansInLesson('picture', (place, context) =>
      withLastRun(context, (lastRun) => showPicture(place, stepOfRun(place, lastRun), lastRun)),
    ),
  ],
  help: ['`picture` to see the last run as a picture'],
  topics: [
    {
      asked: `picture of the run, run as a picture, draw the run, diagram, see it as an image, draw it, chart, picture, see
        a picture, see the picture, show a picture of the run, draw a diagram, drawing, diagram of the run, as a
        picture, visualise`,
      says: 'Type `picture` to see the last run as a picture.',
    },
  ],
};

export const headers: Feature<'headers'> = {
  presses: {
    headers: pressInLesson(
      (place, { action: { step } }, context) => withLastRun(context, (lastRun) => showHeaders(place, step, lastRun)),
      'run',
    ),
  },
  typed: [
    meansInLesson('headers', (place, context) =>
      withLastRun(context, (lastRun) => showHeaders(place, stepOfRun(place, lastRun), lastRun)),
    ),
  ],
  help: ['`headers` to see the last run as text: every request, response and header'],
  topics: [
    {
      asked: `the run as text, text instead of a picture, headers of the run, see the headers, where are the headers, read
        the request and the response, cannot see pictures, screen reader, transcript of the run, as text, show headers
        of the run, raw headers of my run, plain text run, run as text`,
      says: 'Type `headers` to see the last run as text, with every request, response and header.',
    },
  ],
};

/** What an action's argument asks for. */
export const questionOf = (argument: string): Question =>
  argument === '' ? { kind: 'all' } : { kind: 'key', key: argument };

/** The step that a typed word is about: that of the last run in this lesson, or else the one that the learner is at. */
export const stepOfRun = (place: Place, lastRun: LastRun | null): string =>
  lastRun?.lesson === place.lesson.id ? lastRun.step : place.step.id;

export const explainTyped = (place: Place, lastRun: LastRun | null, question: Question): Plan =>
  explain(place, stepOfRun(place, lastRun), lastRun, question);

function explain(place: Place, stepId: string, lastRun: LastRun | null, question: Question): Plan {
  return showRun(place, stepId, lastRun, 'ask me why a cookie was sent or not', 'keep', ({ decisions }) =>
    answerWhy(place, stepId, 'why', decisions, question, nextFrom(place)),
  );
}

/** The pressed message loses its controls, so those below the pictures are all there are. */
function showPicture(place: Place, stepId: string, lastRun: LastRun | null): Plan {
  return showRun(place, stepId, lastRun, 'ask for its picture', 'settle', (run) => {
    const at = atStep(place, stepId);
    if (at === null) return null;
    const drawing = showDrawing(at.step.title, run.scenes, WHERE_AS_TEXT);
    const pictured = [...drawing, ...belowRun(at, run, headersButton(at, run))];
    if (run.told === undefined) return pictured;
    const instead = [NO_PICTURE, ...run.told, ...belowRun(at, run, pictureButton(at, run))];
    return [{ kind: 'with-pictures', blocks: pictured, instead }];
  });
}

const NO_PICTURE = paragraph('I can’t show a picture here right now. This is the run as text:');

/** The run as text, for whom it came as a picture. */
const showHeaders = (place: Place, stepId: string, lastRun: LastRun | null): Plan =>
  showRun(place, stepId, lastRun, 'ask for its headers', 'settle', (run) => {
    const at = atStep(place, stepId);
    if (at === null || run.told === undefined) return null;
    return [heading(3, `The headers: ${at.step.title}`), ...run.told, ...belowRun(at, run, pictureButton(at, run))];
  });

/** What can be done below a run that is shown once more; `way` shows it in the other form. */
function belowRun(at: Place, run: LastRun, way: readonly Button[]): readonly Block[] {
  if (at.step.kind === 'exercise') return afterSubmission(at, at.step, [...way, ...aboutRun(at, run)]);
  return afterExample(at, run, way);
}

/**
 * Shows something of the last run of a step. One that is no longer remembered is run again where that is the same run:
 * the author's program of an example. `show`: null when the step is gone.
 */
export function showRun(
  place: Place,
  stepId: string,
  lastRun: LastRun | null,
  then: string,
  pressed: 'keep' | 'settle',
  show: (run: LastRun) => readonly Block[] | null,
): Plan {
  const isLast = lastRun?.lesson === place.lesson.id && lastRun.step === stepId;
  const blocks = isLast ? show(lastRun) : null;
  if (blocks !== null) return say(place, { pressed, blocks });
  const step = atStep(place, stepId)?.step;
  if (step?.kind !== 'example') {
    return sayHere(place, withoutRun(place, stepId, then), buttons(...waysFrom(place)));
  }
  const startTime = wholeSeconds(place.now);
  return runThen(step.program, startTime, playScenario(step.scenario, startTime), (result) => {
    if (result.kind === 'not-started') return say(place, { pressed: 'keep', blocks: faultSentence(result.fault) });
    const again = paragraph('I no longer had that run, so I ran the original example again.');
    const told = [...describeTranscript(result.value), answeredBy(result.flask)];
    const run = lastRunOf(place.lesson.id, step.id, result.value, told);
    return say(place, { pressed, blocks: [again, ...(show(run) ?? [])], lastRun: run });
  });
}

/** What is said where no run is kept: a button was below one, but what is typed may come before any. */
export function withoutRun({ step }: Place, stepId: string, then: string): string {
  if (step.id !== stepId) return `I don’t have that run any more. Run the program again, and then ${then}.`;
  if (step.kind !== 'exercise') return `Nothing has run here yet. Run the next example, and then ${then}.`;
  return `There’s no run of this exercise to look at. Send your program, and then ${then}.`;
}

/** Entries of a menu; older decisions can be asked for by typing. */
const MOST_ENTRIES = 50;

/**
 * The answer to a question about a run. `verb` is what its controls say: the run of a step, or that of the lab.
 * `onward`: stands beside the way to another cookie.
 */
export function answerWhy(
  place: Pick<Place, 'lesson'>,
  stepId: string,
  verb: Extract<Verb, 'why' | 'lab-why'>,
  decisions: readonly CookieDecision[],
  question: Question,
  onward: readonly Button[] = [],
): readonly Block[] {
  if (decisions.length === 0) return [paragraph('That run had no cookies, so there’s nothing to explain.')];
  const act = (argument = '') => action(verb, place.lesson.id, stepId, argument);
  const menu = (): readonly Block[] => [
    paragraph('Pick what you want to know. You can also type ', code('why'), ', a cookie and the number of a step.'),
    {
      kind: 'menu',
      label: 'Why …?',
      entries: decisions
        .slice(-MOST_ENTRIES)
        .map((decision) => ({ label: decisionLabel(decision), action: act(decision.key) })),
    },
  ];
  if (question.kind === 'all') return menu();
  const another = buttons(button('Another cookie?', act()), ...onward);
  if (question.kind === 'named') return [...tellNamed(decisions, question), another];
  const decision = decisions.find(({ key }) => key === question.key);
  if (decision !== undefined) return [...describeDecision(decision), another];
  return [paragraph('That was about an earlier run, which I no longer have. This is about the latest one.'), ...menu()];
}

function tellNamed(decisions: readonly CookieDecision[], question: NamedQuestion): readonly Prose[] {
  const found = findDecisions(decisions, question);
  switch (found.kind) {
    case 'decisions':
      return found.decisions.flatMap(describeDecision);
    case 'no-such-step':
      return [paragraph(`There’s no cookie in that step. The last step with one is step ${found.last}.`)];
    case 'no-such-cookie': {
      const names = found.names.slice(0, 20).flatMap((name, index) => [index === 0 ? '' : ', ', code(name)]);
      return [paragraph('There was no cookie with that name. There were: ', ...names, '.')];
    }
  }
}
