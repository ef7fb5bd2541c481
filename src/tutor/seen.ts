/** The last run that a learner saw the transcript of, as far as it can be asked about. Kept in memory, never stored. */
import type { Transcript } from '../browser/index.ts';
import { type CookieDecision, listDecisions } from '../explain/index.ts';

export interface Seen {
  readonly lesson: string;
  /** Id of the example or exercise. */
  readonly step: string;
  readonly decisions: readonly CookieDecision[];
}

export const seenIn = (lesson: string, step: string, transcript: Transcript): Seen => ({
  lesson,
  step,
  decisions: listDecisions(transcript),
});
