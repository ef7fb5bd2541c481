/** What every storage promises about classes. Each engine runs this suite on databases of its own. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Room } from '../../src/core/event.ts';
import type { LocalStorage } from '../../src/storage/storage.ts';
import type { ClassWrite } from '../../src/tutor/storage/group.ts';
import type { Change } from '../../src/tutor/storage.ts';
import { change, commitNext, DAY, learner, NOON, progressAt } from './changes.ts';
import type { TestDatabase } from './storage-contract.ts';

const ROOM: Room = { server: 'slack:T1', channel: 'C1' };
const HOST = 'slack:T1:HOST';
const ADA = 'slack:T1:U1';
const GRACE = 'slack:T1:U2';
const NEW = { kind: 'new', id: 'k1', room: ROOM, name: 'Biology' } as const;
const JOIN = { kind: 'join', class: 'k1', server: ROOM.server } as const;
const LEAVE: ClassWrite = { kind: 'leave', class: 'k1' };
const ASSIGN = { kind: 'assign', class: 'k1', lesson: 'cookies', dueOn: '2026-01-09' } as const;
const END: ClassWrite = { kind: 'end', class: 'k1' };
const CLAIM = { platform: 'slack', limit: 9, now: NOON, until: NOON + 60_000 };

let events = 0;
const write = (store: LocalStorage, id: string, what: ClassWrite | null, more: Partial<Change> = {}) =>
  commitNext(store, change(`event ${++events}`, { learner: learner(id), progress: null, class: what, ...more }));

/** Has finished the lesson. */
const finish = (store: LocalStorage, id: string, lesson = 'cookies') =>
  write(store, id, { kind: 'finish', lesson }, { progress: progressAt('complete', { lesson, completedAt: NOON }) });

