import { afterAll, describe } from 'vitest';
import { describeCopy } from './copy-contract.ts';
import { describeEarlier, restoreRows } from './earlier-contract.ts';
import { describeMigrations } from './migrations-contract.ts';
import { describeOutbox } from './outbox-contract.ts';
import { describePostgresFaults } from './postgres-faults.ts';
import { makePostgresDatabase, startPostgres } from './postgres-server.ts';
import { describeRetention } from './retention-contract.ts';
import { describeStore } from './store-contract.ts';
import { describeStoreModel } from './store-model.ts';
import { describeStoredRows } from './stored-rows-contract.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

if (server === null) {
  describe.skip('PostgreSQL, which cannot run here');
} else {
  describeStore('PostgreSQL', () => makePostgresDatabase(server));
  describeStoreModel('PostgreSQL', () => makePostgresDatabase(server));
  describeStoredRows('PostgreSQL', () => makePostgresDatabase(server));
  describeOutbox('PostgreSQL', () => makePostgresDatabase(server));
  describeCopy('PostgreSQL', () => makePostgresDatabase(server));
  describeRetention('PostgreSQL', () => makePostgresDatabase(server));
  describeMigrations('PostgreSQL', () => makePostgresDatabase(server));
  describeEarlier('PostgreSQL', () => makePostgresDatabase(server), restoreRows);
  describePostgresFaults(server);
}
