/** The reminders' own clockwork: each minute the due ones are queued, and every platform's courier is sent out. */
import { setTimeout as wait } from 'node:timers/promises';
import { repeat, type Schedule } from '../schedule.ts';
import type { Platform, ReminderWriter, Store } from '../tutor/ports.ts';
import { createCourier } from './courier.ts';
import { REMINDER_LIMITS, type ReminderLimits } from './limits.ts';
import type { Waiting } from './ports.ts';
import { type SweepParts, sweep } from './sweep.ts';

export interface ReminderParts extends SweepParts {
  readonly tutor: ReminderWriter;
  readonly store: Pick<Store, 'load'>;
  readonly outbox: Waiting;
  /** By the prefix of the learners' ids. */
  readonly platforms: Readonly<Record<string, Platform>>;
  readonly limits?: ReminderLimits;
  /** Resolves so many milliseconds later; by the real clock unless told. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface Reminders {
  /**
   * Queues what is due and sends the couriers out. Resolves when all is queued; `delivered` resolves when the couriers
   * are back, which may take longer than a minute.
   */
  tick(): Promise<{ readonly delivered: Promise<void> }>;
  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

const EACH_MINUTE = '* * * * *';

export function createReminders({ platforms, limits = REMINDER_LIMITS, ...parts }: ReminderParts): Reminders {
  const couriers = Object.entries(platforms).map(([name, platform]) =>
    createCourier({ wait: (milliseconds) => wait(milliseconds), ...parts, name, platform, limits }),
  );
  let stopped = false;
  return {
    async tick() {
      await sweep(parts, limits.sweepBatch, () => stopped);
      return { delivered: Promise.all(couriers.map((courier) => courier.deliver())).then(() => undefined) };
    },
    async stop() {
      stopped = true;
      await Promise.all(couriers.map((courier) => courier.stop()));
    },
  };
}

/** A clockwork that runs; `tick` is for a clock that was moved, which cannot wait for the next minute. */
export type Clockwork = Schedule & Pick<Reminders, 'tick'>;

/** Starts the clockwork: a tick now and one each minute. */
export function startReminders(parts: ReminderParts): Clockwork {
  const reminders = createReminders(parts);
  const ticks = repeat('reminders', EACH_MINUTE, async () => void (await reminders.tick()), parts.log);
  return {
    tick: () => reminders.tick(),
    async stop() {
      // Together: the couriers are not to go on while the last tick ends.
      await Promise.all([ticks.stop(), reminders.stop()]);
    },
  };
}
