/** A local Slack for one bot: Web API, Socket Mode or signed HTTP, response URLs, and windows for its people. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer, text as readText } from 'node:stream/consumers';
import { type Clock, SYSTEM_CLOCK } from '../clock.ts';
import { checkMessage, mentionsIn } from './check-payload.ts';
import { SlackWindow } from './client.ts';
import { HttpLine, SocketLine } from './connections.ts';
import { Courier } from './delivery-queue.ts';
import { Faults } from './faults.ts';
import { lifecycleEvent, messageEvent } from './payloads.ts';
import { SlackSeat } from './user.ts';
import { type ApiBody, type Arguments, METHODS, refuse } from './web-api.ts';
import { BOT, type Profile, type StoredMessage, Workspace } from './workspace.ts';

export interface SlackServerOptions {
  readonly delivery: 'socket' | 'http';
  /** For the lifetimes of triggers and response URLs, the pauses between retries and the pace of messages. */
  readonly clock?: Clock;
  /** Milliseconds that the bot has to acknowledge; Slack's 3000 unless told. */
  readonly ackTimeout?: number;
  /** Milliseconds before an unacknowledged event comes again; at once, a minute, five minutes unless told. */
  readonly retryDelays?: readonly number[];
  /** Milliseconds between two messages in a conversation. Slack's are 1000; 0 unless told, so that nobody waits. */
  readonly postInterval?: number;
  /** The permissions of the bot token; all that any method asks for unless told. */
  readonly scopes?: readonly string[];
}

/** Where somebody sits. */
export interface Seat {
  readonly user: string;
  readonly place: 'dm' | 'channel';
}

/** One request of the bot, as it came, and what it was answered. */
export interface ApiRequest {
  /** A method's name, `response_url` or `upload`. */
  readonly method: string;
  readonly args: Arguments;
  readonly answer: ApiBody;
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
  readonly socket = new SocketLine();
  readonly http = new HttpLine(SIGNING_SECRET);
  readonly courier: Courier;
  readonly faults = new Faults();
  /** Every request of the bot, oldest first. */
  readonly requests: ApiRequest[] = [];
  /** Mentions that what the bot sent would have fired. */
  readonly pings: string[] = [];
  /** What `startSlack` is given to find its way here. */
  readonly credentials: {
    readonly botToken: string;
    readonly appToken?: string;
    readonly signingSecret?: string;
    readonly port?: number;
    readonly postInterval: number;
  };
  readonly #server: Server;
  readonly #postInterval: number;
  readonly #scopes: readonly string[];
  #revoked: string | null = null;
  #address = '';

  constructor(options: SlackServerOptions) {
    const { delivery, clock = SYSTEM_CLOCK, ackTimeout = 3000, retryDelays = [0, 60_000, 300_000] } = options;
    this.workspace = new Workspace(() => clock.now());
    this.courier = new Courier(delivery === 'socket' ? this.socket : this.http, { ackTimeout, retryDelays, clock });
    this.#postInterval = options.postInterval ?? 0;
    this.#scopes = options.scopes ?? ALL_SCOPES;
    const way = delivery === 'socket' ? { appToken: APP_TOKEN } : { signingSecret: SIGNING_SECRET, port: 0 };
    this.credentials = { botToken: BOT_TOKEN, ...way, postInterval: this.#postInterval };
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.socket.accept(request, socket, head));
  }

