/**
 * A database as an earlier version left it (test/fixtures/databases) opens, is read as that version read it, and goes
 * on.
 */
import { copyFile, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { MIGRATIONS } from '../../src/storage/migrations/index.ts';
import { openEngine } from '../../src/storage/open-engine.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { shippedLessons } from '../fixtures/lessons.ts';
import { fakeSandbox } from '../tutor/parts.ts';
import { statement } from './sqlite.ts';
import type { TestDatabase } from './storage-contract.ts';

const SCHEMA = 4;
const file = (name: string): string => fileURLToPath(new URL(`../fixtures/databases/${name}`, import.meta.url));

/** Half an hour after the newest event. */
const NOW = Date.UTC(2026, 10, 26, 23, 36);

/** Without what has come since, which is empty in what that version left. */
const withoutNewer = (read: unknown): unknown =>
  JSON.parse(
    JSON.stringify(read, (key, value) =>
      (key === 'lastEvent' && value === null) || (key === 'round' && value === 0) ? undefined : value,
    ),
  );

/** What that version read, by the learners' ids. */
const expected = z
  .object({
    learners: z.record(
      z.string(),
      z.object({ load: z.unknown(), everything: z.looseObject({}), run: z.unknown(), drafts: z.unknown() }),
    ),
    backlog: z.unknown(),
  })
  .parse(JSON.parse(await readFile(file(`schema-${SCHEMA}.json`), 'utf8')));
const IDS = Object.keys(expected.learners);

/** Puts a copy of the file where the database will be opened. */
export async function restoreFile({ url }: TestDatabase): Promise<void> {
  await copyFile(file(`schema-${SCHEMA}.db`), url.slice('file:'.length));
}

/** Puts the rows of the file into an empty database that has the schema of that version. */
export async function restoreRows(database: TestDatabase): Promise<void> {
  await (await openEngine(database.url, MIGRATIONS.slice(0, SCHEMA))).engine.close();
  const source = file(`schema-${SCHEMA}.db`);
  // Learners before what refers to them.
  for (const table of [
    'learners',
    'progress',
    'attempts',
    'cards',
    'reviews',
    'reminders',
    'outbox',
    'events',
    'runs',
    'drafts',
  ]) {
    for (const row of statement(source, `select * from ${table}`)) {
      const values = Object.values(row).map((value) =>
        typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value),
      );
      await database.statement(`insert into ${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')})`);
    }
  }
}

export function describeEarlier(
  engine: string,
  makeDatabase: () => Promise<TestDatabase>,
  restore: (database: TestDatabase) => Promise<void>,
): void {
  describe(`a database on ${engine} that the version with schema ${SCHEMA} left`, () => {
    const setUp = async () => {
      const database = await makeDatabase();
      onTestFinished(() => database.remove());
      await restore(database);
      const store = await database.open();
      onTestFinished(() => store.close());
      return store;
    };

    it.each(IDS)('is read as that version read it: all that is remembered of %s', async (id) => {
      const store = await setUp();
      const { rounds, classes, ...everything } = await store.loadAll(id);
      // That version had none.
      expect({ rounds, classes }).toEqual({ rounds: [], classes: [] });
      const read = {
        load: await store.load(id),
        everything,
        run: await store.loadRun(id),
        drafts: await store.loadDrafts(id),
      };
      expect(withoutNewer(read)).toEqual(expected.learners[id]);
    });

    it('goes on with the reminder that waits', async () => {
      const store = await setUp();
      expect(await store.reminderBacklog()).toEqual(expected.backlog);
      const claims = await store.claimReminders({ platform: 'slack', limit: 9, now: NOW, until: NOW + 1 });
      expect(claims).toMatchObject([{ learner: 'slack:T2:U9', day: '2026-11-26', tries: 1 }]);
      for (const claim of claims) expect(await store.resolveReminder(claim, { kind: 'sent' }, NOW)).toBe(true);
    });

    it('goes on with an answer in a review, and with the next step in the lessons of the others', async () => {
      const store = await setUp();
      const lessons = await shippedLessons();
      const tutor = createTutor({ lessons, store, sandbox: fakeSandbox(), clock: () => NOW, zoneOf: async () => null });
      const say = (learner: string, text: string) =>
        tutor.handle({ id: `after ${learner}`, learner, kind: 'message', text });

      const before = await store.loadAll('terminal:eve');
      expect((await say('terminal:eve', 'A'))?.blocks).not.toEqual([]);
      const after = await store.loadAll('terminal:eve');
      expect(after.learner?.review).toMatchObject({ answered: true });
      expect(after.reviews).toHaveLength(before.reviews.length + 1);
      expect(after.attempts.slice(0, before.attempts.length)).toEqual(before.attempts);

      for (const id of IDS.filter((each) => each !== 'terminal:eve')) {
        const { version } = await store.load(id);
        expect((await say(id, 'next'))?.blocks).not.toEqual([]);
        expect((await store.load(id)).version).toBe(version + 1);
        expect(await store.replyTo(id, `after ${id}`)).not.toBeNull();
      }
    });
  });
}
