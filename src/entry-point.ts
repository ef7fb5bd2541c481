/** Which file to start as a process or a thread of its own. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from './package-folder.ts';

/**
 * The path of a module that is started as a process or a thread of its own: `name` (without extension) relative to
 * `moduleUrl`. Node 20 starts no TypeScript, so from a source it is the compiled twin in `dist`.
 */
export function entryPoint(name: string, moduleUrl: string): string {
  const path = fileURLToPath(new URL(name, moduleUrl));
  if (!moduleUrl.endsWith('.ts')) return `${path}.js`;
  const root = packageFolder();
  const compiled = `${join(root, 'dist', relative(root, path))}.js`;
  if (!existsSync(compiled)) throw new Error(`${compiled} is missing. Compile the package first: npm run build.`);
  return compiled;
}
