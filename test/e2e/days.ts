/** Days that pass when a test says so, for reviews and reminders. */
import { setTimeout as wait } from 'node:timers/promises';
import { createReminders } from '../../src/reminders/start-reminders.ts';
import type { Platform } from '../../src/tutor/ports.ts';
import { silentLog } from '../silent-log.ts';
import type { ChatPlatform } from './platforms.ts';
import type { TestApp } from './test-app.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

export interface Days {
  /** Epoch milliseconds. */
  readonly now: () => number;
  pass(hours: number): void;
  /** Goes on to ten in the morning (UTC) of the next day. */
  nextMorning(): void;
  /** Goes on to the next half past six in the evening (UTC), which is half past seven in Berlin. */
  nextEvening(): void;
}

/** Begins on a winter morning, a Monday, and stands still. */
export function createDays(): Days {
  let now = Date.UTC(2027, 0, 11, 10);
  return {
    now: () => now,
    pass: (hours) => {
      now += hours * HOUR;
    },
    nextMorning: () => {
      now = startOfDay(now) + DAY + 10 * HOUR;
    },
    nextEvening: () => {
      const today = startOfDay(now) + 18.5 * HOUR;
      now = today > now ? today : today + DAY;
    },
  };
}

const startOfDay = (now: number): number => now - (now % DAY);

/** One minute of the reminders' clockwork in a process with this app, and all deliveries that come of it. */
export async function tick(app: TestApp, { port, prefix }: ChatPlatform, days: Days): Promise<void> {
  if (port === null) throw new Error('the bot is not started');
  const { tutor, store } = app;
  const parts = {
    tutor,
    storage: store,
    clock: days.now,
    log: silentLog,
    wait: async () => {},
  };
  const reminders = createReminders({ ...parts, platforms: { [prefix]: atItsPace(port) } });
  await (await reminders.tick()).delivered;
  await reminders.stop();
}

/** Where the platform asks to wait, that passes in real time: the days stand still meanwhile. */
const atItsPace = (port: Platform): Platform => ({
  zoneOf: (learner) => port.zoneOf(learner),
  async deliver(learner, blocks, key) {
    const result = await port.deliver(learner, blocks, key);
    if (result.kind !== 'later' || result.wait === null) return result;
    await wait(result.wait);
    return atItsPace(port).deliver(learner, blocks, key);
  },
});
