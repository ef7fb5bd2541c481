/** Claims reminders to be sent, taking turns between the workspaces of a platform, and writes what became of them. */
import type { Claim, ClaimRequest, Outcome } from '../reminders/ports.ts';
import { ask, type Engine, type Work } from './engine.ts';
import type { Database } from './schema.ts';
import { prepare } from './statement.ts';

export function claimerOf({ database, kind }: Engine) {
  const workspacesAfter = workspaceLister(database);
  const claimFrom = workspaceClaimer(database, kind === 'postgres');

  /** Asks each workspace for its share, and those that had more than it again, until the limit or all are empty. */
  function* claimFromAll(workspaces: readonly string[], request: ClaimRequest): Work<Claim[]> {
    const { platform, limit, now, until } = request;
    const piles = new Map<string, Claim[]>();
    let left = limit;
    let asked = workspaces;
    while (left > 0 && asked.length > 0) {
      const share = Math.ceil(left / asked.length);
      const generous = asked.slice(0, left);
      const full: string[] = [];
      for (const workspace of generous) {
        if (left === 0) break;
        const most = Math.min(share, left);
        const { rows } = yield* ask(claimFrom({ platform, workspace, now, until, share: most }));
        const claims = rows.map(({ due_at: dueAt, ...row }) => ({ ...row, dueAt, until }));
        piles.set(workspace, [
          ...(piles.get(workspace) ?? []),
          ...claims.sort((one, other) => one.dueAt - other.dueAt),
        ]);
        left -= rows.length;
        if (rows.length === most) full.push(workspace);
      }
      asked = full;
    }
    return takingTurns([...piles.values()]);
  }

  return { workspacesAfter, claimFromAll };
}

/** The first of each pile, then the second of each … */
function takingTurns(piles: readonly (readonly Claim[])[]): Claim[] {
  const longest = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: longest }, (_, turn) => piles.flatMap((pile) => pile.slice(turn, turn + 1))).flat();
}

/** Workspaces with something that waits, from after one on. It leaps from workspace to workspace along the index. */
function workspaceLister(database: Database) {
  return prepare<{ platform: string; after: string; limit: number }>()((value) =>
    database
      .withRecursive('turns(workspace, turn)', (recursive) =>
        recursive
          .selectFrom(({ selectFrom }) =>
            selectFrom('outbox')
              .select(({ fn }) => fn.min('workspace').as('workspace'))
              .where('platform', '=', value('platform'))
              .where('ready_at', 'is not', null)
              .where('workspace', '>', value('after'))
              .as('first'),
          )
          .select(({ lit }) => ['first.workspace', lit(1).as('turn')])
          .unionAll(
            recursive
              .selectFrom('turns')
              .select(({ selectFrom, eb, ref, lit }) => [
                selectFrom('outbox')
                  .select(({ fn }) => fn.min('workspace').as('workspace'))
                  .where('platform', '=', value('platform'))
                  .where('ready_at', 'is not', null)
                  .whereRef('outbox.workspace', '>', 'turns.workspace')
                  .as('workspace'),
                eb(ref('turns.turn'), '+', lit(1)).as('turn'),
              ])
              .where('turns.workspace', 'is not', null)
              .where('turns.turn', '<', value('limit')),
          ),
      )
      .selectFrom('turns')
      .select('workspace')
      .where('workspace', 'is not', null),
  );
}

function workspaceClaimer(database: Database, locks: boolean) {
  return prepare<{ platform: string; workspace: string; now: number; until: number; share: number }>()((value) =>
    database
      .with('picked', (name) =>
        name
          .selectFrom('outbox')
          .select(['learner', 'day'])
          .where('platform', '=', value('platform'))
          .where('workspace', '=', value('workspace'))
          .where('ready_at', '<=', value('now'))
          .orderBy('ready_at')
          .limit(value('share'))
          .$if(locks, (query) => query.forUpdate().skipLocked()),
      )
      .updateTable('outbox')
      .from('picked')
      .set(({ eb, ref, lit }) => ({ ready_at: value('until'), tries: eb(ref('outbox.tries'), '+', lit(1)) }))
      .whereRef('outbox.learner', '=', 'picked.learner')
      .whereRef('outbox.day', '=', 'picked.day')
      .returning(['outbox.learner', 'outbox.day', 'outbox.due_at', 'outbox.tries']),
  );
}

/** The claim's number tells whether it is still ours: whoever claims again counts on. A settled row has no `ready_at`. */
export function settlerOf(database: Database): (claim: Claim, outcome: Outcome) => Work<boolean> {
  const update = prepare<{
    learner: string;
    day: string;
    tries: number;
    ready: number | null;
    outcome: string;
  }>()((value) =>
    database
      .updateTable('outbox')
      .set({ ready_at: value('ready'), outcome: value('outcome') })
      .where('learner', '=', value('learner'))
      .where('day', '=', value('day'))
      .where('tries', '=', value('tries'))
      .where('ready_at', 'is not', null),
  );
  return function* settle({ learner, day, tries }, outcome) {
    const ready = outcome.kind === 'later' ? outcome.at : null;
    const { changed } = yield* ask(update({ learner, day, tries, ready, outcome: outcome.kind }));
    return changed === 1;
  };
}

/** Makes claims ready for anybody again. */
export function releaserOf(database: Database): (claims: readonly Claim[], now: number) => Work<void> {
  const update = prepare<{ learner: string; day: string; tries: number; until: number; now: number }>()((value) =>
    database
      .updateTable('outbox')
      .set({ ready_at: value('now') })
      .where('learner', '=', value('learner'))
      .where('day', '=', value('day'))
      .where('tries', '=', value('tries'))
      // Not one that was put off meanwhile.
      .where('ready_at', '=', value('until')),
  );
  return function* release(claims, now) {
    yield claims.map(({ learner, day, tries, until }) => update({ learner, day, tries, until, now }));
  };
}
