/** Where this package lies, and which of its files to start, from its sources as well as from its compiled files. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of the package's folder: the nearest one above with a `package.json`. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** Whether this package was installed by another one, or for the whole machine, rather than checked out by itself. */
export const isInstalled = (): boolean => packageFolder().split(sep).includes('node_modules');

/**
 * The path of a module that is started as a process or a thread of its own: `name` (without extension) relative to
 * `moduleUrl`. Node 20 starts no TypeScript, so from a source it is the compiled twin in `dist`.
 */
export const entryPoint = (name: string, moduleUrl: string): string => builtFile(`${name}.js`, moduleUrl);

/** The same of one that the build has put into one file with all that it imports. */
export const bundledEntryPoint = (name: string, moduleUrl: string): string => builtFile(`${name}.cjs`, moduleUrl);

function builtFile(name: string, moduleUrl: string): string {
  const path = fileURLToPath(new URL(name, moduleUrl));
  if (!moduleUrl.endsWith('.ts')) return path;
  const root = packageFolder();
  const compiled = join(root, 'dist', relative(root, path));
  if (!existsSync(compiled)) throw new Error(`${compiled} is missing. Compile the package first: npm run build.`);
  return compiled;
}
