/** Flask and what it stands on, as an installation lays them out: a folder of code each, and beside it its metadata. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Blinker is optional to old versions of Flask; the harness needs its signals. */
const NAMES = ['flask', 'werkzeug', 'jinja2', 'markupsafe', 'itsdangerous', 'click', 'blinker'] as const;

/** `Flask-2.2.2.egg-info`, `flask-3.1.3.dist-info`. */
const METADATA_NAME = /^([^-]+)-(\d[^-]*).*\.(?:dist|egg)-info$/;
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

/** Looks for all packages in these folders, in their order; each counts where it is found first. Throws when one cannot be read. */
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
