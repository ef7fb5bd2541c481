/** What is to be recalled, the log of recalls, when reminders come, and the reminders that wait to be sent. */
import { sql } from 'kysely';
export async function up(database, kind) {
    /** SQLite keeps a table's rows apart from its primary key unless told; these are always looked up by it. */
    const byKey = kind === 'sqlite' ? sql `without rowid` : sql ``;
    await database.schema.alterTable('learners').addColumn('review', 'text').execute();
    // Without it, forgetting a learner would read the events of all others.
    await database.schema.createIndex('events_of_learner').on('events').column('learner').execute();
    await database.schema
        .createTable('cards')
        .addColumn('learner', 'text', (column) => column.notNull().references('learners.id').onDelete('cascade'))
        .addColumn('lesson', 'text', (column) => column.notNull())
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('due', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('cards_key', ['learner', 'lesson', 'step'])
        .modifyEnd(byKey)
        .execute();
    await database.schema.createIndex('cards_by_due').on('cards').columns(['learner', 'due']).execute();
    await database.schema
        .createTable('reviews')
        .addColumn('learner', 'text', (column) => column.notNull().references('learners.id').onDelete('cascade'))
        .addColumn('event', 'text', (column) => column.notNull())
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('lesson', 'text', (column) => column.notNull())
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('rating', 'text', (column) => column.notNull())
        .addColumn('before', 'text')
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('reviews_key', ['learner', 'event', 'place'])
        .modifyEnd(byKey)
        .execute();
    await createReminders(database, byKey);
}
async function createReminders(database, byKey) {
    await database.schema
        .createTable('reminders')
        .addColumn('learner', 'text', (column) => column.primaryKey().notNull().references('learners.id').onDelete('cascade'))
        .addColumn('settings', 'text', (column) => column.notNull())
        .addColumn('next_at', 'bigint')
        .addColumn('last_day', 'text')
        .modifyEnd(byKey)
        .execute();
    await database.schema
        .createIndex('reminders_next')
        .on('reminders')
        .column('next_at')
        .where('next_at', 'is not', null)
        .execute();
    // No reference to the learner: putting a row here would lock theirs, against the order that commits lock in.
    await database.schema
        .createTable('outbox')
        .addColumn('learner', 'text', (column) => column.notNull())
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('ready_at', 'bigint')
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('outcome', 'text')
        .addPrimaryKeyConstraint('outbox_key', ['learner', 'day'])
        .modifyEnd(byKey)
        .execute();
    await database.schema
        .createIndex('outbox_waiting')
        .on('outbox')
        .columns(['platform', 'workspace', 'ready_at'])
        .where('ready_at', 'is not', null)
        .execute();
    await database.schema.createIndex('outbox_by_age').on('outbox').column('due_at').execute();
}
//# sourceMappingURL=0002-reviews.js.map