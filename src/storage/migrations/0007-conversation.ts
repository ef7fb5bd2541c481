/** Which message of the bot is the newest of a conversation, and what people typed that was not understood. */
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { EngineKind } from './index.ts';

export async function up(database: Database, kind: EngineKind): Promise<void> {
  /** SQLite keeps a table's rows apart from its primary key unless told; these are always looked up by it. */
  const byKey = kind === 'sqlite' ? sql`without rowid` : sql``;

  await database.schema.alterTable('learners').addColumn('last_event', 'text').execute();
  await database.schema
    .createTable('unread')
    .addColumn('situation', 'text', (column) => column.notNull())
    .addColumn('phrase', 'text', (column) => column.notNull())
    .addColumn('times', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('unread_key', ['situation', 'phrase'])
    .modifyEnd(byKey)
    .execute();
}
