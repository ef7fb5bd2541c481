import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { InOrder } from '../../src/core/async.ts';
import type { LearnerEvent } from '../../src/core/event.ts';
import type { Reply } from '../../src/core/reply.ts';
import { COUNTERS, GAUGES, HISTOGRAMS } from '../../src/operation/metrics.ts';
import { COMMANDS, paceOf } from '../../src/tutor/features/index.ts';
import type { ReminderWriter, Tutor } from '../../src/tutor/ports.ts';
import { change } from '../storage/changes.ts';
import { claim, emptyStorage, NOW, openForTest } from './open.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function setUp() {
  const opened = await openForTest();
  open.push(opened.operation);
  return opened;
}

const event = (id: string, learner = 'discord:1'): LearnerEvent => ({
  id,
  learner,
  kind: 'message',
  text: 'hi',
});
const reply: Reply = { pressed: 'keep', blocks: [] };

const tutorThat = (handle: Tutor['handle']): Tutor & ReminderWriter => ({
  form: () => Promise.resolve(null),
  commands: COMMANDS,
  turns: new InOrder(),
  paceOf,
  handle,
  suggest: () => [],
  reminded: async () => {},
});

describe('the names of metrics', () => {
  const metrics = [...Object.values(COUNTERS), ...Object.values(HISTOGRAMS), ...Object.values(GAUGES)];

  it('are each used once, and follow the conventions of Prometheus', () => {
    const names = metrics.map(({ metric }) => metric);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^nibble(_[a-z]+)+$/.test(name))).toEqual([]);
    expect(Object.values(COUNTERS).filter(({ metric }) => !metric.endsWith('_total'))).toEqual([]);
    expect(Object.values(HISTOGRAMS).filter(({ metric }) => !metric.endsWith('_seconds'))).toEqual([]);
  });

  it('have labels that cannot grow with the learners', () => {
    const labels = metrics.flatMap((metric) => ('labels' in metric ? metric.labels : []));
    expect([...new Set<string>(labels)].sort()).toEqual([
      'code',
      'event',
      'kind',
      'operation',
      'outcome',
      'platform',
      'result',
      'situation',
    ]);
  });
});

