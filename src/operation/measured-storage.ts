/** The same storage, with a stopwatch on every call and a count of what comes of some. */
import { platformOf } from '../core/event.ts';
import type { Meter } from '../core/meter.ts';
import { type AnyCall, STORAGE_CALLS, type Storage, storageOf } from '../tutor/storage.ts';

export interface MeasuredStorage extends Storage {
  /** Commits that wait for their turn or for the disk just now. */
  commitsWaiting(): number;
}

/** Times each call, and counts commits (those under way, and those that were overtaken) and what becomes of reminders. */
export function measureStorage(storage: Storage, meter: Meter): MeasuredStorage {
  const measured = storageOf((name) => {
    const call = storage[name] as AnyCall;
    return async (...given) => {
      const since = performance.now();
      try {
        return await call(...given);
      } finally {
        meter.time('database', { operation: STORAGE_CALLS[name] }, performance.now() - since);
      }
    };
  });
  let commits = 0;
  return {
    ...measured,
    async commit(change) {
      commits += 1;
      try {
        const outcome = await measured.commit(change);
        if (outcome === 'overtaken') meter.count('overtaken commits', {});
        return outcome;
      } finally {
        commits -= 1;
      }
    },
    async enqueueDue(now, limit) {
      const enqueued = await measured.enqueueDue(now, limit);
      meter.count('due reminders', {}, enqueued.queued);
      return enqueued;
    },
    async resolveReminder(claim, outcome, now) {
      const isOurs = await measured.resolveReminder(claim, outcome, now);
      const platform = platformOf(claim.learner);
      if (isOurs) meter.count('reminders', { platform, outcome: outcome.kind });
      if (isOurs && outcome.kind === 'sent') meter.time('reminder lateness', { platform }, now - claim.dueAt);
      return isOurs;
    },
    commitsWaiting: () => commits,
  };
}
