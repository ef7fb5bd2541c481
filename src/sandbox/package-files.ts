/** Where the files of this package are, whether it runs compiled from `dist` or, in tests, from its sources. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's root folder: the nearest one above `moduleUrl` whose package.json is named nibble. */
export function packageRoot(moduleUrl: string): string {
  for (let folder = dirname(fileURLToPath(moduleUrl)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && /"name":\s*"nibble"/.test(readFileSync(manifest, 'utf8'))) return folder;
    if (folder === dirname(folder)) {
      throw new Error(
        `No package.json named nibble above ${fileURLToPath(moduleUrl)}. Run it from an installed package.`,
      );
    }
  }
}

/**
 * The path of a module that is started as a process or a thread of its own: `name` (without extension) relative to
 * `moduleUrl`. Node 20 starts no TypeScript, so from a source it is the compiled twin in `dist`.
 */
export function entryPoint(name: string, moduleUrl: string): string {
  const path = fileURLToPath(new URL(name, moduleUrl));
  if (!moduleUrl.endsWith('.ts')) return `${path}.js`;
  const root = packageRoot(moduleUrl);
  const compiled = `${join(root, 'dist', relative(root, path))}.js`;
  if (!existsSync(compiled)) throw new Error(`${compiled} is missing. Compile the package first: npm run build.`);
  return compiled;
}
