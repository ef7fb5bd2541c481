/** `nibble preview LESSON`: the lesson as both platforms show it, on a page that follows each save; or as one HTML file. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { readLessonFiles } from '../lesson/load-lessons.ts';
import { packageFolder } from '../package-folder.ts';
import { openStore } from '../storage/open-store.ts';
import { type AuthorContext, type ExitCode, withSandbox } from './author-context.ts';
import { onSignal } from './on-signal.ts';
import type { Options } from './parse-arguments.ts';
import { type FileShelf, openShelf } from './preview/file-shelf.ts';
import { openPreview, type Preview } from './preview/open-preview.ts';
import { servePreview } from './preview/serve.ts';
import { showPage } from './preview/show-preview.ts';
import { watchText } from './preview/watch-text.ts';
import { readGivenFile } from './read-given-file.ts';

const DEFAULT_PORT = 4200;

/** `operands`: a lesson's id, or the path of its file. */
export async function preview(
  [name = '']: readonly string[],
  { port, html }: Options,
  context: AuthorContext,
): Promise<ExitCode> {
  const wanted = port === undefined ? DEFAULT_PORT : Number(port);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    context.complain(`--port is "${port}"; expected a whole number from 0 to 65535, and 0 for any free port.`);
    return 2;
  }
  const file = name.endsWith('.md') ? name : relative('', join(context.lessonsFolder, `${name}.md`));
  if (!existsSync(file)) {
    context.complain(`${file}: there is no such lesson; "nibble new" writes one to begin with.`);
    return 2;
  }
  const text = await readGivenFile(file, context);
  if (text === null) return 2;
  const shelf = openShelf(html !== undefined);
  const store = await openStore('file::memory:');
  try {
    return await withSandbox(context, 'quick', async (sandbox) => {
      const shown = openPreview({ store, sandbox, shelf });
      const { files } = await readLessonFiles(dirname(file));
      shown.read(file, text, files);
      if (html !== undefined) return writeAlone(shown, html, context);
      const end = watchText(file, text, (saved) => shown.read(file, saved, files));
      try {
        return await serve(shown, shelf, wanted, context);
      } finally {
        end();
      }
    });
  } finally {
    await store.close();
  }
}

/** Serves until somebody ends it. */
async function serve(shown: Preview, shelf: FileShelf, port: number, context: AuthorContext): Promise<ExitCode> {
  try {
    const server = await servePreview(shown, shelf, port);
    context.print(`Preview: ${server.url} (it follows what you save; Ctrl+C ends it)`);
    await new Promise<void>((resolve) => onSignal(() => resolve()));
    await server.close();
    return 0;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    context.complain(`Port ${port} is taken. Choose another one, such as --port ${port + 1}, or --port 0 for any.`);
    return 2;
  }
}

const STYLES = [
  'playground/page/show/discord.css',
  'playground/page/show/slack.css',
  'playground/page/show/payload.css',
  'src/cli/preview/preview.css',
];

/** Writes a page that needs nothing beside it. */
async function writeAlone(shown: Preview, file: string, context: AuthorContext): Promise<ExitCode> {
  await shown.settled();
  const styles = await Promise.all(STYLES.map((path) => readFile(join(packageFolder(), path), 'utf8')));
  await writeFile(file, showPage(shown.title, shown.draw(), styles.join('\n')));
  context.print(`Wrote ${file}.`);
  return 0;
}
