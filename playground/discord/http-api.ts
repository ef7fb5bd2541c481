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
import {
  changeMessage,
  createMessage,
  getMessage,
  listMessages,
  openDirectChannel,
  removeMessage,
} from './channel-routes.ts';
import { createInterventions, type Interventions } from './faults.ts';
import { deleteReply, editReply, followUp, getReply, respondToInteraction } from './interaction-routes.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { readBody, type Upload } from './read-body.ts';
import { invalidJson, notFound, Refusal, unauthorized } from './refusals.ts';
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

export interface HttpApi extends Pick<Interventions, 'failNext' | 'holdNext'> {
  readonly server: Server;
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
  { method: 'GET', path: /^\/channels\/(\d+)\/messages$/, answer: listMessages },
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
  /** How many connections are recommended to the bot. */
  readonly shards: number;
}

/** Not listening yet. */
export function createHttpApi(world: World, { gatewayUrl, hasRateLimits, shards }: HttpApiOptions): HttpApi {
  const limits = hasRateLimits ? createRateLimits(world.now) : null;
  const { failNext, holdNext, intervene } = createInterventions();
  const routes: Route[] = [
    ...ROUTES,
    { method: 'GET', path: /^\/gateway\/bot$/, answer: () => getGateway(gatewayUrl(), shards) },
  ];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const read = await readBody(request);
    const failure = await intervene(`${method} ${path}`);
    const asked = { method, path, query: url.searchParams, body: read?.json, files: read?.files ?? [] };
    const outcome =
      failure ?? (read === null ? showRefusal(invalidJson()) : answer(world, { routes, limits }, request, asked));
    const { status } = outcome;
    const refusal = status < 400 ? null : (outcome.body ?? null);
    world.requests.push({ method, path, body: asked.body, status, refusal });
    send(response, outcome);
    world.changed();
  });
  return { server, failNext, holdNext };
}

function getFile(world: World, { parameters: [path = ''] }: Call): Outcome {
  const bytes = world.files.get(path);
  if (bytes === undefined) throw notFound();
  return { status: 200, bytes };
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
    if (error instanceof Refusal) return showRefusal(error);
    throw error;
  }
}

const showRefusal = ({ status, body, headers }: Refusal): Outcome => ({ status, body, headers });

function send(response: ServerResponse, { status, body, bytes, headers = {} }: Outcome): void {
  if (bytes !== undefined) {
    response.writeHead(status, { 'content-type': 'application/octet-stream', ...headers }).end(bytes);
    return;
  }
  response.writeHead(status, body === undefined ? headers : { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
