import { describeCopy } from './copy-contract.ts';
import { describeEarlier, restoreFile } from './earlier-contract.ts';
import { describeMigrations } from './migrations-contract.ts';
import { describeOutbox } from './outbox-contract.ts';
import { describeRetention } from './retention-contract.ts';
import { makeSqliteDatabase } from './sqlite.ts';
import { describeStore } from './store-contract.ts';
import { describeStoreModel } from './store-model.ts';
import { describeStoredRows } from './stored-rows-contract.ts';

describeStore('SQLite', makeSqliteDatabase);
describeStoreModel('SQLite', makeSqliteDatabase);
describeStoredRows('SQLite', makeSqliteDatabase);
describeOutbox('SQLite', makeSqliteDatabase);
describeCopy('SQLite', makeSqliteDatabase);
describeRetention('SQLite', makeSqliteDatabase);
describeMigrations('SQLite', makeSqliteDatabase);
describeEarlier('SQLite', makeSqliteDatabase, restoreFile);
