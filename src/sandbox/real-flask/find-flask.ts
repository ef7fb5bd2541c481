/** Which Flask is to answer: the real one where it can be found, else our small one, and why. */

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The oldest whose answers were compared with ours. */
const OLDEST = [2, 2] as const;

export type FlaskFound =
  | { readonly kind: 'real'; readonly flask: FlaskPackages }
  /** `why` is a sentence for the operator. */
  | { readonly kind: 'small'; readonly why: string };

/** The name for learners and operators; null is our small one. */
export function flaskName(flask: FlaskPackages | null): string {
  return flask === null ? 'Nibble’s small Flask (like 3.1)' : `Flask ${flask.version}`;
}

export interface FlaskSearch {
  /** `small` looks for nothing; `auto` and `real` look in the same places. */
  readonly choice: 'auto' | 'real' | 'small';
  /** Folders to look in, written as in PYTHONPATH; when there are any, nowhere else. */
  readonly pythonPath: string | null;
  /** Where `nibble flask install` puts it; it goes before the machine's own Python. */
  readonly installFolder: string;
}

/** Looks for the real Flask. Never rejects. */
export async function findFlask({ choice, pythonPath: named, installFolder }: FlaskSearch): Promise<FlaskFound> {
  if (choice === 'small') return { kind: 'small', why: 'The settings ask for it.' };
  if (named !== null) return judge(named.split(delimiter), `SANDBOX_PYTHONPATH (${named})`);
  const installed = judge([installFolder], installFolder);
  return installed.kind === 'real' ? installed : judge(await pythonPath(), "this machine's python3");
}

function judge(folders: readonly string[], where: string): FlaskFound {
  try {
    return judgeSearch(searchPackages(folders), where);
  } catch (error) {
    return { kind: 'small', why: `${where} cannot be read (${error instanceof Error ? error.message : error}).` };
  }
}

function judgeSearch(search: PackageSearch, where: string): FlaskFound {
  if (search.kind === 'missing') return { kind: 'small', why: `Not in ${where}: ${search.names.join(', ')}.` };
  const { flask } = search;
  if (isTooOld(flask.version)) {
    return { kind: 'small', why: `Flask ${flask.version} in ${flask.place} is older than ${OLDEST.join('.')}.` };
  }
  return { kind: 'real', flask };
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

/* Flask and what it stands on, as an installation lays them out: a folder of code each, and beside it its metadata. */

/** Blinker is optional to old versions of Flask; the harness needs its signals. */
const NAMES = ['flask', 'werkzeug', 'jinja2', 'markupsafe', 'itsdangerous', 'click', 'blinker'] as const;

/** `Flask-2.2.2.egg-info`, `flask-3.1.3.dist-info`. */
const METADATA_NAME = /^([^-]+)-(\d[^-]*)(?:-.*)?\.(?:dist|egg)-info$/;
const METADATA_FILES = ['METADATA', 'PKG-INFO', ''];

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Where its code lies. */
  readonly folder: string;
  /** The file that describes it. */
  readonly metadata: string;
}

export interface FlaskPackages {
  /** Flask's own version: `3.1.3`. */
  readonly version: string;
  /** The folder in which Flask was found. */
  readonly place: string;
  readonly packages: readonly InstalledPackage[];
}

export type PackageSearch =
  | { readonly kind: 'found'; readonly flask: FlaskPackages }
  | { readonly kind: 'missing'; readonly names: readonly string[] };

/**
 * Looks for all packages in these folders, in their order; each counts where it is found first. Throws when one cannot
 * be read.
 */
export function searchPackages(folders: readonly string[]): PackageSearch {
  const packages: InstalledPackage[] = [];
  const missing: string[] = [];
  let place = '';
  for (const name of NAMES) {
    const holder = folders.find((folder) => isFile(join(folder, name, '__init__.py')));
    const description = holder === undefined ? null : findMetadata(holder, name);
    if (holder === undefined || description === null) {
      missing.push(name);
      continue;
    }
    if (name === 'flask') place = holder;
    packages.push({ name, folder: join(holder, name), ...description });
  }
  const [flask] = packages;
  if (missing.length > 0 || flask === undefined) return { kind: 'missing', names: missing };
  return { kind: 'found', flask: { version: flask.version, place, packages } };
}

function findMetadata(folder: string, name: string): { version: string; metadata: string } | null {
  for (const entry of readdirSync(folder)) {
    const [, found, version] = METADATA_NAME.exec(entry) ?? [];
    if (found?.toLowerCase() !== name || version === undefined) continue;
    const metadata = METADATA_FILES.map((file) => join(folder, entry, file)).find(isFile);
    if (metadata !== undefined) return { version: readVersion(metadata) ?? version, metadata };
  }
  return null;
}

/** The folder's name may be shortened (`3.1.3.post1`); the metadata itself is exact. */
function readVersion(metadata: string): string | undefined {
  return /^Version: *(\S+)/m.exec(readFileSync(metadata, 'utf8'))?.[1];
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // What cannot be looked at is not there for us.
    return false;
  }
}

/* Where the machine's own Python looks for its packages. */

const PATIENCE_MS = 5_000;
const ASK = 'import json, sys; print(json.dumps([path for path in sys.path if path]))';

/**
 * The folders in which `python3` looks for packages; none where there is no `python3` or it gives no answer in time.
 */
export function pythonPath(): Promise<readonly string[]> {
  return new Promise((resolve) => {
    // In a folder without Python files, so that nothing that lies around is taken for a package.
    execFile('python3', ['-c', ASK], { timeout: PATIENCE_MS, cwd: '/' }, (error, output) => {
      resolve(error === null ? readFolders(output) : []);
    });
  });
}

function readFolders(output: string): string[] {
  try {
    const folders: unknown = JSON.parse(output);
    return Array.isArray(folders) ? folders.filter((folder) => typeof folder === 'string') : [];
  } catch {
    return [];
  }
}
