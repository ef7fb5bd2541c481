/**
 * The table `events`: what was handled, with the reply to it, for as long as a platform may deliver it again. The
 * event's id is in the key, so a repeated delivery writes nothing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { LearnerId } from '../core/event.ts';
import type { Reply } from '../core/reply.ts';
import type { Change } from '../tutor/storage.ts';
import {
  changedBy,
  deleteBefore,
  type Engine,
  inserter,
  parseStored,
  prepare,
  rowsOf,
  type Statement,
  type Work,
} from './sql/engine.ts';
import { replySchema } from './stored-json.ts';

/**
 * Milliseconds before each further look whether the other process is still there: its connections end with it, but the
 * server may take a moment to notice, and by then a platform may have brought the event to us.
 */
const PAUSES = [100, 400];

interface Stored {
  readonly reply: Reply;
  /** Which process committed the event. */
  readonly process: string;
}

export function eventsTable(engine: Engine) {
  const { database, place, process: own } = engine;
  const insert = inserter(database, 'events', { key: ['learner', 'id'], kept: ['at', 'reply', 'process'] });
  const select = prepare<{ learner: string; id: string }>()((value) =>
    database
      .selectFrom('events')
      .select(['reply', 'process'])
      .where(({ and }) => and(value.all('learner', 'id'))),
  );
  const takeFrom = prepare<{ learner: string; id: string; gone: string }>()((value) =>
    database
      .updateTable('events')
      .set({ process: own })
      .where(({ and }) => and(value.all('learner', 'id')))
      .where('process', '=', value('gone')),
  );
  function* load(learner: LearnerId, id: string): Work<Stored | null> {
    const [row] = yield* rowsOf(select({ learner, id }));
    if (row === undefined) return null;
    const where = `in ${place}, the reply to event "${id}" (table events)`;
    return { reply: parseStored(replySchema, row.reply, where), process: row.process };
  }
  async function staysConnected(process: string): Promise<boolean> {
    for (const milliseconds of PAUSES) {
      if (!(await engine.isConnected(process))) return false;
      await pause(milliseconds);
    }
    return engine.isConnected(process);
  }

  return {
    async replyTo(learner: LearnerId, id: string): Promise<Reply | null> {
      return (await engine.read(() => load(learner, id)))?.reply ?? null;
    },

    /** See `Storage.takeOver`: the reply of a process that ended before it could give it, once. */
    async takeOver(learner: LearnerId, id: string): Promise<Reply | null> {
      const stored = await engine.read(() => load(learner, id));
      if (stored === null) return null;
      const { reply, process } = stored;
      if (process === own) return reply;
      if (process !== '' && (await staysConnected(process))) return null;
      // Nothing is changed when another process was quicker.
      const taken = await engine.write(() => changedBy(takeFrom({ learner, id, gone: process })));
      return taken === 1 ? reply : null;
    },

    /** Changes no row for an event that is there already; then nothing of the change is written. */
    write: ({ event, at, learner, reply }: Change): Statement<unknown> => ({
      ...insert({ id: event, learner: learner.id, at, reply: JSON.stringify(reply), process: own }),
      decides: true,
    }),

    forget: (before: number): Promise<number> => deleteBefore(engine, 'events', ['learner', 'id'], 'at', before),
  };
}
