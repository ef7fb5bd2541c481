/**
 * Waits when Slack says "not so fast". Slack's client could do that, but stops all its requests meanwhile; one busy
 * conversation would then hold up every learner.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

const ATTEMPTS = 4;
const LONGEST_WAIT = 30_000;

/** Makes a call, and makes it again after the time that Slack asks for. @throws what the call threw last. */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof webApi.WebAPIRateLimitedError) || attempt === ATTEMPTS) throw error;
      await wait(Math.min(error.retryAfter * 1000, LONGEST_WAIT));
    }
  }
}
