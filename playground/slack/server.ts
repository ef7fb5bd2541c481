/** A local Slack for one bot: Web API, Socket Mode or signed HTTP, response URLs, and clients for its users. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer, text as readText } from 'node:stream/consumers';
import { type Clock, SYSTEM_CLOCK } from '../clock.ts';
import { createRouter, type Listening, listenHere, type Params } from '../http.ts';
import { checkMessage, mentionsIn } from './check-payload.ts';
import { SlackClient } from './client.ts';
import { HttpConnection, SocketConnection } from './connections.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { Faults } from './faults.ts';
import { lifecycleEvent, messageEvent } from './payloads.ts';
import { SlackSession } from './session.ts';
import { type ApiBody, type Arguments, METHODS, refuse, scopeOf } from './web-api.ts';
import { BOT, type Profile, type StoredMessage, Workspace } from './workspace.ts';

export interface SlackServerOptions {
  readonly delivery: 'socket' | 'http';
  /** For the lifetimes of triggers and response URLs, the pauses between retries and the pace of messages. */
  readonly clock?: Clock;
  /** Milliseconds that the bot has to acknowledge; by default Slack's 3000. */
  readonly ackTimeout?: number;
  /** Milliseconds before an unacknowledged event comes again; by default at once, after a minute, after five. */
  readonly retryDelays?: readonly number[];
  /** Milliseconds between two messages in a conversation. Slack's are 1000; by default 0, so that nobody waits. */
  readonly postInterval?: number;
  /** The permissions of the bot token; by default all that any method needs. */
  readonly scopes?: readonly string[];
}

/**
 * Who uses Slack, and where: in the direct conversation with the bot, or in the channel C1, of which it is no member.
 */
export interface UserPlace {
  readonly user: string;
  readonly place: 'dm' | 'channel';
}

