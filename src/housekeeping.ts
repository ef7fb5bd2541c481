/** Keeps the database from growing with what nobody needs any more. */
import type { Log } from './log.ts';
import { repeat, type Schedule } from './schedule.ts';
import type { Store } from './tutor/ports.ts';

/** Platforms deliver an event again for minutes at most; a week leaves room for a long outage. Milliseconds. */
export const EVENTS_KEPT = 7 * 24 * 60 * 60 * 1000;
const HOURLY = '17 * * * *';

/** Forgets old events now and every hour. `clock` gives epoch milliseconds. */
export const keepHouse = (store: Store, clock: () => number, log: Log): Schedule =>
  repeat(
    'forgetting old events',
    HOURLY,
    async () => {
      const forgotten = await store.forgetEvents(clock() - EVENTS_KEPT);
      if (forgotten > 0) log.info('forgot old events', { forgotten });
    },
    log,
  );
