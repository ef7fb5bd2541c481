/** What a learner can do in the lab: the steps of a scenario that one visitor with one browser takes. */
import type { ScenarioStep } from '../core/scenario.ts';
import type { LabPost } from './lab-post.ts';

export type LabStep =
  | LabPost
  | Extract<ScenarioStep, { readonly do: 'visit' | 'close' | 'wait' | 'read-script' | 'edit' | 'tamper' | 'delete' }>;

/** Each action replays all steps before it, so there is an end to them. */
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
