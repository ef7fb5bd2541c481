/** A local Slack for one bot: Web API, Socket Mode or signed HTTP, response URLs, and clients for its users. */
import { createServer } from 'node:http';
import { buffer, text as readText } from 'node:stream/consumers';
import { SYSTEM_CLOCK } from '../clock.js';
import { createRouter, listenHere } from '../http.js';
import { checkMessage, mentionsIn } from './check-payload.js';
import { SlackClient } from './client.js';
import { HttpConnection, SocketConnection } from './connections.js';
import { DeliveryQueue } from './delivery-queue.js';
import { Faults } from './faults.js';
import { lifecycleEvent, messageEvent } from './payloads.js';
import { SlackSession } from './session.js';
import { METHODS, refuse } from './web-api.js';
import { BOT, Workspace } from './workspace.js';
const BOT_TOKEN = 'xoxb-local-bot-token';
const APP_TOKEN = 'xapp-local-app-token';
const SIGNING_SECRET = 'local-signing-secret';
const ALL_SCOPES = [
    ...new Set(Object.values(METHODS).flatMap(({ scope }) => scope ?? [])),
    'app_mentions:read',
    'commands',
    'files:read',
];
export class SlackServer {
    workspace;
    socket = new SocketConnection();
    http = new HttpConnection(SIGNING_SECRET);
    deliveries;
    faults = new Faults();
    /** All requests of the bot, oldest first. */
    requests = [];
    /** Mentions in the bot's messages that would have notified somebody. */
    pings = [];
    /** Options for `startSlack`. */
    credentials;
    #server = createServer((request, response) => void this.#answer(request, response));
    #postInterval;
    #scopes;
    #revoked = null;
    #listening = null;
    constructor(options) {
        const { delivery, clock = SYSTEM_CLOCK, ackTimeout = 3000, retryDelays = [0, 60_000, 300_000] } = options;
        const isSocket = delivery === 'socket';
        this.workspace = new Workspace(() => clock.now());
        this.deliveries = new DeliveryQueue(isSocket ? this.socket : this.http, { ackTimeout, retryDelays, clock });
        this.#postInterval = options.postInterval ?? 0;
        this.#scopes = options.scopes ?? ALL_SCOPES;
        const transport = isSocket ? { appToken: APP_TOKEN } : { signingSecret: SIGNING_SECRET, port: 0 };
        this.credentials = { botToken: BOT_TOKEN, ...transport, postInterval: this.#postInterval };
        this.#server.on('upgrade', (request, socket, head) => this.socket.accept(request, socket, head));
    }
    get apiUrl() {
        return `${this.#address}/api/`;
    }
    get #address() {
        return this.#listening?.url ?? '';
    }
    async listen() {
        this.#listening = await listenHere(this.#server);
    }
    /** Tells where the bot listens, or several that take turns; needed over HTTP only. */
    deliverTo(...bots) {
        this.http.pointTo(...bots.flatMap(({ port }) => port ?? []));
    }
    /** A user's client. */
    client(where) {
        return new SlackClient(...this.#partsOf(where));
    }
    /** The same user for a page: uses ids, and sees messages as the platform stores them. */
    session(where) {
        return new SlackSession(...this.#partsOf(where));
    }
    /** Adds a user, or changes their profile. */
    welcome(user, profile = {}) {
        this.workspace.welcome(user, profile);
    }
    /** Makes the bot token useless; `error` is Slack's answer to each call. The app is told when it was removed. */
    async revoke(error) {
        this.#revoked = error;
        if (error !== 'account_inactive')
            return;
        const revoked = { type: 'tokens_revoked', tokens: { bot: [BOT.user_id] } };
        await this.deliveries.deliverEvent(lifecycleEvent(revoked, this.#eventId()));
        await this.deliveries.deliverEvent(lifecycleEvent({ type: 'app_uninstalled' }, this.#eventId()));
    }
    /** From now on every call of a method fails with Slack's error; with null it works again. */
    fail(method, error) {
        this.faults.fail(method, error);
    }
    /** The bot's calls of one method. */
    calls(method) {
        return this.requests.filter((request) => request.method === method);
    }
    async close() {
        this.deliveries.close();
        this.socket.close();
        await this.#listening?.close();
    }
    #partsOf({ user, place }) {
        this.welcome(user);
        const channel = place === 'dm' ? `D${user}` : 'C1';
        return [{ user, channel }, { workspace: this.workspace, address: this.#address }, this.deliveries];
    }
    #eventId() {
        return `Ev${this.workspace.next()}`;
    }
    #findRoute = createRouter({
        'POST /api/:method': async (call) => {
            const { method = '' } = call.params;
            const isJson = call.request.headers['content-type']?.startsWith('application/json') === true;
            const body = await readText(call.request);
            const args = isJson ? record(JSON.parse(body)) : readForm(body);
            this.#answerCall(call, method, args, () => this.#call(method, args, call.token));
        },
        'POST /respond/:id': async (call) => {
            const args = record(JSON.parse(await readText(call.request)));
            this.#answerCall(call, 'response_url', args, () => this.#respond(call.params.id ?? '', args), 404);
        },
        'POST /upload/:file': (call) => this.#receive(call),
        'GET /files/:file': (call) => this.#download(call),
        'GET /files/:file/download': (call) => this.#download(call),
    });
    async #answer(request, response) {
        const found = this.#findRoute(`${request.method} ${request.url}`);
        const token = request.headers.authorization?.replace(/^Bearer /, '');
        if (found === null)
            response.writeHead(404).end();
        else
            await found.handler({ params: found.params, request, response, token });
    }
    /** Answers a call, unless a fault was planned for it. `refusedStatus` is the HTTP status of a refusal. */
    #answerCall({ request, response }, method, args, perform, refusedStatus = 200) {
        const fault = this.faults.take(method);
        if (fault?.kind === 'cut' && fault.when === 'before')
            return void request.socket.destroy();
        const answer = fault?.kind === 'refusal' ? fault.body : perform();
        this.requests.push({ method, args, answer });
        if (!answer.ok)
            this.workspace.changed();
        this.pings.push(...mentionsIn(args));
        if (fault?.kind === 'cut')
            return void request.socket.destroy();
        if (fault?.kind === 'status')
            return void response.writeHead(fault.status).end();
        if (typeof answer.retryAfter === 'number') {
            return void response.writeHead(429, { 'retry-after': String(answer.retryAfter) }).end();
        }
        const headers = { 'content-type': 'application/json', 'x-oauth-scopes': this.#scopes.join(',') };
        response.writeHead(answer.ok ? 200 : refusedStatus, headers).end(JSON.stringify(answer));
    }
    /** A call of a method of the Web API. */
    #call(name, args, bearer) {
        const method = METHODS[name];
        if (method === undefined)
            return refuse('unknown_method');
        const token = bearer ?? args.token;
        if (token === undefined || token === '')
            return refuse('not_authed');
        if (token !== BOT_TOKEN && token !== APP_TOKEN)
            return refuse('invalid_auth');
        if ((token === APP_TOKEN) !== (name === 'apps.connections.open'))
            return refuse('not_allowed_token_type');
        if (token === BOT_TOKEN && this.#revoked !== null)
            return refuse(this.#revoked);
        if (method.scope !== undefined && !this.#scopes.includes(method.scope)) {
            return { ok: false, error: 'missing_scope', needed: method.scope, provided: this.#scopes.join(',') };
        }
        return method.call(args, {
            workspace: this.workspace,
            postInterval: this.#postInterval,
            openSocket: () => `${this.#address.replace('http', 'ws')}/socket`,
            uploadUrl: (file) => `${this.#address}/upload/${file}`,
            posted: (message) => this.#reportBack(message),
        });
    }
    /** A use of a response URL. */
    #respond(id, args) {
        const state = this.workspace.useResponseUrl(id);
        if ('error' in state)
            return refuse(state.error);
        const { original, user, channel } = state;
        if (args.delete_original === true) {
            if (original !== null)
                this.workspace.remove(original);
            return { ok: true };
        }
        const checked = checkMessage(args.text, args.blocks, this.workspace.files.isComplete);
        if (!checked.ok)
            return refuse(checked.refusal.error, checked.refusal.messages);
        const text = String(args.text ?? '');
        if (args.replace_original === true && original !== null) {
            this.workspace.update(original, text, checked.value);
        }
        else {
            const onlyFor = args.response_type === 'in_channel' ? null : user;
            this.workspace.add({ channel, onlyFor, author: BOT.user_id, fromBot: true, text, blocks: checked.value });
        }
        return { ok: true };
    }
    /** The bytes of a file that the bot uploads. */
    async #receive({ params: { file = '' }, request, response }) {
        const bytes = await buffer(request);
        const isAccepted = this.workspace.files.receive(file, bytes);
        this.requests.push({ method: 'upload', args: { file, length: bytes.byteLength }, answer: { ok: isAccepted } });
        response.writeHead(isAccepted ? 200 : 400).end(isAccepted ? 'OK' : 'the length is not what was announced');
    }
    /** A file that a user sent. Without the permission Slack redirects to a page to sign in. */
    #download({ params, token, response }) {
        const file = this.workspace.files.find(params.file ?? '');
        if (token !== BOT_TOKEN || !this.#scopes.includes('files:read')) {
            response.writeHead(302, { location: `${this.#address}/signin` }).end();
        }
        else if (file === null) {
            response.writeHead(404).end();
        }
        else {
            response.writeHead(200, { 'content-type': 'text/plain' }).end(file.bytes);
        }
    }
    /** Slack tells the bot of its own messages in direct conversations, too. */
    #reportBack(message) {
        if (!message.channel.startsWith('D'))
            return;
        void this.deliveries.deliverEvent(messageEvent(message, message.text, this.#eventId()));
    }
}
/** Starts a local Slack. Over HTTP, tell where the bot listens once it does: `server.deliverTo(bot)`. */
export async function startSlackServer(options) {
    const server = new SlackServer(options);
    await server.listen();
    return server;
}
const record = (value) => (typeof value === 'object' && value !== null ? { ...value } : {});
/** Slack's own clients send forms whose structured fields are JSON; plain JSON is accepted as well. */
function readForm(body) {
    const isStructured = (key) => ['blocks', 'view', 'files'].includes(key);
    const fields = [...new URLSearchParams(body)];
    return Object.fromEntries(fields.map(([key, value]) => [key, isStructured(key) ? JSON.parse(value) : value]));
}
//# sourceMappingURL=server.js.map