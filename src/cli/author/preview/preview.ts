/** `nibble preview LESSON`: the lesson as both platforms show it, on a page that follows saves, or as one file. */
import { existsSync, watch } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { basename, dirname, join, relative } from 'node:path';
import { type Listening, listenHere } from '../../../../playground/http.ts';
import { UpdateStream } from '../../../../playground/page/live-updates.ts';
import { originRefusal, SECURITY_HEADERS } from '../../../../playground/page/origin-guard.ts';
import { readStatic } from '../../../../playground/page/static-files.ts';
import { codeOf } from '../../../errors.ts';
import { findLessonFile } from '../../../lesson/course/folders.ts';
import { readLessonFiles } from '../../../lesson/load.ts';
import { openPictures } from '../../../lesson/pictures/open-pictures.ts';
import { PICTURE_NAME } from '../../../lesson/pictures/picture-name.ts';
import { packageFolder } from '../../../package-folder.ts';
import { openStorage } from '../../../storage/storage.ts';
import type { ExitCode, Options } from '../../commands.ts';
import { onSignal } from '../../process.ts';
import { type AuthorContext, readGivenFile, withSandbox } from '../context.ts';
import { type FileCache, openFileCache, typeOf } from './draw-case.ts';
import { openPreview, type Preview } from './open-preview.ts';
import { showPage } from './show-page.ts';

const DEFAULT_PORT = 4200;

/** `operands`: a lesson's id, or the path of its file. */
export async function preview(
  [name = '']: readonly string[],
  { port = String(DEFAULT_PORT), html }: Options,
  context: AuthorContext,
): Promise<ExitCode> {
  const wanted = /^\d{1,5}$/.test(port) ? Number(port) : Number.NaN;
  if (!(wanted <= 65_535)) {
    context.complain(`--port is "${port}"; expected a whole number from 0 to 65535, and 0 for any free port.`);
    return 2;
  }
  const [folder = ''] = context.lessonsFolders;
  const found = (await findLessonFile(context.lessonsFolders, name)) ?? join(folder, `${name}.md`);
  const file = name.endsWith('.md') ? name : relative('', found);
  if (!existsSync(file)) {
    context.complain(`${file}: there is no such lesson; "nibble new" writes one to begin with.`);
    return 2;
  }
  const text = await readGivenFile(file, context);
  if (text === null) return 2;
  const fileCache = openFileCache(html !== undefined);
  const store = await openStorage('file::memory:');
  try {
    return await withSandbox(context, async (sandbox) => {
      const shown = openPreview({ store, sandbox, fileCache });
      const { files } = await readLessonFiles(dirname(file));
      const show = async (saved: string): Promise<void> =>
        shown.read(file, saved, files, await openPictures(file, saved));
      await show(text);
      if (html !== undefined) return writeAlone(shown, html, context);
      const end = watchText(file, text, show);
      try {
        return await serve(shown, fileCache, wanted, context);
      } finally {
        end();
      }
    });
  } finally {
    await store.close();
  }
}

async function serve(shown: Preview, fileCache: FileCache, port: number, context: AuthorContext): Promise<ExitCode> {
  try {
    const server = await servePreview(shown, fileCache, port);
    context.print(`Preview: ${server.url} (it follows what you save; Ctrl+C ends it)`);
    await new Promise<void>((resolve) => onSignal(() => resolve()));
    await server.close();
    return 0;
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    context.complain(`Port ${port} is taken. Choose another one, such as --port ${port + 1}, or --port 0 for any.`);
    return 2;
  }
}

const OWN_STYLES = 'src/cli/author/preview/preview.css';
const STYLES = ['discord', 'slack', 'payload'].map((name) => `playground/page/show/${name}.css`);

async function writeAlone(shown: Preview, file: string, context: AuthorContext): Promise<ExitCode> {
  await shown.settled();
  const styles = await Promise.all(
    [...STYLES, OWN_STYLES].map((path) => readFile(join(packageFolder(), path), 'utf8')),
  );
  await writeFile(file, showPage(shown.title, shown.draw(), styles.join('\n')));
  context.print(`Wrote ${file}.`);
  return 0;
}

/** The page's code is the playground's: it puts what comes in place, and leaves the rest as it is. */
const CODE = "import { follow } from '/updates.js';\nfollow();\n";

/** The preview's own server, on 127.0.0.1 and `port` (0: any free one). Rejects as `listen` does when it is taken. */
export async function servePreview(preview: Preview, fileCache: FileCache, port: number): Promise<Listening> {
  let listens = port;
  const server = createServer((request, response) => {
    answer({ preview, fileCache, port: listens }, request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'text/plain', 'Something went wrong in the preview itself.');
    });
  });
  const listening = await listenHere(server, port);
  listens = listening.port;
  return listening;
}

interface Served {
  readonly preview: Preview;
  readonly fileCache: FileCache;
  readonly port: number;
}

async function answer(
  { preview, fileCache, port }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  const why = originRefusal(request, port);
  if (why !== null) return send(response, 403, 'text/plain', why);
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Here one can only look.');
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/') return send(response, 200, 'text/html', showPage(preview.title, preview.draw(), 'linked'));
  if (pathname === '/events') return follow(preview, response);
  if (pathname === '/preview.js') return send(response, 200, 'text/javascript', CODE);
  const cached = fileCache.at(pathname);
  if (cached !== null) return send(response, 200, typeOf(pathname), cached);
  if (pathname === '/preview.css') {
    return send(response, 200, 'text/css', await readFile(join(packageFolder(), OWN_STYLES)));
  }
  const file = await readStatic(pathname);
  if (file === null) return send(response, 404, 'text/plain', `There is nothing at ${pathname}.`);
  send(response, 200, file.type, file.bytes);
}

function follow(preview: Preview, response: ServerResponse): void {
  const stream = new UpdateStream(response, preview.draw);
  response.on('close', preview.onChange(stream.changed));
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  const full = type.startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type;
  response.writeHead(status, { 'content-type': full }).end(body);
}

/** Editors write in several steps; so many milliseconds after the last one the file is whole. */
const CALM = 20;

/**
 * Calls `tell` with the text of a file at each save (in place or replaced) and whenever a picture beside it changes,
 * not at first. Returns how to end that.
 */
export function watchText(file: string, first: string, tell: (text: string) => void): () => void {
  let known = first;
  let timer: NodeJS.Timeout | undefined;
  let isPictured = false;
  const look = async (): Promise<void> => {
    const text = await readFile(file, 'utf8').catch(() => null);
    // Between two steps of saving there is no file, or an empty one: the next event brings the rest.
    if (text === null || text === '' || (text === known && !isPictured)) return;
    known = text;
    isPictured = false;
    tell(text);
  };
  // The folder, because a file that was replaced is another one for the watcher of the file.
  const watcher = watch(dirname(file), (_, name) => {
    const isPicture = name !== null && PICTURE_NAME.test(name);
    if (name !== null && name !== basename(file) && !isPicture) return;
    isPictured ||= isPicture;
    clearTimeout(timer);
    timer = setTimeout(look, CALM);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
