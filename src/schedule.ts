/** Work that comes round by the clock. The only file that knows node-cron. */
import cron from 'node-cron';
import type { Log } from './log.ts';

export interface Schedule {
  stop(): Promise<void>;
}

/**
 * Does `job` once now, and then whenever the cron expression says (in UTC, so that no daylight saving skips or repeats
 * a tick); never twice at once. A job that fails is logged and done again the next time.
 *
 * @throws Error when the expression is none
 */
export function repeat(name: string, expression: string, job: () => Promise<void>, log: Log): Schedule {
  const guarded = () => job().catch((error: unknown) => log.error(`${name} failed`, { error }));
  const task = cron.schedule(expression, guarded, { name, timezone: 'UTC', noOverlap: true });
  const first = guarded();
  return {
    async stop() {
      await task.destroy();
      await first;
    },
  };
}
