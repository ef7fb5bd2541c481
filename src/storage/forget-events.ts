/** Forgets events that no platform delivers again, a batch at a time, so that no reply waits behind a long delete. */
import type { Database } from './schema.ts';

const BATCH = 1000;

/** Deletes all events older than `before` (epoch milliseconds) and says how many there were. */
export async function forgetEvents(database: Database, before: number): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { numDeletedRows } = await database
      .deleteFrom('events')
      .where('id', 'in', (events) => events.selectFrom('events').select('id').where('at', '<', before).limit(BATCH))
      .executeTakeFirstOrThrow();
    forgotten += Number(numDeletedRows);
    if (numDeletedRows < BATCH) return forgotten;
  }
}
