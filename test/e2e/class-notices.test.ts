/**
 * What a class tells its channel is neither lost nor told twice, whatever becomes of the process that tells it or of
 * the platform's answer; where the platform does not let the bot see what is there, a second message says what it is.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNoticeSender, NOTICE_LIMITS } from '../../src/round-clock/send-notices.ts';
import type { Platform, Rooms } from '../../src/tutor/ports.ts';
import type { ClassWrite, NoticeStorage } from '../../src/tutor/storage/group.ts';
import { silentLog } from '../silent-log.ts';
import { change, commitNext, learner, progressAt } from '../storage/changes.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { openRoom, type TestRoom } from './room.ts';

const TOLD = {
  'that it is open': /Class: Biology/,
  'what is assigned': /Biology: Greeting by Name/,
  'who has finished': /u2 has finished Greeting by Name/i,
} as const;
type Told = keyof typeof TOLD;
const KINDS: Readonly<Record<string, Told>> = {
  opened: 'that it is open',
  assigned: 'what is assigned',
  finished: 'who has finished',
};
const LESSON = 'greetings';
const FOREVER = new Promise<never>(() => {});

/** Something that waits until it is let through; `reached` resolves when it waits. */
function createGate() {
  let open = () => {};
  let reach = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const wait = () => {
    reach();
    return opened;
  };
  return { reached, wait, open: () => open() };
}

