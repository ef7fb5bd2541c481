/** The same storage, with a watch on every call that somebody waits for. */
import { platformOf } from '../core/intent.ts';
import type { Meter } from '../core/meter.ts';
import type { TakeDue, Waiting } from '../reminders/ports.ts';
import type { Store } from '../tutor/ports.ts';

type Call<Given extends readonly unknown[], Result> = (...given: Given) => Promise<Result>;
type Watched = <Given extends readonly unknown[], Result>(
  operation: string,
  call: Call<Given, Result>,
) => Call<Given, Result>;

const watchedBy =
  (meter: Meter): Watched =>
  (operation, call) =>
  (...given) =>
    timed(
      () => call(...given),
      (milliseconds) => meter.time('database', { operation }, milliseconds),
    );

export interface MeasuredStore extends Store {
  /** Commits that wait for their turn or for the disk just now. */
  commitsWaiting(): number;
}

/** Times each operation of a store, and counts commits: those under way, and those that were overtaken. */
export function measureStore(store: Store, meter: Meter): MeasuredStore {
  const watched = watchedBy(meter);
  const commit = watched('commit', store.commit);
  let commits = 0;
  return {
    ...store,
    load: watched('load', store.load),
    loadCard: watched('load-card', store.loadCard),
    loadReview: watched('load-review', store.loadReview),
    loadAll: watched('load-all', store.loadAll),
    forget: watched('forget', store.forget),
    replyTo: watched('reply-to', store.replyTo),
    takeOver: watched('take-over', store.takeOver),
    async commit(change) {
      commits += 1;
      try {
        const outcome = await commit(change);
        if (outcome === 'overtaken') meter.count('overtaken commits', {});
        return outcome;
      } finally {
        commits -= 1;
      }
    },
    commitsWaiting: () => commits,
  };
}

/** Times each operation of an outbox, and counts what becomes of reminders. */
export function measureOutbox(outbox: Waiting, meter: Meter): Waiting {
  const watched = watchedBy(meter);
  const settle = watched('settle-reminder', outbox.settle);
  return {
    ...outbox,
    claim: watched('claim-reminders', outbox.claim),
    release: watched('release-reminders', outbox.release),
    async settle(claim, outcome, now) {
      const isOurs = await settle(claim, outcome, now);
      const platform = platformOf(claim.learner);
      if (isOurs) meter.count('reminders', { platform, outcome: outcome.kind });
      if (isOurs && outcome.kind === 'sent') meter.time('reminder lateness', { platform }, now - claim.dueAt);
      return isOurs;
    },
  };
}

/** Times the sweep, and counts the reminders that fell due. */
export function measureSweep(takeDue: TakeDue, meter: Meter): TakeDue {
  const watched = watchedBy(meter)('sweep', takeDue);
  return async (now, limit) => {
    const swept = await watched(now, limit);
    meter.count('due reminders', {}, swept.queued);
    return swept;
  };
}

/** Does `work`, well or not, and tells how long it took, in milliseconds, before it settles. */
export async function timed<Result>(
  work: () => Promise<Result>,
  tell: (milliseconds: number) => void,
): Promise<Result> {
  const since = performance.now();
  try {
    return await work();
  } finally {
    tell(performance.now() - since);
  }
}
