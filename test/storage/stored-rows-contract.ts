/** What becomes of rows that somebody edited by hand, on every engine. */
import { afterEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { attempt, card, change, commitNext, learner, progressAt, reminders } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

export function describeStoredRows(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`edited rows on ${engine}`, () => {
    const cleanUps: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    });

    const setUp = async () => {
      const database = await makeDatabase();
      cleanUps.push(() => database.remove());
      const store = await database.open();
      cleanUps.push(() => store.close());
      return { database, store };
    };

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
      await commitNext(store, change('event-1'));
      await database.statement(edit);
      await commitNext(store, change('event-2', { learner: learner('discord:1') }));
      const error = await store.load('terminal:ada').catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(OperatorError);
      expect(error).toMatchObject({ message: expect.stringMatching(/learner "terminal:ada" in lesson "cookies"/) });
      expect(error).toMatchObject({ message: expect.stringMatching(said), remedy: expect.stringMatching(/Mend/) });
      expect((await store.load('discord:1')).progress).toEqual(progressAt('introduction'));
    });

    it('reads progress that was stored before there was a lab', async () => {
      const { database, store } = await setUp();
      await commitNext(store, change('event-1'));
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
      await commitNext(store, change('event-1'));
      await database.statement(`update events set reply = '${reply}'`);
      await expect(store.replyTo('terminal:ada', 'event-1')).rejects.toThrow(
        /the reply to event "event-1".*cannot be read/,
      );
    });

    it.each([
      ['card', 'update cards set state = replace(state, \'"reps":1\', \'"reps":-1\')', /the card of .*at reps/],
      ['settings', "update reminders set settings = replace(settings, '1140', '1440')", /the reminders of .*at time/],
      ['day', "update reminders set last_day = 'Friday'", /the reminders of .*such as 2026-12-24/],
      ['review log', "update reviews set rating = 'fine'", /a review of .*at rating/],
      ['session', "update learners set review = '{}'", /in a review .*at lesson/],
      ['attempt', "update attempts set verdict = 'so-so'", /an attempt of .*at verdict/],
    ])('names the row when a %s was edited into something else', async (_, edit, said) => {
      const { database, store } = await setUp();
      const entry = { lesson: 'cookies', step: 's', kind: 'rated', rating: 'good', before: null } as const;
      const more = { attempts: [attempt('one')], cards: [card('a')], reviews: [entry], reminders: reminders() };
      await commitNext(store, change('event-1', more));
      await database.statement(edit);
      const error = await store.loadAll('terminal:ada').catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(OperatorError);
      expect(error).toMatchObject({ message: expect.stringMatching(said) });
    });
  });
}
