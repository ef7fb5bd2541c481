/** A whole transcript as prose, for people who read it on a phone or hear it read. */
import type { Transcript } from '../browser/index.ts';
import type { Prose } from '../core/prose.ts';
import { cookieNote } from './cookie-note.ts';
import { describeCheck } from './describe-check.ts';
import { describeAmong } from './describe-entry.ts';
import { describeJars } from './describe-jar.ts';

/**
 * `whole`: every step in full, and the jar at the end; for examples. `check`: the last step in full, since that is
 * where a check ended, and the quiet steps before it in a line each; for exercises.
 */
export type TranscriptView = 'whole' | 'check';

/**
 * Blocks in reading order; none for an empty transcript. What is too long is cut, and says by how much. Where no cookie
 * occurs at all, nothing is said of cookies.
 */
export function describeTranscript(transcript: Transcript, view: TranscriptView = 'whole'): Prose[] {
  const note = cookieNote(transcript);
  if (view === 'check') return describeCheck(transcript, note);
  const jars = note === 'said' ? describeJars(transcript) : [];
  return [...transcript.flatMap((entry) => describeAmong(entry, note)), ...jars];
}
