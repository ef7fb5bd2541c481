/** The REST half: reads a request, finds its route, checks the token, counts rate limits, answers, and records it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRouter, type Params } from '../http.ts';
import {
  getApplication,
  getBot,
  getCommands,
  getGateway,
  getGuildCommands,
  putCommands,
  putGuildCommands,
} from './application-routes.ts';
import {
  changeMessage,
  createMessage,
  getMessage,
  listMessages,
  openDirectChannel,
  removeMessage,
} from './channel-routes.ts';
import { createFaults, type Faults } from './faults.ts';
import { deleteReply, editReply, followUp, getReply, respondToInteraction } from './interaction-routes.ts';
import { invalidJson, notFound, Refusal, rateLimited, unauthorized } from './refusals.ts';
import { getMember, getRoles, giveRole } from './role-routes.ts';
import type { World } from './world.ts';

export interface Call {
  readonly params: Params;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** In the order in which they were sent. */
  readonly files: readonly Upload[];
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as they are, in place of a body. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

type Route = (world: World, call: Call) => Answer;

const findBotRoute = createRouter<Route>({
  'GET /users/@me': getBot,
  'POST /users/@me/channels': openDirectChannel,
  'GET /gateway/bot': getGateway,
  'GET /applications/@me': getApplication,
  'GET /applications/:application/commands': getCommands,
  'PUT /applications/:application/commands': putCommands,
  'GET /guilds/:guild/roles': getRoles,
  'GET /guilds/:guild/members/:user': getMember,
  'PUT /guilds/:guild/members/:user/roles/:role': giveRole,
  'GET /applications/:application/guilds/:guild/commands': getGuildCommands,
  'PUT /applications/:application/guilds/:guild/commands': putGuildCommands,
  'POST /channels/:channel/messages': createMessage,
  'GET /channels/:channel/messages': listMessages,
  'GET /channels/:channel/messages/:message': getMessage,
  'DELETE /channels/:channel/messages/:message': removeMessage,
  'PATCH /channels/:channel/messages/:message': changeMessage,
});

/** These want no bot token: the token of the interaction is in their path. */
const findOpenRoute = createRouter<Route>({
  'GET /attachments/*path': getFile,
  'POST /interactions/:interaction/:token/callback': respondToInteraction,
  'POST /webhooks/:application/:token': followUp,
  'GET /webhooks/:application/:token/messages/:message': getReply,
  'PATCH /webhooks/:application/:token/messages/:message': editReply,
  'DELETE /webhooks/:application/:token/messages/:message': deleteReply,
});

function getFile(world: World, { params: { path = '' } }: Call): Answer {
  const bytes = world.files.get(`/attachments/${path}`);
  if (bytes === undefined) throw notFound();
  return { status: 200, bytes };
}

export interface HttpApi extends Pick<Faults, 'failNext' | 'holdNext'> {
  /** Not listening yet. */
  readonly server: Server;
}

/** `hasRateLimits`: whether requests are counted and held back as Discord does. */
export function createHttpApi(world: World, hasRateLimits: boolean): HttpApi {
  const count = hasRateLimits ? createRateLimits(world.now) : () => ({});
  const { failNext, holdNext, apply } = createFaults();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const read = await readBody(request);
    const failure = await apply(`${method} ${path}`);
    const perform = () =>
      refusalsAnswered(() => {
        if (read === null) throw invalidJson();
        const open = findOpenRoute(`${method} ${path}`);
        const found = open ?? findBotRoute(`${method} ${path}`);
        if (found === null) throw notFound();
        const isBot = request.headers.authorization === `Bot ${world.token}`;
        if (open === null && !isBot) throw unauthorized();
        const headers = count(method, path);
        const made = found.handler(world, { params: found.params, query: url.searchParams, ...read });
        return { ...made, headers: { ...headers, ...made.headers } };
      });
    if (failure?.isPerformed === true) perform();
    const answer = failure?.answer ?? perform();
    const refusal = answer.status < 400 ? null : (answer.body ?? null);
    world.requests.push({ method, path, body: read?.body, status: answer.status, refusal, at: Date.now() });
    send(response, answer);
    world.changed();
  });
  return { server, failNext, holdNext };
}

function refusalsAnswered(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
    throw error;
  }
}

function send(response: ServerResponse, { status, body, bytes, headers = {} }: Answer): void {
  const type = bytes === undefined ? 'application/json' : 'application/octet-stream';
  const content = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  response.writeHead(status, content === undefined ? headers : { 'content-type': type, ...headers }).end(content);
}

/** JSON, or a form with JSON in `payload_json` and files beside it. Null when it cannot be read as that. */
async function readBody(request: IncomingMessage): Promise<Pick<Call, 'body' | 'files'> | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  try {
    if (type.startsWith('multipart/form-data')) return await readForm(bytes, type);
    return { body: bytes.length === 0 ? {} : JSON.parse(bytes.toString()), files: [] };
  } catch {
    return null;
  }
}

async function readForm(bytes: Buffer, type: string): Promise<Pick<Call, 'body' | 'files'>> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: Upload[] = [];
  for (const [key, value] of form) {
    if (/^files\[\d+\]$/.test(key) && typeof value !== 'string') {
      files.push({ name: value.name, bytes: await value.bytes() });
    }
  }
  return { body: JSON.parse(String(form.get('payload_json') ?? '{}')), files };
}

interface Bucket {
  readonly limit: number;
  /** Milliseconds. */
  readonly window: number;
}

const WEBHOOK: Bucket = { limit: 5, window: 2000 };
const CHANNEL: Bucket = { limit: 5, window: 5000 };
const GLOBAL: Bucket = { limit: 50, window: 1000 };

/**
 * Discord's rate limits, as far as it shows them: a bucket per route and major parameter, and 50 requests a second
 * overall for the bot itself. Requests that belong to an interaction do not count towards those. Returns the headers of
 * the answer; throws when the bucket is empty.
 */
function createRateLimits(now: () => number) {
  const counts = new Map<string, { left: number; resetAt: number }>();
  const take = (name: string, { limit, window }: Bucket) => {
    const known = counts.get(name);
    const count = known !== undefined && known.resetAt > now() ? known : { left: limit, resetAt: now() + window };
    const seconds = (count.resetAt - now()) / 1000;
    if (count.left === 0) throw rateLimited(seconds, name === '');
    count.left--;
    counts.set(name, count);
    return { left: count.left, seconds };
  };
  return (method: string, path: string): Readonly<Record<string, string>> => {
    const [, kind = '', major = ''] = /^\/(channels|webhooks\/\d+)\/([\w-]+)/.exec(path) ?? [];
    const isOfInteraction = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
    if (!isOfInteraction) take('', GLOBAL);
    if (kind === '') return {};
    const bucket = kind === 'channels' ? CHANNEL : WEBHOOK;
    const { left, seconds } = take(`${method} ${kind} ${major}`, bucket);
    return {
      'x-ratelimit-bucket': `${method}-${kind.split('/')[0]}`,
      'x-ratelimit-limit': String(bucket.limit),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset-after': String(seconds),
    };
  };
}
