/** How long to wait after a failure that named no time. */
import { hashText } from '../core/hash-text.ts';
import type { ReminderLimits } from './limits.ts';
import type { Claim } from './ports.ts';

/**
 * Doubles with each try, up to the most, and is then shortened by up to a half that the learner's id decides: so that
 * what failed together does not come back together. Milliseconds.
 */
export function backoff(
  { learner, tries }: Pick<Claim, 'learner' | 'tries'>,
  { firstWait, mostWait }: Pick<ReminderLimits, 'firstWait' | 'mostWait'>,
): number {
  const whole = Math.min(mostWait, firstWait * 2 ** Math.max(0, tries - 1));
  return Math.round(whole * (1 - (hashText(`${learner} ${tries}`) % 1000) / 2000));
}
