/**
 * The table `reminders`: when a learner is reminded, and who is due now. Whoever is due goes into the outbox: choosing
 * them, the rows there, and when their next reminder comes are one transaction, so nobody is taken twice and nobody is
 * lost, whenever the process ends.
 */
import { sql } from 'kysely';
import { RecentMap } from '../core/async.js';
import { planReminder } from '../review/reminder-times.js';
import { LOCAL_DATE, localDate, settingsSchema } from './schema.js';
import { checkStored, inserter, parseStored, prepare, rowsOf, } from './sql/engine.js';
/** How long a learner whose row makes trouble is postponed, in milliseconds. */
const POSTPONED = 24 * 60 * 60 * 1000;
/** Many learners have the same settings, and tens of thousands of rows are read a second. */
const recentSettings = new RecentMap(2000);
/** The settings in a row. Throws an `OperatorError` when they cannot be read. */
export function readReminders(row, database) {
    const { learner, settings, next_at, last_day } = row;
    const place = `in ${database}, the reminders of learner "${learner}" (table reminders)`;
    if (last_day !== null && !LOCAL_DATE.test(last_day))
        checkStored(localDate, last_day, place);
    return { ...parseSettings(settings, place), nextAt: next_at, lastDay: last_day };
}
function parseSettings(json, place) {
    const recent = recentSettings.get(json);
    if (recent !== undefined)
        return recent;
    const settings = parseStored(settingsSchema, json, place);
    recentSettings.set(json, settings);
    return settings;
}
const rowOf = (learner, { nextAt, lastDay, ...settings }) => ({
    learner,
    settings: JSON.stringify(settings),
    next_at: nextAt,
    last_day: lastDay,
});
/**
 * The rule of reviewing. What it throws is reported, and that learner postponed by a day, so that one row stops nobody
 * else.
 */
