import { describeCopy } from './copy-contract.ts';
import { describeEarlier, restoreFile } from './earlier-contract.ts';
import { describeMigrations } from './migrations-contract.ts';
import { describeOutbox } from './outbox-contract.ts';
import { describeRetention } from './retention-contract.ts';
import { makeSqliteDatabase } from './sqlite.ts';
import { describeStorage } from './storage-contract.ts';
import { describeStorageModel } from './storage-model.ts';
import { describeStoredRows } from './stored-rows-contract.ts';

describeStorage('SQLite', makeSqliteDatabase);
describeStorageModel('SQLite', makeSqliteDatabase);
describeStoredRows('SQLite', makeSqliteDatabase);
describeOutbox('SQLite', makeSqliteDatabase);
describeCopy('SQLite', makeSqliteDatabase);
describeRetention('SQLite', makeSqliteDatabase);
describeMigrations('SQLite', makeSqliteDatabase);
describeEarlier('SQLite', makeSqliteDatabase, restoreFile);
