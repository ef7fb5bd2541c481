/** Lets the simulated browser perform a scenario whose answers are empty pages that may set cookies. */
import { type Exchange, openBrowser, performStep, type Transcript } from '../browser/index.ts';
import type { Answer } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';

export interface ScriptedVisit {
  readonly step: ScenarioStep;
  /** The Set-Cookie headers of the answer. */
  readonly set: readonly string[];
}

/** Any moment does: nothing in these scenarios depends on the date. */
const START_TIME = Date.UTC(2026, 0, 1, 12);

/** The request that the last step led to, with what the browser decided about each cookie; null when it led to none. */
export function lastExchange(visits: readonly ScriptedVisit[]): Exchange | null {
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
