/** Forgets events that no platform delivers again (Slack's last retry comes after minutes), a few at a time. */
import type { DatabaseTransaction } from './schema.ts';

const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

/** A purge rides on every so many-th commit and takes more than came in since, so none is ever long. */
export const COMMITS_PER_PURGE = 200;
const EVENTS_PER_PURGE = 1000;

/** Deletes the oldest events that are more than 7 days older than `now` (epoch milliseconds), at most 1000. */
export async function purgeEvents(transaction: DatabaseTransaction, now: number): Promise<void> {
  await transaction
    .deleteFrom('events')
    .where('id', 'in', (events) =>
      events
        .selectFrom('events')
        .select('id')
        .where('at', '<', now - KEPT_MILLISECONDS)
        .orderBy('at')
        .limit(EVENTS_PER_PURGE),
    )
    .execute();
}
