/** Lets time pass over learners, platforms and a bot that is sometimes down, a quarter of an hour at a step. */
import { paragraph } from '../../../src/core/prose.ts';
import { REMINDER_LIMITS } from '../../../src/reminders/limits.ts';
import { createReminders } from '../../../src/reminders/start-reminders.ts';
import type { Tutor } from '../../../src/tutor/ports.ts';
import { silentLog } from '../../silent-log.ts';
import { dice } from './dice.ts';
import { Inhabitant } from './inhabitant.ts';
import { memoryStorage } from './memory-storage.ts';
import { type Outage, Witness } from './witness.ts';

const MINUTE = 60 * 1000;
const STEP = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Simulated {
  readonly violations: readonly string[];
  readonly delivered: number;
  readonly refused: number;
  readonly inhabitants: readonly Inhabitant[];
}

/** Simulates so many learners for so many days from the first of January 2027. */
export async function simulate(learners: number, days: number): Promise<Simulated> {
  const start = Date.UTC(2027, 0, 1);
  const end = start + days * DAY;
  let now = start;
  const inhabitants = Array.from({ length: learners }, (_, number) => new Inhabitant(number, start));
  const botOutages = someOutages('the bot', start, end);
  const platformOutages = someOutages('the platforms', start, end);
  const witness = new Witness(inhabitants, () => now, platformOutages);
  const storage = memoryStorage(inhabitants);
  const reminders = createReminders({
    storage,
    tutor: { handle: writeReminder(inhabitants, () => now), reminded: async () => {} },
    platforms: { discord: witness, slack: witness },
    clock: () => now,
    log: silentLog,
    limits: { ...REMINDER_LIMITS, claimBatch: 50 },
    wait: async () => {},
  });
  for (; now < end; now += STEP) {
    for (const inhabitant of inhabitants) if (inhabitant.nextPlanAt <= now) inhabitant.live(now);
    if (!isIn(botOutages, now)) await (await reminders.tick()).delivered;
    if (now % (12 * HOUR) === 0) witness.lookForForgotten(now, endOfNewest([...botOutages, ...platformOutages], now));
    if (now % DAY === 0) await storage.forgetReminders(now - 7 * DAY);
  }
  await reminders.stop();
  return { violations: witness.violations, delivered: witness.keys.size, refused: witness.refused, inhabitants };
}

/** What the tutor does about a reminder, as far as the reminders room can see. */
function writeReminder(inhabitants: readonly Inhabitant[], clock: () => number): Tutor['handle'] {
  const byId = new Map(inhabitants.map((one) => [one.id, one]));
  return async ({ learner }) => {
    const due = byId.get(learner)?.due(clock()) ?? [];
    return { pressed: 'keep', blocks: due.length === 0 ? [] : [paragraph('A card is due.')] };
  };
}

/** Once a month or so, from some minutes to more than a day. */
function someOutages(what: string, start: number, end: number): Outage[] {
  const chance = dice(what);
  const outages: Outage[] = [];
  for (let at = start; at < end; at += chance.between(10, 50) * DAY) {
    const from = at + chance.between(0, 24 * 60) * MINUTE;
    outages.push({ from, to: from + chance.pick([20, 100, 400, 1800]) * MINUTE });
  }
  return outages;
}

const isIn = (outages: readonly Outage[], now: number): boolean =>
  outages.some(({ from, to }) => from <= now && now < to);

/** The end of the newest outage, or now within one. */
const endOfNewest = (outages: readonly Outage[], now: number): number =>
  Math.max(0, ...outages.flatMap(({ from, to }) => (from <= now ? [Math.min(to, now)] : [])));
