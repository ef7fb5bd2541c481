/**
 * Waits when Slack says "not so fast" or stumbles. Slack's client could do that, but stops all its requests meanwhile;
 * one busy conversation would then hold up every learner.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { pauseBeforeRetry } from './slack-error.ts';

/**
 * Makes a call, and makes it again after the time that Slack asks for (or a growing one), as long as that ends before
 * `until` (epoch milliseconds). @throws what the call threw last.
 */
export async function patiently<Result>(until: number, call: () => Promise<Result>): Promise<Result> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await call();
    } catch (error) {
      const pause = pauseBeforeRetry(error, attempts);
      if (pause === null || Date.now() + pause > until) throw error;
      // A process that has nothing else to do may end meanwhile.
      await wait(pause, undefined, { ref: false });
    }
  }
}
