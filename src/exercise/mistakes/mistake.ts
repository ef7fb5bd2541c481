/**
 * A usual mistake, recognised, and the one hint that names it. A hint says what is wrong and where to look; it never holds
 * a word of the solution that the learner has not written already.
 */
import { type Inline, type Prose, paragraph } from '../../core/prose.ts';

export interface Mistake {
  /** Stable, for programs that read verdicts: `no-make-response`. */
  readonly id: string;
  readonly hint: readonly Prose[];
}

/** A mistake whose hint is one paragraph. */
export const mistake = (id: string, ...hint: readonly (string | Inline)[]): Mistake => ({
  id,
  hint: [paragraph(...hint)],
});
