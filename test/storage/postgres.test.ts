import { afterAll, describe } from 'vitest';
import { openStore } from '../../src/storage/open-store.ts';
import { describeOutbox } from './outbox-contract.ts';
import { query, startPostgres } from './postgres-server.ts';
import { describeStore, type TestDatabase } from './store-contract.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

async function makePostgresDatabase(): Promise<TestDatabase> {
  if (server === null) throw new Error('there is no server');
  const url = await server.createSchema();
  return {
    open: () => openStore(url),
    statement: (sql) => query(url, sql),
    remove: () => server.dropSchema(url),
  };
}

describe.skipIf(server === null)('on PostgreSQL', () => {
  describeStore('PostgreSQL', makePostgresDatabase);
  describeOutbox('PostgreSQL', makePostgresDatabase);
});
