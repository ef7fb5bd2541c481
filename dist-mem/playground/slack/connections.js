/** How Slack reaches the bot: by signed HTTP or by Socket Mode. */
import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { WebSocketServer } from 'ws';
import { BOT } from './workspace.js';
/**
 * HTTP: a POST, signed with the signing secret; the response is the acknowledgement. With several bots they take
 * turns, as behind a load balancer.
 */
export class HttpConnection {
    #secret;
    #ports = [];
    #posted = 0;
    constructor(secret) {
        this.#secret = secret;
    }
    /** From now on deliveries go to these ports of this machine, in turn. */
    pointTo(...ports) {
        this.#ports = ports;
    }
    async deliver(delivery, timeout) {
        const { type, body } = encode(delivery);
        const retry = delivery.attempt === 0
            ? {}
            : { 'x-slack-retry-num': String(delivery.attempt), 'x-slack-retry-reason': 'http_timeout' };
        const response = await this.post(body, { 'content-type': type, ...retry, ...this.sign(body) }, timeout);
        const text = await response.text();
        if (response.status !== 200)
            throw new Error(`dispatch_failed: the bot answered ${response.status}`);
        return text.startsWith('{') ? JSON.parse(text) : text;
    }
    /** Sends a body with these headers as they are: for forged and stale requests, too. */
    post(body, headers, timeout) {
        const port = this.#ports[this.#posted++ % Math.max(this.#ports.length, 1)];
        if (port === undefined)
            throw new Error('the local Slack does not know where the bot is: server.deliverTo(bot)');
        const signal = AbortSignal.timeout(timeout);
        return fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body, signal });
    }
    /** Slack's signature, version 0, of a body sent at `at` (epoch milliseconds; the bot compares it with its clock). */
    sign(body, at = Date.now(), secret = this.#secret) {
        const seconds = Math.floor(at / 1000);
        const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
        return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
    }
}
/** Events are JSON, commands a form, interactions a form with one field of JSON. */
function encode({ kind, payload }) {
    const form = 'application/x-www-form-urlencoded';
    switch (kind) {
        case 'events_api':
            return { type: 'application/json', body: JSON.stringify(payload) };
        case 'interactive':
            return { type: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
        case 'slash_commands': {
            const fields = Object.entries(payload).map(([key, value]) => [key, String(value)]);
            return { type: form, body: new URLSearchParams(fields).toString() };
        }
    }
}
const MAX_CONNECTIONS = 10;
/**
 * Socket Mode: up to ten WebSockets of the bot. Each delivery goes to one of them, in turn, in an envelope, and is
 * acknowledged by the envelope's id; when the socket closes before that, it goes to another one.
 */
export class SocketConnection {
    #server = new WebSocketServer({ noServer: true });
    #events = new EventEmitter().setMaxListeners(0);
    #acknowledgements = new Map();
    #sockets = [];
    #envelopes = 0;
    /** How many connections are open now. */
    get connections() {
        return this.#sockets.length;
    }
    accept(request, socket, head) {
        this.#server.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
    }
    async deliver(delivery, timeout) {
        const deadline = AbortSignal.timeout(timeout);
        this.#envelopes += 1;
        const id = `envelope-${this.#envelopes}`;
        for (;;) {
            const socket = await this.#openSocket(deadline);
            const outcome = await this.#send(socket, id, delivery, deadline);
            if (outcome.kind === 'acknowledged')
                return outcome.body;
            if (outcome.kind === 'late')
                throw new Error('operation_timeout');
        }
    }
    /** Slack asks the bot to connect anew (`refresh`), or the network breaks (`cut`). Resolves when a new one is open. */
    async reconnect(how) {
        const greeted = once(this.#events, 'greeted');
        for (const socket of this.#sockets) {
            if (how === 'cut')
                socket.terminate();
            else
                socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
        }
        await greeted;
    }
    close() {
        for (const socket of this.#sockets)
            socket.terminate();
        this.#server.close();
    }
    #greet(socket) {
        if (this.#sockets.length === MAX_CONNECTIONS) {
            socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: {} }));
            socket.close();
            return;
        }
        this.#sockets.push(socket);
        socket.on('message', (data) => this.#receive(String(data)));
        socket.on('close', () => {
            this.#sockets = this.#sockets.filter((other) => other !== socket);
        });
        const num_connections = this.#sockets.length;
        socket.send(JSON.stringify({ type: 'hello', num_connections, connection_info: { app_id: BOT.app_id } }));
        this.#events.emit('greeted');
    }
    #send(socket, id, delivery, deadline) {
        return new Promise((resolve) => {
            const end = (outcome) => {
                socket.off('close', closed);
                deadline.removeEventListener('abort', late);
                this.#acknowledgements.delete(id);
                resolve(outcome);
            };
            const closed = () => end({ kind: 'closed' });
            const late = () => end({ kind: 'late' });
            socket.once('close', closed);
            deadline.addEventListener('abort', late);
            this.#acknowledgements.set(id, (body) => end({ kind: 'acknowledged', body }));
            socket.send(JSON.stringify(envelope(id, delivery)));
        });
    }
    #receive(text) {
        const message = JSON.parse(text);
        if (typeof message !== 'object' || message === null || !('envelope_id' in message))
            return;
        const body = 'payload' in message ? message.payload : undefined;
        this.#acknowledgements.get(String(message.envelope_id))?.(body);
    }
    async #openSocket(deadline) {
        if (this.#sockets.length === 0) {
            await once(this.#events, 'greeted', { signal: deadline }).catch(() => undefined);
        }
        const socket = this.#sockets[this.#envelopes % Math.max(this.#sockets.length, 1)];
        if (socket === undefined)
            throw new Error('no connection');
        return socket;
    }
}
function envelope(id, { kind, payload, attempt }) {
    return {
        envelope_id: id,
        type: kind,
        payload,
        accepts_response_payload: kind !== 'events_api',
        ...(kind === 'events_api' ? { retry_attempt: attempt, retry_reason: attempt === 0 ? '' : 'timeout' } : {}),
    };
}
//# sourceMappingURL=connections.js.map