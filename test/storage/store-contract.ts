/** What every store promises. Each engine's test runs this suite on databases of its own. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import type { Change, Store } from '../../src/tutor/ports.ts';
import { arbitraryChange, attempt, change, DAY, NOON, progressAt } from './changes.ts';

/** One database that a test may do anything to. */
export interface TestDatabase {
  open(): Promise<Store>;
  /** Runs a statement by hand, past the store, and returns its rows. */
  statement(sql: string): Promise<readonly Record<string, unknown>[]>;
  remove(): Promise<void>;
}

export function describeStore(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`a store on ${engine}`, () => {
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
      expect(await store.load('discord:1')).toEqual({ learner: null, progress: null });
      expect(await store.load('discord:1', 'cookies')).toEqual({ learner: null, progress: null });
      expect(await store.replyTo('event-1')).toBeNull();
    });

    it('gives back the learner, the progress and the reply as they were committed', async () => {
      const { store } = await setUp();
      const first = change('event-1', {
        progress: progressAt('lifetime', { retry: ['a', 'b'], completedAt: NOON + 5 }),
      });
      expect(await store.commit(first)).toBe('committed');
      expect(await store.load(first.learner.id)).toEqual({ learner: first.learner, progress: first.progress });
      expect(await store.replyTo('event-1')).toEqual(first.reply);
    });

    it('keeps the progress of each lesson, and loads the current one unless told', async () => {
      const { store } = await setUp();
      const sessions = progressAt('signing', { lesson: 'sessions' });
      await store.commit(change('event-1'));
      await store.commit(
        change('event-2', { learner: { id: 'terminal:ada', currentLesson: 'sessions' }, progress: sessions }),
      );
      expect((await store.load('terminal:ada')).progress).toEqual(sessions);
      expect((await store.load('terminal:ada', 'cookies')).progress).toEqual(progressAt('introduction'));
      expect((await store.load('terminal:ada', 'uploads')).progress).toBeNull();
    });

    it('leaves the progress as it is when an event changes none', async () => {
      const { store } = await setUp();
      await store.commit(change('event-1'));
      await store.commit(change('event-2', { progress: null }));
      expect((await store.load('terminal:ada')).progress).toEqual(progressAt('introduction'));
    });

    it('keeps two learners apart', async () => {
      const { store } = await setUp();
      await store.commit(change('event-1'));
      await store.commit(change('event-2', { learner: { id: 'slack:T1:U1', currentLesson: null }, progress: null }));
      expect(await store.load('slack:T1:U1')).toEqual({
        learner: { id: 'slack:T1:U1', currentLesson: null },
        progress: null,
      });
      expect((await store.load('terminal:ada')).progress).toEqual(progressAt('introduction'));
    });

    it('writes nothing for an event that was committed before, and still has its first reply', async () => {
      const { database, store } = await setUp();
      const first = change('event-1', { attempts: [attempt('first')] });
      await store.commit(first);
      const again = change('event-1', {
        learner: { id: 'terminal:ada', currentLesson: 'sessions' },
        progress: progressAt('elsewhere'),
        attempts: [attempt('second')],
        reply: { pressed: 'settle', blocks: [] },
      });
      expect(await store.commit(again)).toBe('duplicate');
      expect(await store.load('terminal:ada')).toEqual({ learner: first.learner, progress: first.progress });
      expect(await store.replyTo('event-1')).toEqual(first.reply);
      expect(await database.statement('select given from attempts')).toEqual([{ given: 'first' }]);
    });

    it('commits an event once when it is delivered many times at the same moment', async () => {
      const { database, store } = await setUp();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => store.commit(change('event-1', { attempts: [attempt('once')] }))),
      );
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect(await database.statement('select given from attempts')).toHaveLength(1);
    });

    it('appends attempts in their order, with the event and time they came with', async () => {
      const { database, store } = await setUp();
      await store.commit(change('event-1', { attempts: [attempt('one'), attempt('two')] }));
      await store.commit(change('event-2', { attempts: [attempt('three')], at: NOON + 1 }));
      expect(
        await database.statement('select event, place, learner, given, at from attempts order by at, event, place'),
      ).toEqual([
        { event: 'event-1', place: 0, learner: 'terminal:ada', given: 'one', at: NOON },
        { event: 'event-1', place: 1, learner: 'terminal:ada', given: 'two', at: NOON },
        { event: 'event-2', place: 0, learner: 'terminal:ada', given: 'three', at: NOON + 1 },
      ]);
    });

    it('keeps what learners write to the character, whatever it is', async () => {
      const { database, store } = await setUp();
      const given = `'; drop table attempts; -- "\\ \u0000 \u202e 🍪 ${'x'.repeat(100_000)}`;
      await store.commit(change('event-1', { attempts: [attempt(given)] }));
      expect(await database.statement('select given from attempts')).toEqual([{ given }]);
    });

    it('has everything again when it is opened anew', async () => {
      const { open, store } = await setUp();
      await store.commit(change('event-1'));
      await store.close();
      const reopened = await open();
      expect((await reopened.load('terminal:ada')).progress).toEqual(progressAt('introduction'));
      expect(await reopened.commit(change('event-1'))).toBe('duplicate');
    });

    it('lets two processes use one database', async () => {
      const { open, store } = await setUp();
      const other = await open();
      await store.commit(change('event-1'));
      expect(await other.commit(change('event-1'))).toBe('duplicate');
      expect(await other.commit(change('event-2', { progress: progressAt('further') }))).toBe('committed');
      expect((await store.load('terminal:ada')).progress).toEqual(progressAt('further'));
    });

    it('forgets the events from before a moment, and only those', async () => {
      const { database, store } = await setUp();
      await store.commit(change('old', { at: NOON, attempts: [attempt('kept')] }));
      await store.commit(change('just old enough to stay', { at: NOON + 1 }));
      await store.commit(change('new', { at: NOON + DAY }));
      expect(await store.forgetEvents(NOON + 1)).toBe(1);
      expect(await store.forgetEvents(NOON + 1)).toBe(0);
      const left = await database.statement('select id from events order by at');
      expect(left).toEqual([{ id: 'just old enough to stay' }, { id: 'new' }]);
      expect(await database.statement('select given from attempts')).toEqual([{ given: 'kept' }]);
    });

    it('forgets thousands of events at once', { timeout: 30_000 }, async () => {
      const { database, store } = await setUp();
      await store.commit(change('event-0'));
      await database.statement(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500)
         insert into events (id, learner, at, reply) select 'bulk-' || i, 'terminal:ada', 0, '{}' from n`,
      );
      expect(await store.forgetEvents(NOON)).toBe(2500);
    });

    it.each([
      ['text that is no JSON', "update progress set state = 'oops {'", /cannot be read/],
      ['a missing part', `update progress set state = '{"lesson":"cookies"}'`, /position/],
      ['a wrong part', `update progress set state = replace(state, '"index":3', '"index":"3"')`, /at index/],
      ['nothing', "update progress set state = ''", /cannot be read/],
      [
        'a visit to the lab without an address',
        `update progress set state = replace(state, '"lab":null', '"lab":{"example":"a","startedAt":0,"open":true,"steps":[{"do":"visit","url":"/x","from":null}]}')`,
        /at lab\.steps\.0\.url/,
      ],
    ])('stops only the learner whose progress was edited into %s, and names the row', async (_, edit, said) => {
      const { database, store } = await setUp();
      await store.commit(change('event-1'));
      await database.statement(edit);
      await store.commit(change('event-2', { learner: { id: 'discord:1', currentLesson: 'cookies' } }));
      const error = await store.load('terminal:ada').catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(OperatorError);
      expect(error).toMatchObject({ message: expect.stringMatching(/learner "terminal:ada" in lesson "cookies"/) });
      expect(error).toMatchObject({ message: expect.stringMatching(said), remedy: expect.stringMatching(/Mend/) });
      expect((await store.load('discord:1')).progress).toEqual(progressAt('introduction'));
    });

    it('reads progress that was stored before there was a lab', async () => {
      const { database, store } = await setUp();
      await store.commit(change('event-1'));
      await database.statement(`update progress set state = replace(state, ',"lab":null', '')`);
      expect((await store.load('terminal:ada')).progress).toEqual(progressAt('introduction'));
    });

    it.each([
      'no json',
      'null',
      '{"pressed":"keep"}',
      '{"pressed":"away","blocks":[]}',
      '{"pressed":"keep","blocks":[7]}',
    ])('names the event whose stored reply was edited into %s', async (reply) => {
      const { database, store } = await setUp();
      await store.commit(change('event-1'));
      await database.statement(`update events set reply = '${reply}'`);
      await expect(store.replyTo('event-1')).rejects.toThrow(/the reply to event "event-1".*cannot be read/);
    });

    it('agrees with a plain map after any sequence of commits', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryChange, { maxLength: 25 }), async (changes) => {
          const { database, store } = await setUp();
          const model = modelOf(changes);
          for (const [index, next] of changes.entries()) {
            expect(await store.commit(next)).toBe(model.outcomes[index]);
          }
          for (const [id, currentLesson] of model.learners) {
            expect((await store.load(id)).learner).toEqual({ id, currentLesson });
            for (const lesson of ['cookies', 'sessions']) {
              expect((await store.load(id, lesson)).progress).toEqual(model.progress.get(`${id} ${lesson}`) ?? null);
            }
          }
          for (const [event, reply] of model.replies) expect(await store.replyTo(event)).toEqual(reply);
          expect(await database.statement('select count(*) as count from attempts')).toEqual([
            { count: model.attempts },
          ]);
        }),
        { numRuns: 25 },
      );
    });
  });
}

/** What a store must hold after these commits, in the plainest way. */
function modelOf(changes: readonly Change[]) {
  const learners = new Map<string, string | null>();
  const progress = new Map<string, Change['progress']>();
  const replies = new Map<string, Change['reply']>();
  let attempts = 0;
  const outcomes = changes.map((next) => {
    if (replies.has(next.event)) return 'duplicate';
    replies.set(next.event, next.reply);
    learners.set(next.learner.id, next.learner.currentLesson);
    if (next.progress !== null) progress.set(`${next.learner.id} ${next.progress.lesson}`, next.progress);
    attempts += next.attempts.length;
    return 'committed';
  });
  return { learners, progress, replies, attempts, outcomes };
}
