/** The last run that a learner saw the transcript of, as far as it can be asked about. */
import type { Transcript } from '../browser/index.ts';
import { type CookieDecision, listDecisions } from '../explain/index.ts';
import type { Scene } from '../transcript/diagram/scene.ts';
import { transcriptScenes } from '../transcript/diagram/transcript-scenes.ts';

export interface Seen {
  readonly lesson: string;
  /** Id of the example or exercise. */
  readonly step: string;
  readonly decisions: readonly CookieDecision[];
  /** For a picture of it: at most the newest `MOST_SCENES`. */
  readonly scenes: readonly Scene[];
}

/** It bounds what is remembered of a learner; more do not fit on the pictures of one answer. */
const MOST_SCENES = 60;

export const seenIn = (lesson: string, step: string, transcript: Transcript): Seen => ({
  lesson,
  step,
  decisions: listDecisions(transcript),
  scenes: transcriptScenes(transcript).slice(-MOST_SCENES),
});
