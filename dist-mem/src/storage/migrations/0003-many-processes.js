/** What several processes on one database need to know of one another, and what a learner must find in each of them. */
import { sql } from 'kysely';
export async function up(database, kind) {
    /** SQLite keeps a table's rows apart from its primary key unless told; these are always looked up by it. */
    const byKey = kind === 'sqlite' ? sql `without rowid` : sql ``;
    await database.schema
        .alterTable('learners')
        .addColumn('version', 'bigint', (column) => column.notNull().defaultTo(1))
        .execute();
    await database.schema
        .alterTable('events')
        .addColumn('process', 'text', (column) => column.notNull().defaultTo(''))
        .execute();
    await database.schema
        .createTable('runs')
        .addColumn('learner', 'text', (column) => column.primaryKey().notNull().references('learners.id').onDelete('cascade'))
        .addColumn('seen', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .modifyEnd(byKey)
        .execute();
    await database.schema.createIndex('runs_by_age').on('runs').column('at').execute();
    await database.schema
        .createTable('drafts')
        .addColumn('learner', 'text', (column) => column.notNull().references('learners.id').onDelete('cascade'))
        .addColumn('lesson', 'text', (column) => column.notNull())
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('form', 'text', (column) => column.notNull())
        .addColumn('fields', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('drafts_key', ['learner', 'lesson', 'step', 'form'])
        .modifyEnd(byKey)
        .execute();
    await database.schema.createIndex('drafts_by_age').on('drafts').column('at').execute();
}
//# sourceMappingURL=0003-many-processes.js.map