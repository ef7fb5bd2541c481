/** Keeps the database from growing with what nobody needs any more, in steps so small that no reply waits for them. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from './log.ts';
import { repeat, type Schedule } from './schedule.ts';
import type { Store } from './tutor/ports.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A sent reminder keeps a second one for its day away, whatever becomes of clocks and settings meanwhile. */
export const REMINDERS_KEPT = 30 * DAY;
const HOURLY = '17 * * * *';
/** Milliseconds between two steps through the learners: a million of them take a few minutes. */
const PAUSE = 20;

/** How long things are kept, in days; null: until the learner says "forget". */
export interface Keeping {
  readonly eventsDays: number;
  readonly answersDays: number | null;
  readonly inactiveLearnersDays: number | null;
}

/** What can be told to forget. Moments are epoch milliseconds. */
export interface Forgetful {
  readonly store: Pick<Store, 'forgetEvents'>;
  /** Reminders, sent or not. */
  readonly outbox: { forgetOld(before: number): Promise<number> };
  readonly retention: {
    /** Looks at the next few learners after one; `next` is null when everybody was looked at. */
    forgetOldOf(request: {
      readonly after: string;
      readonly answersBefore: number | null;
      readonly learnersBefore: number | null;
    }): Promise<{ readonly next: string | null; readonly answers: number; readonly learners: number }>;
  };
}

/** Forgets what is old, now and every hour. `clock` gives epoch milliseconds. */
export function keepHouse(storage: Forgetful, keeping: Keeping, clock: () => number, log: Log): Schedule {
  let stopped = false;
  const schedule = repeat(
    'forgetting what is old',
    HOURLY,
    async () => {
      const before = (days: number | null) => (days === null ? null : clock() - days * DAY);
      const events = await storage.store.forgetEvents(clock() - keeping.eventsDays * DAY);
      const reminders = await storage.outbox.forgetOld(clock() - REMINDERS_KEPT);
      const limits = {
        answersBefore: before(keeping.answersDays),
        learnersBefore: before(keeping.inactiveLearnersDays),
      };
      const { answers, learners } = await forgetOldOfAll(storage, limits, () => stopped);
      const forgotten = { events, reminders, answers, learners };
      if (Object.values(forgotten).some((count) => count > 0)) log.info('forgot what is old', forgotten);
    },
    log,
  );
  return {
    async stop() {
      stopped = true;
      await schedule.stop();
    },
  };
}

interface Limits {
  readonly answersBefore: number | null;
  readonly learnersBefore: number | null;
}

async function forgetOldOfAll({ retention }: Forgetful, limits: Limits, isStopping: () => boolean) {
  const forgotten = { answers: 0, learners: 0 };
  if (limits.answersBefore === null && limits.learnersBefore === null) return forgotten;
  for (let after: string | null = ''; after !== null && !isStopping(); ) {
    const { next, answers, learners } = await retention.forgetOldOf({ after, ...limits });
    forgotten.answers += answers;
    forgotten.learners += learners;
    after = next;
    if (after !== null) await wait(PAUSE);
  }
  return forgotten;
}
