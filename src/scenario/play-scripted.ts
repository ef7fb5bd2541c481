/** Performs a scenario whose answers may be scripted, and keeps what is to be known after each step. */
import { type BrowserState, isFault, openBrowser, performStep, type Transcript } from '../browser/index.ts';
import type { HttpRequest } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import { answerFrom } from './answer-from.ts';
import { lookAtCookies, type ScriptView } from './look-at-cookies.ts';
import type { ScenarioFile, ScriptedStep } from './scenario-file.ts';

export interface PlayedStep {
  readonly entries: Transcript;
  /** What a script on the page that the step was about would get; null when the step was about no page. */
  readonly script: ScriptView | null;
}

/**
 * Performs all steps; ends early after an exchange that came to a fault. Yields only the requests for which no answer
 * is scripted (a dialogue, see core/program.ts): the program's.
 */
export function* playScripted({
  steps,
  startTime,
}: Pick<ScenarioFile, 'steps' | 'startTime'>): Generator<HttpRequest, readonly PlayedStep[], Answer> {
  const played: PlayedStep[] = [];
  let state = openBrowser(startTime);
  for (const scripted of steps) {
    const result = yield* perform(state, scripted);
    state = result.state;
    played.push({ entries: result.entries, script: lookAtCookies(state, result.entries) });
    if (result.entries.some(isFault)) break;
  }
  return played;
}

function* perform(state: BrowserState, { step, answers }: ScriptedStep) {
  const dialogue = performStep(state, step);
  let next = dialogue.next();
  for (let hop = 0; !next.done; hop += 1) {
    const scripted = answers[hop];
    next = dialogue.next(scripted === undefined ? yield next.value : answerFrom(scripted, next.value.at));
  }
  return next.value;
}
