/**
 * Classes, who is in them, what is assigned to them, and what is still to be done about that on the platforms; and what
 * was wrong with a program, so that hosts learn which mistake is the usual one.
 */
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { EngineKind } from './index.ts';

export async function up(database: Database, kind: EngineKind): Promise<void> {
  /** SQLite keeps a table's rows apart from its primary key unless told; these are always looked up by it. */
  const byKey = kind === 'sqlite' ? sql`without rowid` : sql``;

  await database.schema
    .createTable('classes')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('server', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    // One class at a time in a channel.
    .addColumn('open_in', 'text', (column) => column.unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await database.schema.createIndex('classes_by_age').on('classes').column('ended_at').execute();

  await database.schema
    .createTable('class_hosts')
    .addColumn('class', 'text', (column) => column.notNull().references('classes.id').onDelete('cascade'))
    // Whom a host names need not have met the tutor yet.
    .addColumn('learner', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('class_hosts_key', ['class', 'learner'])
    .modifyEnd(byKey)
    .execute();
  await database.schema.createIndex('class_hosts_of_learner').on('class_hosts').column('learner').execute();

  await database.schema
    .createTable('class_members')
    .addColumn('class', 'text', (column) => column.notNull().references('classes.id').onDelete('cascade'))
    .addColumn('learner', 'text', (column) => column.notNull().references('learners.id').onDelete('cascade'))
    .addColumn('joined_at', 'bigint', (column) => column.notNull())
    .addColumn('left_at', 'bigint')
    .addColumn('announces', 'integer')
    .addPrimaryKeyConstraint('class_members_key', ['class', 'learner'])
    .modifyEnd(byKey)
    .execute();
  await database.schema.createIndex('class_members_of_learner').on('class_members').column('learner').execute();
  await database.schema
    .createIndex('class_members_left')
    .on('class_members')
    .column('left_at')
    .where('left_at', 'is not', null)
    .execute();

  await database.schema
    .createTable('class_lessons')
    .addColumn('class', 'text', (column) => column.notNull().references('classes.id').onDelete('cascade'))
    .addColumn('lesson', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text', (column) => column.notNull())
    .addColumn('assigned_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('class_lessons_key', ['class', 'lesson'])
    .modifyEnd(byKey)
    .execute();

  await database.schema
    .createTable('class_notices')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('class', 'text', (column) => column.notNull().references('classes.id').onDelete('cascade'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('learner', 'text')
    .addColumn('lesson', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('ready_at', 'bigint')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .modifyEnd(byKey)
    .execute();
  await sql`create index class_notices_waiting on class_notices (platform, ready_at) where ready_at is not null`.execute(
    database,
  );
  await database.schema.createIndex('class_notices_of_class').on('class_notices').column('class').execute();
  await database.schema
    .createIndex('class_notices_of_learner')
    .on('class_notices')
    .column('learner')
    .where('learner', 'is not', null)
    .execute();
  await database.schema.createIndex('class_notices_by_age').on('class_notices').column('at').execute();

  await database.schema.alterTable('attempts').addColumn('mistake', 'text').execute();
}
