/** Reads `DATABASE_URL`: which engine, and where. */
import { fileURLToPath } from 'node:url';

export const DEFAULT_DATABASE_URL = 'file:data/nibble.db';

export type DatabaseLocation =
  /** `path` is as the operator wrote it: relative to the folder the program was started in, or absolute. */
  | { readonly kind: 'sqlite'; readonly path: string }
  /** What is wrong and what to write in its place, without the URL, which may hold a password. */
  | { readonly kind: 'problem'; readonly found: string; readonly remedy: string };

const REMEDY = `Write file: and the path of a SQLite file, such as ${DEFAULT_DATABASE_URL} or file:/var/lib/nibble/nibble.db.`;

/** Reads a database URL. `file:relative/path.db`, `file:/absolute.db`, `file:///absolute.db` and `file::memory:`. */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  if (/^postgres(ql)?:/i.test(url)) {
    return {
      kind: 'problem',
      found: 'it names a PostgreSQL database, which this version cannot use yet',
      remedy: `Use a SQLite file for now: ${DEFAULT_DATABASE_URL}.`,
    };
  }
  if (!/^file:/i.test(url)) {
    return { kind: 'problem', found: 'it does not begin with "file:"', remedy: REMEDY };
  }
  const path = url.slice('file:'.length);
  if (path.startsWith('//')) return parseFileUrl(url);
  if (path === '' || path.endsWith('/')) {
    return { kind: 'problem', found: 'it names no file', remedy: REMEDY };
  }
  return { kind: 'sqlite', path };
}

function parseFileUrl(url: string): DatabaseLocation {
  try {
    return { kind: 'sqlite', path: fileURLToPath(url) };
  } catch {
    const found = 'it begins with "file://" but is not the address of a file on this machine';
    return { kind: 'problem', found, remedy: `${REMEDY} After "file:" come one or three slashes, never two.` };
  }
}
