import { describe } from 'vitest';
import { describeClasses } from './classes-contract.ts';
import { describeCopy } from './copy-contract.ts';
import { describeEarlier, restoreRows } from './earlier-contract.ts';
import { describeMigrations } from './migrations-contract.ts';
import { describeOutbox } from './outbox-contract.ts';
import { describePostgresFaults } from './postgres-faults.ts';
import { makePostgresDatabase, openPostgres } from './postgres-server.ts';
import { describeResults } from './results-contract.ts';
import { describeRetention } from './retention-contract.ts';
import { describeRounds } from './rounds-contract.ts';
import { describeStorage } from './storage-contract.ts';
import { describeStorageModel } from './storage-model.ts';
import { describeStoredRows } from './stored-rows-contract.ts';
import { describeWrongClock } from './wrong-clock-contract.ts';

const server = await openPostgres();

if (server === null) {
  describe.skip('PostgreSQL, which cannot run here');
} else {
  describeStorage('PostgreSQL', () => makePostgresDatabase(server));
  describeStorageModel('PostgreSQL', () => makePostgresDatabase(server));
  describeStoredRows('PostgreSQL', () => makePostgresDatabase(server));
  describeOutbox('PostgreSQL', () => makePostgresDatabase(server));
  describeCopy('PostgreSQL', () => makePostgresDatabase(server));
  describeRounds('PostgreSQL', () => makePostgresDatabase(server));
  describeClasses('PostgreSQL', () => makePostgresDatabase(server));
  describeResults('PostgreSQL', () => makePostgresDatabase(server));
  describeRetention('PostgreSQL', () => makePostgresDatabase(server));
  describeWrongClock('PostgreSQL', () => makePostgresDatabase(server));
  describeMigrations('PostgreSQL', () => makePostgresDatabase(server));
  describeEarlier('PostgreSQL', () => makePostgresDatabase(server), restoreRows);
  describePostgresFaults(server);
}
