/** The lab is a dialogue: every step so far, done again in a fresh interpreter, and then perhaps one more. */
import {
  type BrowserKind,
  faultIn,
  type Jar,
  openBrowser,
  performStep,
  type TranscriptEntry,
} from '../browser/index.ts';
import type { Dialogue, Fault } from '../core/program.ts';
import type { ScenarioStep } from '../core/scenario.ts';
import { type LabPost, scenarioPost } from './lab-form.ts';
import type { LabFetch } from './lab-request.ts';

export interface LabRun {
  readonly transcript: readonly TranscriptEntry[];
  readonly jar: Jar;
  /** The step that was done now; null when it was only a replay, or when there was no such step. */
  readonly step: LabStep | null;
  readonly last: readonly TranscriptEntry[];
  /** Why the program gave no answer; nothing after it was done. */
  readonly fault: Fault | null;
}

/**
 * Replays `steps` from `startedAt` (epoch milliseconds) and does what `choose` picks from the jar, if anything.
 * `shown`: headers that the transcript shows beside the usual ones.
 */
export function* replay(
  startedAt: number,
  steps: readonly LabStep[],
  choose: (jar: Jar) => LabStep | null,
  shown: readonly string[] = [],
  browser: BrowserKind = 'chromium',
): Dialogue<LabRun> {
  const transcript: TranscriptEntry[] = [];
  let state = openBrowser(startedAt, browser);
  const jar = (): Jar => transcript.at(-1)?.jar ?? [];
  for (const step of steps) {
    const result = yield* performStep(state, scenarioStep(step, shown));
    state = result.state;
    transcript.push(...result.entries);
    const fault = faultIn(result.entries);
    if (fault !== null) return { transcript, jar: jar(), step: null, last: [], fault };
  }
  const step = choose(jar());
  if (step === null) return { transcript, jar: jar(), step, last: [], fault: null };
  const { entries: last } = yield* performStep(state, scenarioStep(step, shown));
  transcript.push(...last);
  return { transcript, jar: jar(), step, last, fault: faultIn(last) };
}

function scenarioStep(step: LabStep, shown: readonly string[]): ScenarioStep {
  const show = shown.length === 0 ? {} : { show: shown };
  if (step.do === 'post') return { ...scenarioPost(step), ...show };
  return SHOWING.includes(step.do) ? { ...step, ...show } : step;
}

/** Steps that ask a server. */
const SHOWING: readonly LabStep['do'][] = ['visit', 'fetch', 'frame', 'image'];

/** What a learner can do in the lab: the steps of a scenario that one visitor with one browser takes. */
export type LabStep =
  | LabPost
  | LabFetch
  | Omit<Extract<ScenarioStep, { readonly do: 'visit' }>, 'show'>
  | Omit<Extract<ScenarioStep, { readonly do: 'frame' }>, 'show'>
  | Omit<Extract<ScenarioStep, { readonly do: 'image' }>, 'show'>
  | Extract<ScenarioStep, { readonly do: 'close' | 'wait' | 'read-script' | 'edit' | 'tamper' | 'delete' }>;

/** Each action replays all steps before it, so their number is limited. */
export const MAX_LAB_STEPS = 40;

/** Something typed that cannot be used: what it was meant to be, how it was written, and what would do. */
export interface Mistake {
  readonly kind: 'mistake';
  /** `address`, `length of time`; stands after "That". */
  readonly what: string;
  /** As typed, or the empty string when nothing was. */
  readonly value: string;
  /** Completes "Type …". */
  readonly expected: string;
}

export const mistake = (what: string, value: string, expected: string): Mistake => ({
  kind: 'mistake',
  what,
  value,
  expected,
});

/** Half a character, as a cut-off text may have, cannot be sent anywhere; it becomes U+FFFD. */
export const wholeCharacters = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');
