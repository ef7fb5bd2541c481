/**
 * `**Predict:** the Cookie header`: a question whose key is what the simulated browser sends with the last request of a
 * scenario. Nobody writes the key, so it cannot be wrong, and the browser's own reasons explain it.
 */
import type { Code, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { z } from 'zod';
import { type DecidedCookie, type Exchange, openBrowser, performStep, type Transcript } from '../../browser/index.ts';
import type { TypedAnswer } from '../../core/answer.ts';
import { headerValues } from '../../core/http.ts';
import type { Scene } from '../../core/lesson.ts';
import type { Answer } from '../../core/program.ts';
import { bullets, code, type Inline, type Prose, paragraph } from '../../core/prose.ts';
import type { ScenarioStep } from '../../core/scenario.ts';
import { stepTitle } from '../../transcript/index.ts';
import type { Marked } from '../markers.ts';
import { type Page, watched } from '../page.ts';
import { quote } from '../problem.ts';
import { readProse } from '../prose.ts';
import { readSteps, setCookies, stepBeside } from '../yaml/scenario.ts';
import { readYamlBlock } from '../yaml/tree.ts';
import { isCode } from './program.ts';

const WHAT = 'the Cookie header';

/** Reads the scenario among the blocks of the prompt; `common` is what every scene has. */
export function readPrediction(
  page: Page,
  predict: Marked,
  prompt: readonly RootContent[],
  common: Pick<Scene, 'explanation' | 'hints'>,
): Scene {
  const words = predict.blocks.map((block) => wordsOf(block)).join('\n');
  if (words !== '' && words.replace(/\.$/, '') !== WHAT)
    page.report('prediction', predict.place, quote(words), quote(WHAT));
  const scenario = prompt.find((block): block is Code => isCode(block, 'yaml')) ?? null;
  if (scenario === null) {
    page.report('prediction', predict.place, '"**Predict:**" without a scenario', 'a `yaml` block of steps above it');
  }
  const visits = scenario === null ? [] : visitsIn(page, scenario);
  const exchange = scenario === null || visits.length === 0 ? null : lastExchange(visits);
  if (scenario !== null && visits.length > 0 && exchange === null) {
    const found = 'a scenario that does not end with a request';
    page.report('prediction', scenario, found, 'a step such as "visit: /theme" at its end, to predict the header of');
  }
  const around = prompt.filter((block) => block !== scenario);
  return {
    prompt: [...readProse(page, around), storyOf(visits), HOW_TO_ANSWER],
    answer: exchange === null ? { kind: 'typed', accepted: [''] } : headerAnswer(exchange, visits),
    explanation: [...(exchange === null ? [] : cookieHeaderReasons(exchange)), ...common.explanation],
    hints: common.hints,
  };
}

/** The visits of a block without mistakes; none when there was one, which is reported. */
function visitsIn(page: Page, block: Code): readonly ScriptedVisit[] {
  const watch = watched(page);
  const yaml = readYamlBlock(watch.page, block);
  const visits = yaml === null ? [] : readSteps(yaml, visit);
  return watch.isSound() ? visits.map(([step, { set }]) => ({ step, set })) : [];
}

const visit = stepBeside(['set'], (isAsking) => z.object({ set: setCookies(isAsking).default([]) }));

const HOW_TO_ANSWER: Prose = paragraph(
  'Type the cookies of the last request as the header has them, such as ',
  code('a=1; b=2'),
  ', or ',
  code('none'),
  '.',
);

/** The scenario as a learner reads it: what the visitor does, and the cookies that each answer sets. */
const storyOf = (visits: readonly ScriptedVisit[]): Prose => ({
  kind: 'list',
  start: 1,
  items: visits.map(({ step, set }) => [
    paragraph(`${stepTitle(step)}.`, ...(set.length === 0 ? [] : [' The response has ', ...headers(set), '.'])),
  ]),
});

const headers = (set: readonly string[]): readonly (string | Inline)[] =>
  set.flatMap((header, index) => [index === 0 ? '' : ' and ', code(`Set-Cookie: ${header}`)]);

/* The browser performs the scenario */

/** A step whose answer is an empty page, which may set cookies. */
interface ScriptedVisit {
  readonly step: ScenarioStep;
  /** The Set-Cookie headers of the answer. */
  readonly set: readonly string[];
}

/** Any moment does: nothing in these scenarios depends on the date. */
const START_TIME = Date.UTC(2026, 0, 1, 12);

/** The request that the last step led to, with what the browser decided about each cookie; null when it led to none. */
function lastExchange(visits: readonly ScriptedVisit[]): Exchange | null {
  let state = openBrowser(START_TIME);
  let entries: Transcript = [];
  for (const { step, set } of visits) {
    const dialogue = performStep(state, step);
    let turn = dialogue.next();
    while (!turn.done) turn = dialogue.next(emptyPage(set));
    ({ state, entries } = turn.value);
  }
  const last = entries.at(-1);
  return last?.kind === 'exchange' ? last : null;
}

const emptyPage = (set: readonly string[]): Answer => ({
  kind: 'response',
  response: {
    status: 200,
    reason: 'OK',
    headers: [['Content-Type', 'text/html; charset=utf-8'], ...set.map((header) => ['Set-Cookie', header] as const)],
    body: '',
  },
  error: null,
  prints: '',
});

/* What it sent, as answers that count as right, and why */

const NO_HEADER = ['none', 'no cookie', 'no cookies', 'nothing', 'no header', 'no cookie header', 'empty'] as const;

/** The header as it was sent; how it may be typed is for the grading to know. */
function headerAnswer({ request }: Exchange, visits: readonly ScriptedVisit[]): TypedAnswer {
  const [header] = headerValues(request.headers, 'Cookie');
  if (header === undefined) return { kind: 'typed', accepted: NO_HEADER };
  return { kind: 'typed', accepted: [header], header: { caseCounts: differInCase(visits) } };
}

/** Whether two cookies are the same but for their case; `theme=Dark` then must not pass for `theme=dark`. */
function differInCase(visits: readonly ScriptedVisit[]): boolean {
  const pairs = new Set(visits.flatMap(({ set }) => set.map((header) => header.replace(/;.*$/s, '').trim())));
  return new Set([...pairs].map((pair) => pair.toLowerCase())).size < pairs.size;
}

/** What was decided about each cookie, in the browser's own words. */
function cookieHeaderReasons({ request, sent, withheld, expired }: Exchange): readonly Prose[] {
  const [header] = headerValues(request.headers, 'Cookie');
  const reasons = [
    ...sent.map((decided) => reason(decided, 'is sent')),
    ...withheld.map((decided) => reason(decided, 'isn’t sent')),
    ...expired.map(({ name }) => [code(name), ' isn’t sent: its time had run out']),
  ];
  return [
    header === undefined
      ? paragraph('The browser sent no ', code('Cookie'), ' header.')
      : paragraph('The browser sent ', code(`Cookie: ${header}`), '.'),
    ...(reasons.length === 0 ? [] : [bullets(reasons)]),
  ];
}

const reason = ({ cookie, reason: { words } }: DecidedCookie, what: string): readonly (string | Inline)[] => [
  code(cookie.name),
  ` ${what}: ${words}`,
];