  get apiUrl(): string {
    return `${this.#address}/api/`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.#address = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  /** Says where the bot listens, or several that take turns; needed over HTTP only. */
  deliverTo(...bots: readonly { readonly port?: number }[]): void {
    this.http.pointTo(...bots.flatMap(({ port }) => port ?? []));
  }

  /** A person in the direct conversation with the bot, or in the channel C1, of which the bot is no member. */
  window(where: Seat): SlackWindow {
    return new SlackWindow(...this.#sit(where));
  }

  /** The same person for a page: acts by ids, sees everybody's messages as the platform keeps them. */
  seat(where: Seat): SlackSeat {
    return new SlackSeat(...this.#sit(where));
  }

  /** Somebody joins, or their profile changes. */
  welcome(user: string, profile: Partial<Profile> = {}): void {
    this.workspace.welcome(user, profile);
  }

  /** From now on the bot token is of no use; `error` is what Slack says to each call. The app is told when it was removed. */
  async revoke(error: 'token_revoked' | 'account_inactive' | 'invalid_auth'): Promise<void> {
    this.#revoked = error;
    if (error !== 'account_inactive') return;
    const next = () => `Ev${this.workspace.next()}`;
    await this.courier.bringEvent(lifecycleEvent({ type: 'tokens_revoked', tokens: { bot: [BOT.user_id] } }, next()));
    await this.courier.bringEvent(lifecycleEvent({ type: 'app_uninstalled' }, next()));
  }

  /** From now on every call of a method fails with Slack's error; with null it works again. */
  fail(method: string, error: string | null): void {
    this.faults.fail(method, error);
  }

  /** What the bot asked of one method. */
  calls(method: string): readonly ApiRequest[] {
    return this.requests.filter((request) => request.method === method);
  }

  async close(): Promise<void> {
    this.courier.close();
    await this.socket.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #sit({ user, place }: Seat): ConstructorParameters<typeof SlackSeat> {
    this.welcome(user);
    const channel = place === 'dm' ? `D${user}` : 'C1';
    return [{ user, channel }, { workspace: this.workspace, address: this.#address }, this.courier];
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, root = '', name = ''] = (request.url ?? '').split('/');
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    if (root === 'files') return this.#download(name, token, response);
    if (root === 'upload') return this.#receive(name, await buffer(request), response);
    const body = await readText(request);
    const method = root === 'respond' ? 'response_url' : name;
    const isJson = root === 'respond' || request.headers['content-type']?.startsWith('application/json') === true;
    const args = isJson ? record(JSON.parse(body)) : readForm(body);
    const fault = this.faults.take(method);
    if (fault?.kind === 'cut' && fault.when === 'before') return void request.socket.destroy();
    const answer = fault?.kind === 'refusal' ? fault.body : this.#perform(root, name, args, token);
    this.requests.push({ method, args, answer });
    if (!answer.ok) this.workspace.changed();
    this.pings.push(...mentionsIn(args));
    if (fault?.kind === 'cut') return void request.socket.destroy();
    if (fault?.kind === 'status') return void response.writeHead(fault.status).end();
    this.#write(response, root, answer);
  }

  #write(response: ServerResponse, root: string, answer: ApiBody): void {
    if (typeof answer.retryAfter === 'number') {
      response.writeHead(429, { 'retry-after': String(answer.retryAfter) }).end();
      return;
    }
    const status = root === 'respond' && !answer.ok ? 404 : 200;
    const headers = { 'content-type': 'application/json', 'x-oauth-scopes': this.#scopes.join(',') };
    response.writeHead(status, headers).end(JSON.stringify(answer));
  }

  #perform(root: string, name: string, args: Arguments, bearer: string | undefined): ApiBody {
    if (root === 'respond') return this.#respond(name, args);
    const method = METHODS[name];
    if (method === undefined) return refuse('unknown_method');
    const token = bearer ?? args.token;
    if (token === undefined || token === '') return refuse('not_authed');
    if (token !== BOT_TOKEN && token !== APP_TOKEN) return refuse('invalid_auth');
    if ((token === APP_TOKEN) !== (name === 'apps.connections.open')) return refuse('not_allowed_token_type');
    if (token === BOT_TOKEN && this.#revoked !== null) return refuse(this.#revoked);
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
  #receive(id: string, bytes: Uint8Array, response: ServerResponse): void {
    const isTaken = this.workspace.files.receive(id, bytes);
    this.requests.push({ method: 'upload', args: { file: id, length: bytes.byteLength }, answer: { ok: isTaken } });
    response.writeHead(isTaken ? 200 : 400).end(isTaken ? 'OK' : 'the length is not what was announced');
  }

  /** A file that a person sent. Without the permission Slack leads to a page to sign in. */
  #download(id: string, token: string | undefined, response: ServerResponse): void {
    const file = this.workspace.files.find(id);
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
    const event = messageEvent(message, message.text, `Ev${this.workspace.next()}`);
    void this.courier.bringEvent(event);
  }
}

/** Starts a local Slack. Over HTTP, say where the bot listens once it does: `server.deliverTo(bot)`. */
export async function startSlackServer(options: SlackServerOptions): Promise<SlackServer> {
  const server = new SlackServer(options);
  await server.listen();
  return server;
}

const record = (value: unknown): Arguments => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Slack's own clients send forms whose structured fields are JSON; it takes plain JSON as well. */
function readForm(body: string): Arguments {
  const isStructured = (key: string) => ['blocks', 'view', 'files'].includes(key);
  const fields = [...new URLSearchParams(body)];
  return Object.fromEntries(fields.map(([key, value]) => [key, isStructured(key) ? JSON.parse(value) : value]));
}
