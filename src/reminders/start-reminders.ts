/** Each minute, what is due is put into the outbox, and every platform's worker sends what waits there. */
import { setTimeout as wait } from 'node:timers/promises';
import { repeat, type Schedule } from '../schedule.ts';
import type { Platform } from '../tutor/ports.ts';
import type { ReminderStorage } from '../tutor/storage.ts';
import { REMINDER_LIMITS, type ReminderLimits } from './limits.ts';
import { createOutboxWorker, type WorkerParts } from './outbox-worker.ts';

export interface ReminderParts extends Pick<WorkerParts, 'tutor' | 'clock' | 'log'> {
  readonly storage: WorkerParts['storage'] & Pick<ReminderStorage, 'enqueueDue'>;
  /** By the prefix of the learners' ids. */
  readonly platforms: Readonly<Record<string, Platform>>;
  readonly limits?: ReminderLimits;
  /** Resolves so many milliseconds later; by the real clock unless told. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface Reminders {
  /**
   * Queues what is due and sets the workers going. Resolves when all is queued; `delivered` resolves when the workers
   * have nothing left to do, which may take longer than a minute.
   */
  tick(): Promise<{ readonly delivered: Promise<void> }>;
  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

const EACH_MINUTE = '* * * * *';

export function createReminders({ platforms, limits = REMINDER_LIMITS, ...parts }: ReminderParts): Reminders {
  const workers = Object.entries(platforms).map(([name, platform]) =>
    createOutboxWorker({ wait: (milliseconds) => wait(milliseconds), ...parts, name, platform, limits }),
  );
  let stopped = false;
  return {
    async tick() {
      await enqueueAllDue(parts, limits.enqueueBatch, () => stopped);
      return { delivered: Promise.all(workers.map((worker) => worker.deliver())).then(() => undefined) };
    },
    async stop() {
      stopped = true;
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/**
 * Queues reminders, a batch of learners at a time, until nobody is due any more or `isStopping` says so after a batch;
 * resolves to how many were queued.
 */
export async function enqueueAllDue(
  { storage, clock, log }: { storage: Pick<ReminderStorage, 'enqueueDue'> } & Pick<ReminderParts, 'clock' | 'log'>,
  batch: number,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let total = 0;
  for (;;) {
    const { taken, queued, troubles } = await storage.enqueueDue(clock(), batch);
    for (const trouble of troubles) log.error('a reminder could not be decided', trouble);
    total += queued;
    if (taken < batch || isStopping()) return total;
  }
}

/** Reminders that run; `tick` is for a clock that was moved, which cannot wait for the next minute. */
export type RunningReminders = Schedule & Pick<Reminders, 'tick'>;

/** Starts reminding: a tick now and one each minute. */
export function startReminders(parts: ReminderParts): RunningReminders {
  const reminders = createReminders(parts);
  const ticks = repeat('reminders', EACH_MINUTE, async () => void (await reminders.tick()), parts.log);
  return {
    tick: () => reminders.tick(),
    async stop() {
      // Together: the workers are not to go on while the last tick ends.
      await Promise.all([ticks.stop(), reminders.stop()]);
    },
  };
}
