/** Finds the learners whose reminder has come and puts it into the outbox, a batch at a time. */
import type { Log } from '../log.ts';
import { DUE_AHEAD, planReminder } from '../review/index.ts';
import type { Decide, Outbox } from './ports.ts';

export interface SweepParts {
  readonly outbox: Outbox;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

/** Sweeps until nobody is due any more; resolves to how many reminders were queued. */
export async function sweep({ outbox, clock, log }: SweepParts, batch: number): Promise<number> {
  let queued = 0;
  for (;;) {
    const now = clock();
    const swept = await outbox.sweep({ now, dueBy: now + DUE_AHEAD, limit: batch }, decideAt(now));
    for (const { learner, error } of swept.troubles) log.error('a reminder could not be decided', { learner, error });
    queued += swept.queued;
    if (swept.taken < batch) return queued;
  }
}

/** A decision that throws is the outbox's to put off by a day and to report, so that one row stops nobody else. */
const decideAt =
  (now: number): Decide =>
  (settings, hasDueCards) => {
    const plan = planReminder(settings, hasDueCards, now);
    if (plan.kind === 'planned') return plan;
    throw new Error(`the time zone "${plan.zone}" of the reminder settings is none that this machine knows`);
  };
