/** What happens when an event could not be answered: the log says why, the learner that it was not their doing. */
import type { Log } from '../../src/log.ts';
import { describeError, refusalOf } from './platform-error.ts';

/** Never rejects. `event` is the event's id; `tellLearner` sends the apology, where that is still possible. */
export async function apologise(
  log: Log,
  event: string,
  error: unknown,
  tellLearner: () => Promise<void>,
): Promise<void> {
  if (refusalOf(error) === 'closed-dm') {
    log.warn('discord: the learner takes no direct messages, so an answer was not shown', { event });
    return;
  }
  log.error('discord: an event was not answered', { event, error: describeError(error) });
  try {
    await tellLearner();
  } catch (second) {
    log.warn('discord: the learner could not be told either', { event, error: describeError(second) });
  }
}
