/** A database URL becomes a storage whose schema is up to date. The tables are the same on every engine. */
import { OperatorError } from '../errors.js';
import { DUE_AHEAD } from '../review/due.js';
import { answersTables } from './answers.js';
import { parseDatabaseUrl } from './database-url.js';
import { eventsTable } from './events.js';
import { learnersTables } from './learners.js';
import { MIGRATIONS, migrate } from './migrations/index.js';
import { outboxTable } from './outbox.js';
import { planAt, remindersTable } from './reminders.js';
import { openSqlite } from './sql/sqlite.js';
/**
 * Opens the database (a missing SQLite file is made, with its folder) and brings its schema up to date.
 * Rejects with an `OperatorError` for whatever stands in the way: a bad URL, a place that cannot be written, a file
 * that is locked, damaged, no database, another program's or a newer version's; a server that is not there, does not
 * let us in, or is too old. So do the calls of the storage, for what the engine knows how to explain.
 */
export async function openStorage(databaseUrl) {
    const engine = await openEngine(databaseUrl);
    const { read, write } = engine;
    const learners = learnersTables(engine);
    const answers = answersTables(engine);
    const events = eventsTable(engine);
    const reminders = remindersTable(engine);
    const outbox = outboxTable(engine);
    /**
     * The event and the learner go first, since they decide whether the rest is written. The learner comes before what
     * belongs to them, so that two processes lock the same rows in the same order; who is second waits for the first to
     * commit, and then finds another version than was decided on.
     */
    async function commit(change) {
        const undone = await engine.writeAtOnce([
            decisive(events.write(change)),
            decisive(learners.write(change)),
            ...learners.writeState(change),
            ...answers.write(change),
            ...reminders.write(change),
        ]);
        if (undone === null)
            return 'committed';
        // The event is the first of them.
        return undone === 0 ? 'duplicate' : 'overtaken';
    }
    return {
        load: (id, lesson) => read(() => learners.load(id, lesson)),
        loadCard: (id, lesson, step) => read(() => answers.loadCard(id, lesson, step)),
        loadReview: (id) => read(function* () {
            return { cards: yield* answers.loadCards(id), reminders: yield* reminders.load(id) };
        }),
        loadAll: (id) => read(function* () {
            const { learner } = yield* learners.load(id);
            return {
                learner,
                progress: yield* learners.loadProgress(id),
                attempts: yield* answers.loadAttempts(id),
                cards: yield* answers.loadCards(id),
                reviews: yield* answers.loadReviews(id),
                reminders: yield* reminders.load(id),
            };
        }),
        loadRun: (id) => read(() => learners.loadRun(id)),
        loadDraft: (id, form) => read(() => learners.loadDraft(id, form)),
        loadDrafts: (id) => read(() => learners.loadDrafts(id)),
        replyTo: events.replyTo,
        takeOver: events.takeOver,
        commit,
        forget: (id) => write(() => learners.forget(id)),
        enqueue: reminders.enqueue,
        enqueueDue: (now, limit) => reminders.enqueue({ now, dueBy: now + DUE_AHEAD, limit }, planAt(now)),
        claimReminders: outbox.claim,
        resolveReminder: outbox.resolve,
        releaseReminders: outbox.release,
        reminderBacklog: outbox.backlog,
        forgetEvents: async (before) => (await events.forget(before)) + (await learners.forgetRecent(before)),
        forgetReminders: outbox.forget,
        forgetOld: learners.forgetOld,
        close: () => engine.close(),
    };
}
const decisive = (statement) => ({ ...statement, decides: true });
/** The engine below a storage, with its schema up to date, or as it is after these migrations; as `openStorage`. */
export async function openEngine(databaseUrl, migrations = MIGRATIONS) {
    const location = parseDatabaseUrl(databaseUrl);
    if (location.kind === 'problem')
        throw new OperatorError(`DATABASE_URL: ${location.found}`, location.remedy);
    const engine = explaining(await connect(location));
    try {
        await migrate(engine, migrations);
    }
    catch (error) {
        await engine.close();
        throw engine.explain(error);
    }
    engine.serve();
    return engine;
}
async function connect(location) {
    if (location.kind === 'sqlite')
        return openSqlite(location.path);
    // Its libraries are loaded only where they are used.
    const { openPostgres } = await import('./sql/postgres.js');
    return openPostgres(location);
}
/** Turns the driver's faults into the operator's. */
function explaining(engine) {
    const rethrow = (error) => {
        throw engine.explain(error);
    };
    return {
        ...engine,
        read: (work) => engine.read(work).catch(rethrow),
        write: (work) => engine.write(work).catch(rethrow),
        writeAtOnce: (statements) => engine.writeAtOnce(statements).catch(rethrow),
        isConnected: (process) => engine.isConnected(process).catch(rethrow),
    };
}
//# sourceMappingURL=storage.js.map