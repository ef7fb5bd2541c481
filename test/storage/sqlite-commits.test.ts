import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paragraph } from '../../src/core/prose.ts';
import { OperatorError } from '../../src/errors.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import { change, commitNext, learner } from './changes.ts';
import { holdLock } from './hold-lock.ts';
import { makeFolder, statement } from './sqlite.ts';

let folder: string;
let path: string;
let store: LocalStorage;
beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder, 'nibble.db');
  store = await openStorage(`file:${path}`);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const commits = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    store.commit(change(`event-${number}`, { learner: learner(`discord:${number}`) })),
  );

describe('commits that come at the same moment', () => {
  it('are all kept, more than fit into one transaction too', async () => {
    expect(await Promise.all(commits(450))).toEqual(Array.from({ length: 450 }, () => 'committed'));
    expect(statement(path, 'select count(*) as count from events')).toEqual([{ count: 450 }]);
  });

  it('are kept but for the one that fails, of which nothing is', async () => {
    statement(
      path,
      `create trigger broken before insert on progress when new.learner = 'discord:7' begin select raise(abort, 'no'); end`,
    );
    const outcomes = await Promise.allSettled(commits(20));
    expect(outcomes.map(({ status }) => status).indexOf('rejected')).toBe(7);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(19);
    expect(await store.replyTo('discord:7', 'event-7')).toBeNull();
    expect(await store.replyTo('discord:8', 'event-8')).not.toBeNull();
  });

  it('all fail with the same words when another process keeps the file, and are taken afterwards', async () => {
    const lock = await holdLock(path, 'NORMAL');
    const outcomes = await Promise.allSettled(commits(3));
    const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : null));
    expect(reasons).toEqual([expect.any(OperatorError), expect.any(OperatorError), expect.any(OperatorError)]);
    await lock.release();
    expect(await Promise.all(commits(3))).toEqual(['committed', 'committed', 'committed']);
  });

  it('wait without holding up readers while another process writes for a moment', async () => {
    const lock = await holdLock(path, 'NORMAL');
    const waiting = Promise.all(commits(3));
    expect(await store.replyTo('discord:0', 'event-0')).toBeNull();
    await lock.release();
    expect(await waiting).toEqual(['committed', 'committed', 'committed']);
  });

  it('are on the disk before the database is closed', async () => {
    const unanswered = commits(5);
    await store.close();
    expect(await Promise.all(unanswered)).toHaveLength(5);
    store = await openStorage(`file:${path}`);
    expect(await store.replyTo('discord:4', 'event-4')).not.toBeNull();
  });
});

it('the log is moved into the file beside the commits when it has become long', async () => {
  const blocks = [paragraph('x'.repeat(1_000_000))];
  for (let number = 0; number < 20; number += 1) {
    await commitNext(store, change(`event-${number}`, { reply: { pressed: 'keep', blocks } }));
  }
  await vi.waitFor(() => {
    const [state] = statement(path, 'pragma wal_checkpoint(NOOP)');
    expect(state?.checkpointed).toBeGreaterThan(0);
  }, 10_000);
});
