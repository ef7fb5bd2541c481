/**
 * Copies SQLite's log into the database file without keeping a reply waiting. By itself SQLite does it within every
 * commit that makes the log too long, and that commit waits for the disk several times; here a thread does it. This
 * file is the thread's program, too.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import SqliteDatabase, {} from 'better-sqlite3';
import { entryPoint } from '../../package-folder.js';
/**
 * Pages (4 KiB) in the log that are not in the file yet before the thread is set to work. The thread waits for the same
 * disk as the commits do: with 4,000 pages at once, all over the file of a million learners, one answer in a hundred
 * took 70 to 115 ms at 500 a second; with 1,000, which is SQLite's own number, 22 ms, and as many answers a second.
 */
const PAGES = 1000;
/**
 * Pages after which the log has to begin anew. It can only when all of it is copied, so the last few are copied between
 * two commits; under a load that never leaves only a few, all of them when the log has become very long.
 */
const LONG_LOG = 16_000;
const VERY_LONG_LOG = 100_000;
/** SQLite's own number of pages. */
const BY_ITSELF = 1000;
export function createCheckpointer(connection) {
    connection.pragma('wal_autocheckpoint = 0');
    const state = connection.prepare('pragma wal_checkpoint(NOOP)');
    let thread = null;
    let isRunning = false;
    let checkpointedBefore = 0;
    function run({ checkpointed }) {
        isRunning = true;
        checkpointedBefore = checkpointed;
        // The thread is started by the first long log: a short life needs none.
        thread ??= startThread();
        thread.postMessage('go');
    }
    function startThread() {
        const given = { checkpointed: connection.name };
        const started = new Worker(entryPoint('./checkpointer', import.meta.url), { workerData: given });
        started.unref();
        started.on('message', done);
        started.on('error', () => {
            // A thread that cannot run once will not the next time: SQLite does the work itself, within its commits.
            if (connection.open)
                connection.pragma(`wal_autocheckpoint = ${BY_ITSELF}`);
        });
        return started;
    }
    function done() {
        isRunning = false;
        const now = connection.open ? state.get() : undefined;
        if (now === undefined)
            return;
        const few = now.log - now.checkpointed < PAGES;
        // Without a step forward somebody reads what is old: it is for after the next commit then.
        const advanced = now.checkpointed > checkpointedBefore;
        if (!few && advanced && now.log < VERY_LONG_LOG)
            run(now);
        else if (now.log >= LONG_LOG)
            connection.pragma('wal_checkpoint(PASSIVE)');
    }
    return {
        afterCommit() {
            const now = state.get();
            if (isRunning || now === undefined || now.log - now.checkpointed < PAGES)
                return;
            run(now);
        },
        async close() {
            await thread?.terminate();
        },
    };
}
const isGiven = (data) => typeof data === 'object' && data !== null && 'checkpointed' in data;
if (parentPort !== null && isGiven(workerData)) {
    const port = parentPort;
    const connection = new SqliteDatabase(workerData.checkpointed);
    port.on('message', () => {
        // Passive: nobody who reads or writes is kept waiting; what they use stays in the log for the next time.
        connection.pragma('wal_checkpoint(PASSIVE)');
        port.postMessage('done');
    });
}
//# sourceMappingURL=checkpointer.js.map