/**
 * The machine's clock jumps: an hour or a day, forward or back, and right again later. Reminders are neither lost nor
 * doubled: one a day at most, each in the order of its day, and the day after the clock is right they come as ever.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paragraph } from '../../src/core/prose.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createReminders } from '../../src/reminders/start-reminders.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import type { Platform } from '../../src/tutor/ports.ts';
import { silentLog } from '../silent-log.ts';
import { card, change, learner, NOON, reminders } from '../storage/changes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ADA = 'discord:ada';

/** What the clock is off by, from one time to another: milliseconds after the first reminder's noon. */
interface Jump {
  readonly by: number;
  readonly from: number;
  readonly until: number;
}

const JUMPS: readonly (readonly [string, Jump])[] = [
  ['an hour forward, for two hours', { by: HOUR, from: -2 * HOUR, until: 0 }],
  ['an hour forward, for three days', { by: HOUR, from: -90 * MINUTE, until: 3 * DAY }],
  ['an hour back, just after a reminder', { by: -HOUR, from: 10 * MINUTE, until: 2 * HOUR }],
  ['an hour back, for three days', { by: -HOUR, from: 10 * MINUTE, until: 3 * DAY }],
  ['a day forward, for an hour', { by: DAY, from: 2 * HOUR, until: 3 * HOUR }],
  ['a day forward, over a reminder', { by: DAY, from: -HOUR, until: HOUR }],
  ['a day back, just after a reminder, for an hour', { by: -DAY, from: 10 * MINUTE, until: HOUR }],
  ['a day back, over the next reminder', { by: -DAY, from: 2 * HOUR, until: DAY + 2 * HOUR }],
];

describe('when the clock jumps', () => {
  let store: LocalStorage;
  beforeEach(async () => {
    store = await openStorage('file::memory:');
    const settings = reminders({ zone: 'UTC', time: 12 * 60, nextAt: NOON, quiet: null });
    const cards = [card('attach-a-cookie', { due: NOON - DAY })];
    await store.commit(change('before', { learner: learner(ADA), progress: null, cards, reminders: settings }));
  });
  afterEach(() => store.close());

  /** Ten days with a tick every ten minutes, on a clock that is wrong for a while; what was sent, by its key. */
  async function tenDays({ by, from, until }: Jump) {
    let time = 0;
    const clock = () => NOON + time + (time >= from && time < until ? by : 0);
    const sent: { key: string; time: number }[] = [];
    const platform: Platform = {
      zoneOf: async () => null,
      deliver: async (_, __, key) => {
        sent.push({ key, time });
        return { kind: 'sent' };
      },
    };
    const reply: Reply = { pressed: 'keep', blocks: [paragraph('One card is due.')] };
    const tutor = { handle: async () => reply, reminded: async () => {} };
    const parts = { tutor, storage: store, clock, log: silentLog, wait: async () => {} };
    const reminders = createReminders({ ...parts, platforms: { discord: platform } });
    for (time = -3 * HOUR; time < 10 * DAY; time += 10 * MINUTE) await (await reminders.tick()).delivered;
    await reminders.stop();
    return sent;
  }

  it.each(JUMPS)('%s, reminders are neither lost nor doubled, and keep their order', async (_, jump) => {
    const sent = await tenDays(jump);
    const keys = sent.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(keys.toSorted());
    // Once the clock has been right for a day, each day has its reminder, at noon.
    const after = sent.filter(({ time }) => time > Math.max(0, jump.until) + DAY).map(({ time }) => time % DAY);
    const days = Math.floor((10 * DAY - 1) / DAY) - Math.ceil((Math.max(0, jump.until) + DAY + 1) / DAY) + 1;
    expect(after).toEqual(Array.from({ length: days }, () => 0));
    expect(await store.reminderBacklog()).toEqual({ waiting: 0, oldestDueAt: null });
  });
});
