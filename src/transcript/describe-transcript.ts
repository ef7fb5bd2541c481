/** A whole transcript as prose, for people who read it on a phone or hear it read. */
import type { Transcript } from '../browser/index.ts';
import type { Prose } from '../core/prose.ts';
import { describeCheck } from './describe-check.ts';
import { describeEntry } from './describe-entry.ts';
import { describeJars } from './describe-jar.ts';

/**
 * `whole`: every step in full, and the jar at the end; for examples. `check`: the last step in full, since that is
 * where a check ended, and the quiet steps before it in a line each; for exercises.
 */
export type TranscriptView = 'whole' | 'check';

/**
 * Blocks in reading order; none for an empty transcript. A page's text that is too long is cut, and says by how much.
 */
export function describeTranscript(transcript: Transcript, view: TranscriptView = 'whole'): Prose[] {
  if (view === 'check') return describeCheck(transcript);
  return [...transcript.flatMap(describeEntry), ...describeJars(transcript)];
}
