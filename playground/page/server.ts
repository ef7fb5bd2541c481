/**
 * The playground's own server, for this machine only: the page, its files, what changes on it, and what is done there.
 *
 *     GET /?discord=ada.dm&slack=ada.dm   the page           GET /events?…   what changes, as server-sent events
 *     POST /act                           what a person does GET /files/…    what was sent in the windows
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Log } from '../../src/log.ts';
import { type Listening, listenHere } from '../http.ts';
import { type Act, type ActAnswer, readAct } from './action.ts';
import { type PageParts, showPage } from './frame.ts';
import { Stream } from './live-updates.ts';
import { HEADERS, whyTurnedAway } from './origin-guard.ts';
import { readSeats, type Seats } from './session.ts';
import { readStatic } from './static-files.ts';

/** What is behind the page. */
export interface Playground {
  draw(seats: Seats): PageParts;
  /** Somebody sits down there, and looks. */
  arrive(seats: Seats): void;
  /** Never rejects: what goes wrong is answered with a sentence. */
  perform(act: Act): Promise<ActAnswer>;
  /** What was sent in a window, by the path after `/files`; null when there is no such file. */
  file(path: string): Uint8Array | null;
  onChange(look: () => void): () => void;
}

const MAX_BODY = 4_000_000;
/** Between two looks at the clock on the page, in milliseconds. */
const CLOCK_PERIOD = 20_000;

/** Listens on `port`, or where that is taken on any free one; 0 for a free one at once. */
export async function startPage(playground: Playground, port: number, log: Log): Promise<Listening> {
  let listens = 0;
  const server = createServer((request, response) => {
    answer(playground, { request, response, port: listens }).catch((error: unknown) => {
      log.error('the playground could not answer its page', { error });
      if (!response.headersSent) send(response, 500, 'Something went wrong in the playground itself.');
    });
  });
  try {
    const listening = await listenHere(server, port);
    listens = listening.port;
    return listening;
  } catch (error) {
    if (port === 0 || !isTaken(error)) throw error;
    return startPage(playground, 0, log);
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly port: number;
}

async function answer(playground: Playground, { request, response, port }: Asked): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const why = whyTurnedAway(request, port);
  if (why !== null) return send(response, 403, why);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const asked = `${request.method} ${pathname}`;
  if (asked === 'POST /act') return receiveAct(playground, request, response);
  if (request.method !== 'GET') return send(response, 405, 'Here one can only look; what is done goes to POST /act.');
  if (asked === 'GET /') return send(response, 200, showPage(playground.draw(readSeats(searchParams))), 'text/html');
  if (asked === 'GET /events') return follow(playground, readSeats(searchParams), response);
  if (pathname.startsWith('/files/')) {
    const path = decodeURIComponent(pathname.slice('/files'.length));
    return sentFile(path, playground.file(path), response);
  }
  const file = await readStatic(pathname);
  if (file === null) return send(response, 404, `There is nothing at ${pathname}.`);
  response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
}

function follow(playground: Playground, seats: Seats, response: ServerResponse): void {
  const draw = () => {
    const { clock, discord, slack } = playground.draw(seats);
    return [clock, discord, slack];
  };
  const stream = new Stream(response, draw);
  const end = playground.onChange(stream.changed);
  const timer = setInterval(stream.changed, CLOCK_PERIOD).unref();
  response.on('close', () => {
    clearInterval(timer);
    end();
  });
  playground.arrive(seats);
}

async function receiveAct(playground: Playground, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
    return send(response, 415, 'An act is JSON: set the content type application/json.');
  }
  if (Number(request.headers['content-length'] ?? MAX_BODY + 1) > MAX_BODY) {
    return send(response, 413, `An act has at most ${MAX_BODY} bytes, and says how many.`);
  }
  const read = readAct((await buffer(request)).toString());
  if (read.kind === 'unreadable') return send(response, 400, read.why);
  const outcome = await playground.perform(read.act);
  const status = outcome.kind === 'refused' ? 409 : 200;
  send(response, status, JSON.stringify(outcome), 'application/json');
}

function send(response: ServerResponse, status: number, body: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body);
}

/* A file that was sent in a window: a picture is shown, anything else is saved. */

const PICTURES: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' };

export function sentFile(path: string, bytes: Uint8Array | null, response: ServerResponse): void {
  if (bytes === null) return void response.writeHead(404).end('There is no such file.');
  const type = pictureType(path, bytes);
  const headers =
    type === undefined
      ? { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
      : { 'content-type': type };
  response.writeHead(200, headers).end(bytes);
}

/** Slack's addresses of files have no name in them. */
function pictureType(path: string, bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  return PICTURES[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}
