/** `/healthz` (the event loop turns), `/readyz` (503 with reasons), `/metrics`: nothing about learners, no password. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { inTime } from '../core/async.ts';
import { OperatorError } from '../errors.ts';
import type { Metrics } from './registry.ts';

/** Milliseconds: who asks for health or metrics is answered in time, and most of all while something hangs. */
export const ANSWER_TIMEOUT = 2000;

/** What speaks against being ready, in a few words; null when nothing does. May reject. */
export type Check = () => string | null | Promise<string | null>;

/** Whether this process should be sent events now, and what speaks against it. */
export class Readiness {
  readonly #checks: (() => Promise<string | null>)[] = [];
  #phase: 'starting' | 'running' | 'stopping' = 'starting';

  /** Adds something that has to be well; `name` says what. */
  add(name: string, check: Check): void {
    this.#checks.push(() => reasonOf(name, check));
  }

  started(): void {
    if (this.#phase === 'starting') this.#phase = 'running';
  }

  /** From now on it is not ready any more, whatever the checks say. */
  stopping(): void {
    this.#phase = 'stopping';
  }

  /** Everything that speaks against it now; empty when it is ready. Never rejects. */
  async reasons(): Promise<readonly string[]> {
    if (this.#phase !== 'running') return [`it is ${this.#phase}`];
    const reasons = await Promise.all(this.#checks.map((check) => check()));
    return reasons.filter((reason) => reason !== null);
  }
}

/** What exactly failed is in the log: anybody may be asking here. */
async function reasonOf(name: string, check: Check): Promise<string | null> {
  const asked = (async () => check())().catch(() => 'it fails');
  const found = await inTime(ANSWER_TIMEOUT, asked, `no answer within ${ANSWER_TIMEOUT / 1000} seconds`);
  return found === null ? null : `${name}: ${found}`;
}

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
