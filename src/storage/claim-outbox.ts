/** Claims reminders to be sent, taking turns between the workspaces of a platform, and writes what became of them. */
import { type Expression, sql } from 'kysely';
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
    const piles = new Map<string, Claim[]>(workspaces.map((workspace) => [workspace, []]));
    let left = limit;
    let asked = workspaces;
    while (left > 0 && asked.length > 0) {
      const shares = sharesOf(asked, left);
      const answers = yield shares.map(({ workspace, share }) => claimFrom({ platform, workspace, now, until, share }));
      const claims = answers.map(({ rows }) => (rows as readonly ClaimedRow[]).map((row) => claimOf(row, until)));
      for (const [index, { workspace }] of shares.entries()) piles.get(workspace)?.push(...(claims[index] ?? []));
      left -= claims.flat().length;
      asked = shares.filter(({ share }, index) => claims[index]?.length === share).map(({ workspace }) => workspace);
    }
    return takingTurns([...piles.values()]);
  }

  return { workspacesAfter, claimFromAll };
}

interface ClaimedRow {
  readonly learner: string;
  readonly day: string;
  readonly due_at: number;
  readonly tries: number;
}

const claimOf = ({ due_at: dueAt, ...row }: ClaimedRow, until: number): Claim => ({ ...row, dueAt, until });

/** As even as it goes; the first get one more where it does not come out even. */
function sharesOf(workspaces: readonly string[], total: number) {
  const some = workspaces.slice(0, total);
  const least = Math.floor(total / some.length);
  return some.map((workspace, index) => ({ workspace, share: least + (index < total % some.length ? 1 : 0) }));
}

/** The first of each pile, then the second of each … */
function takingTurns(piles: readonly (readonly Claim[])[]): Claim[] {
  const longest = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: longest }, (_, turn) => piles.flatMap((pile) => pile.slice(turn, turn + 1))).flat();
}

/**
 * Workspaces with something ready, from after one on. It leaps along the index from workspace to workspace that has
 * anything waiting, so it costs by the number of workspaces and not of reminders, and stops when it has found enough.
 */
function workspaceLister(database: Database) {
  return prepare<{ platform: string; after: string; now: number; limit: number }>()((value) => {
    const firstAfter = (after: Expression<string | null>) =>
      database
        .selectFrom('outbox')
        .select(({ fn }) => fn.min<string | null>('workspace').as('workspace'))
        .where('platform', '=', value('platform'))
        .where('ready_at', 'is not', null)
        .where('workspace', '>', after);
    return database
      .withRecursive('turns(workspace)', (recursive) =>
        recursive
          .selectFrom(firstAfter(value('after')).as('first'))
          .select('first.workspace')
          .unionAll(
            recursive
              .selectFrom('turns')
              .select(firstAfter(sql.ref<string | null>('turns.workspace')).as('workspace'))
              .where('turns.workspace', 'is not', null),
          ),
      )
      .selectFrom('turns')
      .select('workspace')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('outbox')
            .select('learner')
            .where('platform', '=', value('platform'))
            .whereRef('outbox.workspace', '=', 'turns.workspace')
            .where('ready_at', '<=', value('now')),
        ),
      )
      .limit(value('limit'));
  });
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
