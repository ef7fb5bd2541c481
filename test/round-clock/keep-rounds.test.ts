/** What becomes of a round's message when the platform stumbles, or the process that changes it dies or is frozen. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Room } from '../../src/core/event.ts';
import type { Block } from '../../src/core/reply.ts';
import type { Wish } from '../../src/group/round.ts';
import { AGAIN, createKeptRounds, HELD_FOR, LOOK_EVERY, LOOK_RARELY, PACE } from '../../src/round-clock/keep-rounds.ts';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { EditResult, Platform, Rooms } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { LESSONS } from '../e2e/room.ts';
import { silentLog } from '../silent-log.ts';
import { makeSqliteDatabase } from '../storage/sqlite.ts';
import type { TestDatabase } from '../storage/storage-contract.ts';
import { replyText } from '../tutor/learner.ts';
import { fakeSandbox } from '../tutor/parts.ts';

const ROOM: Room = { server: 'test:1', channel: 'c1' };
const HOST = 'test:1:host';
const NOON = Date.UTC(2026, 0, 5, 12);
/** As late as a change is sent, milliseconds after it was decided on. */
const SENT_LATE = 1000;
const SENT: EditResult = { kind: 'sent' };
const STUMBLED: EditResult = { kind: 'later', wait: null };

let database: TestDatabase;
let now: number;
let events: number;
/** What the channel's one message says. */
let message: string;
let stores: LocalStorage[];

beforeEach(async () => {
  database = await makeSqliteDatabase();
  now = NOON;
  events = 0;
  message = '';
  stores = [];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  await database.remove();
});

/** A process of its own. `edits`: what becomes of its next changes of the message; all others are made. */
async function startProcess() {
  const store = await database.open();
  stores.push(store);
  const tutor = createTutor({
    lessons: LESSONS,
    store,
    sandbox: fakeSandbox(),
    clock: () => now,
    zoneOf: async () => null,
    mayHost: async () => true,
  });
  const edits: ((change: () => void) => Promise<EditResult>)[] = [];
  const write = (blocks: readonly Block[]) => {
    message = replyText({ pressed: 'keep', blocks });
  };
  const rooms: Rooms = {
    canManage: async () => true,
    namesOf: async () => ({}),
    giveRole: async () => SENT,
    lookAtRole: async () => null,
    post: async (_, blocks) => {
      write(blocks);
      return { kind: 'sent', message: 'm1' };
    },
    edit: async (_room, _id, blocks) => {
      const fate = edits.shift();
      if (fate !== undefined) return fate(() => write(blocks));
      write(blocks);
      return SENT;
    },
  };
  const platform: Platform = { zoneOf: async () => null, deliver: async () => SENT, rooms };
  const rounds = createKeptRounds({
    tutor,
    storage: store,
    platforms: { test: platform },
    clock: () => now,
    log: silentLog,
  });
  const send = (input: Input) =>
    tutor.handle({
      id: `event ${++events}`,
      learner: HOST,
      room: { ...ROOM, name: 'Host', canManage: true },
      ...input,
    });
  const roundHere = async () => {
    const round = await store.roundIn(ROOM);
    if (round === null) throw new Error('no round goes on');
    return round;
  };
  return {
    edits,
    store,
    send,
    /** How many milliseconds after a look the next one is wanted. */
    async pause() {
      const { moved, next } = await rounds.tick();
      await moved;
      return next - now;
    },
    /** Lets time pass, and looks at the rounds. Resolves when all is done that this look has begun. */
    async look(milliseconds = PACE) {
      now += milliseconds;
      await (await rounds.tick()).moved;
    },
    /** The same without waiting for what it has begun. */
    async begin(milliseconds = PACE) {
      now += milliseconds;
      return (await rounds.tick()).moved;
    },
    async host(wish: Wish) {
      const { id, turn } = await roundHere();
      const action = { verb: `round-${wish}`, lesson: '', step: id, argument: turn.toString(36) };
      await send({ kind: 'press', action });
    },
  };
}

