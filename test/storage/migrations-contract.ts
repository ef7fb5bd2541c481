/** What an earlier version of Nibble wrote is all there after a later one has changed the schema. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../src/storage/migrations/index.ts';
import { openEngine } from '../../src/storage/open-engine.ts';
import { attempt, card, change, commitNext, NOON, progressAt } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

/** Written before answers had the learner in their key. */
const MANY_PROCESSES = 3;

export function describeMigrations(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`a database on ${engine} that an earlier version wrote`, () => {
    it('holds everything still: answers in their order, cards, and the replies that must not be given twice', async () => {
      const database = await makeDatabase();
      onTestFinished(() => database.remove());
      await (await openEngine(database.url, MIGRATIONS.slice(0, MANY_PROCESSES))).engine.close();
      const text = (value: object) => `'${JSON.stringify(value)}'`;
      const before = change('event-2', { progress: progressAt('introduction') });
      for (const row of [
        `learners (id, current_lesson, updated_at, version) values ('terminal:ada', 'cookies', ${NOON}, ${NOON})`,
        `learners (id, current_lesson, updated_at, version) values ('discord:1', 'cookies', ${NOON}, ${NOON})`,
        `progress (learner, lesson, state, updated_at)
          values ('terminal:ada', 'cookies', ${text(progressAt('introduction'))}, ${NOON})`,
        `cards (learner, lesson, step, state, due)
          values ('terminal:ada', 'cookies', 'attach-a-cookie', ${text(card('attach-a-cookie'))}, ${NOON})`,
        attemptRow('terminal:ada', 'event-2', 0, 'second', NOON + 1),
        attemptRow('terminal:ada', 'event-1', 1, 'first, too', NOON),
        attemptRow('terminal:ada', 'event-1', 0, 'first', NOON),
        attemptRow('discord:1', 'event-3', 0, 'another', NOON),
        `events (id, learner, at, reply, process) values ('event-2', 'terminal:ada', ${NOON}, ${text(before.reply)}, 'gone')`,
        `events (id, learner, at, reply, process) values ('event-3', 'discord:1', ${NOON}, ${text(before.reply)}, 'gone')`,
      ]) {
        await database.statement(`insert into ${row}`);
      }
      const store = await database.open();
      onTestFinished(() => store.close());
      expect(await store.loadAll('terminal:ada')).toMatchObject({
        progress: [progressAt('introduction')],
        cards: [card('attach-a-cookie')],
        attempts: ['first', 'first, too', 'second'].map((given) => ({ given })),
      });
      expect((await store.loadAll('discord:1')).attempts).toMatchObject([{ given: 'another' }]);
      expect(await store.replyTo('terminal:ada', 'event-2')).toEqual(before.reply);
      expect(await commitNext(store, before)).toBe('duplicate');
      const next = change('event-4', { at: NOON + 2, attempts: [attempt('third')] });
      expect(await commitNext(store, next)).toBe('committed');
      expect(await store.forgetEvents(NOON + 1)).toBe(2);
      expect(await store.forget('terminal:ada')).toMatchObject({ attempts: 4, cards: 1, events: 1 });
      expect((await store.loadAll('discord:1')).attempts).toHaveLength(1);
    });
  });
}

const attemptRow = (learner: string, event: string, place: number, given: string, at: number): string =>
  `attempts (event, place, learner, lesson, step, kind, given, verdict, hints, at)
    values ('${event}', ${place}, '${learner}', 'cookies', 'attach-a-cookie', 'answer', '${given}', 'right', 0, ${at})`;
