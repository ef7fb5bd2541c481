export async function up(database) {
    await database.schema
        .createTable('learners')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('current_lesson', 'text')
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .execute();
    await database.schema
        .createTable('progress')
        .addColumn('learner', 'text', (column) => column.notNull().references('learners.id').onDelete('cascade'))
        .addColumn('lesson', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('completed_at', 'bigint')
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('progress_key', ['learner', 'lesson'])
        .execute();
    await database.schema
        .createTable('attempts')
        .addColumn('event', 'text', (column) => column.notNull())
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('learner', 'text', (column) => column.notNull().references('learners.id').onDelete('cascade'))
        .addColumn('lesson', 'text', (column) => column.notNull())
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('given', 'text', (column) => column.notNull())
        .addColumn('verdict', 'text', (column) => column.notNull())
        .addColumn('hints', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('attempts_key', ['event', 'place'])
        .execute();
    await database.schema.createIndex('attempts_of_learner').on('attempts').columns(['learner', 'at']).execute();
    await database.schema
        .createTable('events')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('learner', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('reply', 'text', (column) => column.notNull())
        .execute();
    await database.schema.createIndex('events_by_age').on('events').column('at').execute();
}
//# sourceMappingURL=0001-lessons.js.map