export function describeClasses(engine: string, makeDatabase: () => Promise<TestDatabase>): void {
  describe(`classes on ${engine}`, () => {
    const cleanUps: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    });

    const setUp = async (...writes: readonly (readonly [string, ClassWrite])[]) => {
      const database = await makeDatabase();
      cleanUps.push(() => database.remove());
      const open = async () => {
        const store = await database.open();
        cleanUps.push(() => store.close());
        return store;
      };
      const store = await open();
      for (const [id, one] of writes) expect(await write(store, id, one)).toBe('committed');
      return { database, store, open };
    };
    const namesOf = async (store: LocalStorage, more = {}) =>
      (await store.claimNotices({ ...CLAIM, ...more })).map(({ id }) => id);
    const without =
      (...kinds: readonly string[]) =>
      (name: string) =>
        !kinds.some((kind) => name.includes(kind));

    it('opens one in a channel, and no second one while it goes on', async () => {
      const { store } = await setUp();
      expect(await store.classIn(ROOM, HOST)).toBeNull();
      expect(await write(store, HOST, NEW)).toBe('committed');
      const seen = {
        class: {
          id: 'k1',
          room: ROOM,
          name: 'Biology',
          hosts: [HOST],
          role: null,
          members: 0,
          assignments: [],
          createdAt: NOON,
          endedAt: null,
        },
        member: null,
      };
      expect(await store.classIn(ROOM, HOST)).toEqual(seen);
      expect(await store.loadClass('k1', ADA)).toEqual(seen);
      expect(await write(store, GRACE, { ...NEW, id: 'k2' })).toBe('overtaken');
      expect(await write(store, HOST, END)).toBe('committed');
      expect(await write(store, GRACE, { ...NEW, id: 'k2' })).toBe('committed');
      expect((await store.classIn(ROOM, HOST))?.class.id).toBe('k2');
      expect(await store.loadClass('k1', ADA)).toMatchObject({ class: { endedAt: NOON } });
    });

    it('knows who is in it, and nobody who has left', async () => {
      const { store } = await setUp([HOST, NEW], [ADA, JOIN], [GRACE, JOIN]);
      expect(await store.membersOf('k1')).toEqual([
        { learner: ADA, joinedAt: NOON },
        { learner: GRACE, joinedAt: NOON },
      ]);
      expect(await store.loadClass('k1', ADA)).toMatchObject({ class: { members: 2 }, member: { announces: null } });
      expect(await write(store, ADA, LEAVE)).toBe('committed');
      expect(await store.membersOf('k1')).toEqual([{ learner: GRACE, joinedAt: NOON }]);
      expect(await store.loadClass('k1', ADA)).toMatchObject({ class: { members: 1 }, member: null });
      expect(await store.classesOf(ADA)).toEqual([]);
      expect(await write(store, ADA, JOIN, { at: NOON + DAY })).toBe('committed');
      expect(await store.loadClass('k1', ADA)).toMatchObject({ member: { joinedAt: NOON + DAY } });
    });

    it('lists the classes that somebody is in or hosts', async () => {
      const other: ClassWrite = { kind: 'new', id: 'k2', room: { ...ROOM, channel: 'C2' }, name: 'Physics' };
      const { store } = await setUp([HOST, NEW], [GRACE, other], [GRACE, JOIN]);
      expect((await store.classesOf(GRACE)).map(({ class: { id } }) => id)).toEqual(['k1', 'k2']);
      expect((await store.classesOf(HOST)).map(({ class: { id } }) => id)).toEqual(['k1']);
      expect(await store.classesOf(ADA)).toEqual([]);
    });

    it.each<[string, string, ClassWrite]>([
      ['a member of another server', 'slack:T2:U9', { ...JOIN, server: 'slack:T2' }],
      ['a second membership', ADA, JOIN],
      ['who leaves without being in it', GRACE, LEAVE],
      ['a class that there is not', GRACE, { ...JOIN, class: 'k9' }],
      ['a host who is one', HOST, { kind: 'add-host', class: 'k1', host: HOST }],
      ['to take away a host who is none', HOST, { kind: 'drop-host', class: 'k1', host: ADA }],
      ['to take back what is not assigned', HOST, { kind: 'unassign', class: 'k1', lesson: 'cookies' }],
      ['an announcement of who is not in it', GRACE, { kind: 'announce', class: 'k1', wants: true, lesson: 'cookies' }],
    ])('does not take %s', async (_, id, what) => {
      const { store } = await setUp([HOST, NEW], [ADA, JOIN]);
      const before = await store.loadClass('k1', id);
      expect(await write(store, id, what)).toBe('overtaken');
      expect(await store.loadClass('k1', id)).toEqual(before);
    });

    it.each<[string, string, ClassWrite]>([
      ['joins it', GRACE, JOIN],
      ['assigns to it', HOST, ASSIGN],
      ['names a host', HOST, { kind: 'add-host', class: 'k1', host: ADA }],
      ['chooses a role', HOST, { kind: 'set-role', class: 'k1', role: '7' }],
      ['ends it', HOST, END],
    ])('nobody %s once it has ended', async (_, id, what) => {
      const { store } = await setUp([HOST, NEW], [ADA, JOIN], [HOST, END]);
      expect(await write(store, id, what)).toBe('overtaken');
      expect(await namesOf(store)).toEqual([]);
    });

    it('keeps what is assigned, the first assigned first, and gives it another date', async () => {
      const { store } = await setUp([HOST, NEW], [HOST, ASSIGN]);
      await write(store, HOST, { ...ASSIGN, lesson: 'sessions' }, { at: NOON + 1 });
      await write(store, HOST, { ...ASSIGN, dueOn: '2026-01-10' }, { at: NOON + 2 });
      expect((await store.classIn(ROOM, HOST))?.class.assignments).toEqual([
        { lesson: 'cookies', dueOn: '2026-01-10', assignedAt: NOON },
        { lesson: 'sessions', dueOn: '2026-01-09', assignedAt: NOON + 1 },
      ]);
      await write(store, HOST, { kind: 'unassign', class: 'k1', lesson: 'cookies' });
      expect((await store.classIn(ROOM, HOST))?.class.assignments).toMatchObject([{ lesson: 'sessions' }]);
    });

    it('names and takes away hosts, who need not be known', async () => {
      const { store } = await setUp([HOST, NEW]);
      await write(store, HOST, { kind: 'add-host', class: 'k1', host: 'slack:T1:new' }, { at: NOON + 1 });
      expect((await store.classIn(ROOM, ADA))?.class.hosts).toEqual([HOST, 'slack:T1:new']);
      await write(store, HOST, { kind: 'drop-host', class: 'k1', host: HOST });
      expect((await store.classIn(ROOM, ADA))?.class.hosts).toEqual(['slack:T1:new']);
    });

    it('tells the channel what was finished, of who wants that, once', async () => {
      const { store } = await setUp([HOST, NEW], [HOST, ASSIGN], [ADA, JOIN], [GRACE, JOIN]);
      const yes: ClassWrite = { kind: 'announce', class: 'k1', wants: true, lesson: 'cookies' };
      // It is not finished yet, whatever the press says.
      await write(store, GRACE, yes);
      await finish(store, ADA);
      const told = async (now: number) => (await namesOf(store, { now })).filter(without('opened', 'assigned'));
      expect(await told(NOON)).toEqual([]);
      await write(store, ADA, yes);
      await write(store, ADA, yes);
      await finish(store, GRACE);
      await finish(store, GRACE, 'sessions');
      expect(await told(NOON)).toEqual([`k1 finished cookies ${ADA}`, `k1 finished cookies ${GRACE}`]);
    });

    it('gives the role to who has finished all lessons, also when it is chosen later, or they join later', async () => {
      const { store } = await setUp([HOST, NEW], [HOST, ASSIGN], [ADA, JOIN], [GRACE, JOIN]);
      await write(store, HOST, { ...ASSIGN, lesson: 'sessions' });
      for (const id of [ADA, GRACE, 'slack:T1:late']) await finish(store, id);
      await finish(store, ADA, 'sessions');
      await finish(store, 'slack:T1:late', 'sessions');
      await write(store, HOST, { kind: 'set-role', class: 'k1', role: '7' });
      await write(store, 'slack:T1:late', JOIN);
      await finish(store, ADA);
      const given = (await namesOf(store)).filter(without('opened', 'assigned'));
      expect(given).toEqual([`k1 role 7 ${ADA}`, 'k1 role 7 slack:T1:late']);
    });

    it('gives no role where nothing is assigned', async () => {
      const { store } = await setUp([HOST, NEW], [ADA, JOIN]);
      await write(store, HOST, { kind: 'set-role', class: 'k1', role: '7' });
      await finish(store, ADA);
      expect(await namesOf(store)).toEqual(['k1 opened']);
    });

    it('tries a refused role again once it is chosen again', async () => {
      const { store } = await setUp([HOST, NEW], [HOST, ASSIGN], [ADA, JOIN]);
      await finish(store, ADA);
      const choose: ClassWrite = { kind: 'set-role', class: 'k1', role: '7' };
      await write(store, HOST, choose);
      for (const notice of await store.claimNotices(CLAIM)) await store.resolveNotice(notice, { kind: 'refused' });
      expect(await namesOf(store)).toEqual([]);
      await write(store, HOST, choose);
      expect(await namesOf(store)).toEqual([`k1 role 7 ${ADA}`]);
    });

    it('does nothing any more about who has left', async () => {
      const { store } = await setUp([HOST, NEW], [HOST, ASSIGN], [ADA, JOIN]);
      await write(store, HOST, { kind: 'set-role', class: 'k1', role: '7' });
      await write(store, ADA, { kind: 'announce', class: 'k1', wants: true, lesson: 'cookies' });
      await finish(store, ADA);
      await write(store, ADA, LEAVE);
      expect((await namesOf(store)).filter(without('opened', 'assigned'))).toEqual([]);
      await finish(store, ADA);
      expect((await namesOf(store, { now: NOON + 60_000 })).filter(without('opened', 'assigned'))).toEqual([]);
    });

    it('lets one process at a time do something, and another one when that has died', async () => {
      const { store, open } = await setUp([HOST, NEW]);
      const other = await open();
      const [first] = await store.claimNotices(CLAIM);
      if (first === undefined) throw new Error('nothing was claimed');
      expect(first).toMatchObject({ what: { kind: 'opened' }, class: { id: 'k1', name: 'Biology' }, tries: 1 });
      expect(await other.claimNotices(CLAIM)).toEqual([]);
      expect(await other.claimNotices({ ...CLAIM, platform: 'discord', now: CLAIM.until })).toEqual([]);
      const [second] = await other.claimNotices({ ...CLAIM, now: CLAIM.until, until: CLAIM.until + 1 });
      expect(second).toEqual({ ...first, tries: 2, since: NOON });
      expect(await store.resolveNotice(first, { kind: 'done' })).toBe(false);
      expect(await other.resolveNotice({ ...first, tries: 2 }, { kind: 'later', at: NOON + DAY })).toBe(true);
      expect(await namesOf(other, { now: NOON + DAY - 1 })).toEqual([]);
      expect(await namesOf(other, { now: NOON + DAY })).toEqual(['k1 opened']);
    });

    it('is part of what a learner gets, and goes when they are forgotten', async () => {
      const { store, database } = await setUp([HOST, NEW], [ADA, JOIN]);
      await write(store, HOST, { kind: 'add-host', class: 'k1', host: ADA });
      await write(store, HOST, { kind: 'set-role', class: 'k1', role: '7' });
      await write(store, HOST, ASSIGN);
      await finish(store, ADA);
      expect((await store.loadAll(ADA)).classes).toEqual([
        {
          class: 'k1',
          server: 'slack:T1',
          name: 'Biology',
          isHost: true,
          joinedAt: NOON,
          leftAt: null,
          announces: null,
        },
      ]);
      expect((await store.loadAll(GRACE)).classes).toEqual([]);
      expect(await store.forget(ADA)).toMatchObject({ class_members: 1, class_hosts: 1, class_notices: 1 });
      expect(await store.loadClass('k1', ADA)).toMatchObject({ class: { hosts: [HOST], members: 0 }, member: null });
      expect(await database.statement(`select id from class_notices where learner = '${ADA}'`)).toEqual([]);
    });

    it('is forgotten some time after it has ended or was left', async () => {
      const { store, database } = await setUp([HOST, NEW], [ADA, JOIN], [GRACE, JOIN], [ADA, LEAVE]);
      expect(await store.forgetClasses(NOON)).toBe(0);
      // The membership that was left, and the notice of the opening.
      expect(await store.forgetClasses(NOON + 1)).toBe(2);
      expect(await database.statement('select learner from class_members')).toEqual([{ learner: GRACE }]);
      await write(store, HOST, END);
      expect(await store.forgetClasses(NOON + 1)).toBe(1);
      expect(await store.loadClass('k1', GRACE)).toBeNull();
      expect(await database.statement('select learner from class_members')).toEqual([]);
    });
  });
}
