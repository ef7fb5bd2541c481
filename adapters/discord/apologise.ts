/** What happens when an event could not be answered: the log says why, the learner that it was not their doing. */
import type { Log } from '../../src/log.ts';
import { describeError, refusalOf } from './platform-error.ts';

/**
 * Never rejects; resolves to whether the learner has heard of it. `log` is the event's own; `tellLearner` sends the
 * apology, where that is still possible.
 */
export async function apologise(log: Log, error: unknown, tellLearner: () => Promise<void>): Promise<boolean> {
  switch (refusalOf(error)) {
    case 'closed-dm':
      log.warn('discord: the learner takes no direct messages, so an answer was not shown');
      return false;
    case 'closed-place':
      log.warn('discord: the place of a conversation is gone, so an answer was not shown');
      return false;
    case 'revoked':
      // The connection is lost with it, and that is told once, there.
      return false;
    default:
      log.error('discord: an event was not answered', { error: describeError(error) });
  }
  try {
    await tellLearner();
    return true;
  } catch (second) {
    log.warn('discord: the learner could not be told either', { error: describeError(second) });
    return false;
  }
}
