/** A whole scenario in a new browser. */
import type { HttpRequest } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { openBrowser } from './browser-state.ts';
import { performStep } from './perform-step.ts';
import type { Transcript, TranscriptEntry } from './transcript-entry.ts';

/** Performs all steps from `startTime` (epoch milliseconds) on; ends early after an exchange that came to a fault. */
export function* playScenario(
  steps: readonly ScenarioStep[],
  startTime: number,
): Generator<HttpRequest, Transcript, Answer> {
  const transcript: TranscriptEntry[] = [];
  let state = openBrowser(startTime);
  for (const step of steps) {
    const result = yield* performStep(state, step);
    state = result.state;
    transcript.push(...result.entries);
    if (result.entries.some(isFault)) break;
  }
  return transcript;
}

/** Whether the program gave no answer here, so that nothing after it can be trusted to mean anything. */
export const isFault = (entry: TranscriptEntry): boolean => entry.kind === 'exchange' && entry.answer.kind === 'fault';
