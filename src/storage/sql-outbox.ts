/** The reminders that wait to be sent, in a database whose schema is up to date. The same on every engine. */
import type { ClaimRequest, Outbox } from '../reminders/ports.ts';
import { claimerOf, releaserOf, settlerOf } from './claim-outbox.ts';
import { ask, type Engine, type Work } from './engine.ts';
import { prepare, statementOf } from './statement.ts';
import { sweeperOf } from './sweep-outbox.ts';

const BATCH = 1000;

export function createSqlOutbox(engine: Engine): Outbox {
  const { database } = engine;
  const sweep = sweeperOf(engine);
  const claim = fairClaimerOf(engine);
  const settle = settlerOf(database);
  const release = releaserOf(database);
  const anybody = prepare<{ now: number }>()((value) =>
    database.selectFrom('reminders').select('learner').where('next_at', '<=', value('now')).orderBy('next_at').limit(1),
  );
  const backlog = prepare()(() =>
    database
      .selectFrom('outbox')
      .select(({ fn }) => [fn.countAll<number>().as('waiting'), fn.min('due_at').as('oldestDueAt')])
      .where('ready_at', 'is not', null),
  );
  return {
    sweep: async (request, decide) => {
      // Most ticks find nobody, and need no transaction for it.
      const { rows } = await engine.read(() => ask(anybody({ now: request.now })));
      if (rows.length === 0) return { taken: 0, queued: 0, troubles: [] };
      return engine.write(() => sweep(request, decide));
    },
    claim,
    settle: (given, outcome) => engine.write(() => settle(given, outcome)),
    release: (claims, now) => engine.write(() => release(claims, now)),
    backlog: async () => {
      const { rows } = await engine.read(() => ask(backlog({})));
      return rows[0] ?? { waiting: 0, oldestDueAt: null };
    },
    forgetOld: (before) => forgetOld(engine, before),
  };
}

/** Goes round the workspaces of a platform from call to call: the next call begins after the last one's end. */
function fairClaimerOf(engine: Engine): Outbox['claim'] {
  const { workspacesAfter, claimFromAll } = claimerOf(engine);
  const turn = new Map<string, string>();

  function* workspacesInTurn({ platform, now, limit }: ClaimRequest): Work<string[]> {
    const after = turn.get(platform) ?? '';
    const { rows } = yield* ask(workspacesAfter({ platform, after, now, limit }));
    const missing = limit - rows.length;
    const more = missing > 0 && after !== '';
    const others = more ? (yield* ask(workspacesAfter({ platform, after: '', now, limit: missing }))).rows : [];
    return [...new Set([...rows, ...others].flatMap(({ workspace }) => workspace ?? []))];
  }

  return async (request) => {
    const workspaces = await engine.read(() => workspacesInTurn(request));
    if (workspaces.length === 0) return [];
    const claims = await engine.write(() => claimFromAll(workspaces, request));
    const last = claims.at(-1);
    turn.set(request.platform, last === undefined ? '' : last.learner.slice(0, last.learner.lastIndexOf(':')));
    return claims;
  };
}

async function forgetOld({ database, write }: Engine, before: number): Promise<number> {
  const deletion = statementOf(
    database
      .deleteFrom('outbox')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('learner', 'day'),
          'in',
          selectFrom('outbox')
            .select(['learner', 'day'])
            .where('due_at', '<', before)
            .limit(BATCH)
            .$asTuple('learner', 'day'),
        ),
      ),
  );
  let forgotten = 0;
  for (;;) {
    const { changed } = await write(() => ask(deletion));
    forgotten += changed;
    if (changed < BATCH) return forgotten;
  }
}
