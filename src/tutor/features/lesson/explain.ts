/** "Why was this cookie (not) sent?": the deciding rules of a run, as a menu to pick from and one by one. */
import { playScenario } from '../../../browser/index.ts';
import { action } from '../../../core/action.ts';
import type { ExampleStep } from '../../../core/lesson.ts';
import { code, type Prose, paragraph } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import {
  type CookieDecision,
  decisionLabel,
  describeDecision,
  findDecisions,
  type NamedQuestion,
  type Question,
} from '../../../explain/index.ts';
import { faultSentence } from '../../../transcript/index.ts';
import { withLastRun } from '../../context.ts';
import { type Plan, runThen, say } from '../../decision.ts';
import { type Feature, pressInLesson } from '../../feature.ts';
import type { Place } from '../../place.ts';
import { buttons } from '../../show/controls.ts';
import type { LastRun } from '../../state.ts';
import type { Verb } from '../index.ts';
import { lastRunOf, wholeSeconds } from './example.ts';

export const explainRun: Feature<'why'> = {
  presses: {
    why: pressInLesson(
      (place, { action: { step, argument } }, context) =>
        withLastRun(context, (lastRun) => explain(place, step, lastRun, questionOf(argument))),
      'run',
    ),
  },
  help: [[code('why theme'), ' to learn why that cookie was sent or not in the last run']],
};

/** What an action's argument asks for. */
export const questionOf = (argument: string): Question =>
  argument === '' ? { kind: 'all' } : { kind: 'key', key: argument };

/**
 * Answers about the last run of a step. What is no longer remembered is run again where that is the same run:
 * the author's program of an example.
 */
export function explain(place: Place, stepId: string, lastRun: LastRun | null, question: Question): Plan {
  if (lastRun?.lesson === place.lesson.id && lastRun.step === stepId) {
    return say(place, { pressed: 'keep', blocks: answerWhy(place, stepId, 'why', lastRun.decisions, question) });
  }
  const step = place.lesson.steps.find(({ id }) => id === stepId);
  return step?.kind === 'example' ? runAgain(place, step, question) : sayRunFirst(place);
}

/** The same, typed: about the last run in this lesson, or else about the example that the learner is at. */
export function explainTyped(place: Place, lastRun: LastRun | null, question: Question): Plan {
  if (lastRun?.lesson === place.lesson.id) return explain(place, lastRun.step, lastRun, question);
  return place.step.kind === 'example' ? runAgain(place, place.step, question) : sayRunFirst(place);
}

const sayRunFirst = (place: Place): Plan =>
  say(place, {
    pressed: 'keep',
    blocks: [
      paragraph(
        'I do not have that run any more. Run the program once more, and then ask me why a cookie was sent or not.',
      ),
    ],
  });

function runAgain(place: Place, step: ExampleStep, question: Question): Plan {
  const startTime = wholeSeconds(place.now);
  return runThen(step.program, startTime, playScenario(step.scenario, startTime), (result) => {
    if (result.kind === 'not-started') return say(place, { pressed: 'keep', blocks: faultSentence(result.fault) });
    const lastRun = lastRunOf(place.lesson.id, step.id, result.value);
    const again = paragraph('I did not have that run any more, so I ran the original example again.');
    const answer = answerWhy(place, step.id, 'why', lastRun.decisions, question);
    return say(place, { pressed: 'keep', blocks: [again, ...answer], lastRun });
  });
}

/** Entries of a menu; older decisions can be asked for by typing. */
const MOST_ENTRIES = 50;

/** The answer to a question about a run. `verb` is what its controls say: the run of a step, or that of the lab. */
export function answerWhy(
  place: Pick<Place, 'lesson'>,
  stepId: string,
  verb: Extract<Verb, 'why' | 'lab-why'>,
  decisions: readonly CookieDecision[],
  question: Question,
): readonly Block[] {
  if (decisions.length === 0) return [paragraph('No cookie was involved in that run, so there is nothing to explain.')];
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
  const another = buttons({ label: 'Another cookie?', action: act(), style: 'secondary' });
  if (question.kind === 'named') return [...tellNamed(decisions, question), another];
  const decision = decisions.find(({ key }) => key === question.key);
  if (decision !== undefined) return [...describeDecision(decision), another];
  return [paragraph('That was about an earlier run, which I no longer have. This is about the last one.'), ...menu()];
}

function tellNamed(decisions: readonly CookieDecision[], question: NamedQuestion): readonly Prose[] {
  const found = findDecisions(decisions, question);
  switch (found.kind) {
    case 'decisions':
      return found.decisions.flatMap(describeDecision);
    case 'no-such-step':
      return [paragraph(`I know of no cookie in that step. The last step with one is step ${found.last}.`)];
    case 'no-such-cookie': {
      const names = found.names.slice(0, 20).flatMap((name, index) => [index === 0 ? '' : ', ', code(name)]);
      return [paragraph('No cookie of that name was involved. There were: ', ...names, '.')];
    }
  }
}
