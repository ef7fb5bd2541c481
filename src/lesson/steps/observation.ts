/**
 * `**Predict:** the page of step 3`: what of an example's run is predicted. The author writes the answers, and the run
 * says which of them is right: lint holds the lesson to it, and the tutor shows it.
 */
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Observation } from '../../core/lesson.ts';
import type { ScenarioStep } from '../../core/scenario.ts';
import type { Marked } from '../markers.ts';
import type { Page } from '../page.ts';
import { count, type Place, quote } from '../problem.ts';

/** As an author writes it. */
const WORDS: Readonly<Record<Observation['what'], string>> = {
  page: 'the page',
  status: 'the status',
  'cookie-header': 'the Cookie header',
  'set-cookie-header': 'the Set-Cookie header',
  'document.cookie': 'document.cookie',
  prints: 'the prints',
};

const WHAT = Object.keys(WORDS) as readonly Observation['what'][];
const EXPECTED = `what the run shows, such as "${WORDS.page} of step 3" (${Object.values(WORDS).join(', ')})`;
const OF = ['of', 'in', 'at'];

/** What stands after the marker; `null`: there is none. What is wrong is reported, and the result is of no use. */
export function readObservation(page: Page, place: Place, predict: Marked | null): Observation {
  if (predict === null) {
    page.report('prediction', place, 'a prediction without "**Predict:**"', EXPECTED);
    return { what: 'page', step: 1 };
  }
  const words = predict.blocks.map((block) => wordsOf(block)).join('\n');
  // "the page", "of", "step", "3"
  const [last = '', step = '', of = '', ...before] = words.toLowerCase().trim().split(/\s+/).toReversed();
  const named = before.toReversed().join(' ');
  const number = /^(\d{1,3})\.?$/.exec(last)?.[1];
  const what = WHAT.find((one) => WORDS[one].toLowerCase() === named);
  if (what !== undefined && OF.includes(of) && step === 'step' && number !== undefined) {
    return { what, step: Number(number) };
  }
  if (words !== '') page.report('prediction', predict.place, quote(words), EXPECTED);
  return { what: 'page', step: 1 };
}

/** Why a scenario cannot show it; null when it can. */
export function unseenIn(
  scenario: readonly ScenarioStep[],
  { what, step: number }: Observation,
): { readonly found: string; readonly expected: string } | null {
  const step = scenario[number - 1];
  if (scenario.length === 0) return null; // reported with the example
  if (step === undefined) {
    const found = `step ${number} of a scenario with ${count(scenario.length, 'step')}`;
    return { found, expected: `a step from 1 to ${scenario.length}` };
  }
  const isScript = step.do === 'read-script';
  if (what === 'document.cookie' ? isScript : ASKING.includes(step.do)) return null;
  const found = `${WORDS[what]} of step ${number}, which shows none`;
  const expected = what === 'document.cookie' ? 'a step that reads document.cookie' : 'a step that asks for a page';
  return { found, expected };
}

const ASKING: readonly ScenarioStep['do'][] = ['visit', 'post', 'fetch', 'image', 'frame'];
