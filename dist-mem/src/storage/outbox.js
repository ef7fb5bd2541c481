/** The table `outbox`: the reminders that wait to be sent, and what became of them. `reminders.ts` puts them in. */
import { sql } from 'kysely';
import { changedBy, deleteBefore, prepare, rowsOf } from './sql/engine.js';
export function outboxTable(engine) {
    const { database, kind } = engine;
    const workspacesAfter = workspaceLister(engine);
    const claimFrom = prepare()((value) => database
        .with('picked', (name) => name
        .selectFrom('outbox')
        .select(['learner', 'day'])
        .where('platform', '=', value('platform'))
        .where('workspace', '=', value('workspace'))
        .where('ready_at', '<=', value('now'))
        .orderBy('ready_at')
        .limit(value('share'))
        .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()))
        .updateTable('outbox')
        .from('picked')
        .set(({ eb, ref, lit }) => ({ ready_at: value('until'), tries: eb(ref('outbox.tries'), '+', lit(1)) }))
        .whereRef('outbox.learner', '=', 'picked.learner')
        .whereRef('outbox.day', '=', 'picked.day')
        .returning(['outbox.learner', 'outbox.day', 'outbox.due_at', 'outbox.tries']));
    // The claim's number tells whether it is still ours: whoever claims again counts on. A resolved row has no
    // `ready_at`.
    const resolve = prepare()((value) => database
        .updateTable('outbox')
        .set({ ready_at: value('ready'), outcome: value('outcome') })
        .where('learner', '=', value('learner'))
        .where('day', '=', value('day'))
        .where('tries', '=', value('tries'))
        .where('ready_at', 'is not', null));
    const release = prepare()((value) => database
        .updateTable('outbox')
        .set({ ready_at: value('now') })
        .where('learner', '=', value('learner'))
        .where('day', '=', value('day'))
        .where('tries', '=', value('tries'))
        // Not one that is to be tried later.
        .where('ready_at', '=', value('until')));
    const selectBacklog = prepare()(() => database
        .selectFrom('outbox')
        .select(({ fn }) => [fn.countAll().as('waiting'), fn.min('due_at').as('oldestDueAt')])
        .where('ready_at', 'is not', null));
    /** By platform: the workspace that the last claim ended with, so that the next one begins after it. */
    const turn = new Map();
    function* workspacesInTurn({ platform, now, limit }) {
        const after = turn.get(platform) ?? '';
        const rows = yield* rowsOf(workspacesAfter({ platform, after, now, limit }));
        const missing = limit - rows.length;
        const more = missing > 0 && after !== '';
        const others = more ? yield* rowsOf(workspacesAfter({ platform, after: '', now, limit: missing })) : [];
        return [...new Set([...rows, ...others].flatMap(({ workspace }) => workspace ?? []))];
    }
    /** Asks each workspace for its share, and those that had more than it again, until the limit or all are empty. */
    function* claimFromAll(workspaces, request) {
        const { platform, limit, now, until } = request;
        const piles = new Map(workspaces.map((workspace) => [workspace, []]));
        let left = limit;
        let asked = workspaces;
        while (left > 0 && asked.length > 0) {
            const shares = sharesOf(asked, left);
            const answers = yield shares.map(({ workspace, share }) => claimFrom({ platform, workspace, now, until, share }));
            const claims = answers.map(({ rows }) => rows.map((row) => claimOf(row, until)));
            for (const [index, { workspace }] of shares.entries())
                piles.get(workspace)?.push(...(claims[index] ?? []));
            left -= claims.flat().length;
            asked = shares.filter(({ share }, index) => claims[index]?.length === share).map(({ workspace }) => workspace);
        }
        return takingTurns([...piles.values()]);
    }
    return {
        async claim(request) {
            const workspaces = await engine.read(() => workspacesInTurn(request));
            if (workspaces.length === 0)
                return [];
            const claims = await engine.write(() => claimFromAll(workspaces, request));
            const last = claims.at(-1);
            turn.set(request.platform, last === undefined ? '' : last.learner.slice(0, last.learner.lastIndexOf(':')));
            return claims;
        },
        async resolve({ learner, day, tries }, outcome) {
            const ready = outcome.kind === 'later' ? outcome.at : null;
            const statement = resolve({ learner, day, tries, ready, outcome: outcome.kind });
            return (await engine.write(() => changedBy(statement))) === 1;
        },
        release: (claims, now) => engine.write(function* () {
            yield claims.map(({ learner, day, tries, until }) => release({ learner, day, tries, until, now }));
        }),
        async backlog() {
            const [row] = await engine.read(() => rowsOf(selectBacklog({})));
            return row ?? { waiting: 0, oldestDueAt: null };
        },
        forget: (before) => deleteBefore(engine, 'outbox', ['learner', 'day'], 'due_at', before),
    };
}
const claimOf = ({ due_at: dueAt, ...row }, until) => ({ ...row, dueAt, until });
/** As even as it goes; the first get one more where it does not come out even. */
function sharesOf(workspaces, total) {
    const some = workspaces.slice(0, total);
    const least = Math.floor(total / some.length);
    return some.map((workspace, index) => ({ workspace, share: least + (index < total % some.length ? 1 : 0) }));
}
/** The first of each pile, then the second of each … */
function takingTurns(piles) {
    const longest = Math.max(0, ...piles.map((pile) => pile.length));
    return Array.from({ length: longest }, (_, turn) => piles.flatMap((pile) => pile.slice(turn, turn + 1))).flat();
}
/**
 * Workspaces with something ready, from after one on. It leaps along the index from workspace to workspace that has
 * anything waiting, so it costs by the number of workspaces and not of reminders, and stops when it has found enough.
 */
function workspaceLister({ database }) {
    return prepare()((value) => {
        const firstAfter = (after) => database
            .selectFrom('outbox')
            .select(({ fn }) => fn.min('workspace').as('workspace'))
            .where('platform', '=', value('platform'))
            .where('ready_at', 'is not', null)
            .where('workspace', '>', after);
        return database
            .withRecursive('turns(workspace)', (recursive) => recursive
            .selectFrom(firstAfter(value('after')).as('first'))
            .select('first.workspace')
            .unionAll(recursive
            .selectFrom('turns')
            .select(firstAfter(sql.ref('turns.workspace')).as('workspace'))
            .where('turns.workspace', 'is not', null)))
            .selectFrom('turns')
            .select('workspace')
            .where(({ exists, selectFrom }) => exists(selectFrom('outbox')
            .select('learner')
            .where('platform', '=', value('platform'))
            .whereRef('outbox.workspace', '=', 'turns.workspace')
            .where('ready_at', '<=', value('now'))))
            .limit(value('limit'));
    });
}
//# sourceMappingURL=outbox.js.map