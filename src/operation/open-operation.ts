/** Health, readiness and metrics of a bot that runs. Loaded only where `HEALTH_PORT` asks for it. */
import type { Storage } from '../tutor/storage.ts';
import { type HealthServer, Readiness, startHealthServer } from './health.ts';
import { measureStorage, measureTutor } from './measure.ts';
import type { Operation } from './operation.ts';
import { createMetrics, type Metrics } from './registry.ts';

export interface OperationOptions {
  readonly host: string;
  readonly port: number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

export type OpenOperation = Operation & Pick<HealthServer, 'port'>;

/** Listens at once; not ready until `started` was called. Rejects with an `OperatorError` when it cannot listen. */
export async function openOperation({ host, port, clock }: OperationOptions): Promise<OpenOperation> {
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
    watchLessons(lessons) {
      metrics.show('lessons', () => lessons.taught());
      metrics.show('lessons refused', () => lessons.refused());
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
function showBacklog(metrics: Metrics, storage: Storage, clock: () => number): void {
  let asked: ReturnType<Storage['reminderBacklog']> | null = null;
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
