import { Readiness, startHealthServer } from './health.js';
import { measureStorage, measureTutor } from './measure.js';
import { createMetrics } from './registry.js';
/** Listens at once; not ready until `started` was called. Rejects with an `OperatorError` when it cannot listen. */
export async function openOperation({ host, port, clock }) {
    const metrics = createMetrics();
    const { meter } = metrics;
    const readiness = new Readiness();
    metrics.show('ready', async () => ((await readiness.reasons()).length === 0 ? 1 : 0));
    const server = await startHealthServer({ host, port, readiness, metrics });
    return {
        meter,
        port: server.port,
        watchStorage(storage) {
            const measured = measureStorage(storage, meter);
            metrics.show('commits waiting', measured.commitsWaiting);
            showBacklog(metrics, storage, clock);
            // An event that never was: a read as good as any.
            readiness.add('the database', async () => storage.replyTo('', '').then(() => null));
            return measured;
        },
        watchTutor(tutor) {
            const measured = measureTutor(tutor, meter);
            metrics.show('events under way', measured.underWay);
            metrics.show('events waiting', measured.waiting);
            return measured;
        },
        watchSandbox(sandbox) {
            metrics.show('sandbox waiting', () => sandbox.waiting());
            readiness.add('the sandbox', () => (sandbox.isReady() ? null : 'it has no snapshot yet'));
        },
        watchConnection(name, connection) {
            readiness.add(name, () => (connection.isConnected() ? null : 'not connected just now'));
        },
        started: () => readiness.started(),
        stopping: () => readiness.stopping(),
        close: () => server.close(),
    };
}
/** Both gauges are asked for at the same time, and share one question to the database. */
function showBacklog(metrics, storage, clock) {
    let asked = null;
    const backlog = () => {
        asked ??= storage.reminderBacklog().finally(() => {
            asked = null;
        });
        return asked;
    };
    metrics.show('outbox waiting', async () => (await backlog()).waiting);
    metrics.show('outbox age', async () => {
        const { oldestDueAt } = await backlog();
        return oldestDueAt === null ? 0 : Math.max(0, clock() - oldestDueAt) / 1000;
    });
}
//# sourceMappingURL=open-operation.js.map