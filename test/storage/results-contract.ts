/** What every storage promises about the results of a class. Each engine runs this suite on databases of its own. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Room } from '../../src/core/event.ts';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { Attempt } from '../../src/tutor/state.ts';
import type { ClassWrite } from '../../src/tutor/storage/group.ts';
import type { Change } from '../../src/tutor/storage.ts';
import { change, commitNext, learner, NOON, progressAt } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

const ROOM: Room = { server: 'slack:T1', channel: 'C1' };
const HOST = 'slack:T1:HOST';
const MEMBERS = ['slack:T1:U1', 'slack:T1:U2', 'slack:T1:U3'];
const OUTSIDER = 'slack:T1:U9';

let events = 0;
const write = (store: LocalStorage, id: string, more: Partial<Change>) =>
  commitNext(store, change(`event ${++events}`, { learner: learner(id), progress: null, ...more }));

const classWrite = (store: LocalStorage, id: string, what: ClassWrite) => write(store, id, { class: what });

const program = (verdict: Attempt['verdict'], mistake?: string): Attempt => ({
  lesson: 'cookies',
  step: 'an-exercise',
  kind: 'program',
  given: 'import flask',
  verdict,
  hints: 0,
  ...(mistake !== undefined && { mistake }),
});

const arbitraryAttempt: fc.Arbitrary<Attempt> = fc.oneof(
  fc.record({
    lesson: fc.constantFrom('cookies', 'sessions'),
    step: fc.constantFrom('one', 'two'),
    kind: fc.constant('answer' as const),
    given: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    verdict: fc.constantFrom('right' as const, 'wrong' as const),
    hints: fc.nat(2),
  }),
  fc.constant({ lesson: 'cookies', step: 'one', kind: 'skip', given: '', verdict: 'skipped', hints: 1 } as const),
  fc
    .tuple(fc.constantFrom('right' as const, 'wrong' as const, 'error' as const), fc.constantFrom(undefined, 'x', 'y'))
    .map(([verdict, mistake]) => program(verdict, mistake)),
);

type Given = readonly { readonly by: string; readonly attempt: Attempt }[];

/** Counted in the plainest way. */
function countedIn(given: Given, lesson: string) {
  const of = given.filter(({ by, attempt }) => MEMBERS.includes(by) && attempt.lesson === lesson);
  const isHere = ({ kind, verdict }: Attempt) => kind === 'program' || (kind === 'answer' && verdict === 'wrong');
  const steps = new Set(of.filter(({ attempt }) => isHere(attempt)).map(({ attempt }) => attempt.step));
  return [...steps].sort().map((step) => {
    const here = of.filter(({ attempt }) => attempt.step === step && attempt.kind !== 'skip');
    const isCounted = ({ kind, verdict }: Attempt) => kind === 'program' || verdict === 'wrong';
    const tries = MEMBERS.flatMap((by) => {
      const own = here.filter((one) => one.by === by && isCounted(one.attempt)).length;
      return own === 0 ? [] : [step === 'an-exercise' ? own : own + 1];
    });
    const tally = (what: (attempt: Attempt) => string | undefined) => {
      const found = new Set(here.flatMap(({ attempt }) => what(attempt) ?? []));
      const counts = [...found].map((one) => ({
        what: one,
        members: new Set(here.filter(({ attempt }) => what(attempt) === one).map(({ by }) => by)).size,
      }));
      return counts.sort((one, other) => other.members - one.members || (one.what < other.what ? -1 : 1));
    };
    return {
      step,
      tries: [...new Set(tries)]
        .sort((one, other) => one - other)
        .map((many) => ({ tries: many, members: tries.filter((one) => one === many).length })),
      answered: 0,
      firstTry: 0,
      hinted: 0,
      wrong: tally(({ kind, verdict, given: said }) =>
        kind === 'answer' && verdict === 'wrong' ? said : undefined,
      ).slice(0, 5),
      mistakes: tally(({ kind, mistake }) => (kind === 'program' ? mistake : undefined)),
    };
  });
}

