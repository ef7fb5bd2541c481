/** The newest moment that the database has seen, so that a clock which is wrong by years is noticed. */
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { EngineKind } from './index.ts';

export async function up(database: Database, kind: EngineKind): Promise<void> {
  await database.schema
    .createTable('clock')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('seen', 'bigint', (column) => column.notNull())
    .modifyEnd(kind === 'sqlite' ? sql`without rowid` : sql``)
    .execute();
}
