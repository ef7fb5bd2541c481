/** Each minute, what is due is put into the outbox, and every platform's worker sends what waits there. */
import { setTimeout as wait } from 'node:timers/promises';
import { repeat } from '../schedule.js';
import { REMINDER_LIMITS } from './limits.js';
import { createOutboxWorker } from './outbox-worker.js';
const EACH_MINUTE = '* * * * *';
export function createReminders({ platforms, limits = REMINDER_LIMITS, ...parts }) {
    const workers = Object.entries(platforms).map(([name, platform]) => createOutboxWorker({ wait: (milliseconds) => wait(milliseconds), ...parts, name, platform, limits }));
    let stopped = false;
    return {
        async tick() {
            await enqueueAllDue(parts, limits.enqueueBatch, () => stopped);
            return { delivered: Promise.all(workers.map((worker) => worker.deliver())).then(() => undefined) };
        },
        async stop() {
            stopped = true;
            await Promise.all(workers.map((worker) => worker.stop()));
        },
    };
}
/**
 * Queues reminders, a batch of learners at a time, until nobody is due any more or `isStopping` says so after a batch;
 * resolves to how many were queued.
 */
export async function enqueueAllDue({ storage, clock, log }, batch, isStopping = () => false) {
    let total = 0;
    for (;;) {
        const { taken, queued, troubles } = await storage.enqueueDue(clock(), batch);
        for (const trouble of troubles)
            log.error('a reminder could not be decided', trouble);
        total += queued;
        if (taken < batch || isStopping())
            return total;
    }
}
/** Starts reminding: a tick now and one each minute. */
export function startReminders(parts) {
    const reminders = createReminders(parts);
    const ticks = repeat('reminders', EACH_MINUTE, async () => void (await reminders.tick()), parts.log);
    return {
        tick: () => reminders.tick(),
        async stop() {
            // Together: the workers are not to go on while the last tick ends.
            await Promise.all([ticks.stop(), reminders.stop()]);
        },
    };
}
//# sourceMappingURL=start-reminders.js.map