import { describe, expect, it } from 'vitest';
import { paragraph } from '../../src/core/prose.ts';
import { REMINDER_LIMITS } from '../../src/reminders/limits.ts';
import { createOutboxWorker } from '../../src/reminders/outbox-worker.ts';
import type { DeliveryResult, Platform, Reminded, Tutor } from '../../src/tutor/ports.ts';
import type { Reminders } from '../../src/tutor/state.ts';
import type { Claim, ReminderOutcome } from '../../src/tutor/storage.ts';
import { silentLog } from '../silent-log.ts';
import { reminders } from '../storage/changes.ts';
import { type MemoryStorage, memoryStorage, type Resident } from './simulation/memory-storage.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** Seven in the evening in Berlin. */
const DUE = Date.UTC(2027, 0, 10, 18);
const CARD_DUE = { due: DUE } as Resident['cards'][number];

const noClaim: Claim = { learner: '', day: '', dueAt: 0, tries: 0, until: 0 };

interface Told {
  readonly learner: string;
  readonly key: string;
  readonly at: number;
}

/** A storage in which so many learners are due now, with a worker for Discord. */
async function setUp(
  answer: (told: Told, count: number) => DeliveryResult | Promise<DeliveryResult>,
  {
    learners = 1,
    handle,
    reported = async () => {},
  }: { learners?: number; handle?: Tutor['handle']; reported?: () => Promise<void> } = {},
) {
  const residents: Resident[] = Array.from({ length: learners }, (_, number) => ({
    id: `discord:${number}`,
    settings: reminders({ zone: 'Europe/Berlin', time: 19 * 60, nextAt: DUE }),
    cards: [CARD_DUE],
  }));
  const storage = memoryStorage(residents);
  const time = { now: DUE };
  const told: Told[] = [];
  const waits: number[] = [];
  const outcomes: ReminderOutcome[] = [];
  const reports: Reminded[] = [];
  const platform: Platform = {
    zoneOf: async () => null,
    deliver: async (learner, _, key) => {
      const message = { learner, key, at: time.now };
      told.push(message);
      return answer(message, told.length);
    },
  };
  const watched: MemoryStorage = {
    ...storage,
    resolveReminder: async (claim, outcome, now) => {
      outcomes.push(outcome);
      return storage.resolveReminder(claim, outcome, now);
    },
  };
  const worker = createOutboxWorker({
    name: 'discord',
    platform,
    storage: watched,
    tutor: {
      handle: handle ?? (async () => ({ pressed: 'keep', blocks: [paragraph('A card is due.')] })),
      reminded: async (report) => {
        reports.push(report);
        await reported();
      },
    },
    clock: () => time.now,
    limits: REMINDER_LIMITS,
    log: silentLog,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      time.now += milliseconds;
    },
  });
  await storage.enqueue({ now: DUE, dueBy: DUE, limit: learners }, (settings) => ({
    day: '2027-01-10',
    settings: { ...settings, nextAt: DUE + 24 * HOUR },
  }));
  const change = (settings: Partial<Reminders>): void => {
    for (const resident of residents) resident.settings = { ...resident.settings, ...settings };
  };
  return { worker, storage, time, told, waits, outcomes, reports, residents, change };
}

const sent = (): DeliveryResult => ({ kind: 'sent' });

