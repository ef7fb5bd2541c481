/**
 * What supervisors, load balancers and Prometheus ask: `/healthz` (an answer at all means that the event loop turns),
 * `/readyz` (503 with the reasons while it should not be sent events) and `/metrics`. It changes nothing, tells nothing
 * about learners, and asks for no password.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { OperatorError } from '../errors.ts';
import type { Readiness } from './readiness.ts';
import type { Metrics } from './registry.ts';

export interface HealthOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly readiness: Pick<Readiness, 'reasons'>;
  readonly metrics: Pick<Metrics, 'write'>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

const json = (status: number, value: object): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  text: `${JSON.stringify(value)}\n`,
});

/** Listens. Rejects with an `OperatorError` when it cannot. */
export async function startHealthServer({ host, port, ...parts }: HealthOptions): Promise<HealthServer> {
  const server = createServer((request, response) => void reply(request, response, parts));
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperatorError(
      `health and metrics cannot be offered on ${host}:${port} (${reason})`,
      'Choose another HEALTH_PORT or HEALTH_HOST; without HEALTH_PORT they are not offered at all.',
    );
  });
  return {
    port: portOf(server),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

type Parts = Pick<HealthOptions, 'readiness' | 'metrics'>;

async function reply(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const { status, contentType, text } = await answer(request, parts).catch(() => json(500, { error: 'it failed' }));
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(request.method === 'HEAD' ? '' : text);
}

async function answer({ method, url = '/' }: IncomingMessage, { readiness, metrics }: Parts): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return json(405, { error: 'only GET is answered here' });
  switch (url.split('?')[0]) {
    case '/healthz':
      return json(200, { alive: true });
    case '/readyz': {
      const reasons = await readiness.reasons();
      return json(reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons });
    }
    case '/metrics':
      return { status: 200, ...(await metrics.write()) };
    default:
      return json(404, { error: 'there is /healthz, /readyz and /metrics' });
  }
}
