/**
 * Fewer tables and indexes to write for each answer. What belongs to a learner is found by the learner, so that is what
 * its key begins with: an index beside the key is one more page to read, write and copy for each answer, and with many
 * learners nobody else's answer shares it.
 */
import { sql } from 'kysely';
export async function up(database, kind) {
    // A learner's cards are a few dozen, side by side: the sweep looks through them as quickly.
    await database.schema.dropIndex('cards_by_due').execute();
    if (kind === 'postgres')
        await changeKeys(database);
    else
        await writeAnew(database);
}
async function changeKeys(database) {
    await database.schema.dropIndex('attempts_of_learner').execute();
    await sql `alter table attempts drop constraint attempts_key,
    add constraint attempts_key primary key (learner, at, event, place)`.execute(database);
    await database.schema.dropIndex('events_of_learner').execute();
    await sql `alter table events drop constraint events_pkey,
    add constraint events_key primary key (learner, id)`.execute(database);
}
/** SQLite changes no key of a table that is there. Nothing refers to these two, so they can go. */
async function writeAnew(database) {
    await database.schema.alterTable('attempts').renameTo('attempts_before').execute();
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
        .addPrimaryKeyConstraint('attempts_key', ['learner', 'at', 'event', 'place'])
        .modifyEnd(sql `without rowid`)
        .execute();
    await sql `insert into attempts (event, place, learner, lesson, step, kind, given, verdict, hints, at)
    select event, place, learner, lesson, step, kind, given, verdict, hints, at from attempts_before
    order by learner, at, event, place`.execute(database);
    await sql `drop table attempts_before`.execute(database);
    await database.schema.alterTable('events').renameTo('events_before').execute();
    await database.schema
        .createTable('events')
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('learner', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('reply', 'text', (column) => column.notNull())
        .addColumn('process', 'text', (column) => column.notNull().defaultTo(''))
        .addPrimaryKeyConstraint('events_key', ['learner', 'id'])
        .execute();
    await sql `insert into events (id, learner, at, reply, process)
    select id, learner, at, reply, process from events_before order by at`.execute(database);
    await sql `drop table events_before`.execute(database);
    await database.schema.createIndex('events_by_age').on('events').column('at').execute();
}
//# sourceMappingURL=0004-fewer-pages.js.map