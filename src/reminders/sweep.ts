/** Finds the learners whose reminder has come and puts it into the outbox, a batch at a time. */
import type { Log } from '../log.ts';
import type { TakeDue } from './ports.ts';

export interface SweepParts {
  readonly takeDue: TakeDue;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

/**
 * Sweeps until nobody is due any more, or `isStopping` says so after a batch; resolves to how many reminders were queued.
 */
export async function sweep(
  { takeDue, clock, log }: SweepParts,
  batch: number,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let queued = 0;
  for (;;) {
    const swept = await takeDue(clock(), batch);
    for (const trouble of swept.troubles) log.error('a reminder could not be decided', trouble);
    queued += swept.queued;
    if (swept.taken < batch || isStopping()) return queued;
  }
}