describe('an outbox worker', () => {
  it('sends each reminder once, at the platform’s pace', async () => {
    const { worker, told, waits, storage } = await setUp(sent, { learners: 45 });
    await worker.deliver();
    await worker.deliver();
    expect(new Set(told.map(({ learner }) => learner)).size).toBe(45);
    expect(told).toHaveLength(45);
    // Between the messages of each batch of twenty.
    expect(waits).toEqual(Array.from({ length: 42 }, () => REMINDER_LIMITS.gap.discord));
    expect(await storage.reminderBacklog()).toMatchObject({ waiting: 0 });
  });

  it('makes one round at a time', async () => {
    const { worker, told } = await setUp(sent, { learners: 3 });
    await Promise.all([worker.deliver(), worker.deliver()]);
    expect(told).toHaveLength(3);
  });

  it('comes back when the platform asked to, and not before; the key stays the same', async () => {
    const { worker, told, time } = await setUp((_, count) =>
      count === 1 ? { kind: 'later', wait: 10 * MINUTE } : sent(),
    );
    await worker.deliver();
    time.now = DUE + 9 * MINUTE;
    await worker.deliver();
    expect(told).toHaveLength(1);
    time.now = DUE + 10 * MINUTE;
    await worker.deliver();
    expect(told.map(({ key }) => key)).toEqual(['reminder:discord:0:2027-01-10', 'reminder:discord:0:2027-01-10']);
  });

  it('sends nothing while a platform asks for rest, and keeps what it had not begun', async () => {
    const { worker, told, storage, time } = await setUp(
      (_, count) => (count === 2 ? { kind: 'later', wait: HOUR } : sent()),
      {
        learners: 30,
      },
    );
    await worker.deliver();
    const before = told.length;
    expect(before).toBeLessThan(30);
    expect(await storage.reminderBacklog()).toMatchObject({ waiting: 30 - before + 1 });
    time.now += HOUR;
    await worker.deliver();
    expect(new Set(told.map(({ learner }) => learner)).size).toBe(30);
  });

  it('that is stopped hands back at once what it had not begun, while one is still on its way', async () => {
    let arrive: (result: DeliveryResult) => void = () => {};
    const { worker, told, storage, time } = await setUp(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
          void worker.stop();
        }),
      { learners: 9 },
    );
    const round = worker.deliver();
    await expect.poll(() => told.length).toBe(1);
    const claims = () => storage.claimReminders({ platform: 'discord', limit: 20, now: time.now, until: time.now + 1 });
    await expect.poll(claims).toHaveLength(8);
    arrive(sent());
    await round;
    expect(told).toHaveLength(1);
    expect(await storage.reminderBacklog()).toMatchObject({ waiting: 8 });
  });

  it('that is stopped while a message is being written gives it to nobody, and the reminder is free', async () => {
    const { worker, told, storage, outcomes, time } = await setUp(sent, {
      handle: async () => {
        void worker.stop();
        return { pressed: 'keep', blocks: [paragraph('A card is due.')] };
      },
    });
    await worker.deliver();
    expect(told).toEqual([]);
    expect(outcomes).toEqual([{ kind: 'later', at: DUE }]);
    expect(
      await storage.claimReminders({ platform: 'discord', limit: 5, now: time.now, until: time.now + 1 }),
    ).toHaveLength(1);
  });

  it('ends the round when the platform fails several times in a row, and waits longer each time', async () => {
    const { worker, told, time } = await setUp(() => ({ kind: 'later', wait: null }), { learners: 30 });
    await worker.deliver();
    expect(told.length).toBeLessThan(30);
    const first = told.length;
    await worker.deliver();
    expect(told.length).toBeGreaterThan(first);
    const one = await setUp(() => ({ kind: 'later', wait: null }));
    const gaps: number[] = [];
    while (gaps.length < 4) {
      const before = one.told.length;
      await one.worker.deliver();
      if (one.told.length > before) gaps.push(one.time.now);
      one.time.now += 1000;
    }
    const waits = gaps.slice(1).map((at, index) => at - (gaps[index] ?? 0));
    expect(waits[1] ?? 0).toBeGreaterThan(waits[0] ?? 0);
    expect(waits[2] ?? 0).toBeGreaterThan(waits[1] ?? 0);
    expect(time.now).toBeLessThan(DUE + HOUR);
  });

  it('gives a reminder up three hours after its time, and none comes that day any more', async () => {
    const { worker, told, time, outcomes, storage } = await setUp(() => ({ kind: 'later', wait: null }));
    for (; time.now < DUE + 5 * HOUR; time.now += MINUTE) await worker.deliver();
    expect(Math.max(...told.map(({ at }) => at))).toBeLessThanOrEqual(DUE + 3 * HOUR);
    expect(told.length).toBeGreaterThan(10);
    expect(outcomes.at(-1)).toEqual({ kind: 'given-up' });
    expect(await storage.reminderBacklog()).toMatchObject({ waiting: 0 });
  });

  it.each<[string, Partial<Reminders>, number, ReminderOutcome['kind']]>([
    ['was switched off since', { state: 'off' }, DUE, 'dropped'],
    ['was paused since', { pausedUntil: '2027-02-01' }, DUE, 'dropped'],
    ['has come into the quiet hours', { quiet: { from: 20 * 60, to: 7 * 60 } }, DUE + HOUR, 'dropped'],
    ['is too late', { quiet: null }, DUE + 4 * HOUR, 'given-up'],
  ])('does not send what %s', async (_, settings, now, outcome) => {
    const { worker, told, time, change, outcomes } = await setUp(sent);
    change(settings);
    time.now = now;
    await worker.deliver();
    expect(told).toEqual([]);
    expect(outcomes).toEqual([{ kind: outcome }]);
  });

  it('does not send what the tutor has nothing to say for', async () => {
    const { worker, told, outcomes } = await setUp(sent, { handle: async () => ({ pressed: 'keep', blocks: [] }) });
    await worker.deliver();
    expect(told).toEqual([]);
    expect(outcomes).toEqual([{ kind: 'dropped' }]);
  });

  it('resolves a refusal for good', async () => {
    const { worker, told, outcomes } = await setUp(() => ({ kind: 'refused' }));
    await worker.deliver();
    await worker.deliver();
    expect(told).toHaveLength(1);
    expect(outcomes).toEqual([{ kind: 'refused' }]);
  });

  it.each<readonly [string, DeliveryResult, readonly Reminded['result'][]]>([
    ['that the learner has the message', sent(), ['sent']],
    ['that it was refused', { kind: 'refused' }, ['refused']],
    ['nothing as long as the message may still come', { kind: 'later', wait: null }, []],
  ])('tells the tutor %s', async (_, result, results) => {
    const { worker, reports } = await setUp(() => result);
    await worker.deliver();
    expect(reports.map((report) => report.result)).toEqual(results);
    expect(reports.every(({ written }) => written === 'reminder:discord:0:2027-01-10:1')).toBe(true);
  });

  it('sends nothing twice because the tutor could not be told', async () => {
    const { worker, told, outcomes } = await setUp(sent, {
      reported: () => Promise.reject(new Error('the database is busy')),
    });
    await worker.deliver();
    await worker.deliver();
    expect(told).toHaveLength(1);
    expect(outcomes).toEqual([{ kind: 'sent' }]);
  });

  it('tries again later when the tutor failed, and lets the others have theirs', async () => {
    let calls = 0;
    const { worker, told, time } = await setUp(sent, {
      learners: 3,
      handle: async () => {
        calls += 1;
        if (calls === 1) throw new Error('the database is busy');
        return { pressed: 'keep', blocks: [paragraph('A card is due.')] };
      },
    });
    await worker.deliver();
    expect(told).toHaveLength(2);
    time.now += 5 * MINUTE;
    await worker.deliver();
    expect(new Set(told.map(({ learner }) => learner)).size).toBe(3);
  });

  it('asks the tutor under another name at each try, so that the answer is not taken for a repeat', async () => {
    const ids: string[] = [];
    const { worker, time } = await setUp((_, count) => (count === 1 ? { kind: 'later', wait: null } : sent()), {
      handle: async ({ id, ...event }) => {
        ids.push(id);
        expect(event).toMatchObject({ kind: 'command', name: 'remind', options: {} });
        return { pressed: 'keep', blocks: [paragraph('A card is due.')] };
      },
    });
    await worker.deliver();
    time.now += 5 * MINUTE;
    await worker.deliver();
    expect(ids).toEqual(['reminder:discord:0:2027-01-10:1', 'reminder:discord:0:2027-01-10:2']);
  });

  it('that was frozen until another one had its reminder sends nothing', async () => {
    const theirs: Claim[] = [];
    const world = await setUp(sent, {
      handle: async () => {
        world.time.now += 3 * MINUTE;
        const { now } = world.time;
        theirs.push(
          ...(await world.storage.claimReminders({ platform: 'discord', limit: 1, now, until: now + MINUTE })),
        );
        return { pressed: 'keep', blocks: [paragraph('A card is due.')] };
      },
    });
    await world.worker.deliver();
    expect(world.told).toEqual([]);
    expect(theirs.map(({ tries }) => tries)).toEqual([2]);
    expect(await world.storage.resolveReminder(theirs[0] ?? noClaim, { kind: 'sent' }, world.time.now)).toBe(true);
  });

  it('that is stopped ends after what is on its way, and hands the rest back', async () => {
    const world = await setUp(
      async () => {
        if (world.told.length === 5) void world.worker.stop();
        return sent();
      },
      { learners: 20 },
    );
    await world.worker.deliver();
    expect(world.told.length).toBeLessThan(8);
    expect(await world.storage.reminderBacklog()).toMatchObject({ waiting: 20 - world.told.length });
  });
});
