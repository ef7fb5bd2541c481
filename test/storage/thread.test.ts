/** A SQLite database in a thread of its own, as the bot has it. The thread is the compiled one. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { openBotStorage } from '../../src/storage/bot-storage.ts';
import type { Storage } from '../../src/tutor/storage.ts';
import { change, learner } from './changes.ts';
import { makeFolder, statement } from './sqlite.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder, 'nibble.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function withStorage(use: (storage: Storage) => Promise<void>): Promise<void> {
  const storage = await openBotStorage(`file:${path}`);
  try {
    await use(storage);
  } finally {
    await storage.close();
  }
}

describe('a SQLite database in a thread of its own', () => {
  it('keeps what many learners do at once, and gives everybody their own back', () =>
    withStorage(async (store) => {
      const people = Array.from({ length: 300 }, (_, number) => learner(`discord:${number}`, `lesson-${number}`));
      const commits = people.map((who, number) => store.commit(change(`event-${number}`, { learner: who })));
      expect(await Promise.all(commits)).toEqual(people.map(() => 'committed'));
      const loaded = await Promise.all(people.map(({ id }) => store.load(id)));
      expect(loaded.map((each) => each.learner)).toEqual(people);
    }));

  it('knows a repeated event, and a learner whom it has never seen', () =>
    withStorage(async (store) => {
      const once = change('event', { learner: learner('discord:1') });
      expect(await store.commit(once)).toBe('committed');
      expect(await store.commit(once)).toBe('duplicate');
      expect(await store.load('discord:2')).toMatchObject({ learner: null, progress: null });
    }));

  it('has everything on the disk when it is closed, also what nobody waited for', async () => {
    const store = await openBotStorage(`file:${path}`);
    void store.commit(change('event', { learner: learner('discord:1') }));
    await store.close();
    expect(statement(path, 'select id from events')).toEqual([{ id: 'event' }]);
  });

  it('finds who is due, and nobody twice', () =>
    withStorage(async (store) => {
      expect(await store.enqueueDue(0, 10)).toEqual({ taken: 0, queued: 0, troubles: [] });
      expect(await store.reminderBacklog()).toEqual({ waiting: 0, oldestDueAt: null });
    }));

  it('tells the operator what is wrong with the file, and what to do', async () => {
    const error: unknown = await openBotStorage(`file:${folder}`).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OperatorError);
    expect(error).toMatchObject({ message: expect.stringContaining(folder), remedy: expect.stringMatching(/\w/) });
  });

  it('tells what went wrong with one call, and goes on answering the others', () =>
    withStorage(async (store) => {
      statement(
        path,
        "create trigger broken before insert on learners when new.id = 'discord:1' begin select raise(abort, 'no'); end",
      );
      const [wrong, right] = await Promise.allSettled([
        store.commit(change('one', { learner: learner('discord:1') })),
        store.commit(change('two', { learner: learner('discord:2') })),
      ]);
      expect(wrong).toMatchObject({ status: 'rejected', reason: expect.any(Error) });
      expect(right).toEqual({ status: 'fulfilled', value: 'committed' });
    }));
});
