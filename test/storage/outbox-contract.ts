/** What every outbox promises. Each engine's test runs this suite on databases of its own. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Decide } from '../../src/storage/reminders.ts';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { ClassWrite } from '../../src/tutor/storage/group.ts';
import type { Change, Claim, ClaimRequest } from '../../src/tutor/storage.ts';
import { card, change, commitNext, DAY, learner, NOON, progressAt, reminders } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

const MINUTE = 60 * 1000;
const DAY_NAME = '2026-01-01';

/** A reminder for whoever has cards; the next one a day later. */
const daily: Decide = (settings, hasDue) => ({
  day: hasDue ? DAY_NAME : null,
  settings: { ...settings, lastDay: hasDue ? DAY_NAME : settings.lastDay, nextAt: (settings.nextAt ?? 0) + DAY },
});

const JOIN: ClassWrite = { kind: 'join', class: 'k', server: 'slack:T1' };
const assigned = (dueOn: string): ClassWrite => ({ kind: 'assign', class: 'k', lesson: 'cookies', dueOn });

const enqueue = (store: LocalStorage, now: number, limit = 100) => store.enqueue({ now, dueBy: now, limit }, daily);
const claim = (store: LocalStorage, more: Partial<ClaimRequest> = {}) =>
  store.claimReminders({ platform: 'slack', limit: 100, now: NOON, until: NOON + MINUTE, ...more });
const learnersOf = (claims: readonly Claim[]) => claims.map((one) => one.learner);

