/** The Python files that an interpreter is to have, read from this package and, where it is there, the real Flask. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../package-folder.ts';
import type { FlaskPackages } from '../real-flask/packages.ts';
import type { FileTree } from '../worker/start-data.ts';

/** The harness with our small Flask, or with the real one in its place. Throws when a file cannot be read. */
export function readSources(flask: FlaskPackages | null): FileTree {
  const own = readFolder(join(packageFolder(), 'src/sandbox/python'));
  if (flask === null) return own;
  const harness = Object.entries(own).filter(([, entry]) => entry instanceof Uint8Array);
  const real = flask.packages.flatMap(({ name, version, folder, metadata }): [string, FileTree][] => [
    [name, readFolder(folder)],
    // Under the one name by which Python looks for it, whatever the installation calls it.
    [`${name}-${version}.dist-info`, { METADATA: readFileSync(metadata) }],
  ]);
  return Object.fromEntries([...harness, ...real]);
}

function readFolder(folder: string): FileTree {
  const tree: Record<string, FileTree | Uint8Array> = {};
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '__pycache__') tree[entry.name] = readFolder(path);
    } else if (entry.name.endsWith('.py')) {
      tree[entry.name] = readFileSync(path);
    }
  }
  return tree;
}
