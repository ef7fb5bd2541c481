/** What performing one step gives: the state after it and what happened, at least one entry. */
import type { BrowserState } from './browser-state.ts';
import type { TranscriptEntry } from './transcript-entry.ts';

export interface StepResult {
  readonly state: BrowserState;
  readonly entries: readonly TranscriptEntry[];
}
