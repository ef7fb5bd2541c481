/** Forgets events that no platform delivers again, a batch at a time, so that no reply waits behind a long delete. */
import { ask, type Engine } from './engine.ts';
import { statementOf } from './statement.ts';

const BATCH = 1000;

/** Deletes all events older than `before` (epoch milliseconds) and says how many there were. */
export async function forgetEvents({ database, write }: Engine, before: number): Promise<number> {
  const deletion = statementOf(
    database
      .deleteFrom('events')
      .where('id', 'in', (events) => events.selectFrom('events').select('id').where('at', '<', before).limit(BATCH)),
  );
  let forgotten = 0;
  for (;;) {
    const { changed } = await write(() => ask(deletion));
    forgotten += changed;
    if (changed < BATCH) return forgotten;
  }
}
