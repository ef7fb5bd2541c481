import { describeCopy } from './copy-contract.ts';
import { describeOutbox } from './outbox-contract.ts';
import { makeSqliteDatabase } from './sqlite.ts';
import { describeStore } from './store-contract.ts';

describeStore('SQLite', makeSqliteDatabase);
describeOutbox('SQLite', makeSqliteDatabase);
describeCopy('SQLite', makeSqliteDatabase);
