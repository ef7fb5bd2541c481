/** A clock that is wrong by months or years, on every engine: nothing is deleted, sent or lost by it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paragraph } from '../../src/core/prose.ts';
import type { Reply } from '../../src/core/reply.ts';
import { openClock } from '../../src/operation/clock.ts';
import { startRetention } from '../../src/operation/retention.ts';
import { createReminders } from '../../src/reminders/start-reminders.ts';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { Platform } from '../../src/tutor/ports.ts';
import type { RetentionRequest } from '../../src/tutor/storage.ts';
import { silentLog } from '../silent-log.ts';
import { attempt, card, change, DAY, learner, NOON, reminders } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

const HOUR = DAY / 24;
const ADA = 'discord:ada';
const GRACE = 'discord:grace';
const POLICY = { eventsDays: 2, answersDays: 365, inactiveLearnersDays: 1095 };
const HELLO: Reply = { pressed: 'keep', blocks: [paragraph('One card is due.')] };

/** What the retention job does at its start, to its end. */
async function forgetOnce(store: LocalStorage, clock: () => number): Promise<void> {
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const watched = {
    forgetEvents: store.forgetEvents,
    forgetReminders: store.forgetReminders,
    forgetRounds: store.forgetRounds,
    forgetClasses: store.forgetClasses,
    forgetUnread: store.forgetUnread,
    forgetOld: async (request: RetentionRequest) => {
      const forgotten = await store.forgetOld(request);
      if (forgotten.next === null) end();
      return forgotten;
    },
  };
  const job = startRetention(watched, POLICY, clock, silentLog);
  await ended;
  await job.stop();
}

export function describeWrongClock(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`a wrong clock on ${engine}`, () => {
    let database: TestDatabase;
    let store: LocalStorage;
    /** What really passes, and what the machine's clock is off by. */
    let time = NOON;
    let wrongBy = 0;
    const sent: string[] = [];
    const told: string[] = [];

    beforeEach(async () => {
      [time, wrongBy, sent.length, told.length] = [NOON, 0, 0, 0];
      database = await makeDatabase();
      store = await database.open();
      for (const id of [ADA, GRACE]) {
        const settings = reminders({ zone: 'Europe/Berlin', time: 12 * 60, nextAt: NOON + DAY, quiet: null });
        const more = { attempts: [attempt('theme=dark')], cards: [card('attach-a-cookie', { due: NOON })] };
        await store.commit(change(`first of ${id}`, { at: NOON, learner: learner(id), reminders: settings, ...more }));
      }
    });
    afterEach(async () => {
      await store.close();
      await database.remove();
    });

    const platform: Platform = {
      zoneOf: async () => null,
      deliver: async (_, __, key) => {
        sent.push(key);
        return { kind: 'sent' };
      },
    };
    const log = { ...silentLog, error: (text: string) => told.push(text), warn: (text: string) => told.push(text) };

    /** A bot from its start; `work` is what its clock sets going: deleting and reminding. */
    async function startBot(more: { witness?: number; checkedOn?: number } = {}) {
      const clock = await openClock({
        storage: store,
        machine: () => time + wrongBy,
        elapsed: () => time,
        witness: async () => more.witness ?? null,
        checkedOn: more.checkedOn ?? null,
        log,
      });
      const tutor = { handle: async () => HELLO, reminded: async () => {} };
      const parts = { tutor, storage: store, clock: clock.now, log: silentLog, wait: async () => {} };
      const reminding = createReminders({ ...parts, platforms: { discord: platform } });
      return {
        async work() {
          await clock.look();
          await forgetOnce(store, clock.now);
          await (await reminding.tick()).delivered;
        },
      };
    }

    const rows = async () => ({
      ada: await store.loadAll(ADA),
      grace: await store.loadAll(GRACE),
      outbox: await store.reminderBacklog(),
      repeated: await store.replyTo(ADA, `first of ${ADA}`),
    });

    describe.each([400, 1_100, -400])('%i days off', (days) => {
      it('between two starts changes no row and reminds nobody, and right again all goes on', async () => {
        await (await startBot()).work();
        const before = await rows();
        time += HOUR;
        wrongBy = days * DAY;
        await (await startBot()).work();
        expect(await rows()).toEqual(before);
        expect({ sent, told }).toEqual({ sent: [], told: [expect.stringContaining('is not believed')] });
        wrongBy = 0;
        time += HOUR;
        await (await startBot()).work();
        expect(await rows()).toEqual(before);
        time = NOON + DAY;
        await (await startBot()).work();
        expect(sent.toSorted()).toEqual([expect.stringContaining(ADA), expect.stringContaining(GRACE)]);
      });

      it('while the bot runs changes no row, and it goes on by what really passes', async () => {
        const bot = await startBot();
        await bot.work();
        const before = await rows();
        wrongBy = days * DAY;
        time += HOUR;
        await bot.work();
        expect(await rows()).toEqual(before);
        time = NOON + DAY;
        await bot.work();
        expect(sent).toHaveLength(2);
        wrongBy = 0;
        time += HOUR;
        await bot.work();
        expect(sent).toHaveLength(2);
        expect(told).toHaveLength(1);
      });
    });

    it('that the operator has looked at is believed', async () => {
      await (await startBot()).work();
      time += 400 * DAY;
      await (await startBot()).work();
      expect((await store.loadAll(ADA)).attempts).toHaveLength(1);
      await (await startBot({ checkedOn: Math.floor(time / DAY) * DAY })).work();
      expect((await store.loadAll(ADA)).attempts).toHaveLength(0);
    });

    it('that a platform shows as well is believed', async () => {
      await (await startBot()).work();
      time += 400 * DAY;
      await (await startBot({ witness: time + HOUR })).work();
      expect((await store.loadAll(ADA)).attempts).toHaveLength(0);
    });

    it('that a platform contradicts is not believed', async () => {
      await (await startBot()).work();
      wrongBy = 400 * DAY;
      await (await startBot({ witness: time })).work();
      expect((await store.loadAll(ADA)).attempts).toHaveLength(1);
    });

    it('is noticed in a database that was made before it was watched', async () => {
      wrongBy = 1_100 * DAY;
      await (await startBot()).work();
      expect((await store.loadAll(ADA)).learner).not.toBeNull();
      expect(told).toEqual([expect.stringContaining('is not believed')]);
    });

    it('does not come of a change to summer time and back, or of the hours that a bot was stopped', async () => {
      // Berlin changes on 29 March and 25 October 2026.
      for (const change of [Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 24, 20)]) {
        time = change;
        await startBot({ witness: time });
        told.length = 0;
        for (; time < change + DAY; time += HOUR) await (await startBot()).work();
        expect(told).toEqual([]);
      }
    });
  });
}
