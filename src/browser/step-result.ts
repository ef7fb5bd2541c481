/** What performing one step gives: the state after it and what happened, at least one entry. */
import { type BrowserState, withJar } from './browser-state.ts';
import type { Jar } from './cookie.ts';
import type { TranscriptEntry } from './transcript-entry.ts';

export interface StepResult {
  readonly state: BrowserState;
  readonly entries: readonly TranscriptEntry[];
}

type Base = Pick<TranscriptEntry, 'number' | 'browser' | 'at' | 'jar'>;

/** The state with its new jar, and the one entry that tells what happened. */
export function told(state: BrowserState, jar: Jar, entry: (base: Base) => TranscriptEntry): StepResult {
  const base = { number: state.performed, browser: state.current, at: state.now, jar };
  return { state: withJar(state, jar), entries: [entry(base)] };
}