export const planAt = (now) => (settings, hasDueCards) => {
    const plan = planReminder(settings, hasDueCards, now);
    if (plan.kind === 'planned')
        return plan;
    throw new Error(`the time zone "${plan.zone}" of the reminder settings is none that this machine knows`);
};
export function remindersTable(engine) {
    const { database, kind, place } = engine;
    const select = prepare()((value) => database.selectFrom('reminders').selectAll().where('learner', '=', value('learner')));
    // `last_day` is written by `enqueue` alone, which may have moved it since this learner was loaded.
    const upsert = inserter(database, 'reminders', {
        key: ['learner'],
        replaced: ['settings', 'next_at'],
        kept: ['last_day'],
    });
    const selectAnybody = prepare()((value) => database.selectFrom('reminders').select('learner').where('next_at', '<=', value('now')).orderBy('next_at').limit(1));
    // Locked rows are another process's: PostgreSQL skips them; in SQLite only one process writes at a time.
    const selectDue = prepare()((value) => database
        .selectFrom('reminders')
        .select(({ exists, selectFrom, lit, case: when }) => [
        'learner',
        'settings',
        'next_at',
        'last_day',
        when()
            .when(exists(selectFrom('cards')
            .select(lit(1).as('one'))
            .whereRef('cards.learner', '=', 'reminders.learner')
            .where('cards.due', '<=', value('dueBy'))))
            .then(lit(1))
            .else(lit(0))
            .end()
            .as('due_cards'),
    ])
        .where('next_at', '<=', value('now'))
        .orderBy('next_at')
        .limit(value('limit'))
        .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()));
    // The primary key of learner and day lets a second row for the same day not come about.
    const insertIntoOutbox = prepare()((value) => database
        .insertInto('outbox')
        .columns(['learner', 'day', 'platform', 'workspace', 'due_at', 'ready_at', 'tries'])
        .expression((query) => query
        .selectFrom(rowsIn(kind, value('rows')))
        .select(({ lit }) => [
        textAt(0).as('learner'),
        textAt(1).as('day'),
        textAt(2).as('platform'),
        textAt(3).as('workspace'),
        numberAt(4).as('due_at'),
        numberAt(4).as('ready_at'),
        lit(0).as('tries'),
    ])
        // Without a condition SQLite would read `on conflict` as the condition of a join.
        .where(sql `true`))
        .onConflict((conflict) => conflict.columns(['learner', 'day']).doNothing()));
    const update = prepare()((value) => database
        .updateTable('reminders')
        .from(rowsIn(kind, value('rows')))
        .set({ settings: textAt(1), next_at: numberAt(2), last_day: textAt(3) })
        .where('learner', '=', textAt(0)));
    const postpone = prepare()((value) => database
        .updateTable('reminders')
        .set({ next_at: value('next') })
        .where('learner', '=', value('learner')));
    function decideOne(row, now, decide, hasDueCards) {
        const { learner } = row;
        const dueAt = row.next_at ?? now;
        try {
            const { day, settings } = decide(readReminders(row, place), hasDueCards);
            if (settings.nextAt !== null && settings.nextAt <= now) {
                throw new RangeError(`the next reminder of "${learner}" would be at ${settings.nextAt}; expected after ${now}`);
            }
            return { kind: 'decided', learner, dueAt, day, settings };
        }
        catch (error) {
            return { kind: 'trouble', learner, dueAt, error };
        }
    }
    function* enqueueSome({ now, dueBy, limit }, decide) {
        const rows = yield* rowsOf(selectDue({ now, dueBy, limit }));
        if (rows.length === 0)
            return NOBODY;
        const decisions = rows.map((row) => decideOne(row, now, decide, row.due_cards === 1));
        const decided = decisions.filter((decision) => decision.kind === 'decided');
        const troubles = decisions.filter((decision) => decision.kind === 'trouble');
        const waiting = decided.flatMap(({ learner, day, dueAt }) => day === null ? [] : [[learner, day, ...addressOf(learner), dueAt]]);
        const moved = decided.map(({ learner, settings }) => Object.values(rowOf(learner, settings)));
        const [queued] = yield [
            insertIntoOutbox({ rows: JSON.stringify(waiting) }),
            update({ rows: JSON.stringify(moved) }),
            ...troubles.map(({ learner }) => postpone({ learner, next: now + POSTPONED })),
        ];
        return {
            taken: rows.length,
            queued: queued?.changed ?? 0,
            troubles: troubles.map(({ learner, error }) => ({ learner, reason: String(error) })),
        };
    }
    return {
        *load(learner) {
            const [row] = yield* rowsOf(select({ learner }));
            return row === undefined ? null : readReminders(row, place);
        },
        write: ({ learner, reminders }) => reminders === null ? [] : [upsert(rowOf(learner.id, reminders))],
        /** See `Storage.enqueueDue`; `decide` says what becomes of each learner. */
        async enqueue(request, decide) {
            // Most ticks find nobody, and need no transaction for it.
            const anybody = await engine.read(() => rowsOf(selectAnybody({ now: request.now })));
            return anybody.length === 0 ? NOBODY : engine.write(() => enqueueSome(request, decide));
        },
    };
}
const NOBODY = { taken: 0, queued: 0, troubles: [] };
/**
 * Many rows in one value, as a JSON array of arrays: a statement with a place for each would be another one each time.
 */
const rowsIn = (kind, rows) => kind === 'sqlite'
    ? sql `json_each(${rows})`.as(sql `many`)
    : sql `json_array_elements(cast(${rows} as json))`.as(sql `many(value)`);
const textAt = (index) => sql `many.value ->> ${sql.lit(index)}`;
const numberAt = (index) => sql `cast(many.value ->> ${sql.lit(index)} as bigint)`;
/** Platform and workspace: `slack:T024BE7LD:U2147483697` → `slack` and `slack:T024BE7LD`. */
const addressOf = (learner) => [
    learner.slice(0, Math.max(learner.indexOf(':'), 0)),
    learner.slice(0, Math.max(learner.lastIndexOf(':'), 0)),
];
//# sourceMappingURL=reminders.js.map