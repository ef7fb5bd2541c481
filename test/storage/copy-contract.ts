/** Moving from a SQLite file into a database, which is a promise about both of them. */
import { afterEach, describe, expect, it } from 'vitest';
import { copyDatabase } from '../../src/storage/copy.ts';
import { attempt, card, change, commitNext, learner, NOON, reminders } from './changes.ts';
import { makeSqliteDatabase } from './sqlite.ts';
import type { TestDatabase } from './storage-contract.ts';

const LEARNERS = 12;

export function describeCopy(engine: string, makeTarget: () => Promise<TestDatabase>): void {
  describe(`copying a SQLite file to ${engine}`, () => {
    const cleanUps: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    });

    const setUp = async () => {
      const source = await makeSqliteDatabase();
      const target = await makeTarget();
      cleanUps.push(source.remove, target.remove);
      const store = await source.open();
      for (let number = 0; number < LEARNERS; number += 1) {
        await commitNext(
          store,
          change(`event-${number}`, {
            learner: learner(`slack:T1:${number} 🍪`),
            attempts: [attempt('one'), attempt('two')],
            cards: [card('a', { due: NOON })],
            reviews: [{ lesson: 'cookies', step: 'a', kind: 'rated', rating: 'good', before: card('a') }],
            reminders: reminders({ nextAt: NOON }),
          }),
        );
      }
      const request = { now: NOON, dueBy: NOON, limit: 5 };
      await store.enqueue(request, (settings) => ({ day: '2026-01-01', settings: { ...settings, nextAt: null } }));
      // More than one batch, and a text from before there was a rule for U+0000.
      await source.statement(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1200)
         insert into events (id, learner, at, reply) select 'bulk-' || i, 'terminal:ada', i, 'a' || char(0) from n`,
      );
      return { source, target, store };
    };

    it('brings everything over, counted, and the copy goes on where the file ended', async () => {
      const { source, target, store } = await setUp();
      const copied = await copyDatabase(source.url, target.url);
      expect(Object.fromEntries(copied.map(({ table, rows }) => [table, rows]))).toEqual({
        learners: LEARNERS,
        progress: LEARNERS,
        attempts: 2 * LEARNERS,
        events: LEARNERS + 1200,
        cards: LEARNERS,
        reviews: LEARNERS,
        reminders: LEARNERS,
        outbox: 5,
        runs: 0,
        drafts: 0,
        rounds: 0,
        round_players: 0,
        round_answers: 0,
        timetables: 0,
        classes: 0,
        class_hosts: 0,
        class_members: 0,
        class_lessons: 0,
        class_notices: 0,
        unread: 0,
      });
      const other = await target.open();
      const id = 'slack:T1:3 🍪';
      expect(await other.loadAll(id)).toEqual(await store.loadAll(id));
      expect(await other.reminderBacklog()).toEqual(await store.reminderBacklog());
      expect(await commitNext(other, change('event-3', { learner: learner(id) }))).toBe('duplicate');
      await Promise.all([store.close(), other.close()]);
    });

    it('refuses a database that has learners, and leaves it as it was', async () => {
      const { source, target, store } = await setUp();
      const other = await target.open();
      await commitNext(other, change('own'));
      await expect(copyDatabase(source.url, target.url)).rejects.toThrow(/in use already: it has rows in learners/);
      expect(await target.statement('select id from learners')).toEqual([{ id: 'terminal:ada' }]);
      await Promise.all([store.close(), other.close()]);
    });
  });
}
