/**
 * What `document.cookie` is on the page that a step was about. Looking changes nothing: the state that it leads to is
 * dropped.
 */
import { type BrowserState, performStep, type Transcript, type TranscriptEntry } from '../browser/index.ts';
import type { ScenarioStep } from '../core/scenario.ts';

export interface ScriptView {
  /** Address of the page. */
  readonly page: string;
  /** The pages around it when it is in a frame, the tab's own first. */
  readonly within: readonly string[];
  readonly text: string;
}

/** Null for a step that is about no page, and for one whose page did not come. */
export function lookAtCookies(state: BrowserState, entries: Transcript): ScriptView | null {
  const last = entries.at(-1);
  const place = last === undefined ? null : placeOf(last);
  if (place === null) return null;
  const { url: page, within } = place;
  // Reading asks no server.
  const result = performStep(state, { do: 'read-script', url: page, within }).next();
  const seen = result.done ? result.value.entries[0] : undefined;
  return seen?.kind === 'script-read' ? { page, within, text: seen.text } : null;
}

type Place = Required<Pick<Extract<ScenarioStep, { do: 'read-script' }>, 'url' | 'within'>>;

function placeOf(entry: TranscriptEntry): Place | null {
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
