/**
 * The files that go into a snapshot: where they lie, and what is in them. Looking where they lie is all that a start
 * does when it has a snapshot already.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../package-folder.ts';
import type { FlaskPackages } from '../real-flask/find-flask.ts';

/** Folders by name, and what the files in them are known by. */
export interface Tree<Leaf> {
  readonly [name: string]: Tree<Leaf> | Leaf;
}

/** Where each file lies. */
export type PathTree = Tree<string>;
/** What is in each file. */
export type FileTree = Tree<Uint8Array>;

/** The harness with our small Flask, or with the real one in its place. Throws when a folder cannot be read. */
export function sourcePaths(flask: FlaskPackages | null): PathTree {
  const own = pathsIn(join(packageFolder(), 'src/sandbox/python'), '.py');
  if (flask === null) return own;
  const harness = Object.entries(own).filter(([, entry]) => typeof entry === 'string');
  const real = flask.packages.flatMap(({ name, version, folder, metadata }): [string, PathTree][] => [
    [name, pathsIn(folder, '.py')],
    // Under the one name by which Python looks for it, whatever the installation calls it.
    [`${name}-${version}.dist-info`, { METADATA: metadata }],
  ]);
  return Object.fromEntries([...harness, ...real]);
}

/** The files of a folder and of those in it whose names end so, in the order of their names. */
export function pathsIn(folder: string, ending: string): PathTree {
  const tree: Record<string, PathTree | string> = {};
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '__pycache__') tree[entry.name] = pathsIn(path, ending);
    } else if (entry.name.endsWith(ending)) {
      tree[entry.name] = path;
    }
  }
  return tree;
}

/** What is in the files of a tree. Throws when one cannot be read. */
export const readTree = (paths: PathTree): FileTree => mapTree(paths, (path) => readFileSync(path));

/**
 * Sizes, times and numbers of the files of a tree, as text: it is another one when a file was written since, or
 * replaced. (What nobody can set back is the time of the last change, `ctime`.)
 */
export function describeFiles(paths: PathTree): string {
  return JSON.stringify(
    mapTree(paths, (path) => {
      const { size, mtimeMs, ctimeMs, ino } = statSync(path);
      return [path, size, mtimeMs, ctimeMs, ino];
    }),
  );
}

/** When a file of a tree changed last, in epoch milliseconds. */
export function lastChange(paths: PathTree): number {
  const times = Object.values(paths).map((entry) =>
    typeof entry === 'string' ? Math.max(statSync(entry).mtimeMs, statSync(entry).ctimeMs) : lastChange(entry),
  );
  return Math.max(0, ...times);
}

function mapTree<To>(tree: PathTree, change: (path: string) => To): Tree<To> {
  const entries = Object.entries(tree).map(([name, entry]): [string, Tree<To> | To] => [
    name,
    typeof entry === 'string' ? change(entry) : mapTree(entry, change),
  ]);
  return Object.fromEntries(entries);
}