export function describeResults(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`the results of a class on ${engine}`, () => {
    /** A class of three, and somebody who is in none. */
    const setUp = async () => {
      const database = await makeDatabase();
      onTestFinished(() => database.remove());
      const store = await database.open();
      onTestFinished(() => store.close());
      await classWrite(store, HOST, { kind: 'new', id: 'k1', room: ROOM, name: 'Biology' });
      for (const id of MEMBERS) await classWrite(store, id, { kind: 'join', class: 'k1', server: ROOM.server });
      return { database, store };
    };

    it('are counted as a witness counts them, whatever was answered by whom', async () => {
      const { store } = await setUp();
      const by = fc.constantFrom(...MEMBERS, OUTSIDER);
      const all: { by: string; attempt: Attempt }[] = [];
      const deeds = fc.array(fc.record({ by, attempt: arbitraryAttempt }), { minLength: 1, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(deeds, async (given) => {
          for (const one of given) await write(store, one.by, { attempts: [one.attempt] });
          all.push(...given);
          for (const lesson of ['cookies', 'sessions']) {
            const { steps } = await store.resultsIn('k1', lesson);
            expect(steps.toSorted((one, other) => (one.step < other.step ? -1 : 1))).toEqual(countedIn(all, lesson));
          }
        }),
        { numRuns: 12, endOnFailure: true },
      );
    });

    it('tell where each member is, and of who has not begun that', async () => {
      const { store } = await setUp();
      const [ada = '', grace = '', linus = ''] = MEMBERS;
      const answers = {
        one: { given: null, right: false, firstTry: false },
        two: { given: 'a', right: true, firstTry: true, round: 2 },
      };
      await write(store, ada, { progress: progressAt('reading', { answers, completedAt: NOON + 5 }), at: NOON + 7 });
      await write(store, grace, { progress: progressAt('reading', { lesson: 'sessions' }) });
      const { members, steps } = await store.resultsIn('k1', 'cookies');
      const nothing = { answered: 0, firstTry: 0, hinted: 0, tries: [], wrong: [], mistakes: [] };
      expect(steps).toEqual([
        // Who skipped it did not answer it.
        { step: 'one', ...nothing },
        { step: 'two', ...nothing, answered: 1, firstTry: 1, tries: [{ tries: 1, members: 1 }] },
        { step: 'attach-a-cookie', ...nothing, hinted: 1 },
      ]);
      expect(members).toEqual([
        {
          learner: ada,
          joinedAt: NOON,
          progress: {
            position: 'reading',
            index: 3,
            right: ['two'],
            passed: ['remember-a-language'],
            startedAt: NOON,
            lastAt: NOON + 7,
            completedAt: NOON + 5,
          },
        },
        { learner: grace, joinedAt: NOON, progress: null },
        { learner: linus, joinedAt: NOON, progress: null },
      ]);
    });

    it('have nothing of who left, who was forgotten, and of a class that there is not', async () => {
      const { store } = await setUp();
      const [ada = '', grace = '', linus = ''] = MEMBERS;
      for (const id of MEMBERS)
        await write(store, id, { attempts: [program('wrong', 'x')], progress: progressAt('a') });
      await classWrite(store, ada, { kind: 'leave', class: 'k1' });
      await store.forget(grace);
      const { members, steps } = await store.resultsIn('k1', 'cookies');
      expect(members.map((member) => member.learner)).toEqual([linus]);
      expect(steps.flatMap(({ mistakes }) => mistakes)).toEqual([{ what: 'x', members: 1 }]);
      expect((await store.answersIn('k1', 'cookies', '')).answers.map((one) => one.learner)).toEqual([linus]);
      expect(await store.resultsIn('k2', 'cookies')).toEqual({ members: [], steps: [] });
      expect(await store.answersIn('k2', 'cookies', '')).toEqual({ answers: [], next: null });
    });

    it('are not hidden from the host by one row that somebody has damaged', async () => {
      const { store, database } = await setUp();
      const [ada = '', grace = ''] = MEMBERS;
      for (const id of [ada, grace]) await write(store, id, { progress: progressAt('a') });
      await database.statement(`update progress set state = '{"position": 1' where learner = '${ada}'`);
      const { members } = await store.resultsIn('k1', 'cookies');
      expect(members.map(({ progress }) => progress?.position ?? null)).toEqual([null, 'a', null]);
    });

    it('give the answers of each member in their order, without the text of programs', async () => {
      const { store } = await setUp();
      const [ada = '', grace = ''] = MEMBERS;
      const answer = (given: string): Attempt => ({ ...program('wrong'), kind: 'answer', step: 'one', given });
      await write(store, grace, { attempts: [answer('late')], at: NOON + 2 });
      await write(store, grace, { attempts: [answer('early'), program('error', 'x')], at: NOON + 1 });
      await write(store, ada, { attempts: [program('right')], at: NOON + 9 });
      await write(store, ada, { attempts: [{ ...answer('elsewhere'), lesson: 'sessions' }] });
      await write(store, OUTSIDER, { attempts: [answer('nobody')] });
      const { answers, next } = await store.answersIn('k1', 'cookies', '');
      expect(answers.map(({ learner: by, given, mistake, at }) => [by, given, mistake, at - NOON])).toEqual([
        [ada, '', null, 9],
        [grace, 'early', null, 1],
        [grace, '', 'x', 1],
        [grace, 'late', null, 2],
      ]);
      expect(next).toBeNull();
    });

    it('give the answers of a large class a few members at a time, each once', async () => {
      const { store } = await setUp();
      const ids = Array.from({ length: 120 }, (_, number) => `slack:T1:W${number}`);
      for (const id of ids) {
        await classWrite(store, id, { kind: 'join', class: 'k1', server: ROOM.server });
        await write(store, id, { attempts: [program('right')] });
      }
      const found: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const page: Awaited<ReturnType<LocalStorage['answersIn']>> = await store.answersIn('k1', 'cookies', after);
        found.push(...page.answers.map((one) => one.learner));
        after = page.next;
      }
      expect(found.toSorted()).toEqual(ids.toSorted());
    });

    it('lists every class for the operator, also those that have ended', async () => {
      const { store } = await setUp();
      const other = { kind: 'new', id: 'k2', room: { ...ROOM, channel: 'C2' }, name: 'Physics' } as const;
      await classWrite(store, HOST, other);
      await classWrite(store, HOST, { kind: 'end', class: 'k1' });
      expect((await store.allClasses()).map(({ id, endedAt }) => [id, endedAt])).toEqual([
        ['k1', NOON],
        ['k2', null],
      ]);
    });
  });
}
