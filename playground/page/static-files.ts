/**
 * The page's own files: its styles, its compiled code, the library that code uses, and how to go on. A list and no folder:
 * nothing else is served.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../../src/package-folder.ts';

const CSS = 'text/css; charset=utf-8';
const CODE = 'text/javascript; charset=utf-8';

const styles = (path: string) => ({ path: `playground/page/${path}.css`, type: CSS });
/** Browsers read no TypeScript: `npm run build` has made these. */
const code = (name: string) => ({ path: `dist/playground/page/browser/${name}.js`, type: CODE });

const FILES: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  '/page.css': styles('browser/page'),
  '/frame.css': styles('browser/frame'),
  '/log.css': styles('browser/log'),
  '/composer.css': styles('browser/composer'),
  '/discord.css': styles('show/discord'),
  '/slack.css': styles('show/slack'),
  '/payload.css': styles('show/payload'),
  '/icon.svg': { path: 'playground/page/browser/icon.svg', type: 'image/svg+xml' },
  '/README.md': { path: 'README.md', type: 'text/plain; charset=utf-8' },
  '/idiomorph.js': { path: 'node_modules/idiomorph/dist/idiomorph.esm.js', type: CODE },
  ...Object.fromEntries(['page', 'updates', 'composer', 'actions'].map((name) => [`/${name}.js`, code(name)])),
};

/** Null when the path is none of the page's files. */
export async function readStatic(path: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
  const file = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
  return file === undefined ? null : { type: file.type, bytes: await readFile(join(packageFolder(), file.path)) };
}
