/**
 * The page's own files: styles, compiled code, the library that the code uses, and the README. A list and no folder:
 * nothing else is served.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { packageFolder } from '../../src/package-folder.ts';

const style = (path: string) => ({ path: `playground/page/${path}.css`, type: 'text/css; charset=utf-8' });
const code = (path: string) => ({ path, type: 'text/javascript; charset=utf-8' });
/** Compiled by `npm run build`: browsers read no TypeScript. */
const compiled = (name: string) => code(`dist/playground/page/browser/${name}.js`);

const FILES: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  '/page.css': style('browser/page'),
  '/frame.css': style('browser/frame'),
  '/log.css': style('browser/log'),
  '/composer.css': style('browser/composer'),
  '/discord.css': style('show/discord'),
  '/slack.css': style('show/slack'),
  '/payload.css': style('show/payload'),
  '/icon.svg': { path: 'playground/page/browser/icon.svg', type: 'image/svg+xml' },
  '/README.md': { path: 'README.md', type: 'text/plain; charset=utf-8' },
  '/idiomorph.js': code(createRequire(import.meta.url).resolve('idiomorph/dist/idiomorph.esm.js')),
  '/page.js': compiled('page'),
  '/updates.js': compiled('updates'),
  '/actions.js': compiled('actions'),
  '/composer.js': compiled('composer'),
};

/** Null when the path is not one of the page's files. */
export async function readStatic(path: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
  const file = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
  return file === undefined ? null : { type: file.type, bytes: await readFile(resolve(packageFolder(), file.path)) };
}

const PICTURES: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' };

/** The type of a picture that was sent on a platform; null for any other file. Slack's addresses have no file name. */
export function typeOfSentFile(path: string, bytes: Uint8Array): string | null {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  return PICTURES[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null;
}
