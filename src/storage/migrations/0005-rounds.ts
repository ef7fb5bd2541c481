/** Rounds of a quiz that people play together in a channel, what they chose there, and those that the clock opens. */
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { EngineKind } from './index.ts';

export async function up(database: Database, kind: EngineKind): Promise<void> {
  /** SQLite keeps a table's rows apart from its primary key unless told; these are always looked up by it. */
  const byKey = kind === 'sqlite' ? sql`without rowid` : sql``;

  await database.schema.alterTable('learners').addColumn('keeps_missed', 'integer').execute();

  await database.schema
    .createTable('rounds')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('server', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    // One round at a time in a channel.
    .addColumn('open_in', 'text', (column) => column.unique())
    .addColumn('host', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('takes', 'integer')
    .addColumn('asked', 'text')
    .addColumn('message', 'text')
    .addColumn('shown', 'text')
    .addColumn('editable_at', 'bigint', (column) => column.notNull())
    .addColumn('held_by', 'text')
    .addColumn('held_until', 'bigint', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await sql`create index rounds_under_way on rounds (held_until) where done_at is null`.execute(database);
  await database.schema.createIndex('rounds_by_age').on('rounds').column('done_at').execute();
  await database.schema
    .createIndex('rounds_of_host')
    .on('rounds')
    .column('host')
    .where('host', 'is not', null)
    .execute();

  await database.schema
    .createTable('round_players')
    .addColumn('learner', 'text', (column) => column.notNull().references('learners.id').onDelete('cascade'))
    .addColumn('round', 'text', (column) => column.notNull().references('rounds.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('round_players_key', ['round', 'learner'])
    .modifyEnd(byKey)
    .execute();
  await database.schema.createIndex('round_players_of_learner').on('round_players').column('learner').execute();

  await database.schema
    .createTable('round_answers')
    .addColumn('learner', 'text', (column) => column.notNull().references('learners.id').onDelete('cascade'))
    .addColumn('round', 'text', (column) => column.notNull().references('rounds.id').onDelete('cascade'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('choice', 'integer', (column) => column.notNull())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('after', 'bigint', (column) => column.notNull())
    .addColumn('pressed_at', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('round_answers_key', ['round', 'place', 'learner'])
    .modifyEnd(byKey)
    .execute();
  await database.schema.createIndex('round_answers_of_learner').on('round_answers').column('learner').execute();

  await database.schema
    .createTable('timetables')
    .addColumn('server', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('every', 'text', (column) => column.notNull())
    .addColumn('host', 'text')
    .addColumn('lesson', 'text', (column) => column.notNull())
    .addColumn('hours', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('timetables_key', ['server', 'channel', 'every'])
    .modifyEnd(byKey)
    .execute();
  await database.schema.createIndex('timetables_next').on('timetables').column('next_at').execute();
}
