/** Work that comes round by the clock. The only file that knows node-cron. */
import cron, {} from 'node-cron';
/**
 * Does `job` once now, and then whenever the cron expression says (in UTC, so that no daylight saving skips or repeats
 * a tick); never twice at once. A job that fails is logged and done again the next time.
 *
 * @throws Error for an invalid expression
 */
export function repeat(name, expression, job, log) {
    let running = null;
    // node-cron's `noOverlap` knows neither of the first time nor of an end to wait for.
    const guarded = () => {
        running ??= job()
            .catch((error) => log.error(`${name} failed`, { error }))
            .finally(() => {
            running = null;
        });
        return running;
    };
    const task = cron.schedule(expression, guarded, { name, timezone: 'UTC', noOverlap: true, logger: loggerOf(log) });
    void guarded();
    return {
        async stop() {
            await task.destroy();
            await running;
        },
    };
}
/** By itself node-cron prints to the console. That it waited for a long job is no news. */
function loggerOf(log) {
    const warn = (message) => log.warn('the scheduler has something to say', { reason: message });
    return { info: () => { }, debug: () => { }, error: warn, warn: (message) => !/overlap/.test(message) && warn(message) };
}
//# sourceMappingURL=schedule.js.map