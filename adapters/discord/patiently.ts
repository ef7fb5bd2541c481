/** Tries again what may pass: an error of Discord's servers, a lost connection, an answer that does not come. */
import { DiscordAPIError, HTTPError } from 'discord.js';
import type { Clock } from './clock.ts';
import { AskedToWait } from './interaction-client.ts';

/** Milliseconds before the second try, the third …; the last one again and again. */
const DELAYS = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * Makes a request until it is answered, or until the next try would come after `deadline` (epoch milliseconds). Rejects
 * with the last error then, and at once with a refusal, which another try would not change.
 */
export async function patiently<Answer>(
  request: () => Promise<Answer>,
  deadline: number,
  { now, sleep }: Clock,
): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    try {
      return await request();
    } catch (error) {
      const delay = error instanceof AskedToWait ? error.wait : (DELAYS[Math.min(tries, DELAYS.length - 1)] ?? 0);
      if (!mayPass(error) || now() + delay > deadline) throw error;
      await sleep(delay);
    }
  }
}

/** A refusal is Discord's last word; and with a rate limit it says itself when to come again. */
export function mayPass(error: unknown): boolean {
  if (error instanceof HTTPError || error instanceof AskedToWait) return true;
  if (error instanceof DiscordAPIError || !(error instanceof Error)) return false;
  // A connection that failed has a code such as ECONNRESET or UND_ERR_SOCKET; Node's ERR_… are mistakes of ours.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return error.name === 'AbortError' || /^(?!ERR_)[A-Z]/.test(code);
}
