/** Performs a scenario whose answers may be scripted, and keeps what is known after each step. */
import {
  type BrowserState,
  faultIn,
  openBrowser,
  performStep,
  type StepResult,
  type Transcript,
  type TranscriptEntry,
} from '../browser/index.ts';
import type { Dialogue } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { answerFrom } from './answers.ts';
import type { ScenarioFile, ScriptedStep } from './scenario-file.ts';

export interface PlayedStep {
  readonly entries: Transcript;
  /** What a script on the page that the step was about would get; null when the step was about no page. */
  readonly script: ScriptView | null;
}

/** Performs all steps up to a fault. Yields only the requests for which no answer is scripted: the program's. */
export function* playScripted({
  steps,
  startTime,
  browser,
}: Pick<ScenarioFile, 'steps' | 'startTime' | 'browser'>): Dialogue<readonly PlayedStep[]> {
  const played: PlayedStep[] = [];
  let state = openBrowser(startTime, browser);
  for (const scripted of steps) {
    const result = yield* perform(state, scripted);
    state = result.state;
    played.push({ entries: result.entries, script: lookAtCookies(state, result.entries) });
    if (faultIn(result.entries) !== null) break;
  }
  return played;
}

function* perform(state: BrowserState, { step, answers }: ScriptedStep): Dialogue<StepResult> {
  const dialogue = performStep(state, step);
  let next = dialogue.next();
  for (let hop = 0; !next.done; hop += 1) {
    const scripted = answers[hop];
    next = dialogue.next(scripted === undefined ? yield next.value : answerFrom(scripted, next.value.at));
  }
  return next.value;
}

/** What `document.cookie` is on the page that a step was about. */
export interface ScriptView {
  readonly page: string;
  /** The pages around it when it is in a frame, the tab's own first. */
  readonly within: readonly string[];
  readonly text: string;
}

/** Null for a step about no page, or whose page did not come. Looking changes nothing: its state is dropped. */
function lookAtCookies(state: BrowserState, entries: Transcript): ScriptView | null {
  const last = entries.at(-1);
  const pages = last === undefined ? null : pagesOf(last);
  if (pages === null) return null;
  const { url: page, within } = pages;
  // Reading asks no server.
  const result = performStep(state, { do: 'read-script', url: page, within }).next();
  const seen = result.done ? result.value.entries[0] : undefined;
  return seen?.kind === 'script-read' ? { page, within, text: seen.text } : null;
}

type ScriptPages = Required<Pick<Extract<ScenarioStep, { do: 'read-script' }>, 'url' | 'within'>>;

function pagesOf(entry: TranscriptEntry): ScriptPages | null {
  if (entry.kind === 'script-read' || entry.kind === 'script-written') {
    return { url: entry.step.url, within: entry.step.within ?? [] };
  }
  if (entry.kind !== 'exchange' && entry.kind !== 'blocked') return null;
  const { step } = entry;
  // The page that acts, not what it loads.
  if (step.do === 'fetch' || step.do === 'image') {
    return { url: step.pages.at(-1) ?? step.pages[0], within: step.pages.slice(0, -1) };
  }
  if (entry.kind === 'blocked' || entry.answer.kind === 'fault') return null;
  return { url: entry.request.url, within: step.do === 'frame' ? step.pages : [] };
}
