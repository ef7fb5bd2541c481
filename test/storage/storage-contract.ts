/** What every store promises. Each engine's test runs this suite on databases of its own. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { Change, Draft, Everything } from '../../src/tutor/storage.ts';
import { attempt, card, change, commitNext, DAY, learner, NOON, progressAt, reminders } from './changes.ts';

/** One database that a test may do anything to. */
export interface TestDatabase {
  readonly url: string;
  open(): Promise<LocalStorage>;
  /** Runs a statement by hand, past the store, and returns its rows. */
  statement(sql: string): Promise<readonly Record<string, unknown>[]>;
  remove(): Promise<void>;
}

export function describeStorage(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`a storage on ${engine}`, () => {
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

    it('knows nothing of a learner who never wrote', async () => {
      const { store } = await setUp();
      const nothing = { learner: null, version: 0, reminders: null, progress: null };
      expect(await store.load('discord:1')).toEqual(nothing);
      expect(await store.load('discord:1', 'cookies')).toEqual(nothing);
      expect(await store.loadCard('discord:1', 'cookies', 'attach-a-cookie')).toBeNull();
      expect(await store.loadReview('discord:1')).toEqual({ cards: [], reminders: null });
      expect(await store.loadAll('discord:1')).toEqual(EMPTY);
      expect(await store.replyTo('discord:1', 'event-1')).toBeNull();
    });

    it('gives back the learner, the progress and the reply as they were committed', async () => {
      const { store } = await setUp();
      const first = change('event-1', {
        progress: progressAt('lifetime', { retry: ['a', 'b'], completedAt: NOON + 5 }),
      });
      expect(await commitNext(store, first)).toBe('committed');
      expect(await store.load(first.learner.id)).toEqual({
        learner: first.learner,
        version: expect.any(Number),
        reminders: null,
        progress: first.progress,
      });
      expect(await store.replyTo('terminal:ada', 'event-1')).toEqual(first.reply);
    });

    it('keeps the progress of each lesson, and loads the current one unless told', async () => {
      const { store } = await setUp();
      const sessions = progressAt('signing', { lesson: 'sessions' });
      await commitNext(store, change('event-1'));
      await commitNext(store, change('event-2', { learner: learner('terminal:ada', 'sessions'), progress: sessions }));
      expect((await store.load('terminal:ada')).progress).toEqual(sessions);
      expect((await store.load('terminal:ada', 'cookies')).progress).toEqual(progressAt('introduction'));
      expect((await store.load('terminal:ada', 'uploads')).progress).toBeNull();
    });

    it('leaves the progress as it is when an event changes none', async () => {
      const { store } = await setUp();
      await commitNext(store, change('event-1'));
      await commitNext(store, change('event-2', { progress: null }));
      expect((await store.load('terminal:ada')).progress).toEqual(progressAt('introduction'));
    });

    it('keeps two learners apart', async () => {
      const { store } = await setUp();
      await commitNext(store, change('event-1'));
      await commitNext(store, change('event-2', { learner: learner('slack:T1:U1', null), progress: null }));
      expect(await store.load('slack:T1:U1')).toEqual({
        version: expect.any(Number),
        learner: learner('slack:T1:U1', null),
        reminders: null,
        progress: null,
      });
      expect((await store.load('terminal:ada')).progress).toEqual(progressAt('introduction'));
    });

    it('writes nothing for an event that was committed before, and still has its first reply', async () => {
      const { database, store } = await setUp();
      const first = change('event-1', { attempts: [attempt('first')] });
      await commitNext(store, first);
      const again = change('event-1', {
        learner: learner('terminal:ada', 'sessions'),
        progress: progressAt('elsewhere'),
        attempts: [attempt('second')],
        reply: { pressed: 'settle', blocks: [] },
      });
      expect(await commitNext(store, again)).toBe('duplicate');
      expect(await store.load('terminal:ada')).toEqual({
        learner: first.learner,
        version: expect.any(Number),
        reminders: null,
        progress: first.progress,
      });
      expect(await store.replyTo('terminal:ada', 'event-1')).toEqual(first.reply);
      expect(await database.statement('select given from attempts')).toEqual([{ given: 'first' }]);
    });

    it('commits an event once when it is delivered many times at the same moment', async () => {
      const { database, store } = await setUp();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => commitNext(store, change('event-1', { attempts: [attempt('once')] }))),
      );
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect(await database.statement('select given from attempts')).toHaveLength(1);
    });

    it('appends attempts in their order, with the event and time they came with', async () => {
      const { database, store } = await setUp();
      await commitNext(store, change('event-1', { attempts: [attempt('one'), attempt('two')] }));
      await commitNext(store, change('event-2', { attempts: [attempt('three')], at: NOON + 1 }));
      expect(
        await database.statement('select event, place, learner, given, at from attempts order by at, event, place'),
      ).toEqual([
        { event: 'event-1', place: 0, learner: 'terminal:ada', given: 'one', at: NOON },
        { event: 'event-1', place: 1, learner: 'terminal:ada', given: 'two', at: NOON },
        { event: 'event-2', place: 0, learner: 'terminal:ada', given: 'three', at: NOON + 1 },
      ]);
    });

    it('keeps what learners write to the character, but for what is no character everywhere', async () => {
      const { database, store } = await setUp();
      const given = `'; drop table attempts; -- "\\ \u0001 \u202e 🍪 ${'x'.repeat(100_000)}`;
      await commitNext(store, change('event-1', { attempts: [attempt(given), attempt('a\0b \ud83c c')] }));
      const kept = [{ given }, { given: 'a\ufffdb \ufffd c' }];
      expect(await database.statement('select given from attempts order by place')).toEqual(kept);
      const odd = change('event\0\udf6a', { learner: learner('terminal:a\0') });
      expect(await commitNext(store, odd)).toBe('committed');
      expect(await commitNext(store, odd)).toBe('duplicate');
      expect((await store.load('terminal:a\0')).progress).toEqual(odd.progress);
    });

    it('keeps U+0000 within progress and replies, which are JSON', async () => {
      const { store } = await setUp();
      const progress = progressAt('a', { answers: { a: { given: 'a\0b', right: false, firstTry: false } } });
      await commitNext(store, change('event-1', { progress }));
      expect((await store.load('terminal:ada')).progress).toEqual(progress);
    });

    it('gives back cards, the review log and reminders as they were committed', async () => {
      const { store } = await setUp();
      const first = card('attach-a-cookie');
      const second = card('attach-a-cookie', { reps: 2, due: NOON + 9 * DAY, lastRating: 'hard' });
      const other = card('read-a-cookie', { lesson: 'sessions' });
      const rated = {
        lesson: 'cookies',
        step: 'attach-a-cookie',
        kind: 'rated',
        rating: 'good',
        before: null,
      } as const;
      const again = { ...rated, rating: 'hard', before: first } as const;
      const settings = reminders({ lastDay: '2026-01-01' });
      await commitNext(store, change('event-1', { cards: [first, other], reviews: [rated], reminders: settings }));
      await commitNext(store, change('event-2', { cards: [second], reviews: [again], at: NOON + 1 }));
      expect(await store.loadCard('terminal:ada', 'cookies', 'attach-a-cookie')).toEqual(second);
      expect(await store.loadCard('terminal:ada', 'cookies', 'read-a-cookie')).toBeNull();
      expect(await store.loadReview('terminal:ada')).toEqual({ cards: [second, other], reminders: settings });
      expect((await store.load('terminal:ada')).reminders).toEqual(settings);
      expect((await store.loadAll('terminal:ada')).reviews).toEqual([
        { ...rated, at: NOON },
        { ...again, at: NOON + 1 },
      ]);
    });

    it('never changes the day of the newest reminder once there are settings', async () => {
      const { store } = await setUp();
      await commitNext(store, change('event-1', { reminders: reminders({ lastDay: '2026-01-01' }) }));
      await commitNext(store, change('event-2', { reminders: reminders({ lastDay: null, time: 60, nextAt: null }) }));
      const kept = reminders({ lastDay: '2026-01-01', time: 60, nextAt: null });
      expect((await store.load('terminal:ada')).reminders).toEqual(kept);
    });

    it('forgets everything about one learner and nothing about others, and says how much it was', async () => {
      const { database, store } = await setUp();
      const everything = {
        attempts: [attempt('one'), attempt('two')],
        cards: [card('attach-a-cookie')],
        reviews: [{ lesson: 'cookies', step: 's', kind: 'rated', rating: 'good', before: null } as const],
        reminders: reminders({ nextAt: NOON }),
        lastRun: LAST_RUN,
        draft: DRAFT,
      };
      await commitNext(store, change('event-1', everything));
      await commitNext(store, change('event-2', { ...everything, learner: learner('discord:1') }));
      await commitNext(store, change('event-3', { progress: progressAt('a', { lesson: 'sessions' }) }));
      const request = { now: NOON, dueBy: NOON + 2 * DAY, limit: 9 };
      await store.enqueue(request, (settings) => ({ day: '2026-01-01', settings: { ...settings, nextAt: null } }));
      expect(await store.forget('terminal:ada')).toEqual({
        progress: 2,
        attempts: 2,
        cards: 1,
        reviews: 1,
        reminders: 1,
        outbox: 1,
        runs: 1,
        drafts: 1,
        round_answers: 0,
        round_players: 0,
        class_members: 0,
        class_hosts: 0,
        class_notices: 0,
        events: 2,
      });
      expect(await store.loadAll('terminal:ada')).toEqual(EMPTY);
      expect(await store.loadRun('terminal:ada')).toBeNull();
      expect(await store.loadDrafts('terminal:ada')).toEqual([]);
      expect(await store.replyTo('terminal:ada', 'event-1')).toBeNull();
      expect(await store.loadAll('discord:1')).toMatchObject({ learner: learner('discord:1'), progress: [{}] });
      expect((await store.loadAll('discord:1')).attempts).toHaveLength(2);
      expect(await database.statement('select learner from outbox')).toEqual([{ learner: 'discord:1' }]);
      expect(Object.values(await store.forget('terminal:ada'))).toEqual(Array(14).fill(0));
    });

    it('has everything again when it is opened anew', async () => {
      const { open, store } = await setUp();
      await commitNext(store, change('event-1'));
      await store.close();
      const reopened = await open();
      expect((await reopened.load('terminal:ada')).progress).toEqual(progressAt('introduction'));
      expect(await commitNext(reopened, change('event-1'))).toBe('duplicate');
    });

    it('lets two processes use one database', async () => {
      const { open, store } = await setUp();
      const other = await open();
      await commitNext(store, change('event-1'));
      expect(await commitNext(other, change('event-1'))).toBe('duplicate');
      expect(await commitNext(other, change('event-2', { progress: progressAt('further') }))).toBe('committed');
      expect((await store.load('terminal:ada')).progress).toEqual(progressAt('further'));
    });

    it.each([
      ['a learner who is new', 0],
      ['a learner who is known', 1],
    ])('lets one of many that were decided at the same time change %s, and the others nothing', async (_, before) => {
      const { database, open, store } = await setUp();
      const other = await open();
      for (let number = 0; number < before; number += 1) await commitNext(store, change(`before-${number}`));
      const { version } = await store.load('terminal:ada');
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, number) => {
          const late = change(`event-${number}`, {
            version,
            progress: progressAt(`step-${number}`),
            attempts: [attempt(`${number}`)],
          });
          return (number % 2 === 0 ? store : other).commit(late);
        }),
      );
      expect(outcomes.toSorted()).toEqual(['committed', ...Array.from({ length: 9 }, () => 'overtaken')]);
      const winner = outcomes.indexOf('committed');
      expect((await other.load('terminal:ada')).progress?.position).toBe(`step-${winner}`);
      expect(await database.statement('select given from attempts')).toEqual([{ given: `${winner}` }]);
      expect(await database.statement("select id from events where id like 'event-%'")).toEqual([
        { id: `event-${winner}` },
      ]);
    });

    it('takes nothing that was decided before the learner was forgotten, even when they are back', async () => {
      const { store } = await setUp();
      await commitNext(store, change('event-1'));
      const { version } = await store.load('terminal:ada');
      await store.forget('terminal:ada');
      expect(await store.commit(change('event-2', { version, attempts: [attempt('late')] }))).toBe('overtaken');
      expect(await store.loadAll('terminal:ada')).toEqual(EMPTY);
      await commitNext(store, change('event-3', { at: NOON + 1 }));
      expect(await store.commit(change('event-4', { version }))).toBe('overtaken');
    });

    it('gives a new learner and a known one another version with everything that is committed', async () => {
      const { store } = await setUp();
      const versions = new Set([0]);
      for (let number = 0; number < 4; number += 1) {
        await commitNext(store, change(`event-${number}`));
        versions.add((await store.load('terminal:ada')).version);
      }
      expect(versions.size).toBe(5);
    });

    it('gives the reply of a process that has ended to another one, as often as that asks', async () => {
      const { open, store } = await setUp();
      const first = change('event-1');
      await commitNext(store, first);
      expect(await store.takeOver('terminal:ada', 'event-1')).toEqual(first.reply);
      const [one, other] = [await open(), await open()];
      // A busy server takes its time to notice.
      const has = (who: LocalStorage) =>
        vi.waitUntil(async () => (await who.takeOver('terminal:ada', 'event-1')) !== null, 10_000);
      await store.close();
      await has(one);
      expect(await one.takeOver('terminal:ada', 'event-1')).toEqual(first.reply);
      expect(await one.takeOver('terminal:ada', 'event-2')).toBeNull();
      await one.close();
      await has(other);
      expect(await other.takeOver('terminal:ada', 'event-1')).toEqual(first.reply);
    });

    it('forgets the events from before a moment, and only those', async () => {
      const { database, store } = await setUp();
      await commitNext(store, change('old', { at: NOON, attempts: [attempt('kept')] }));
      await commitNext(store, change('just old enough to stay', { at: NOON + 1 }));
      await commitNext(store, change('new', { at: NOON + DAY }));
      expect(await store.forgetEvents(NOON + 1)).toBe(1);
      expect(await store.forgetEvents(NOON + 1)).toBe(0);
      const left = await database.statement('select id from events order by at');
      expect(left).toEqual([{ id: 'just old enough to stay' }, { id: 'new' }]);
      expect(await database.statement('select given from attempts')).toEqual([{ given: 'kept' }]);
    });

    it('gives back the last run, and of each form what was sent last', async () => {
      const { open, store } = await setUp();
      await commitNext(store, change('event-1', { lastRun: LAST_RUN, draft: DRAFT }));
      const more = { ...DRAFT, form: 'lab-visit' };
      await commitNext(store, change('event-2', { draft: more, at: NOON + 1 }));
      const other = await open();
      expect(await other.loadRun('terminal:ada')).toEqual(LAST_RUN);
      expect(await other.loadDraft('terminal:ada', DRAFT)).toEqual(DRAFT.fields);
      expect(await other.loadDrafts('terminal:ada')).toEqual([DRAFT, more]);
      const next = { lastRun: { ...LAST_RUN, step: 'b' }, draft: { ...DRAFT, fields: { program: 'new' } } };
      await commitNext(other, change('event-3', { ...next, at: NOON + 2 }));
      expect(await store.loadRun('terminal:ada')).toEqual(next.lastRun);
      expect(await store.loadDraft('terminal:ada', DRAFT)).toEqual({ program: 'new' });
      expect(await store.loadRun('discord:1')).toBeNull();
      expect(await store.loadDraft('discord:1', DRAFT)).toBeNull();
    });

    it('keeps runs and drafts as long as events, and takes one that was edited by hand for gone', async () => {
      const { database, store } = await setUp();
      await commitNext(store, change('event-1', { lastRun: LAST_RUN, draft: DRAFT }));
      await commitNext(
        store,
        change('event-2', { learner: learner('discord:1'), at: NOON + 1, lastRun: LAST_RUN, draft: DRAFT }),
      );
      expect(await store.forgetEvents(NOON + 1)).toBe(3);
      expect(await store.loadRun('terminal:ada')).toBeNull();
      expect(await store.loadDraft('terminal:ada', DRAFT)).toBeNull();
      expect(await store.loadRun('discord:1')).toEqual(LAST_RUN);
      await database.statement("update runs set seen = '{}'");
      await database.statement("update drafts set fields = 'oops'");
      expect(await store.loadRun('discord:1')).toBeNull();
      expect(await store.loadDraft('discord:1', DRAFT)).toBeNull();
      expect(await store.loadDrafts('discord:1')).toEqual([]);
    });

    it('forgets thousands of events at once', async () => {
      const { database, store } = await setUp();
      await commitNext(store, change('event-0'));
      await database.statement(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500)
         insert into events (id, learner, at, reply) select 'bulk-' || i, 'terminal:ada', 0, '{}' from n`,
      );
      expect(await store.forgetEvents(NOON)).toBe(2500);
    });
  });
}

const LAST_RUN: NonNullable<Change['lastRun']> = {
  lesson: 'cookies',
  step: 'a',
  decisions: [
    {
      key: 'k3j5h2',
      number: 1,
      title: 'Visit /theme 🍪',
      cookie: 'theme',
      outcome: 'withheld',
      words: 'its path is /admin',
      spec: 'RFC 6265bis, 5.8.3',
      passed: ['it has not expired'],
    },
  ],
  scenes: [],
};

const DRAFT: Draft = { lesson: 'cookies', step: 'a', form: 'submit-program', fields: { program: 'app = 1\n' } };

const EMPTY: Everything = {
  learner: null,
  progress: [],
  attempts: [],
  cards: [],
  reviews: [],
  reminders: null,
  rounds: [],
  classes: [],
};
