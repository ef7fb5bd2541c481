/** The store over any engine that Kysely speaks: portable queries only. */
import type { Store } from '../tutor/ports.ts';
import type { Engine } from './engine.ts';
import { forgetEvents } from './forget-events.ts';
import type { Database } from './schema.ts';
import { parseProgress, parseReply } from './stored-json.ts';
import { writeChange } from './write-change.ts';

/** A store over an engine whose schema is up to date. Its methods reject with what `engine.explain` makes of a fault. */
export function createSqlStore({ database, place, explain }: Engine): Store {
  /** Runs one piece of database work and turns the driver's faults into the operator's. */
  const guarded = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw explain(error);
    }
  };

  return {
    load: (id, lesson) => guarded(() => load(database, place, id, lesson)),
    replyTo: (event) => guarded(() => replyTo(database, place, event)),
    commit: (change) =>
      guarded(() => database.transaction().execute((transaction) => writeChange(transaction, change))),
    forgetEvents: (before) => guarded(() => forgetEvents(database, before)),
    close: () => database.destroy(),
  };
}

async function load(database: Database, place: string, id: string, lesson?: string): ReturnType<Store['load']> {
  const row = await database.selectFrom('learners').select('current_lesson').where('id', '=', id).executeTakeFirst();
  if (row === undefined) return { learner: null, progress: null };
  const learner = { id, currentLesson: row.current_lesson };
  const wanted = lesson ?? row.current_lesson;
  if (wanted === null) return { learner, progress: null };
  const found = await database
    .selectFrom('progress')
    .select('state')
    .where('learner', '=', id)
    .where('lesson', '=', wanted)
    .executeTakeFirst();
  if (found === undefined) return { learner, progress: null };
  const name = `in ${place}, the state of learner "${id}" in lesson "${wanted}" (table progress)`;
  return { learner, progress: parseProgress(found.state, name) };
}

async function replyTo(database: Database, place: string, event: string): ReturnType<Store['replyTo']> {
  const row = await database.selectFrom('events').select('reply').where('id', '=', event).executeTakeFirst();
  if (row === undefined) return null;
  return parseReply(row.reply, `in ${place}, the reply to event "${event}" (table events)`);
}
