/**
 * What people type, by what they mean. `[a|b]` may be left out, `(a|b)` is one of these. Case, punctuation, apostrophes
 * and small talk around a phrase do not matter, and a slip of a letter or two is forgiven (`read-phrase.ts`).
 *
 * To teach the tutor a phrase, add it here. `nibble doctor` shows what it has not understood.
 */
import { AROUND_LESSONS } from './around-lessons.ts';
import { IN_LESSON } from './in-lesson.ts';
import { SMALL_TALK } from './small-talk.ts';

export const SAYINGS = { ...IN_LESSON, ...AROUND_LESSONS, ...SMALL_TALK } as const satisfies Readonly<
  Record<string, readonly string[]>
>;

/** What a phrase can mean. */
export type Meaning = keyof typeof SAYINGS;