describe('a tutor that is watched', () => {
  it('answers as before, and its events are counted by what they ask', async () => {
    const { operation, series } = await setUp();
    const tutor = operation.watchTutor(tutorThat(async ({ id }) => (id === 'again' ? null : reply)));
    expect(await tutor.handle(event('one'))).toBe(reply);
    expect(await tutor.handle(event('again', 'slack:T1:U1'))).toBeNull();
    expect(await series()).toMatchObject({
      'nibble_events_total{platform="discord",event="message"}': 1,
      'nibble_events_total{platform="slack",event="message"}': 1,
      'nibble_duplicate_events_total{platform="slack"}': 1,
    });
  });

  it('fails as before, and that is counted', async () => {
    const { operation, series } = await setUp();
    const tutor = operation.watchTutor(tutorThat(() => Promise.reject(new Error('no disk'))));
    await expect(tutor.handle(event('one'))).rejects.toThrow('no disk');
    expect(await series()).toMatchObject({
      'nibble_failed_events_total{platform="discord"}': 1,
      nibble_events_under_way: 0,
    });
  });

  it('shows how many events are under way, and how many wait behind one of the same learner', async () => {
    const { operation, series } = await setUp();
    const answers: (() => void)[] = [];
    const tutor = operation.watchTutor(tutorThat(() => new Promise((resolve) => answers.push(() => resolve(reply)))));
    const all = [
      event('a', 'discord:1'),
      event('b', 'discord:1'),
      event('c', 'discord:1'),
      event('d', 'discord:2'),
    ].map((one) => tutor.handle(one));
    expect(await series()).toMatchObject({ nibble_events_under_way: 4, nibble_events_waiting: 2 });
    for (const answer of answers) answer();
    await Promise.all(all);
    expect(await series()).toMatchObject({ nibble_events_under_way: 0, nibble_events_waiting: 0 });
  });

  it('never lets the id or the words of a learner into the metrics', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[A-Z]{12}$/), fc.stringMatching(/^[a-z]{12}$/), async (account, text) => {
        const { operation, ask } = await openForTest();
        const tutor = operation.watchTutor(tutorThat(async () => reply));
        await tutor.handle({ id: `slack:${account}:1`, learner: `slack:T1:${account}`, kind: 'message', text });
        const storage = operation.watchStorage(emptyStorage());
        await storage.load(`slack:T1:${account}`);
        const { text: metrics } = await ask('/metrics');
        await operation.close();
        expect(metrics).not.toContain(account);
        expect(metrics).not.toContain(text);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a storage that is watched', () => {
  it('is timed by what is asked of it', async () => {
    const { operation, series } = await setUp();
    const storage = operation.watchStorage(emptyStorage());
    await storage.load('discord:1');
    await storage.load('discord:1');
    await storage.commit(change('one'));
    expect(await series()).toMatchObject({
      'nibble_database_seconds_count{operation="load"}': 2,
      'nibble_database_seconds_count{operation="commit"}': 1,
    });
  });

  it('fails as before, and is timed all the same', async () => {
    const { operation, series } = await setUp();
    const storage = operation.watchStorage(emptyStorage({ load: () => Promise.reject(new Error('gone')) }));
    await expect(storage.load('discord:1')).rejects.toThrow('gone');
    expect(await series()).toMatchObject({ 'nibble_database_seconds_count{operation="load"}': 1 });
  });

  it('shows the commits that wait, and counts those that another process overtook', async () => {
    const { operation, series } = await setUp();
    let settle: (outcome: 'overtaken') => void = () => {};
    const commit = () =>
      new Promise<'overtaken'>((resolve) => {
        settle = resolve;
      });
    const storage = operation.watchStorage(emptyStorage({ commit }));
    const committing = storage.commit(change('one'));
    expect(await series()).toMatchObject({ nibble_commits_waiting: 1, nibble_overtaken_commits_total: 0 });
    settle('overtaken');
    expect(await committing).toBe('overtaken');
    expect(await series()).toMatchObject({ nibble_commits_waiting: 0, nibble_overtaken_commits_total: 1 });
  });

  it('shows how many reminders wait, and for how long', async () => {
    const { operation, series } = await setUp();
    operation.watchStorage(emptyStorage({ reminderBacklog: async () => ({ waiting: 3, oldestDueAt: NOW - 61_000 }) }));
    expect(await series()).toMatchObject({ nibble_outbox_waiting: 3, nibble_outbox_oldest_seconds: 61 });
  });

  it('leaves out what it cannot tell while the database is gone, and tells the rest', async () => {
    const { operation, series } = await setUp();
    operation.watchStorage(emptyStorage({ reminderBacklog: () => Promise.reject(new Error('gone')) }));
    const shown = await series();
    expect(shown).not.toHaveProperty('nibble_outbox_waiting');
    expect(shown).toMatchObject({ nibble_commits_waiting: 0, nibble_ready: 0 });
  });
});

describe('reminders that are watched', () => {
  it('are counted by what becomes of them, and the sent ones by how late they are', async () => {
    const { operation, series } = await setUp();
    const storage = operation.watchStorage(emptyStorage());
    await storage.resolveReminder(claim, { kind: 'sent' }, NOW);
    await storage.resolveReminder(claim, { kind: 'refused' }, NOW);
    await storage.resolveReminder(claim, { kind: 'later', at: NOW + 1 }, NOW);
    expect(await series()).toMatchObject({
      'nibble_reminders_total{platform="discord",outcome="sent"}': 1,
      'nibble_reminders_total{platform="discord",outcome="refused"}': 1,
      'nibble_reminders_total{platform="discord",outcome="later"}': 1,
      'nibble_reminder_lateness_seconds_sum{platform="discord"}': 90,
      'nibble_reminder_lateness_seconds_count{platform="discord"}': 1,
    });
  });

  it('are not counted where another process has them', async () => {
    const { operation, series } = await setUp();
    const storage = operation.watchStorage(emptyStorage({ resolveReminder: async () => false }));
    expect(await storage.resolveReminder(claim, { kind: 'sent' }, NOW)).toBe(false);
    expect(Object.keys(await series()).filter((name) => name.startsWith('nibble_reminders_total'))).toEqual([]);
  });

  it('are counted when they fall due', async () => {
    const { operation, series } = await setUp();
    const storage = emptyStorage({ enqueueDue: async () => ({ taken: 9, queued: 7, troubles: [] }) });
    await operation.watchStorage(storage).enqueueDue(NOW, 10);
    expect(await series()).toMatchObject({ nibble_reminders_due_total: 7 });
  });
});

it('metrics of the process and of Node stand beside our own', async () => {
  const { ask } = await setUp();
  expect((await ask('/metrics')).text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect((await ask('/metrics')).contentType).toMatch(/^text\/plain; version=0\.0\.4/);
});
