/** Puts the folders together: the one place that sees both the tutor and what it needs. */
import { secretsOf } from '../config.js';
import { platformOf } from '../core/event.js';
import { OperatorError } from '../errors.js';
import { createLog } from '../log.js';
import { NO_OPERATION } from '../operation/operation.js';
import { startRetention } from '../operation/retention.js';
import { startReminders } from '../reminders/start-reminders.js';
import { createSandbox, findFlask, flaskName } from '../sandbox/index.js';
import { openBotStorage } from '../storage/bot-storage.js';
import { cachedStorage } from '../storage/cache.js';
import { createTutor } from '../tutor/tutor.js';
import { logStrayErrors } from './process.js';
import { readLessons } from './read-lessons.js';
/** Opens what a tutor needs. `clock`: epoch milliseconds. @throws OperatorError when something cannot be had */
export async function openApp(config, log, clock = Date.now, operation = NO_OPERATION) {
    const flask = findFlask(config.flask);
    if (config.flask.choice === 'real')
        insistOnReal(await flask);
    const { lessons, storage: opened } = await openBoth(config);
    const storage = operation.watchStorage(opened);
    const { meter } = operation;
    const sandbox = createSandbox({
        flask,
        snapshotFolder: config.snapshotFolder,
        meter,
        ...(config.sandboxWorkers !== null && { limits: { workers: config.sandboxWorkers } }),
    });
    operation.watchSandbox(sandbox);
    void sandbox.ready.then((readiness) => logReadiness(readiness, log));
    let connected = {};
    const zoneOf = async (learner) => (await connected[platformOf(learner)]?.zoneOf(learner)) ?? null;
    const tutor = operation.watchTutor(createTutor({ lessons, store: cachedStorage(storage, clock), sandbox, clock, zoneOf }));
    const retention = startRetention(storage, config.retention, clock, log);
    return {
        tutor,
        startReminders(platforms) {
            connected = platforms;
            return startReminders({ tutor, storage, platforms, clock, log });
        },
        async close() {
            await retention.stop();
            await sandbox.close();
            await storage.close();
        },
    };
}
/** The log of a program that talks to a person: between its lines only errors have a place. */
export function openErrorLog(config) {
    const log = createLog({ level: config.logLevel === 'silent' ? 'silent' : 'error', secrets: secretsOf(config) });
    logStrayErrors(log);
    return log;
}
/** Lessons and storage, each in a thread of its own at the same time; or neither, with every reason. */
async function openBoth({ lessonsFolder, databaseUrl }) {
    const [lessons, storage] = await Promise.allSettled([readLessons(lessonsFolder), openBotStorage(databaseUrl)]);
    if (lessons.status === 'fulfilled' && storage.status === 'fulfilled') {
        return { lessons: lessons.value, storage: storage.value };
    }
    if (storage.status === 'fulfilled')
        await storage.value.close();
    const reasons = [lessons, storage].flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    throw reasons.length === 1 ? reasons[0] : new AggregateError(reasons);
}
function insistOnReal(found) {
    if (found.kind === 'real')
        return;
    throw new OperatorError(`SANDBOX_FLASK asks for the real Flask, which was not found. ${found.why}`, 'Fetch it with "nibble flask install", or set SANDBOX_FLASK=auto to let Nibble’s small Flask answer.');
}
function logReadiness({ flask, made }, log) {
    const details = flask.kind === 'real'
        ? { flask: flaskName(flask.flask), place: flask.flask.place }
        : { flask: flaskName(null), why: flask.why };
    const snapshot = made === null ? 'kept from before' : `made in ${(made / 1000).toFixed(1)} s`;
    log.info('the sandbox is ready', { ...details, snapshot });
}
//# sourceMappingURL=app.js.map