type Process = Awaited<ReturnType<typeof startProcess>>;

/** To the first question, which is shown. */
async function toQuestion(process: Process): Promise<void> {
  await process.send({ kind: 'command', name: 'quiz', options: { name: 'greetings', how: 'together' } });
  await process.look();
  const round = await process.store.roundIn(ROOM);
  const join = { verb: 'round-join', lesson: '', step: round?.id ?? '', argument: '' };
  await process.send({ kind: 'press', action: join });
  await process.host('start');
  await process.look();
  expect(message).toMatch(/^Question 1 of 2\n/);
}

/** A change that stays on its way until `arrive` is called. */
function held() {
  let arrive = (_result: EditResult | null) => {};
  let reach = () => {};
  const sent = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const fate = (change: () => void) =>
    new Promise<EditResult>((resolve) => {
      arrive = (result) => {
        change();
        if (result !== null) resolve(result);
      };
      reach();
    });
  return { fate, sent, arrive: (result: EditResult | null) => arrive(result) };
}

describe('the answer to a question', () => {
  it('is shown again shortly after the platform stumbled: it is the same, so it need not keep the pace', async () => {
    const bot = await startProcess();
    await toQuestion(bot);
    await bot.host('close');
    bot.edits.push(async () => STUMBLED);
    await bot.look();
    expect(message).toMatch(/^Question 1 of 2\n/);
    await bot.look(AGAIN);
    expect(message).toMatch(/^Question 1 of 2: the answer/);
  });

  it('is shown again less and less often while the platform stumbles, and at the pace in the end', async () => {
    const bot = await startProcess();
    await toQuestion(bot);
    await bot.host('close');
    const closedAt = now + PACE;
    const tried: number[] = [];
    const tries = 25;
    for (let count = 0; count < tries; count += 1) {
      bot.edits.push(async () => {
        tried.push(now - closedAt);
        return STUMBLED;
      });
    }
    await bot.look();
    while (bot.edits.length > 0) await bot.look(AGAIN);
    const pauses = tried.slice(1).map((at, index) => at - (tried[index] ?? 0));
    expect(pauses.slice(0, 4)).toEqual([AGAIN, AGAIN, AGAIN, AGAIN]);
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses.at(-1)).toBe(PACE);
  });

  it('is followed by the next question at the pace, though the platform stumbled after showing it', async () => {
    const bot = await startProcess();
    await toQuestion(bot);
    await bot.host('close');
    bot.edits.push(async (change) => {
      change();
      return STUMBLED;
    });
    await bot.look();
    expect(message).toMatch(/^Question 1 of 2: the answer/);
    await bot.host('next');
    await bot.look(AGAIN);
    await bot.look(PACE - 1);
    expect(message).toMatch(/^Question 1 of 2: the answer/);
    await bot.look(1);
    expect(message).toMatch(/^Question 2 of 2\n/);
  });

  it('is shown as soon as the platform asked for, and not before', async () => {
    const bot = await startProcess();
    await toQuestion(bot);
    await bot.host('close');
    bot.edits.push(async () => ({ kind: 'later', wait: 1000 }));
    await bot.look();
    await bot.look(999);
    expect(message).toMatch(/^Question 1 of 2\n/);
    await bot.look(1);
    expect(message).toMatch(/^Question 1 of 2: the answer/);
  });

  it('is shown shortly by another process where the one that has closed it died before it was shown', async () => {
    const [first, second] = [await startProcess(), await startProcess()];
    await toQuestion(first);
    await first.host('close');
    const change = held();
    first.edits.push(change.fate);
    void first.begin();
    await change.sent;
    await second.look(AGAIN);
    expect(message).toMatch(/^Question 1 of 2: the answer/);
  });
});