export function describeOutbox(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`an outbox on ${engine}`, () => {
    const cleanUps: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    });

    const setUp = async () => {
      const database = await makeDatabase();
      cleanUps.push(() => database.remove());
      const open = async () => {
        const store = await database.open();
        cleanUps.push(() => store.close());
        return store;
      };
      return { database, open, store: await open() };
    };

    /** Learners with a due card whose reminder comes at noon. */
    const remind = (store: LocalStorage, ids: readonly string[], nextAt = NOON) =>
      Promise.all(
        ids.map((id) =>
          commitNext(
            store,
            change(`remind ${id}`, {
              learner: learner(id),
              cards: [card('attach-a-cookie', { due: NOON })],
              reminders: reminders({ nextAt }),
            }),
          ),
        ),
      );

    it('has nothing to do before a reminder is due', async () => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1']);
      expect(await enqueue(store, NOON - 1)).toEqual({ taken: 0, queued: 0, troubles: [] });
      expect(await claim(store)).toEqual([]);
      expect(await store.reminderBacklog()).toEqual({ waiting: 0, oldestDueAt: null });
    });

    it('queues a reminder for learners with due cards, and sets the next time of everybody', async () => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1']);
      const later = change('event', {
        learner: learner('slack:T1:U2'),
        cards: [card('a', { due: NOON + 1 })],
        reminders: reminders({ nextAt: NOON - 1 }),
      });
      await commitNext(store, later);
      await commitNext(
        store,
        change('off', { learner: learner('slack:T1:U3'), reminders: reminders({ nextAt: null }) }),
      );
      expect(await enqueue(store, NOON)).toEqual({ taken: 2, queued: 1, troubles: [] });
      expect(await enqueue(store, NOON)).toEqual({ taken: 0, queued: 0, troubles: [] });
      expect((await store.load('slack:T1:U1')).reminders).toMatchObject({ nextAt: NOON + DAY, lastDay: DAY_NAME });
      expect((await store.load('slack:T1:U2')).reminders).toMatchObject({ nextAt: NOON - 1 + DAY, lastDay: null });
      expect(await store.reminderBacklog()).toEqual({ waiting: 1, oldestDueAt: NOON });
      const mine = { learner: 'slack:T1:U1', day: DAY_NAME, dueAt: NOON, tries: 1, until: NOON + MINUTE };
      expect(await claim(store)).toEqual([mine]);
    });

    it.each<[string, boolean, readonly ClassWrite[], Partial<Change>]>([
      ['for a lesson of their class whose day is near', true, [JOIN, assigned('2026-01-04')], {}],
      ['on its last day', true, [JOIN, assigned('2026-01-01')], {}],
      ['long before its day', false, [JOIN, assigned('2026-01-09')], {}],
      ['after its day', false, [JOIN, assigned('2025-12-31')], {}],
      ['where it is not assigned to them', false, [assigned('2026-01-02')], {}],
      ['once they have left', false, [JOIN, assigned('2026-01-02'), { kind: 'leave', class: 'k' }], {}],
      ['once the class has ended', false, [JOIN, assigned('2026-01-02'), { kind: 'end', class: 'k' }], {}],
      [
        'once they have finished it',
        false,
        [JOIN, assigned('2026-01-02')],
        { progress: progressAt('complete', { completedAt: NOON }) },
      ],
    ])('reminds who has no card due %s: %j', async (_, isDue, writes, more) => {
      const { store } = await setUp();
      const room = { server: 'slack:T1', channel: 'C1' };
      const ada = learner('slack:T1:U1');
      const opened = {
        learner: learner('slack:T1:HOST'),
        class: { kind: 'new', id: 'k', room, name: 'Biology' } as const,
      };
      await commitNext(store, change('open', opened));
      for (const [index, write] of writes.entries()) {
        await commitNext(store, change(`write ${index}`, { learner: ada, class: write }));
      }
      await commitNext(store, change('settings', { learner: ada, reminders: reminders({ nextAt: NOON }), ...more }));
      expect(await enqueue(store, NOON)).toEqual({ taken: 1, queued: isDue ? 1 : 0, troubles: [] });
    });

    it('counts cards as due until the moment that the request names', async () => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1'], NOON - DAY);
      const request = { now: NOON - DAY, limit: 1 };
      expect(await store.enqueue({ ...request, dueBy: NOON - 1 }, daily)).toMatchObject({ taken: 1, queued: 0 });
      await commitNext(
        store,
        change('again', { learner: learner('slack:T1:U1'), reminders: reminders({ nextAt: NOON - DAY }) }),
      );
      expect(await store.enqueue({ ...request, dueBy: NOON }, daily)).toMatchObject({ taken: 1, queued: 1 });
    });

    it('never queues a second reminder of one name, whatever the settings say', async () => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1']);
      await enqueue(store, NOON);
      const [first] = await claim(store);
      if (first === undefined) throw new Error('nothing was claimed');
      await store.resolveReminder(first, { kind: 'sent' }, NOON);
      await commitNext(
        store,
        change('again', { learner: learner('slack:T1:U1'), reminders: reminders({ nextAt: NOON }) }),
      );
      expect(await enqueue(store, NOON + 1)).toEqual({ taken: 1, queued: 0, troubles: [] });
      expect(await claim(store, { now: NOON + DAY, until: NOON + 2 * DAY })).toEqual([]);
    });

    it('takes the longest due first, no more than it was asked to', async () => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1'], NOON);
      await remind(store, ['slack:T1:U2'], NOON - 5);
      expect(await enqueue(store, NOON, 1)).toMatchObject({ taken: 1 });
      expect(learnersOf(await claim(store))).toEqual(['slack:T1:U2']);
    });

    it('postpones by a day a learner whose row makes trouble, says who and why, and serves the others', async () => {
      const { database, store } = await setUp();
      await remind(store, ['slack:T1:U1', 'slack:T1:U2', 'slack:T1:U3']);
      await database.statement(`update reminders set settings = '{}' where learner = 'slack:T1:U1'`);
      await database.statement(
        `update reminders set settings = replace(settings, 'Berlin', 'Paris') where learner = 'slack:T1:U2'`,
      );
      const stuck: Decide = (settings, due) =>
        settings.zone === 'Europe/Paris' ? { day: null, settings } : daily(settings, due);
      const enqueued = await store.enqueue({ now: NOON, dueBy: NOON, limit: 100 }, stuck);
      expect(enqueued).toMatchObject({ taken: 3, queued: 1 });
      expect(enqueued.troubles.map(({ learner, reason }) => `${learner} ${reason}`)).toEqual([
        expect.stringMatching(/^slack:T1:U1 .*the reminders of learner "slack:T1:U1".* cannot be read/),
        expect.stringMatching(/^slack:T1:U2 .*expected after/),
      ]);
      expect(await enqueue(store, NOON)).toMatchObject({ taken: 0 });
      expect((await store.load('slack:T1:U2')).reminders).toMatchObject({ nextAt: NOON + DAY });
    });

    it('takes turns between workspaces, and begins the next claim where the last one ended', async () => {
      const { store } = await setUp();
      const team = (name: string, size: number) =>
        Array.from({ length: size }, (_, index) => `slack:${name}:U${index}`);
      await remind(store, [...team('T1', 8), ...team('T2', 2), ...team('T3', 1), 'discord:1']);
      await enqueue(store, NOON);
      const workspaces = async (limit: number) =>
        learnersOf(await claim(store, { limit })).map((id) => id.split(':')[1]);
      expect(await workspaces(2)).toEqual(['T1', 'T2']);
      expect(await workspaces(2)).toEqual(['T3', 'T1']);
      expect(await workspaces(4)).toEqual(['T2', 'T1', 'T1', 'T1']);
      expect(await workspaces(100)).toEqual(['T1', 'T1', 'T1']);
      expect(await workspaces(100)).toEqual([]);
      expect(learnersOf(await claim(store, { platform: 'discord' }))).toEqual(['discord:1']);
    });

    it('finds the workspace that is ready behind any number of those that wait', async () => {
      const { store } = await setUp();
      const ids = Array.from({ length: 30 }, (_, index) => `slack:T${index + 10}:U1`);
      await remind(store, ids);
      await enqueue(store, NOON);
      const claims = await claim(store);
      const ready = claims.slice(23, 24);
      await store.releaseReminders(ready, NOON);
      expect(learnersOf(await claim(store, { limit: 2 }))).toEqual(learnersOf(ready));
    });

    it('gives a claim to nobody else until it ends, and then to whoever asks', async () => {
      const { open, store } = await setUp();
      const other = await open();
      await remind(store, ['slack:T1:U1']);
      await enqueue(store, NOON);
      const [first] = await claim(store);
      expect(await claim(other, { now: NOON + MINUTE - 1 })).toEqual([]);
      const [second] = await claim(other, { now: NOON + MINUTE, until: NOON + 2 * MINUTE });
      expect(second).toMatchObject({ learner: 'slack:T1:U1', tries: 2 });
      if (first === undefined || second === undefined) throw new Error('nothing was claimed');
      // The first process was frozen, and finds that the claim is no longer its own.
      expect(await store.resolveReminder(first, { kind: 'sent' }, NOON + MINUTE)).toBe(false);
      await store.releaseReminders([first], NOON + MINUTE);
      expect(await claim(store, { now: NOON + MINUTE })).toEqual([]);
      expect(await other.resolveReminder(second, { kind: 'sent' }, NOON + MINUTE)).toBe(true);
      expect(await other.resolveReminder(second, { kind: 'refused' }, NOON + MINUTE)).toBe(false);
      expect(await claim(store, { now: NOON + DAY, until: NOON + 2 * DAY })).toEqual([]);
    });

    it.each(['sent', 'dropped', 'refused', 'given-up'] as const)('never claims again what was %s', async (kind) => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1']);
      await enqueue(store, NOON);
      for (const one of await claim(store)) expect(await store.resolveReminder(one, { kind }, NOON)).toBe(true);
      expect(await claim(store, { now: NOON + DAY, until: NOON + 2 * DAY })).toEqual([]);
      expect(await store.reminderBacklog()).toEqual({ waiting: 0, oldestDueAt: null });
    });

    it('claims again what is to be tried later when its time has come, and what was handed back at once', async () => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1', 'slack:T1:U2']);
      await enqueue(store, NOON);
      const [one, two] = await claim(store);
      if (one === undefined || two === undefined) throw new Error('nothing was claimed');
      await store.resolveReminder(one, { kind: 'later', at: NOON + 5 * MINUTE }, NOON);
      await store.releaseReminders([one, two], NOON);
      expect(learnersOf(await claim(store))).toEqual([two.learner]);
      expect(await store.reminderBacklog()).toEqual({ waiting: 2, oldestDueAt: NOON });
      await store.resolveReminder({ ...two, tries: 2 }, { kind: 'sent' }, NOON);
      const late = await claim(store, { now: NOON + 5 * MINUTE, until: NOON + 6 * MINUTE });
      expect(late).toMatchObject([{ learner: one.learner, tries: 2 }]);
    });

    it('takes and claims everybody once when several processes do it at the same moment', async () => {
      const { open, store } = await setUp();
      const ids = Array.from({ length: 60 }, (_, index) => `slack:T${index % 7}:U${index}`);
      await remind(store, ids);
      const stores = [store, ...(await Promise.all([open(), open(), open()]))];
      const takeAll = async (one: LocalStorage): Promise<number> => {
        const { taken } = await enqueue(one, NOON, 7);
        return taken === 0 ? 0 : taken + (await takeAll(one));
      };
      const taken = await Promise.all(stores.map(takeAll));
      expect(taken.reduce((sum, one) => sum + one)).toBe(60);
      const claimAll = async (one: LocalStorage): Promise<readonly string[]> => {
        const claims = learnersOf(await claim(one, { limit: 7 }));
        return claims.length === 0 ? [] : [...claims, ...(await claimAll(one))];
      };
      const claimed = (await Promise.all(stores.map(claimAll))).flat();
      expect(claimed.toSorted()).toEqual(ids.toSorted());
    });

    it('forgets what was due before a moment, and only that', async () => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1', 'slack:T1:U2']);
      await remind(store, ['slack:T1:U3'], NOON + 1);
      await enqueue(store, NOON + 1);
      expect(await store.forgetReminders(NOON + 1)).toBe(2);
      expect(await store.forgetReminders(NOON + 1)).toBe(0);
      expect(learnersOf(await claim(store, { now: NOON + 1 }))).toEqual(['slack:T1:U3']);
    });

    it('forgets the reminders of a learner who is forgotten, a claimed one too', async () => {
      const { store } = await setUp();
      await remind(store, ['slack:T1:U1']);
      await enqueue(store, NOON);
      const [mine] = await claim(store);
      if (mine === undefined) throw new Error('nothing was claimed');
      await store.forget('slack:T1:U1');
      expect(await store.resolveReminder(mine, { kind: 'sent' }, NOON)).toBe(false);
    });
  });
}
