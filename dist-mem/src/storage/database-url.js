/** Reads `DATABASE_URL`: which engine, and where. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
export const DEFAULT_DATABASE_URL = 'file:data/nibble.db';
export const IN_MEMORY = ':memory:';
const REMEDY = `Write file: and the path of a SQLite file, such as ${DEFAULT_DATABASE_URL} or file:/var/lib/nibble/nibble.db; ` +
    'or the address of a PostgreSQL database, such as postgres://nibble:password@localhost:5432/nibble.';
/**
 * Reads a database URL. `file:relative/path.db`, `file:/absolute.db`, `file:///absolute.db` and `file::memory:`;
 * `postgres://account:password@host:port/database`, with the driver's options after a `?`.
 */
export function parseDatabaseUrl(url) {
    if (/^postgres(ql)?:/i.test(url))
        return parsePostgresUrl(url);
    if (!/^file:/i.test(url)) {
        return { kind: 'problem', found: 'it begins neither with "file:" nor with "postgres:"', remedy: REMEDY };
    }
    const path = url.slice('file:'.length);
    if (path.startsWith('//'))
        return parseFileUrl(url);
    if (path === '' || path.endsWith('/')) {
        return { kind: 'problem', found: 'it names no file', remedy: REMEDY };
    }
    return { kind: 'sqlite', path };
}
function parseFileUrl(url) {
    try {
        return { kind: 'sqlite', path: fileURLToPath(url) };
    }
    catch {
        const found = 'it begins with "file://" but is not the address of a file on this machine';
        return { kind: 'problem', found, remedy: `${REMEDY} After "file:" come one or three slashes, never two.` };
    }
}
function parsePostgresUrl(url) {
    if (!URL.canParse(url)) {
        const found = 'it begins like the address of a PostgreSQL database but is none';
        const remedy = 'Check its parts; in a password, write % and two hexadecimal digits for : / ? # [ ] @ %.';
        return { kind: 'problem', found, remedy: `${REMEDY} ${remedy}` };
    }
    const { hostname, port, pathname, password, searchParams } = new URL(url);
    const database = decoded(pathname.slice(1));
    const host = hostname === '' ? searchParams.get('host') : hostname;
    if (database === null || database === '' || database.includes('/') || host === null) {
        const found = `it names no ${host === null ? 'host' : 'database'}`;
        return { kind: 'problem', found, remedy: REMEDY };
    }
    const secret = decoded(password);
    if (secret === null)
        return { kind: 'problem', found: 'its password has a % that stands for nothing', remedy: REMEDY };
    return {
        kind: 'postgres',
        url,
        name: `${database} on ${host}:${port === '' ? 5432 : port}`,
        password: secret === '' ? null : secret,
    };
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return null;
    }
}
/** A SQLite database in words for messages. */
export const placeOf = (path) => path === IN_MEMORY ? 'the database in memory' : `the database file ${resolve(path)}`;
//# sourceMappingURL=database-url.js.map