describe.each<readonly [string, () => Promise<ChatPlatform>]>(PLATFORMS)('in a channel of %s, a class', (_, open) => {
  let room: TestRoom;
  beforeEach(async () => {
    room = await openRoom(open);
  });
  afterEach(async () => {
    await room.close();
  });

  /** Another process. `storage`, `rooms`: what is different about it. */
  function startSender(storage: Partial<NoticeStorage> = {}, rooms: (own: Rooms) => Partial<Rooms> = () => ({})) {
    const { platform, store, tutor, now } = room;
    const port = platform.port;
    if (port?.rooms === undefined) throw new Error('the bot is not started');
    const changed: Platform = { ...port, rooms: { ...port.rooms, ...rooms(port.rooms) } };
    const parts = { tutor, storage: { ...store, ...storage }, platforms: { [platform.prefix]: changed } };
    return createNoticeSender({ ...parts, clock: now, log: silentLog });
  }

  /** Has this to be told, and nothing else. */
  async function prepare(kind: Told): Promise<void> {
    const { platform, store, now } = room;
    const [host, ada] = ['U1', 'U2'].map((user) => platform.learnerId(user)) as [string, string];
    // Only of somebody who is there the platform knows the name.
    room.participant('U2');
    let events = 0;
    const write = async (id: string, what: ClassWrite, completedAt: number | null = null) => {
      const progress = completedAt === null ? null : progressAt('complete', { lesson: LESSON, completedAt });
      const changed = change(`set up ${++events}`, { learner: learner(id, null), progress, class: what, at: now() });
      expect(await commitNext(store, changed)).toBe('committed');
    };
    await write(host, { kind: 'new', id: 'k1', room: platform.room, name: 'Biology' });
    await write(host, { kind: 'assign', class: 'k1', lesson: LESSON, dueOn: '2026-01-09' });
    await write(ada, { kind: 'join', class: 'k1', server: platform.room.server });
    await write(ada, { kind: 'announce', class: 'k1', wants: true, lesson: LESSON });
    await write(ada, { kind: 'finish', lesson: LESSON }, now());
    const all = await store.claimNotices({ platform: platform.prefix, limit: 9, now: now(), until: now() + 1 });
    for (const notice of all) {
      const isWanted = KINDS[notice.what.kind] === kind;
      await store.resolveNotice(notice, isWanted ? { kind: 'later', at: now() } : { kind: 'refused' });
    }
  }

  const inChannel = () => room.participant('U9').messages();
  const untilTold = (kind: Told) => room.participant('U9').waitFor(TOLD[kind]);
  const later = () => room.pass(NOTICE_LIMITS.claimedFor);
  const expectOnce = (kind: Told) => {
    expect(inChannel()).toEqual([expect.stringMatching(TOLD[kind])]);
    expect(room.platform.pings).toEqual([]);
  };
  /** Once; or again with a word about it, where the bot cannot see what is there. */
  const expectOnceOrMarked = (kind: Told, isReadable: boolean) => {
    if (isReadable || room.platform.prefix === 'discord') return expectOnce(kind);
    const again = expect.stringMatching(new RegExp(`^Sent again, because Slack[\\s\\S]*${TOLD[kind].source}`, 'i'));
    expect(inChannel()).toEqual([expect.stringMatching(TOLD[kind]), again]);
  };

  it('tells what has come while it was telling something else, without being asked once more', async () => {
    await prepare('that it is open');
    const { store, platform, now } = room;
    const gate = createGate();
    const sender = startSender({}, (own) => ({ post: (...given) => gate.wait().then(() => own.post(...given)) }));
    const telling = sender.tick();
    await gate.reached;
    const host = learner(platform.learnerId('U1'), null);
    const assign: ClassWrite = { kind: 'assign', class: 'k1', lesson: 'cookies', dueOn: '2026-01-09' };
    await commitNext(store, change('assigned later', { learner: host, class: assign, at: now() }));
    void sender.tick();
    gate.open();
    await telling;
    expect(inChannel()).toEqual([expect.stringMatching(TOLD['that it is open']), expect.stringMatching(/Cookies/)]);
  });

  it('tells all that waits, however much it is', async () => {
    await prepare('that it is open');
    const { store, platform, now } = room;
    const host = learner(platform.learnerId('U1'), null);
    const count = 45;
    for (let index = 0; index < count; index += 1) {
      const assign: ClassWrite = { kind: 'assign', class: 'k1', lesson: 'greetings', dueOn: '2026-01-09' };
      await commitNext(store, change(`assigned ${index}`, { learner: host, class: assign, at: now() - 1 - index }));
    }
    const posted: string[] = [];
    const post: Rooms['post'] = async (_room, _blocks, key) => {
      posted.push(key);
      return { kind: 'sent', message: key };
    };
    await startSender({}, () => ({ post })).tick();
    expect(new Set(posted).size).toBe(count + 1);
  });

  describe.each(Object.values(KINDS))('tells %s', (kind) => {
    it('once, where the process dies before it has told it', async () => {
      await prepare(kind);
      const gate = createGate();
      void startSender({}, () => ({ post: () => gate.wait().then(() => FOREVER) })).tick();
      await gate.reached;
      later();
      await startSender().tick();
      expectOnce(kind);
    });

    it.each([true, false])(
      'once, where the process dies after it has told it (may read the channel: %s)',
      async (isReadable) => {
        if (isReadable) room.platform.letBotRead();
        await prepare(kind);
        void startSender({ resolveNotice: () => FOREVER }).tick();
        await untilTold(kind);
        later();
        room.platform.passTime(NOTICE_LIMITS.claimedFor);
        await startSender().tick();
        expectOnceOrMarked(kind, isReadable);
        later();
        await startSender().tick();
        expect(inChannel().length).toBeLessThanOrEqual(2);
      },
    );

    it.each([true, false])(
      'once, where the platform’s answer is lost (may read the channel: %s)',
      async (isReadable) => {
        if (isReadable) room.platform.letBotRead();
        await prepare(kind);
        room.platform.loseAnswerToPost();
        await startSender().tick();
        await untilTold(kind);
        later();
        await startSender().tick();
        expectOnceOrMarked(kind, isReadable);
        later();
        await startSender().tick();
        expect(inChannel().length).toBeLessThanOrEqual(2);
      },
    );

    it('once, where no process comes back for an hour after it was told', async () => {
      room.platform.letBotRead();
      await prepare(kind);
      void startSender({ resolveNotice: () => FOREVER }).tick();
      await untilTold(kind);
      room.pass(60 * 60_000);
      room.platform.passTime(60 * 60_000);
      await startSender().tick();
      expectOnce(kind);
    });

    it('once, where a process was frozen before it told it, and another one has told it', async () => {
      await prepare(kind);
      const gate = createGate();
      const claimNotices: NoticeStorage['claimNotices'] = async (request) => {
        const claimed = await room.store.claimNotices(request);
        await gate.wait();
        return claimed;
      };
      const thawing = startSender({ claimNotices }).tick();
      await gate.reached;
      later();
      await startSender().tick();
      gate.open();
      await thawing;
      expect(inChannel()).toHaveLength(1);
    });

    it('with no word about another one, where the platform asked to wait', async () => {
      await prepare(kind);
      const asks = { kind: 'later', wait: 1000 } as const;
      await startSender({}, () => ({ post: async () => asks })).tick();
      room.pass(1000);
      await startSender().tick();
      expect(inChannel()).toEqual([expect.stringMatching(TOLD[kind])]);
      expect(inChannel()[0]).not.toMatch(/Sent again/);
    });
  });
});
