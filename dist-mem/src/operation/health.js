/** `/healthz` (the event loop turns), `/readyz` (503 with reasons), `/metrics`: nothing about learners, no password. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { inTime } from '../core/async.js';
import { OperatorError } from '../errors.js';
/** Milliseconds: who asks for health or metrics is answered in time, and most of all while something hangs. */
export const ANSWER_TIMEOUT = 2000;
/** Whether this process should be sent events now, and what speaks against it. */
export class Readiness {
    #checks = [];
    #phase = 'starting';
    /** Adds something that has to be well; `name` says what. */
    add(name, check) {
        this.#checks.push(() => reasonOf(name, check));
    }
    started() {
        if (this.#phase === 'starting')
            this.#phase = 'running';
    }
    /** From now on it is not ready any more, whatever the checks say. */
    stopping() {
        this.#phase = 'stopping';
    }
    /** Everything that speaks against it now; empty when it is ready. Never rejects. */
    async reasons() {
        if (this.#phase !== 'running')
            return [`it is ${this.#phase}`];
        const reasons = await Promise.all(this.#checks.map((check) => check()));
        return reasons.filter((reason) => reason !== null);
    }
}
/** What exactly failed is in the log: anybody may be asking here. */
async function reasonOf(name, check) {
    const asked = (async () => check())().catch(() => 'it fails');
    const found = await inTime(ANSWER_TIMEOUT, asked, `no answer within ${ANSWER_TIMEOUT / 1000} seconds`);
    return found === null ? null : `${name}: ${found}`;
}
const json = (status, value) => ({
    status,
    contentType: 'application/json; charset=utf-8',
    text: `${JSON.stringify(value)}\n`,
});
/** Listens. Rejects with an `OperatorError` when it cannot. */
export async function startHealthServer({ host, port, ...parts }) {
    const server = createServer((request, response) => void reply(request, response, parts));
    server.listen(port, host);
    await once(server, 'listening').catch((error) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new OperatorError(`health and metrics cannot be offered on ${host}:${port} (${reason})`, 'Choose another HEALTH_PORT or HEALTH_HOST; without HEALTH_PORT they are not offered at all.');
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
function portOf(server) {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
}
async function reply(request, response, parts) {
    const { status, contentType, text } = await answer(request, parts).catch(() => json(500, { error: 'it failed' }));
    response.writeHead(status, {
        'content-type': contentType,
        'content-length': Buffer.byteLength(text),
        'cache-control': 'no-store',
        ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
    });
    response.end(request.method === 'HEAD' ? '' : text);
}
async function answer({ method, url = '/' }, { readiness, metrics }) {
    if (method !== 'GET' && method !== 'HEAD')
        return json(405, { error: 'only GET is answered here' });
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
//# sourceMappingURL=health.js.map