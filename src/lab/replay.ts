/** The lab is a dialogue: every step so far, done again in a fresh interpreter, and then perhaps one more. */
import { isFault, type Jar, openBrowser, performStep, type TranscriptEntry } from '../browser/index.ts';
import type { HttpRequest } from '../core/http.ts';
import type { Answer, Fault } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { scenarioPost } from './lab-post.ts';
import type { LabStep } from './lab-step.ts';

export interface LabRun {
  /** Everything that happened, the new step included. */
  readonly transcript: readonly TranscriptEntry[];
  /** What the browser holds now. */
  readonly jar: Jar;
  /** The step that was done now; null when it was only a replay, or when there was no such step. */
  readonly step: LabStep | null;
  /** The entries of that step. */
  readonly last: readonly TranscriptEntry[];
  /** Why the program gave no answer; nothing after it was done. */
  readonly fault: Fault | null;
}

/**
 * Replays `steps` from `startedAt` (epoch milliseconds) and does the step that `choose` picks, seeing the jar; null for
 * none. With the same arguments and the same program it comes out the same.
 */
export function* replay(
  startedAt: number,
  steps: readonly LabStep[],
  choose: (jar: Jar) => LabStep | null,
): Generator<HttpRequest, LabRun, Answer> {
  const transcript: TranscriptEntry[] = [];
  let state = openBrowser(startedAt);
  const jar = (): Jar => transcript.at(-1)?.jar ?? [];
  for (const step of steps) {
    const result = yield* performStep(state, scenarioStep(step));
    state = result.state;
    transcript.push(...result.entries);
    const fault = faultIn(result.entries);
    if (fault !== null) return { transcript, jar: jar(), step: null, last: [], fault };
  }
  const step = choose(jar());
  if (step === null) return { transcript, jar: jar(), step, last: [], fault: null };
  const { entries: last } = yield* performStep(state, scenarioStep(step));
  transcript.push(...last);
  return { transcript, jar: jar(), step, last, fault: faultIn(last) };
}

const scenarioStep = (step: LabStep): ScenarioStep => (step.do === 'post' ? scenarioPost(step) : step);

function faultIn(entries: readonly TranscriptEntry[]): Fault | null {
  const entry = entries.find(isFault);
  return entry?.kind === 'exchange' && entry.answer.kind === 'fault' ? entry.answer.fault : null;
}
