/**
 * The preview's own server, for this machine only: the page, its files, and what changes on it as server-sent events.
 * Who may come in, and what the page may do, is the playground's door.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { HEADERS, whyTurnedAway } from '../../../playground/page/door.ts';
import { type Listening, listenHere } from '../../../playground/page/listen-here.ts';
import { readStatic } from '../../../playground/page/static-files.ts';
import { Stream } from '../../../playground/page/stream.ts';
import { packageFolder } from '../../package-folder.ts';
import { type FileShelf, typeOf } from './file-shelf.ts';
import type { Preview } from './open-preview.ts';
import { showPage } from './show-preview.ts';

/** The page's code is the playground's: it puts what comes in place, and leaves the rest as it is. */
const CODE = "import { follow } from '/updates.js';\nfollow();\n";

const STYLES = join('src', 'cli', 'preview', 'preview.css');

/** Listens on 127.0.0.1, on `port`; 0 for any free one. Rejects as `listen` does when the port is taken. */
export async function servePreview(preview: Preview, shelf: FileShelf, port: number): Promise<Listening> {
  let listens = port;
  const server = createServer((request, response) => {
    answer({ preview, shelf, port: listens }, request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'text/plain', 'Something went wrong in the preview itself.');
    });
  });
  const listening = await listenHere(server, port);
  listens = listening.port;
  return listening;
}

interface Served {
  readonly preview: Preview;
  readonly shelf: FileShelf;
  readonly port: number;
}

async function answer(
  { preview, shelf, port }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const why = whyTurnedAway(request, port);
  if (why !== null) return send(response, 403, 'text/plain', why);
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Here one can only look.');
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/') return send(response, 200, 'text/html', showPage(preview.title, preview.draw(), 'linked'));
  if (pathname === '/events') return follow(preview, response);
  if (pathname === '/preview.js') return send(response, 200, 'text/javascript', CODE);
  const shelved = shelf.at(pathname);
  if (shelved !== null) return send(response, 200, typeOf(pathname), shelved);
  if (pathname === '/preview.css') {
    return send(response, 200, 'text/css', await readFile(join(packageFolder(), STYLES)));
  }
  const file = await readStatic(pathname);
  if (file === null) return send(response, 404, 'text/plain', `There is nothing at ${pathname}.`);
  send(response, 200, file.type, file.bytes);
}

function follow(preview: Preview, response: ServerResponse): void {
  const stream = new Stream(response, preview.draw);
  response.on('close', preview.onChange(stream.changed));
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  const full = type.startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type;
  response.writeHead(status, { 'content-type': full }).end(body);
}