/** A request of the bot, and how it was answered. */
export interface ApiRequest {
  /** A method's name, `response_url` or `upload`. */
  readonly method: string;
  readonly args: Arguments;
  readonly answer: ApiBody;
  /** When it was answered, epoch milliseconds. */
  readonly at: number;
}

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
  readonly workspace: Workspace;
  readonly socket = new SocketConnection();
  readonly http = new HttpConnection(SIGNING_SECRET);
  readonly deliveries: DeliveryQueue;
  readonly faults = new Faults();
  /** All requests of the bot, oldest first. */
  readonly requests: ApiRequest[] = [];
  /** Mentions in the bot's messages that would have notified somebody. */
  readonly pings: string[] = [];
  /** Options for `startSlack`. */
  readonly credentials: {
    readonly botToken: string;
    readonly appToken?: string;
    readonly signingSecret?: string;
    readonly port?: number;
    readonly postInterval: number;
  };
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #postInterval: number;
  #scopes: readonly string[];
  #revoked: string | null = null;
  #listening: Listening | null = null;
  #publicAddress: string | null = null;

  constructor(options: SlackServerOptions) {
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

  get apiUrl(): string {
    return `${this.#address}/api/`;
  }

  /** What the bot is told. */
  get #address(): string {
    return this.#publicAddress ?? this.#listening?.url ?? '';
  }

  /**
   * From now on the bot is told that requests go here, such as `http://127.0.0.1:4000`, where somebody passes them on.
   */
  isReachedAt(address: string): void {
    this.#publicAddress = address;
  }

  async listen(): Promise<void> {
    this.#listening = await listenHere(this.#server);
  }

  /** Tells where the bot listens, or several that take turns; needed over HTTP only. */
  deliverTo(...bots: readonly { readonly port?: number }[]): void {
    this.http.pointTo(...bots.flatMap(({ port }) => port ?? []));
  }

  /** A user's client. */
  client(where: UserPlace): SlackClient {
    return new SlackClient(...this.#partsOf(where));
  }

  /** The same user for a page: uses ids, and sees messages as the platform stores them. */
  session(where: UserPlace): SlackSession {
    return new SlackSession(...this.#partsOf(where));
  }

  /** Adds a user, or changes their profile. */
  welcome(user: string, profile: Partial<Profile> = {}): void {
    this.workspace.welcome(user, profile);
  }

  /** Makes the bot token useless; `error` is Slack's answer to each call. The app is told when it was removed. */
  async revoke(error: 'token_revoked' | 'account_inactive' | 'invalid_auth'): Promise<void> {
    this.#revoked = error;
    if (error !== 'account_inactive') return;
    const revoked = { type: 'tokens_revoked', tokens: { bot: [BOT.user_id] } };
    await this.deliveries.deliverEvent(lifecycleEvent(revoked, this.#eventId()));
    await this.deliveries.deliverEvent(lifecycleEvent({ type: 'app_uninstalled' }, this.#eventId()));
  }

  /** From now on every call of a method fails with Slack's error; with null it works again. */
  fail(method: string, error: string | null): void {
    this.faults.fail(method, error);
  }

  /** Gives the app one more permission. */
  grant(scope: string): void {
    this.#scopes = [...this.#scopes, scope];
  }

  /** The bot's calls of one method. */
  calls(method: string): readonly ApiRequest[] {
    return this.requests.filter((request) => request.method === method);
  }

  async close(): Promise<void> {
    this.deliveries.close();
    this.socket.close();
    await this.#listening?.close();
  }

  #partsOf({ user, place }: UserPlace): ConstructorParameters<typeof SlackSession> {
    this.welcome(user);
    const channel = place === 'dm' ? `D${user}` : 'C1';
    return [{ user, channel }, { workspace: this.workspace, address: this.#address }, this.deliveries];
  }

  #eventId(): string {
    return `Ev${this.workspace.next()}`;
  }

  readonly #findRoute = createRouter<(call: Call) => void | Promise<void>>({
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

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const found = this.#findRoute(`${request.method} ${request.url}`);
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    if (found === null) response.writeHead(404).end();
    else await found.handler({ params: found.params, request, response, token });
  }

  /** Answers a call, unless a fault was planned for it. `refusedStatus` is the HTTP status of a refusal. */
  #answerCall(
    { request, response }: Call,
    method: string,
    args: Arguments,
    perform: () => ApiBody,
    refusedStatus = 200,
  ): void {
    const fault = this.faults.take(method);
    if (fault?.kind === 'cut' && fault.when === 'before') return void request.socket.destroy();
    const answer = fault?.kind === 'refusal' ? fault.body : perform();
    this.requests.push({ method, args, answer, at: Date.now() });
    if (!answer.ok) this.workspace.changed();
    this.pings.push(...mentionsIn(args));
    if (fault?.kind === 'cut') return void request.socket.destroy();
    if (fault?.kind === 'status') return void response.writeHead(fault.status).end();
    if (typeof answer.retryAfter === 'number') {
      return void response.writeHead(429, { 'retry-after': String(answer.retryAfter) }).end();
    }
    const headers = { 'content-type': 'application/json', 'x-oauth-scopes': this.#scopes.join(',') };
    response.writeHead(answer.ok ? 200 : refusedStatus, headers).end(JSON.stringify(answer));
  }

  /** A call of a method of the Web API. */
  #call(name: string, args: Arguments, bearer: string | undefined): ApiBody {
    const method = METHODS[name];
    if (method === undefined) return refuse('unknown_method');
    const token = bearer ?? args.token;
    if (token === undefined || token === '') return refuse('not_authed');
    if (token !== BOT_TOKEN && token !== APP_TOKEN) return refuse('invalid_auth');
    if ((token === APP_TOKEN) !== (name === 'apps.connections.open')) return refuse('not_allowed_token_type');
    if (token === BOT_TOKEN && this.#revoked !== null) return refuse(this.#revoked);
    const scope = scopeOf(name, args);
    if (scope !== null && !this.#scopes.includes(scope)) {
      return { ok: false, error: 'missing_scope', needed: scope, provided: this.#scopes.join(',') };
    }
    return method.call(args, {
      workspace: this.workspace,
      postInterval: this.#postInterval,
      openSocket: () => `${this.#listening?.url.replace('http', 'ws')}/socket`,
      uploadUrl: (file) => `${this.#address}/upload/${file}`,
      posted: (message) => this.#reportBack(message),
    });
  }

  /** A use of a response URL. */
  #respond(id: string, args: Arguments): ApiBody {
    const state = this.workspace.useResponseUrl(id);
    if ('error' in state) return refuse(state.error);
    const { original, user, channel } = state;
    if (args.delete_original === true) {
      if (original !== null) this.workspace.remove(original);
      return { ok: true };
    }
    const checked = checkMessage(args.text, args.blocks, this.workspace.files.isComplete);
    if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
    const text = String(args.text ?? '');
    if (args.replace_original === true && original !== null) {
      this.workspace.update(original, text, checked.value);
    } else {
      const onlyFor = args.response_type === 'in_channel' ? null : user;
      this.workspace.add({ channel, onlyFor, author: BOT.user_id, fromBot: true, text, blocks: checked.value });
    }
    return { ok: true };
  }

  /** The bytes of a file that the bot uploads. */
  async #receive({ params: { file = '' }, request, response }: Call): Promise<void> {
    const bytes = await buffer(request);
    const isAccepted = this.workspace.files.receive(file, bytes);
    this.requests.push({
      method: 'upload',
      args: { file, length: bytes.byteLength },
      answer: { ok: isAccepted },
      at: Date.now(),
    });
    response.writeHead(isAccepted ? 200 : 400).end(isAccepted ? 'OK' : 'the length is not what was announced');
  }

  /** A file that a user sent. Without the permission Slack redirects to a page to sign in. */
  #download({ params, token, response }: Call): void {
    const file = this.workspace.files.find(params.file ?? '');
    if (token !== BOT_TOKEN || !this.#scopes.includes('files:read')) {
      response.writeHead(302, { location: `${this.#address}/signin` }).end();
    } else if (file === null) {
      response.writeHead(404).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(file.bytes);
    }
  }

  /** Slack tells the bot of its own messages in direct conversations, too. */
  #reportBack(message: StoredMessage): void {
    if (!message.channel.startsWith('D')) return;
    void this.deliveries.deliverEvent(messageEvent(message, message.text, this.#eventId()));
  }
}

interface Call {
  readonly params: Params;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly token: string | undefined;
}

/** Starts a local Slack. Over HTTP, tell where the bot listens once it does: `server.deliverTo(bot)`. */
export async function startSlackServer(options: SlackServerOptions): Promise<SlackServer> {
  const server = new SlackServer(options);
  await server.listen();
  return server;
}

const record = (value: unknown): Arguments => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Slack's own clients send forms whose structured fields are JSON; plain JSON is accepted as well. */
function readForm(body: string): Arguments {
  const isStructured = (key: string) => ['blocks', 'view', 'files'].includes(key);
  const fields = [...new URLSearchParams(body)];
  return Object.fromEntries(fields.map(([key, value]) => [key, isStructured(key) ? JSON.parse(value) : value]));
}
