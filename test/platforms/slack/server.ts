/** A local Slack for one bot: Web API, Socket Mode or signed HTTP, response URLs, and windows for its people. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { checkMessage } from './check-payload.ts';
import { Courier } from './courier.ts';
import { HttpLine } from './http-line.ts';
import { mentionsIn } from './mentions.ts';
import { messageEvent } from './payloads.ts';
import { SocketLine } from './socket-line.ts';
import { type ApiBody, type Arguments, METHODS, refuse } from './web-api.ts';
import { SlackWindow } from './window.ts';
import { BOT, Workspace } from './workspace.ts';

export interface SlackServerOptions {
  readonly delivery: 'socket' | 'http';
  /** Epoch milliseconds, for the lifetimes of triggers and response URLs. */
  readonly now?: () => number;
  /** Milliseconds that the bot has to acknowledge; Slack's 3000 unless told. */
  readonly ackTimeout?: number;
  /** Milliseconds before an unacknowledged event comes again; at once, a minute, five minutes unless told. */
  readonly retryDelays?: readonly number[];
}

/** One request of the bot, as it came, and what it was answered. */
export interface ApiRequest {
  /** A method's name, or `response_url`. */
  readonly method: string;
  readonly args: Arguments;
  readonly answer: ApiBody;
}

interface Fault {
  readonly error: string;
  readonly retryAfter?: number;
}

const BOT_TOKEN = 'xoxb-local-bot-token';
const APP_TOKEN = 'xapp-local-app-token';
const SIGNING_SECRET = 'local-signing-secret';

export class SlackServer {
  readonly workspace: Workspace;
  readonly socket = new SocketLine();
  readonly http = new HttpLine(SIGNING_SECRET);
  readonly courier: Courier;
  /** Every request of the bot, oldest first. */
  readonly requests: ApiRequest[] = [];
  /** Mentions that what the bot sent would have fired. */
  readonly pings: string[] = [];
  readonly credentials: {
    readonly botToken: string;
    readonly appToken?: string;
    readonly signingSecret?: string;
    readonly port?: number;
  };
  readonly #server: Server;
  readonly #faults = new Map<string, Fault[]>();
  readonly #broken = new Map<string, Fault>();
  #address = '';

  constructor({ delivery, now = Date.now, ackTimeout = 3000, retryDelays = [0, 60_000, 300_000] }: SlackServerOptions) {
    this.workspace = new Workspace(now);
    this.courier = new Courier(delivery === 'socket' ? this.socket : this.http, { ackTimeout, retryDelays });
    this.credentials =
      delivery === 'socket'
        ? { botToken: BOT_TOKEN, appToken: APP_TOKEN }
        : { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, port: 0 };
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

  /** Says where a bot listens; needed over HTTP only. */
  deliverTo(bot: { readonly port?: number }): void {
    if (bot.port !== undefined) this.http.pointTo(bot.port);
  }

  /** A person in the direct conversation with the bot, or in the channel C1, of which the bot is no member. */
  window({ user, place }: { readonly user: string; readonly place: 'dm' | 'channel' }): SlackWindow {
    const channel = place === 'dm' ? `D${user}` : 'C1';
    const context = { workspace: this.workspace, responseUrls: `${this.#address}/respond` };
    return new SlackWindow({ user, channel }, context, this.courier);
  }

  /** The next call of a method (or of `response_url`) fails with Slack's error. Seconds for `ratelimited`. */
  failNext(method: string, error: string, retryAfter?: number): void {
    const faults = this.#faults.get(method) ?? [];
    this.#faults.set(method, [...faults, retryAfter === undefined ? { error } : { error, retryAfter }]);
  }

  /** From now on every call of a method fails with Slack's error; with null it works again. */
  fail(method: string, error: string | null): void {
    if (error === null) this.#broken.delete(method);
    else this.#broken.set(method, { error });
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

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, root = '', name = ''] = (request.url ?? '').split('/');
    const body = await readText(request);
    const method = root === 'respond' ? 'response_url' : name;
    const args = root === 'respond' ? record(JSON.parse(body)) : readForm(body);
    const fault = this.#faults.get(method)?.shift() ?? this.#broken.get(method);
    if (fault?.retryAfter !== undefined) {
      response.writeHead(429, { 'retry-after': String(fault.retryAfter) }).end();
      return;
    }
    const answer = fault ? refuse(fault.error) : this.#perform(root, name, args, request.headers.authorization);
    this.requests.push({ method, args, answer });
    this.pings.push(...mentionsIn(args));
    const status = root === 'respond' && !answer.ok ? 404 : 200;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  #perform(root: string, name: string, args: Arguments, authorization: string | undefined): ApiBody {
    if (root === 'respond') return this.#respond(name, args);
    const method = METHODS[name];
    if (method === undefined) return refuse('unknown_method');
    const token = authorization?.replace(/^Bearer /, '') ?? args.token;
    if (token === undefined || token === '') return refuse('not_authed');
    if (token !== BOT_TOKEN && token !== APP_TOKEN) return refuse('invalid_auth');
    if ((token === APP_TOKEN) !== (name === 'apps.connections.open')) return refuse('not_allowed_token_type');
    return method(args, {
      workspace: this.workspace,
      openSocket: () => `${this.#address.replace('http', 'ws')}/socket`,
      said: (message) => this.#reportBack(message.channel, message.ts, message.text),
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
    const checked = checkMessage(args.text, args.blocks);
    if (!checked.ok) return refuse(checked.refusal.error, checked.refusal.messages);
    const text = String(args.text ?? '');
    if (args.replace_original === true && original !== null) {
      this.workspace.update(original, text, checked.value);
    } else {
      const onlyFor = args.response_type === 'in_channel' ? null : user;
      this.workspace.add({ channel, onlyFor, fromBot: true, text, blocks: checked.value });
    }
    return { ok: true };
  }

  /** Slack tells the bot of its own messages in direct conversations, too. */
  #reportBack(channel: string, ts: string, text: string): void {
    if (!channel.startsWith('D')) return;
    void this.courier.bringEvent(messageEvent({ channel, user: BOT.user_id, ts }, text, `Ev${this.workspace.next()}`));
  }
}

/** Starts a local Slack. Over HTTP, say where the bot listens once it does: `server.deliverTo(bot)`. */
export async function startSlackServer(options: SlackServerOptions): Promise<SlackServer> {
  const server = new SlackServer(options);
  await server.listen();
  return server;
}

const record = (value: unknown): Arguments => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Slack's clients send forms whose structured fields are JSON. */
function readForm(body: string): Arguments {
  const isStructured = (key: string) => key === 'blocks' || key === 'view';
  const fields = [...new URLSearchParams(body)];
  return Object.fromEntries(fields.map(([key, value]) => [key, isStructured(key) ? JSON.parse(value) : value]));
}