it('nothing else is shown within the pace where a process dies that had sent a change late', async () => {
  const [first, second] = [await startProcess(), await startProcess()];
  await toQuestion(first);
  await first.host('pause');
  const change = held();
  first.edits.push(change.fate);
  void first.begin();
  await change.sent;
  now += SENT_LATE;
  change.arrive(null);
  expect(message).toMatch(/is paused/);
  await first.host('resume');
  await second.look(PACE - 1);
  expect(message).toMatch(/is paused/);
  await second.look(1);
  expect(message).toMatch(/^Question 1 of 2\n/);
});

describe('a process looks again', () => {
  it('rarely while no round goes on, and often while one does, whoever holds it', async () => {
    const [holder, other] = [await startProcess(), await startProcess()];
    expect(await holder.pause()).toBe(LOOK_RARELY);
    await toQuestion(holder);
    await holder.look();
    expect(await holder.pause()).toBe(LOOK_EVERY);
    expect(await other.pause()).toBe(LOOK_EVERY);
    await holder.host('end');
    await holder.look();
    await holder.look();
    expect(await holder.pause()).toBe(LOOK_RARELY);
    expect(await other.pause()).toBe(LOOK_RARELY);
  });

  it('as soon as the message may be changed', async () => {
    const bot = await startProcess();
    await toQuestion(bot);
    await bot.host('close');
    bot.edits.push(async () => STUMBLED);
    await bot.look();
    expect(await bot.pause()).toBe(AGAIN);
  });

  it('in time to take over what a process had begun that died before it held it', async () => {
    const [first, second] = [await startProcess(), await startProcess()];
    await first.send({ kind: 'command', name: 'quiz', options: { name: 'greetings', how: 'together' } });
    expect(message).toBe('');
    await second.look(LOOK_RARELY);
    expect(message).toMatch(/Quiz together/);
  });
});

it('how many have answered is shown again by the pace alone, since it may have changed', async () => {
  const bot = await startProcess();
  await toQuestion(bot);
  await bot.host('pause');
  await bot.look();
  await bot.host('resume');
  bot.edits.push(async () => STUMBLED);
  await bot.look();
  await bot.look(PACE - 1);
  expect(message).toMatch(/is paused/);
  await bot.look(1);
  expect(message).toMatch(/^Question 1 of 2\n/);
});

describe('a change that a frozen process had sent', () => {
  it.each<[string, EditResult]>([
    ['and is told of', SENT],
    ['and is not told of', STUMBLED],
  ])('is put right where it arrives after the next question is shown, %s', async (_, result) => {
    const [frozen, other] = [await startProcess(), await startProcess()];
    await toQuestion(frozen);
    await frozen.host('close');
    const change = held();
    frozen.edits.push(change.fate);
    const thawing = frozen.begin();
    await change.sent;
    await other.look(HELD_FOR);
    await other.host('next');
    await other.look();
    expect(message).toMatch(/^Question 2 of 2\n/);
    change.arrive(result);
    await thawing;
    expect(message).toMatch(/^Question 1 of 2: the answer/);
    await other.look();
    expect(message).toMatch(/^Question 2 of 2\n/);
  });

  it('is put right where it arrives when all is over', async () => {
    const [frozen, other] = [await startProcess(), await startProcess()];
    await toQuestion(frozen);
    await frozen.host('close');
    const change = held();
    frozen.edits.push(change.fate);
    const thawing = frozen.begin();
    await change.sent;
    await other.look(HELD_FOR);
    await other.host('end');
    await other.look();
    await other.look();
    expect(message).toMatch(/The host ended it/);
    change.arrive(SENT);
    await thawing;
    await other.look();
    expect(message).toMatch(/The host ended it/);
    expect(await other.store.holdRounds(now + PACE, now + PACE + HELD_FOR, ['test'])).toHaveLength(1);
    await other.look();
    expect(await other.store.holdRounds(now + PACE, now + PACE + HELD_FOR, ['test'])).toEqual([]);
  });
});
