/**
 * The table `events`: what was handled, with the reply to it, for as long as a platform may deliver it again. The
 * event's id is in the key, so a repeated delivery writes nothing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { replySchema } from './schema.js';
import { changedBy, deleteBefore, inserter, parseStored, prepare, rowsOf, } from './sql/engine.js';
/**
 * Milliseconds before each further look whether the other process is still there: its connections end with it, but the
 * server may take a moment to notice, and by then a platform may have brought the event to us.
 */
const PAUSES = [100, 400];
export function eventsTable(engine) {
    const { database, place, process: own } = engine;
    const insert = inserter(database, 'events', { key: ['learner', 'id'], kept: ['at', 'reply', 'process'] });
    const select = prepare()((value) => database
        .selectFrom('events')
        .select(['reply', 'process'])
        .where(({ and }) => and(value.all('learner', 'id'))));
    const takeFrom = prepare()((value) => database
        .updateTable('events')
        .set({ process: own })
        .where(({ and }) => and(value.all('learner', 'id')))
        .where('process', '=', value('gone')));
    function* load(learner, id) {
        const [row] = yield* rowsOf(select({ learner, id }));
        if (row === undefined)
            return null;
        const where = `in ${place}, the reply to event "${id}" (table events)`;
        return { reply: parseStored(replySchema, row.reply, where), process: row.process };
    }
    async function staysConnected(process) {
        for (const milliseconds of PAUSES) {
            if (!(await engine.isConnected(process)))
                return false;
            await pause(milliseconds);
        }
        return engine.isConnected(process);
    }
    return {
        async replyTo(learner, id) {
            return (await engine.read(() => load(learner, id)))?.reply ?? null;
        },
        /** See `Storage.takeOver`: the reply of a process that ended before it could give it, once. */
        async takeOver(learner, id) {
            const stored = await engine.read(() => load(learner, id));
            if (stored === null)
                return null;
            const { reply, process } = stored;
            if (process === own)
                return reply;
            if (process !== '' && (await staysConnected(process)))
                return null;
            // Nothing is changed when another process was quicker.
            const taken = await engine.write(() => changedBy(takeFrom({ learner, id, gone: process })));
            return taken === 1 ? reply : null;
        },
        write: ({ event, at, learner, reply }) => insert({ id: event, learner: learner.id, at, reply: JSON.stringify(reply), process: own }),
        forget: (before) => deleteBefore(engine, 'events', ['learner', 'id'], 'at', before),
    };
}
//# sourceMappingURL=events.js.map