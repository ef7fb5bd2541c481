/** The database of a bot: off the thread that answers people, and, for a SQLite file, for one bot alone. */
import SqliteDatabase from 'better-sqlite3';
import { OperatorError } from '../errors.js';
import { IN_MEMORY, parseDatabaseUrl, placeOf } from './database-url.js';
import { isBusy } from './sql/sqlite.js';
import { openInThread } from './thread.js';
/** PostgreSQL is elsewhere anyway. Rejects as `openStorage` does. */
export async function openBotStorage(databaseUrl) {
    if (parseDatabaseUrl(databaseUrl).kind === 'sqlite')
        return openInThread(databaseUrl);
    const { openStorage } = await import('./storage.js');
    return openStorage(databaseUrl);
}
/**
 * Claims a database for this process, which is to be its only bot; its file is there already. PostgreSQL needs no such
 * claim. Throws an `OperatorError` when another process has it.
 *
 * A SQLite file itself can be written by several processes; but on a file nobody can tell whether another process is
 * still there to give an answer, so two bots would answer twice what is delivered twice. So a bot holds a lock beside
 * the file. It is the system's own lock (SQLite's, on an empty database), so it ends with the process, however that
 * ends, and a frozen process still has it.
 */
export function holdDatabase(databaseUrl) {
    const location = parseDatabaseUrl(databaseUrl);
    if (location.kind !== 'sqlite' || location.path === IN_MEMORY)
        return { release: () => { } };
    const lock = new SqliteDatabase(`${location.path}-bot`, { timeout: 0 });
    try {
        // Nothing is ever written, so the file stays empty and needs no journal beside it.
        lock.pragma('journal_mode = MEMORY');
        lock.exec('BEGIN EXCLUSIVE');
    }
    catch (error) {
        lock.close();
        if (!isBusy(error))
            throw error;
        throw new OperatorError(`another Nibble answers learners from ${placeOf(location.path)} already`, 'Stop that one first, give this one another file with DATABASE_URL, or use PostgreSQL to run several.', { cause: error });
    }
    return { release: () => lock.close() };
}
//# sourceMappingURL=bot-storage.js.map