/** What is forgotten because it is old, on every engine. */
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { RetentionRequest } from '../../src/tutor/storage.ts';
import { attempt, card, change, commitNext, DAY, learner, NOON, reminders } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

export function describeRetention(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`retention on ${engine}`, () => {
    const cleanUps: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    });

    const setUp = async () => {
      const database = await makeDatabase();
      cleanUps.push(() => database.remove());
      const store = await database.open();
      cleanUps.push(() => store.close());
      return store;
    };

    const answer = (store: LocalStorage, id: string, at: number) =>
      commitNext(
        store,
        change(`${id} ${at}`, {
          at,
          learner: learner(id),
          attempts: [attempt(`given at ${at}`)],
          cards: [card('attach-a-cookie')],
          reminders: reminders(),
        }),
      );

    const forgetAll = async (store: LocalStorage, limits: Omit<RetentionRequest, 'after'>) => {
      const forgotten = { answers: 0, learners: 0, calls: 0 };
      for (let after: string | null = ''; after !== null; forgotten.calls += 1) {
        const { next, answers, learners } = await store.forgetOld({ after, ...limits });
        forgotten.answers += answers;
        forgotten.learners += learners;
        after = next;
      }
      return forgotten;
    };

    const givenBy = async (store: LocalStorage, id: string) =>
      (await store.loadAll(id)).attempts.map(({ at }) => at).sort((one, other) => one - other);

    it('deletes answers from before a moment, and keeps the rest of their learner', async () => {
      const store = await setUp();
      for (const at of [NOON, NOON + 1, NOON + DAY]) await answer(store, 'discord:1', at);
      const limits = { answersBefore: NOON + DAY, learnersBefore: null };
      expect(await forgetAll(store, limits)).toMatchObject({ answers: 2, learners: 0 });
      expect(await givenBy(store, 'discord:1')).toEqual([NOON + DAY]);
      expect(await store.loadAll('discord:1')).toMatchObject({
        learner: { currentLesson: 'cookies' },
        progress: [{ lesson: 'cookies' }],
        cards: [{ step: 'attach-a-cookie' }],
      });
      expect(await forgetAll(store, limits)).toMatchObject({ answers: 0, learners: 0 });
    });

    it('forgets learners of whom nothing came since a moment, and nobody else', async () => {
      const store = await setUp();
      await answer(store, 'discord:away', NOON);
      await answer(store, 'discord:here', NOON);
      await answer(store, 'discord:here', NOON + DAY);
      expect(await forgetAll(store, { answersBefore: null, learnersBefore: NOON + DAY })).toMatchObject({
        answers: 0,
        learners: 1,
      });
      expect(await store.loadAll('discord:away')).toMatchObject({
        learner: null,
        progress: [],
        attempts: [],
        cards: [],
      });
      expect(await givenBy(store, 'discord:here')).toEqual([NOON, NOON + DAY]);
    });

    it('keeps everything when no age is given', async () => {
      const store = await setUp();
      await answer(store, 'discord:1', 0);
      expect(await forgetAll(store, { answersBefore: null, learnersBefore: null })).toMatchObject({
        answers: 0,
        learners: 0,
      });
      expect(await givenBy(store, 'discord:1')).toEqual([0]);
    });

    it('goes through all learners, a few at each call', async () => {
      const store = await setUp();
      const ids = Array.from({ length: 230 }, (_, number) => `discord:${number}`);
      await Promise.all(ids.map((id, number) => answer(store, id, number % 2 === 0 ? NOON : NOON + DAY)));
      expect(await forgetAll(store, { answersBefore: NOON + 1, learnersBefore: null })).toEqual({
        answers: 115,
        learners: 0,
        calls: 3,
      });
      expect(await forgetAll(store, { answersBefore: null, learnersBefore: NOON + 1 })).toMatchObject({
        learners: 115,
      });
    });
  });
}
