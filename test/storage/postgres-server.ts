/** Fresh databases on a real PostgreSQL, which all test files share. */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject } from 'vitest';
import { openStorage } from '../../src/storage/storage.ts';
import { ACCOUNT, PASSWORD } from './start-postgres.ts';
import type { TestDatabase } from './storage-contract.ts';

export interface PostgresServer {
  readonly port: number;
  /**
   * The URL of a database on this server, which need not exist; with another account or password when given. `postgres`
   * is the one that the server itself has, or here the file's own.
   */
  url(database: string, account?: { readonly name: string; readonly password: string }): string;
  /**
   * Makes an empty schema in a database of the server, quicker than a database of its own; the URL that leads there.
   */
  createSchema(): Promise<string>;
  dropSchema(url: string): Promise<void>;
}

/**
 * A database of the caller's own on the server that all test files share (start-postgres.ts); null where PostgreSQL
 * cannot run. Those who look for other processes see those of their database alone, and so do not see other files'.
 */
export async function openPostgres(): Promise<PostgresServer | null> {
  const port = await sharedPort();
  if (port === null) return null;
  const own = `file_${randomUUID().replaceAll('-', '')}`;
  const url: PostgresServer['url'] = (database, account = { name: ACCOUNT, password: PASSWORD }) =>
    `postgres://${account.name}:${encodeURIComponent(account.password)}@127.0.0.1:${port}/${database}`;
  await query(url('postgres'), `create database ${own}`);
  return {
    port,
    url: (database, account) => url(database === 'postgres' ? own : database, account),
    createSchema: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await query(url(own), `create schema ${name}`);
      return `${url(own)}?options=-csearch_path%3D${name}`;
    },
    dropSchema: async (given) => {
      const name = /search_path%3D(\w+)/.exec(given)?.[1];
      await query(url(own), `set client_min_messages = error; drop schema ${name} cascade`);
    },
  };
}

/** The port of the server, which is started when the first asks for it. */
async function sharedPort(): Promise<number | null> {
  const said: unknown = JSON.parse(await text(connect(inject('postgresBroker'), '127.0.0.1')));
  return typeof said === 'number' ? said : null;
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
