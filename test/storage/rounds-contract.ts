/** What every storage promises about rounds in a channel. Each engine runs this suite on databases of its own. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Room } from '../../src/core/event.ts';
import { advance, openOccasion, openRound, type Round } from '../../src/group/round.ts';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { RoundWrite } from '../../src/tutor/storage/group.ts';
import { change, commitNext, DAY, learner, NOON } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

const ROOM: Room = { server: 'slack:T1', channel: 'C1' };
const SECOND = 1000;
const HOLD = 5 * SECOND;
const PLATFORMS = ['slack'];
const ADA = 'slack:T1:U1';
const GRACE = 'slack:T1:U2';

const roundOf = (id: string, more: Partial<Round> = {}): Round => ({
  ...openRound({ id, room: ROOM, host: ADA, lesson: 'cookies', questions: ['a', 'b'] }, NOON),
  ...more,
});

let events = 0;
const write = (store: LocalStorage, id: string, round: RoundWrite, event = `event ${++events}`) =>
  commitNext(store, change(event, { learner: learner(id), round }));

const answer = (round: Round, place: number, choice: number, after = SECOND, pressedAt = NOON): RoundWrite => ({
  kind: 'answer',
  round: round.id,
  turn: round.turn,
  name: 'Ada',
  answer: { place, choice, after, pressedAt },
});

export function describeRounds(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`rounds on ${engine}`, () => {
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
      return { open, store: await open() };
    };

    /** A round whose first question is open, held by this store. */
    const started = async (store: LocalStorage, id = 'r1') => {
      const lobby = roundOf(id);
      await write(store, ADA, { kind: 'open', round: lobby });
      await write(store, ADA, { kind: 'join', round: id, name: 'Ada' });
      return move(store, lobby, { joined: 1, answered: 0, asked: { wish: 'start', turn: 1 }, now: NOON });
    };

    const move = async (store: LocalStorage, before: Round, moment: Parameters<typeof advance>[1]) => {
      const held = (await store.holdRounds(NOON, NOON + HOLD, PLATFORMS)).find(({ round }) => round.id === before.id);
      if (held === undefined) throw new Error(`round ${before.id} is not held`);
      const round = advance(before, moment);
      expect(await store.saveRound({ ...held, round }, before.turn, null)).toBe(true);
      return round;
    };

    it('opens one in a channel, and no second one while it goes on', async () => {
      const { store } = await setUp();
      const first = roundOf('r1');
      expect(await store.roundIn(ROOM)).toBeNull();
      expect(await write(store, ADA, { kind: 'open', round: first })).toBe('committed');
      expect(await store.roundIn(ROOM)).toEqual(first);
      expect(await write(store, GRACE, { kind: 'open', round: roundOf('r2') })).toBe('overtaken');
      const elsewhere = roundOf('r3', { room: { ...ROOM, channel: 'C2' } });
      expect(await write(store, GRACE, { kind: 'open', round: elsewhere })).toBe('committed');
    });

    it('opens another one once the first is over', async () => {
      const { store } = await setUp();
      const question = await started(store);
      await move(store, question, { joined: 1, answered: 0, asked: { wish: 'end', turn: question.turn }, now: NOON });
      expect(await store.roundIn(ROOM)).toBeNull();
      expect(await write(store, GRACE, { kind: 'open', round: roundOf('r2') })).toBe('committed');
    });

    it('keeps what each player chose last, and how often they changed it', async () => {
      const { store } = await setUp();
      const round = await started(store);
      for (const choice of [2, 2, 0, 1]) await write(store, ADA, answer(round, 0, choice, choice * SECOND));
      await write(store, GRACE, answer(round, 0, 2));
      expect(await store.loadRound(round.id, ADA)).toEqual({
        round,
        hasJoined: true,
        answers: [{ learner: ADA, place: 0, choice: 1, changes: 2, after: SECOND, pressedAt: NOON }],
      });
      expect(await store.standingOf(round.id, 0)).toEqual({ joined: 2, answered: 2 });
      expect(await store.standingOf(round.id, 1)).toEqual({ joined: 2, answered: 0 });
      expect((await store.loadPlay(round.id)).answers).toMatchObject([
        { learner: ADA, choice: 1 },
        { learner: GRACE, choice: 2, changes: 0 },
      ]);
    });

    it('takes an event once, however often and late it is delivered', async () => {
      const { store } = await setUp();
      const round = await started(store);
      await write(store, ADA, answer(round, 0, 1), 'first');
      await write(store, ADA, answer(round, 0, 2), 'second');
      expect(await write(store, ADA, answer(round, 0, 1), 'first')).toBe('duplicate');
      expect(await store.loadRound(round.id, ADA)).toMatchObject({ answers: [{ choice: 2, changes: 1 }] });
    });

    it('lets the later of two presses count that come the wrong way round', async () => {
      const { store } = await setUp();
      const round = await started(store);
      await write(store, ADA, answer(round, 0, 2, SECOND, NOON + 2));
      expect(await write(store, ADA, answer(round, 0, 1, SECOND, NOON + 1))).toBe('overtaken');
      expect(await store.loadRound(round.id, ADA)).toMatchObject({ answers: [{ choice: 2, changes: 0 }] });
    });

    it.each<[string, (round: Round) => RoundWrite]>([
      ['for a question that is not open', (round) => answer(round, 1, 0)],
      ['for an earlier phase', (round) => ({ ...answer(round, 0, 0), turn: round.turn - 1 }) as RoundWrite],
      ['in a round that there is not', (round) => answer({ ...round, id: 'r9' }, 0, 0)],
      [
        'to a host who saw an earlier phase',
        ({ id }) => ({ kind: 'ask', round: id, asked: { wish: 'close', turn: 1 } }),
      ],
      ['from who would join none', () => ({ kind: 'join', round: 'r9', name: 'Grace' })],
    ])('takes nothing %s, and keeps nothing else of that event', async (_, writeOf) => {
      const { store } = await setUp();
      const round = await started(store);
      expect(await write(store, GRACE, writeOf(round))).toBe('overtaken');
      expect((await store.load(GRACE)).learner).toBeNull();
      expect(await store.standingOf(round.id, 0)).toEqual({ joined: 1, answered: 0 });
    });

    it('counts every answer that came before the close, and none after it, when they come at once', async () => {
      const { store, open } = await setUp();
      const other = await open();
      const round = await started(store);
      const players = Array.from({ length: 40 }, (_, index) => `slack:T1:P${index}`);
      const pressed = players.map((id, index) =>
        write(index % 2 === 0 ? store : other, id, answer(round, 0, index % 3)),
      );
      const closed = move(store, round, { joined: 1, answered: 1, asked: null, now: NOON });
      const outcomes = await Promise.all(pressed);
      await closed;
      const taken = players.filter((_, index) => outcomes[index] === 'committed');
      const { answers } = await store.loadPlay(round.id);
      expect(answers.map(({ learner: id }) => id).sort()).toEqual(taken.sort());
      expect(await write(store, GRACE, answer(round, 0, 0))).toBe('overtaken');
    });

    it('gives what the host asks for to whoever holds the round, until it is fulfilled', async () => {
      const { store } = await setUp();
      const round = await started(store);
      const asked = { wish: 'close', turn: round.turn } as const;
      await write(store, ADA, { kind: 'ask', round: round.id, asked });
      const [held] = await store.holdRounds(NOON, NOON + HOLD, PLATFORMS);
      expect(held).toMatchObject({ round, asked, message: null, shown: null });
      if (held === undefined) throw new Error('nothing is held');
      const posted = { ...held, message: '17.1', shown: 'key', editableAt: NOON + 2000 };
      expect(await store.saveRound(posted, round.turn, null)).toBe(true);
      expect(await store.holdRounds(NOON, NOON + HOLD, PLATFORMS)).toEqual([posted]);
      expect(await store.saveRound(posted, round.turn, asked)).toBe(true);
      expect(await store.holdRounds(NOON, NOON + HOLD, PLATFORMS)).toEqual([{ ...posted, asked: null }]);
    });

    // A SQLite file has one bot.
    it.skipIf(engine === 'SQLite')('lets one process hold a round until its time is over, be it frozen', async () => {
      const { store, open } = await setUp();
      const other = await open();
      await started(store);
      const [held] = await store.holdRounds(NOON, NOON + HOLD, PLATFORMS);
      expect(await other.holdRounds(NOON + HOLD - 1, NOON + 2 * HOLD, PLATFORMS)).toEqual([]);
      expect(await other.holdRounds(NOON + HOLD, NOON + 2 * HOLD, PLATFORMS)).toEqual([held]);
    });

    it.skipIf(engine === 'SQLite')('gives a round to one of those who would take it over', async () => {
      const { store, open } = await setUp();
      const others = await Promise.all([open(), open(), open()]);
      await started(store);
      const times = [NOON + HOLD, NOON + 2 * HOLD, PLATFORMS] as const;
      const taken = await Promise.all(others.map((other) => other.holdRounds(...times)));
      expect(taken.flat()).toHaveLength(1);
    });

    it('gives what a process had held that has ended to another one at once', async () => {
      const { store, open } = await setUp();
      const other = await open();
      await started(store);
      const [held] = await store.holdRounds(NOON, NOON + HOLD, PLATFORMS);
      await store.close();
      // A server may need a moment to see that a connection has ended.
      await expect.poll(() => other.holdRounds(NOON, NOON + HOLD, PLATFORMS)).toEqual([held]);
    });

    it('takes nothing more about a round from who does not hold it any more, or has handed it back', async () => {
      const { store, open } = await setUp();
      const other = await open();
      const round = await started(store);
      const [held] = await store.holdRounds(NOON, NOON + HOLD, PLATFORMS);
      if (held === undefined) throw new Error('nothing was held');
      expect(await other.holdRounds(NOON + HOLD, NOON + 2 * HOLD, PLATFORMS)).toEqual([held]);
      expect(await store.saveRound({ ...held, message: 'late' }, round.turn, null)).toBe(false);
      await other.releaseRounds();
      expect(await other.saveRound({ ...held, message: 'late' }, round.turn, null)).toBe(false);
      expect(await store.holdRounds(NOON + HOLD, NOON + 2 * HOLD, PLATFORMS)).toEqual([held]);
    });

    it('has a message shown again that is doubted, also once nothing was left to do', async () => {
      const { store } = await setUp();
      const round = await started(store);
      const [held] = await store.holdRounds(NOON, NOON + HOLD, PLATFORMS);
      if (held === undefined) throw new Error('nothing is held');
      await store.saveRound({ ...held, shown: 'key', doneAt: NOON }, round.turn, null);
      await store.doubtRound(round.id);
      expect(await store.holdRounds(NOON, NOON + HOLD, PLATFORMS)).toEqual([held]);
    });

    it('knows whether any is not done with, whoever holds it', async () => {
      const { store, open } = await setUp();
      const other = await open();
      expect(await other.hasRounds(PLATFORMS)).toBe(false);
      const round = await started(store);
      const [held] = await store.holdRounds(NOON, NOON + HOLD, PLATFORMS);
      if (held === undefined) throw new Error('nothing is held');
      expect(await other.hasRounds(PLATFORMS)).toBe(true);
      expect(await other.hasRounds(['discord'])).toBe(false);
      await store.saveRound({ ...held, doneAt: NOON }, round.turn, null);
      expect(await other.hasRounds(PLATFORMS)).toBe(false);
    });

    it('leaves rounds alone that are on another platform', async () => {
      const { store } = await setUp();
      await started(store);
      expect(await store.holdRounds(NOON + DAY, NOON + 2 * DAY, ['discord'])).toEqual([]);
    });

    it('lets a round go once nothing is left to do, and forgets it by age', async () => {
      const { store } = await setUp();
      const round = await started(store);
      await write(store, ADA, answer(round, 0, 1));
      const [held] = await store.holdRounds(NOON, NOON + HOLD, PLATFORMS);
      if (held === undefined) throw new Error('nothing is held');
      expect(await store.forgetRounds(NOON + DAY)).toBe(0);
      await store.saveRound({ ...held, doneAt: NOON }, round.turn, null);
      expect(await store.holdRounds(NOON, NOON + HOLD, PLATFORMS)).toEqual([]);
      expect(await store.forgetRounds(NOON)).toBe(0);
      expect(await store.forgetRounds(NOON + 1)).toBe(1);
      expect(await store.loadRound(round.id, ADA)).toBeNull();
      expect((await store.loadAll(ADA)).rounds).toEqual([]);
    });

    it('exports what a learner chose, and forgets it with them; the round goes on without', async () => {
      const { store } = await setUp();
      const round = await started(store);
      await write(store, ADA, answer(round, 0, 1));
      await write(store, GRACE, answer(round, 0, 2));
      expect((await store.loadAll(ADA)).rounds).toEqual([
        { round: 'r1', server: 'slack:T1', lesson: 'cookies', step: 'a', name: 'Ada', option: 2, changes: 0, at: NOON },
      ]);
      expect(await store.forget(ADA)).toMatchObject({ round_answers: 1, round_players: 1 });
      expect(await store.loadPlay(round.id)).toMatchObject({ players: [{ learner: GRACE }], answers: [{ choice: 2 }] });
      expect((await store.loadRound(round.id, GRACE))?.round).toEqual({ ...round, host: null });
    });

    it('remembers whether a learner keeps what they missed', async () => {
      const { store } = await setUp();
      for (const keepsMissed of [true, false]) {
        await commitNext(store, change(`keeps ${keepsMissed}`, { learner: { ...learner(ADA), keepsMissed } }));
        expect((await store.load(ADA)).learner).toEqual({ ...learner(ADA), keepsMissed });
      }
    });

    it('takes answers to all questions of a quiz that is open for long', async () => {
      const { store } = await setUp();
      const occasion = { every: 'week', zone: 'UTC', closesAt: NOON + DAY } as const;
      const round = openOccasion({ ...roundOf('r1'), host: null }, occasion, NOON);
      await write(store, ADA, { kind: 'open', round });
      for (const place of [1, 0]) expect(await write(store, ADA, answer(round, place, 1))).toBe('committed');
      expect(await store.standingOf(round.id, -1)).toEqual({ joined: 1, answered: 1 });
    });

    describe('that a timetable opens', () => {
      const hours = { every: 'day', zone: 'UTC', opensAt: 540, closesAt: 1020, weekday: 0 } as const;
      const table = { room: ROOM, host: ADA, lesson: 'cookies', hours, nextAt: NOON };

      it('are opened once, by whoever is first', async () => {
        const { store, open } = await setUp();
        const other = await open();
        await write(store, ADA, { kind: 'set-timetable', table });
        expect(await store.dueTimetables(NOON - 1)).toEqual([]);
        const [due] = await store.dueTimetables(NOON);
        expect(due).toEqual({ ...table, number: 0 });
        if (due === undefined) throw new Error('nothing is due');
        const opened = await Promise.all(
          [store, other].map((one, index) => one.openByTimetable(due, roundOf(`r${index}`), NOON + DAY, NOON)),
        );
        expect(opened.sort()).toEqual([false, true]);
        expect(await store.timetablesIn(ROOM)).toEqual([{ ...table, number: 1, nextAt: NOON + DAY }]);
        expect(await store.holdRounds(NOON, NOON + HOLD, PLATFORMS)).toHaveLength(1);
      });

      it('give way to a round that goes on', async () => {
        const { store } = await setUp();
        await started(store);
        await write(store, ADA, { kind: 'set-timetable', table });
        const [due] = await store.dueTimetables(NOON);
        if (due === undefined) throw new Error('nothing is due');
        expect(await store.openByTimetable(due, roundOf('r2'), NOON + DAY, NOON)).toBe(false);
        expect(await store.dueTimetables(NOON)).toEqual([]);
      });

      it('are opened no more once the timetable is dropped', async () => {
        const { store } = await setUp();
        await write(store, ADA, { kind: 'set-timetable', table });
        await write(store, ADA, { kind: 'drop-timetables', room: ROOM });
        expect(await store.dueTimetables(NOON)).toEqual([]);
      });
    });
  });
}
