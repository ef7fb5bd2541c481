/** Keeps the database from growing with what nobody needs any more. */
import type { Log } from './log.ts';
import { repeat, type Schedule } from './schedule.ts';
import type { Store } from './tutor/ports.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Platforms deliver an event again for minutes at most; a week leaves room for a long outage. Milliseconds. */
export const EVENTS_KEPT = 7 * DAY;
/** A sent reminder keeps a second one for its day away, whatever becomes of clocks and settings meanwhile. */
export const REMINDERS_KEPT = 30 * DAY;
const HOURLY = '17 * * * *';

export interface Forgetful extends Pick<Store, 'forgetEvents'> {
  /** Reminders, sent or not. */
  readonly outbox: { forgetOld(before: number): Promise<number> };
}

/** Forgets old events and reminders, now and every hour. `clock` gives epoch milliseconds. */
export const keepHouse = (storage: Forgetful, clock: () => number, log: Log): Schedule =>
  repeat(
    'forgetting what is old',
    HOURLY,
    async () => {
      const events = await storage.forgetEvents(clock() - EVENTS_KEPT);
      const reminders = await storage.outbox.forgetOld(clock() - REMINDERS_KEPT);
      if (events + reminders > 0) log.info('forgot what is old', { events, reminders });
    },
    log,
  );
