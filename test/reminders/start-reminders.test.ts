import { expect, it, vi } from 'vitest';
import { paragraph } from '../../src/core/prose.ts';
import {
  createReminders,
  enqueueAllDue,
  type ReminderParts,
  startReminders,
} from '../../src/reminders/start-reminders.ts';
import { openStorage } from '../../src/storage/storage.ts';
import type { Platform } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { cookies } from '../fixtures/lessons.ts';
import { silentLog } from '../silent-log.ts';
import { card, change, learner, reminders } from '../storage/changes.ts';
import { fakeSandbox } from '../tutor/parts.ts';
import { memoryStorage, type Resident } from './simulation/memory-storage.ts';

const HOUR = 60 * 60 * 1000;
/** Seven in the evening in Berlin. */
const DUE = Date.UTC(2027, 0, 10, 18);
const CARD_DUE = { due: DUE } as Resident['cards'][number];

function setUp(ids: readonly string[]) {
  const learners: Resident[] = ids.map((id) => ({
    id,
    settings: reminders({ zone: 'Europe/Berlin', time: 19 * 60, nextAt: DUE }),
    cards: [CARD_DUE],
  }));
  const keys: string[] = [];
  const platform: Platform = {
    zoneOf: async () => null,
    deliver: async (_, __, key) => {
      keys.push(key);
      return { kind: 'sent' };
    },
  };
  const parts = {
    storage: memoryStorage(learners),
    tutor: {
      handle: async () => ({ pressed: 'keep', blocks: [paragraph('A card is due.')] }) as const,
      reminded: async () => {},
    },
    platforms: { discord: platform, slack: platform },
    clock: () => DUE,
    log: silentLog,
    wait: async () => {},
  };
  return { parts, keys, learners };
}

/** One tick with all that follows from it. */
async function remindNow(parts: ReminderParts): Promise<void> {
  const bot = createReminders(parts);
  await (await bot.tick()).delivered;
  await bot.stop();
}

it('reminds who is due on every platform as soon as the bot starts, and a restart reminds nobody again', async () => {
  const { parts, keys, learners } = setUp(['discord:1', 'slack:T1:U1']);
  const bot = startReminders(parts);
  await vi.waitFor(() => expect(keys).toHaveLength(2));
  await bot.stop();
  expect(keys.toSorted()).toEqual(['reminder:discord:1:2027-01-10', 'reminder:slack:T1:U1:2027-01-10']);
  await remindNow(parts);
  expect(keys).toHaveLength(2);
  expect(learners.map(({ settings }) => settings.nextAt)).toEqual([DUE + 24 * HOUR, DUE + 24 * HOUR]);
});

it('remembers in the real database who refuses messages, once, and puts nothing else in', async () => {
  const storage = await openStorage('file::memory:');
  const settings = reminders({ zone: 'Europe/Berlin', time: 19 * 60, nextAt: DUE });
  const ada = learner('discord:ada', 'cookies');
  await storage.commit(
    change('begin', { learner: ada, cards: [card('attach-a-cookie', { due: DUE })], reminders: settings }),
  );
  const { parts } = setUp([]);
  const discord: Platform = { zoneOf: async () => null, deliver: async () => ({ kind: 'refused' }) };
  const lesson = cookies();
  const tutor = createTutor({
    lessons: new Map([[lesson.id, lesson]]),
    store: storage,
    sandbox: fakeSandbox(),
    clock: parts.clock,
    zoneOf: async () => null,
  });
  await remindNow({ ...parts, tutor, storage, platforms: { discord } });
  const after = await storage.load('discord:ada');
  expect(after.learner).toEqual(ada);
  expect(after.reminders).toMatchObject({ refused: true, lastDay: '2027-01-10', nextAt: DUE + 24 * HOUR });
  expect(await storage.reminderBacklog()).toMatchObject({ waiting: 0 });
  await storage.close();
});

it('leaves learners of a platform that is not connected in the queue', async () => {
  const { parts, keys } = setUp(['terminal:ada']);
  await remindNow(parts);
  expect(keys).toEqual([]);
  expect(await parts.storage.reminderBacklog()).toMatchObject({ waiting: 1 });
});

it('queues a batch at a time until nobody is due', async () => {
  const { parts } = setUp(Array.from({ length: 25 }, (_, number) => `discord:${number}`));
  expect(await enqueueAllDue(parts, 10)).toBe(25);
  expect(await enqueueAllDue(parts, 10)).toBe(0);
});

it('sends cards that fall due within half a day along', async () => {
  const { parts, learners } = setUp(['discord:1', 'discord:2']);
  const [soon, late] = learners;
  if (soon) soon.cards = [{ ...CARD_DUE, due: DUE + 12 * HOUR }];
  if (late) late.cards = [{ ...CARD_DUE, due: DUE + 12 * HOUR + 1 }];
  expect(await enqueueAllDue(parts, 10)).toBe(1);
});

it('tells the log of a learner whose zone is none, and goes on with the others', async () => {
  const { parts } = setUp([]);
  const errors: string[] = [];
  const settings = reminders({ zone: 'Mars/Phobos', nextAt: DUE });
  const storage: typeof parts.storage = {
    ...parts.storage,
    async enqueue(_, decide) {
      try {
        decide(settings, true);
      } catch (error) {
        return { taken: 1, queued: 0, troubles: [{ learner: 'discord:1', reason: String(error) }] };
      }
      return { taken: 0, queued: 0, troubles: [] };
    },
  };
  const log = { ...silentLog, error: (_: string, details?: object) => errors.push(JSON.stringify(details, messages)) };
  await enqueueAllDue({ ...parts, storage, log }, 10);
  expect(errors.join()).toContain('Mars/Phobos');
});

/** `JSON.stringify` shows nothing of an error. */
const messages = (_: string, value: unknown): unknown => (value instanceof Error ? value.message : value);
