/**
 * `**Predict:** the Cookie header`: a question whose key is what the simulated browser sends with the last request of a
 * scenario. Nobody writes the key, so it cannot be wrong, and the browser's own reasons explain it.
 */
import type { Code, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Scene } from '../core/lesson.ts';
import { code, type Inline, type Prose, paragraph } from '../core/prose.ts';
import { stepTitle } from '../transcript/index.ts';
import { isCode } from './code-pair.ts';
import type { Marked } from './markers.ts';
import type { Page } from './page.ts';
import { lastExchange, type ScriptedVisit } from './perform-visits.ts';
import { cookieHeaderForms, cookieHeaderReasons } from './predicted-header.ts';
import { quote, type Report } from './problem.ts';
import { readProse } from './prose.ts';
import { readVisits } from './read-visits.ts';
import { readYamlBlock } from './yaml-text.ts';

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
    page.report(
      'prediction',
      page.place(scenario),
      found,
      'a step such as "visit: /theme" at its end, to predict the header of',
    );
  }
  const around = prompt.filter((block) => block !== scenario);
  return {
    prompt: [...readProse(page, around), storyOf(visits), HOW_TO_ANSWER],
    answer: { kind: 'typed', accepted: exchange === null ? [''] : cookieHeaderForms(exchange) },
    explanation: [...(exchange === null ? [] : cookieHeaderReasons(exchange)), ...common.explanation],
    hints: common.hints,
  };
}

/** The visits of a block without mistakes; none when there was one, which is reported. */
function visitsIn(page: Page, block: Code): readonly ScriptedVisit[] {
  let isSound = true;
  const report: Report = (...problem) => {
    isSound = false;
    page.report(...problem);
  };
  const yaml = readYamlBlock({ ...page, report }, block);
  const visits = yaml === null ? [] : readVisits(yaml);
  return isSound ? visits : [];
}

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
    paragraph(`${stepTitle(step)}.`, ...(set.length === 0 ? [] : [' The answer has ', ...headers(set), '.'])),
  ]),
});

const headers = (set: readonly string[]): readonly (string | Inline)[] =>
  set.flatMap((header, index) => [index === 0 ? '' : ' and ', code(`Set-Cookie: ${header}`)]);
