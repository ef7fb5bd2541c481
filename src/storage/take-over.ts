/** Gives the reply to an event that was committed by a process that ended before it could answer, once. */
import { setTimeout as pause } from 'node:timers/promises';
import type { LearnerId } from '../core/intent.ts';
import type { Reply } from '../core/reply.ts';
import { ask, type Engine, type Work } from './engine.ts';
import { prepare } from './statement.ts';
import { parseReply } from './stored-json.ts';

interface Stored {
  readonly reply: Reply;
  readonly process: string;
}

/**
 * Milliseconds before each further look whether the other process is still there: its connections end with it, but the
 * server may take a moment to notice, and by then a platform may have brought the event to us.
 */
const PAUSES = [100, 400];

/** See `Store.takeOver`. */
export function takerOf(engine: Engine): (learner: LearnerId, event: string) => Promise<Reply | null> {
  const loadStored = storedLoaderOf(engine);
  const takeFrom = changerOf(engine);
  return async (learner, event) => {
    const stored = await engine.read(() => loadStored(learner, event));
    if (stored === null) return null;
    const { reply, process } = stored;
    if (process === engine.process) return reply;
    if (process !== '' && (await staysConnected(engine, process))) return null;
    const isTaken = await engine.write(() => takeFrom(learner, event, process));
    return isTaken ? reply : null;
  };
}

async function staysConnected(engine: Engine, process: string): Promise<boolean> {
  for (const milliseconds of PAUSES) {
    if (!(await engine.isConnected(process))) return false;
    await pause(milliseconds);
  }
  return engine.isConnected(process);
}

function storedLoaderOf({ database, place }: Engine) {
  const select = prepare<{ learner: string; event: string }>()((value) =>
    database
      .selectFrom('events')
      .select(['reply', 'process'])
      .where('learner', '=', value('learner'))
      .where('id', '=', value('event')),
  );
  return function* loadStored(learner: LearnerId, event: string): Work<Stored | null> {
    const { rows } = yield* ask(select({ learner, event }));
    const [row] = rows;
    if (row === undefined) return null;
    const reply = parseReply(row.reply, `in ${place}, the reply to event "${event}" (table events)`);
    return { reply, process: row.process };
  };
}

/** Its work gives false when another process was quicker. */
function changerOf({ database, process: own }: Engine) {
  const update = prepare<{ learner: string; event: string; gone: string }>()((value) =>
    database
      .updateTable('events')
      .set({ process: own })
      .where('learner', '=', value('learner'))
      .where('id', '=', value('event'))
      .where('process', '=', value('gone')),
  );
  return function* takeFrom(learner: LearnerId, event: string, gone: string): Work<boolean> {
    const { changed } = yield* ask(update({ learner, event, gone }));
    return changed === 1;
  };
}
