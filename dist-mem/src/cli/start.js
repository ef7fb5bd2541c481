/** `nibble start`: every platform that has its tokens; without any, the playground. */
import { setFlagsFromString } from 'node:v8';
import { secretsOf } from '../config.js';
import { inTime } from '../core/async.js';
import { OperatorError } from '../errors.js';
import { createLog } from '../log.js';
import { NO_OPERATION } from '../operation/operation.js';
import { holdDatabase } from '../storage/bot-storage.js';
import { openApp } from './app.js';
import { endInTime, logStrayErrors, onSignal } from './process.js';
/**
 * Milliseconds after a signal: when the program ends at the latest (most supervisors kill after ten seconds), and how
 * long it waits for what is under way (the adapters wait for eight seconds themselves, and then hang up).
 */
const EXIT_TIMEOUT = 9500;
const STOP_TIMEOUT = 8500;
/**
 * How much of what is in use after a collection may be added before the next, in percent. On a machine with much memory
 * V8 waits for three times as much, and a crowd's garbage would lie about as so many hundred megabytes.
 */
const HEAP_GROWTH = 100;
/** Runs until a signal asks it to stop. @throws OperatorError when a connection is closed for good */
export async function start(config) {
    setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
    if (config.discord === null && config.slack === null)
        return (await import('./playground.js')).playground(config);
    const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });
    const operation = await openOperation(config);
    logStrayErrors(log, operation.meter);
    try {
        await serve(config, log, operation);
    }
    finally {
        await operation.close();
    }
    log.info('stopped');
}
async function serve(config, log, operation) {
    const asked = new Promise((resolve) => onSignal(resolve));
    warmUp(config);
    const left = new Set(['sandbox and database']);
    const app = await openApp(config, log, Date.now, operation);
    const hold = holdDatabase(config.databaseUrl);
    try {
        const connections = await connectAll(config, app.tutor, log, operation);
        const reminders = app.startReminders(Object.fromEntries(Object.entries(connections).map(([name, { platform }]) => [name, platform])));
        operation.started();
        log.info('ready');
        const end = await Promise.race([asked, ...Object.values(connections).map(({ lost }) => lost)]);
        operation.stopping();
        log.info('stopping', end instanceof OperatorError ? {} : { signal: end });
        await stopAll({ ...connections, reminders }, left, log);
        if (end instanceof OperatorError)
            throw end;
    }
    finally {
        await app.close();
        hold.release();
        left.clear();
    }
}
/** No new work; what is under way is finished, all at once, and reminders that nobody began to send go back. */
async function stopAll(parts, left, log) {
    for (const name of Object.keys(parts))
        left.add(name);
    endInTime(EXIT_TIMEOUT, log, () => [...left]);
    const stopping = Object.entries(parts).map(async ([name, part]) => {
        await part.stop();
        left.delete(name);
    });
    await inTime(STOP_TIMEOUT, Promise.allSettled(stopping), null);
}
/** All connections, or none: when one fails the others are ended again, with every reason. */
async function connectAll({ discord, slack }, tutor, log, operation) {
    const { meter } = operation;
    const named = async (name, connecting) => {
        const connection = await connecting;
        operation.watchConnection(name, connection);
        return [name, connection];
    };
    const outcomes = await Promise.allSettled([
        ...(discord === null ? [] : [named('discord', connectDiscord(discord, { tutor, log, meter }))]),
        ...(slack === null ? [] : [named('slack', connectSlack(slack, { tutor, log, meter }))]),
    ]);
    const connections = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    if (reasons.length === 0)
        return Object.fromEntries(connections);
    await Promise.all(connections.map(([, connection]) => connection.stop()));
    throw new AggregateError(reasons);
}
/** Metrics cost memory and some of the quick start, so they are loaded only where they are asked for. */
async function openOperation({ health }) {
    if (health === null)
        return NO_OPERATION;
    const { openOperation: open } = await import('../operation/open-operation.js');
    return open({ ...health, clock: Date.now });
}
/** The platforms' libraries are large: each is loaded only when it is used, and meanwhile the app can be opened. */
function warmUp({ discord, slack }) {
    // An error comes again where they are used, and is reported there.
    if (discord !== null)
        import('../../adapters/discord/connect.js').catch(() => undefined);
    if (slack !== null)
        import('../../adapters/slack/connect.js').catch(() => undefined);
}
async function connectDiscord({ token, apiUrl, shards }, parts) {
    const { startDiscord } = await import('../../adapters/discord/connect.js');
    return startDiscord({ token, apiUrl: apiUrl ?? undefined, shards, ...parts });
}
async function connectSlack({ botToken, apiUrl, transport }, parts) {
    const { startSlack } = await import('../../adapters/slack/connect.js');
    const { kind, ...way } = transport;
    return startSlack({ botToken, apiUrl: apiUrl ?? undefined, ...way, ...parts });
}
//# sourceMappingURL=start.js.map