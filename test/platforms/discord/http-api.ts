/** The REST half: finds the route, checks the token, answers, and records every request. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  getApplication,
  getBot,
  getCommands,
  getGateway,
  getGuildCommands,
  putCommands,
  putGuildCommands,
} from './application-routes.ts';
import { changeMessage, createMessage, getMessage, openDirectChannel, removeMessage } from './channel-routes.ts';
import { respondToInteraction } from './interaction-routes.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { readBody, type Upload } from './read-body.ts';
import { notFound, Refusal, unauthorized } from './refusal.ts';
import { deleteReply, editReply, followUp, getReply } from './webhook-routes.ts';
import type { World } from './world.ts';

export interface Call {
  /** The variable parts of the path, in order. */
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Upload[];
}

export interface Outcome {
  readonly status: number;
  readonly body?: unknown;
  /** In place of a body: bytes as they are. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failure to answer with, in place of what would have happened. */
export interface PlannedFailure {
  /** Method and path after the version: `/POST \/webhooks/`. */
  readonly request: RegExp;
  readonly status: number;
  readonly body?: object;
  /** Seconds, as Discord sends it with 429. */
  readonly retryAfter?: number;
}

export interface HttpApi {
  readonly server: Server;
  /** The next request that matches fails; each failure is used once, in the order they were planned. */
  failNext(failure: PlannedFailure): void;
  /** The next request that matches waits for its answer until it is released. */
  holdNext(request: RegExp): HeldRequest;
}

export interface HeldRequest {
  /** Resolves when the request has arrived. */
  readonly arrived: Promise<void>;
  /** Lets the request through: it is answered now, by what is true now. */
  release(): void;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Interaction tokens are in the path; those routes want no bot token. */
  readonly isOpen?: true;
  readonly answer: (world: World, call: Call) => Outcome;
}

const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^(\/attachments\/.+)$/, isOpen: true, answer: getFile },
  { method: 'GET', path: /^\/users\/@me$/, answer: getBot },
  { method: 'POST', path: /^\/users\/@me\/channels$/, answer: openDirectChannel },
  { method: 'GET', path: /^\/applications\/@me$/, answer: getApplication },
  { method: 'GET', path: /^\/applications\/(\d+)\/commands$/, answer: getCommands },
  { method: 'PUT', path: /^\/applications\/(\d+)\/commands$/, answer: putCommands },
  { method: 'GET', path: /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, answer: getGuildCommands },
  { method: 'PUT', path: /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, answer: putGuildCommands },
  { method: 'POST', path: /^\/channels\/(\d+)\/messages$/, answer: createMessage },
  { method: 'GET', path: /^\/channels\/(\d+)\/messages\/(\d+)$/, answer: getMessage },
  { method: 'DELETE', path: /^\/channels\/(\d+)\/messages\/(\d+)$/, answer: removeMessage },
  { method: 'PATCH', path: /^\/channels\/(\d+)\/messages\/(\d+)$/, answer: changeMessage },
  { method: 'POST', path: /^\/interactions\/(\d+)\/([\w-]+)\/callback$/, isOpen: true, answer: respondToInteraction },
  { method: 'POST', path: /^\/webhooks\/(\d+)\/([\w-]+)$/, isOpen: true, answer: followUp },
  { method: 'GET', path: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/, isOpen: true, answer: getReply },
  {
    method: 'PATCH',
    path: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/,
    isOpen: true,
    answer: editReply,
  },
  {
    method: 'DELETE',
    path: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/,
    isOpen: true,
    answer: deleteReply,
  },
];

export interface HttpApiOptions {
  /** Asked for when the bot wants to know it. */
  readonly gatewayUrl: () => string;
  /** Whether requests are counted and held back as Discord does. */
  readonly hasRateLimits: boolean;
}

/** Not listening yet. */
export function createHttpApi(world: World, { gatewayUrl, hasRateLimits }: HttpApiOptions): HttpApi {
  const limits = hasRateLimits ? createRateLimits(world.now) : null;
  const failures: PlannedFailure[] = [];
  const holds: Hold[] = [];
  const routes: Route[] = [
    ...ROUTES,
    { method: 'GET', path: /^\/gateway\/bot$/, answer: () => getGateway(gatewayUrl()) },
  ];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const { json: body, files } = await readBody(request);
    const held = takeFirst(holds, ({ request: meant }) => meant.test(`${method} ${path}`));
    held?.arrive();
    await held?.released;
    const failure = takeFailure(failures, `${method} ${path}`);
    const asked = { method, path, query: url.searchParams, body, files };
    const outcome = failure ?? answer(world, { routes, limits }, request, asked);
    world.requests.push({ method, path, body, status: outcome.status });
    send(response, outcome);
    world.changed();
  });
  return {
    server,
    failNext: (failure) => failures.push(failure),
    holdNext: (meant) => {
      const hold = createHold(meant);
      holds.push(hold);
      return hold;
    },
  };
}

function getFile(world: World, { parameters: [path = ''] }: Call): Outcome {
  const bytes = world.files.get(path);
  if (bytes === undefined) throw notFound();
  return { status: 200, bytes };
}

interface Hold extends HeldRequest {
  readonly request: RegExp;
  readonly released: Promise<void>;
  arrive(): void;
}

function createHold(request: RegExp): Hold {
  let arrive = () => {};
  let release = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { request, arrived, released, arrive: () => arrive(), release: () => release() };
}

function takeFirst<Item>(items: Item[], isMeant: (item: Item) => boolean): Item | undefined {
  const index = items.findIndex(isMeant);
  return index === -1 ? undefined : items.splice(index, 1)[0];
}

function takeFailure(failures: PlannedFailure[], request: string): Outcome | null {
  const failure = takeFirst(failures, ({ request: meant }) => meant.test(request));
  if (failure === undefined) return null;
  const { status, retryAfter, body = { message: 'Planned failure', code: 0 } } = failure;
  if (retryAfter === undefined) return { status, body };
  const headers = { 'retry-after': String(retryAfter) };
  return { status, headers, body: { message: 'You are being rate limited.', retry_after: retryAfter, global: false } };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Upload[];
}

interface Rules {
  readonly routes: readonly Route[];
  readonly limits: RateLimits | null;
}

function answer(world: World, { routes, limits }: Rules, request: IncomingMessage, asked: Asked): Outcome {
  try {
    const route = routes.find(({ method, path }) => method === asked.method && path.test(asked.path));
    if (route === undefined) throw notFound();
    const isBot = request.headers.authorization === `Bot ${world.token}`;
    if (route.isOpen !== true && !isBot) throw unauthorized();
    const [, ...parameters] = route.path.exec(asked.path) ?? [];
    const headers = limits?.count(asked.method, asked.path) ?? {};
    const outcome = route.answer(world, { parameters, query: asked.query, body: asked.body, files: asked.files });
    return { ...outcome, headers: { ...headers, ...outcome.headers } };
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
    throw error;
  }
}

function send(response: ServerResponse, { status, body, bytes, headers = {} }: Outcome): void {
  if (bytes !== undefined) {
    response.writeHead(status, { 'content-type': 'application/octet-stream', ...headers }).end(bytes);
    return;
  }
  response.writeHead(status, body === undefined ? headers : { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
