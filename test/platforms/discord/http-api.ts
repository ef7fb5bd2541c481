/** The REST half: finds the route, checks the token, answers, and records every request. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getBot, getCommands, getGateway, putCommands } from './application-routes.ts';
import { changeMessage, createMessage, openDirectChannel } from './channel-routes.ts';
import { respondToInteraction } from './interaction-routes.ts';
import { notFound, Refusal, unauthorized } from './refusal.ts';
import { deleteReply, editReply, followUp, getReply } from './webhook-routes.ts';
import type { World } from './world.ts';

export interface Call {
  /** The variable parts of the path, in order. */
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
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
  { method: 'GET', path: /^\/applications\/(\d+)\/commands$/, answer: getCommands },
  { method: 'PUT', path: /^\/applications\/(\d+)\/commands$/, answer: putCommands },
  { method: 'POST', path: /^\/channels\/(\d+)\/messages$/, answer: createMessage },
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

/** Not listening yet. `gatewayUrl` is asked for when the bot wants to know it. */
export function createHttpApi(world: World, gatewayUrl: () => string): HttpApi {
  const failures: PlannedFailure[] = [];
  const routes: Route[] = [
    ...ROUTES,
    { method: 'GET', path: /^\/gateway\/bot$/, answer: () => getGateway(gatewayUrl()) },
  ];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const body = await readJson(request);
    const failure = takeFailure(failures, `${method} ${path}`);
    const outcome = failure ?? answer(world, routes, request, { method, path, query: url.searchParams, body });
    world.requests.push({ method, path, body, status: outcome.status });
    send(response, outcome);
    world.changed();
  });
  return { server, failNext: (failure) => failures.push(failure) };
}

function getFile(world: World, { parameters: [path = ''] }: Call): Outcome {
  const bytes = world.files.get(path);
  if (bytes === undefined) throw notFound();
  return { status: 200, bytes };
}

function takeFailure(failures: PlannedFailure[], request: string): Outcome | null {
  const index = failures.findIndex((failure) => failure.request.test(request));
  const [failure] = index === -1 ? [] : failures.splice(index, 1);
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
}

function answer(world: World, routes: readonly Route[], request: IncomingMessage, asked: Asked): Outcome {
  try {
    const route = routes.find(({ method, path }) => method === asked.method && path.test(asked.path));
    if (route === undefined) throw notFound();
    const isBot = request.headers.authorization === `Bot ${world.token}`;
    if (route.isOpen !== true && !isBot) throw unauthorized();
    const [, ...parameters] = route.path.exec(asked.path) ?? [];
    return route.answer(world, { parameters, query: asked.query, body: asked.body });
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body };
    throw error;
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : JSON.parse(text);
}

function send(response: ServerResponse, { status, body, bytes, headers = {} }: Outcome): void {
  if (bytes !== undefined) {
    response.writeHead(status, { 'content-type': 'application/octet-stream', ...headers }).end(bytes);
    return;
  }
  response.writeHead(status, body === undefined ? headers : { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
