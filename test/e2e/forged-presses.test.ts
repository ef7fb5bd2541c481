/**
 * What somebody gets who sends presses that no client offers: other ids in a real interaction or payload, which goes
 * through the real libraries. Each is refused in a friendly way, and gives away nothing of the class or the quiz.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { action, encodeAction } from '../../src/core/action.ts';
import { createNoticeSender } from '../../src/round-clock/send-notices.ts';
import { silentLog } from '../silent-log.ts';
import { change, commitNext, learner } from '../storage/changes.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { openRoom, type TestRoom } from './room.ts';

/** Milliseconds after which a wait for what does not come ends. */
const PATIENT = { timeout: 20_000 };
const GONE = /version that’s gone/;
/** What only hosts see. */
const SECRETS = /ha(?:ve|s) begun|right at the first try|Grades|Answers \(CSV\)/;
const HOST_VERBS = ['class-report', 'class-page', 'class-grades', 'class-answers', 'class-xapi', 'class-end'] as const;
const WISHES = ['round-start', 'round-clock', 'round-speed', 'round-end'] as const;
const LESSON = 'greetings';

describe.each<readonly [string, () => Promise<ChatPlatform>]>(PLATFORMS)('a forged press on %s', (_, open) => {
  let room: TestRoom;
  let host: ChatClient;
  /** Of the class. */
  let ada: ChatClient;
  /** Nobody in the class. */
  let grace: ChatClient;

  beforeEach(async () => {
    room = await openRoom(open);
    [host, ada, grace] = ['U1', 'U2', 'U3'].map((user) => room.participant(user)) as [
      ChatClient,
      ChatClient,
      ChatClient,
    ];
  });
  afterEach(() => room.close());

  const type = (who: ChatClient, line: string) =>
    who.command(room.platform.prefix === 'discord' && line !== '' ? `/class do:${line}` : `/class ${line}`.trim());
  const tell = async () => {
    const { platform, store, tutor, now } = room;
    if (platform.port === null) throw new Error('the bot is not started');
    const platforms = { [platform.prefix]: platform.port };
    await createNoticeSender({ tutor, storage: store, platforms, clock: now, log: silentLog }).tick();
  };
  /** An act whose answer is told apart from those before it by how many there are. */
  const answeredBy = async (who: ChatClient, told: RegExp, act: () => Promise<void>) => {
    const count = () => who.messages().filter((text) => told.test(text)).length;
    const before = count();
    await act();
    await expect.poll(count, { ...PATIENT, message: who.messages().join('\n---\n') }).toBeGreaterThan(before);
  };
  const classHere = async () => {
    const seen = await room.store.classIn(room.platform.room, room.platform.learnerId('U1'));
    if (seen === null) throw new Error('there is no class');
    return seen.class;
  };
  const joins = (id: string) => encodeAction(action('class-join', '', id));
  /** Presses Join, with another id in its place. */
  const forge = async (who: ChatClient, id: string, verb: string, elsewhere?: ChatPlatform['room']) => {
    const forged = encodeAction(action(verb, LESSON, id));
    room.platform.forgeNext({ action: [joins(id), forged], ...(elsewhere && { room: elsewhere }) });
    await who.press('Join the class');
  };
  const expectNothing = (who: ChatClient, user: string) => {
    expect(who.messages().join('\n')).not.toMatch(SECRETS);
    expect(room.platform.files(user)).toEqual({});
  };
  /** The same channel of another server or workspace; and another channel of this one. */
  const elsewhere = () => {
    const { server, channel } = room.platform.room;
    const another = (id: string) =>
      id.replace(/\d+$|LOCAL$/, (end) => (end === 'LOCAL' ? 'OTHER' : `${BigInt(end) + 1n}`));
    return { server: { server: another(server), channel }, channel: { server, channel: another(channel) } };
  };

  /** Open, with Ada in it, and a lesson assigned. */
  const begun = async () => {
    room.platform.makeManager('U1');
    await type(host, 'new Biology');
    await host.waitFor(/“Biology” is open/);
    await tell();
    await ada.press('Join the class');
    await ada.waitFor(/You’re in “Biology”/);
    await type(host, `assign ${LESSON} by tomorrow`);
    await host.waitFor(/is assigned to “Biology”/);
    return (await classHere()).id;
  };

  it.each([
    ['a member', 'U2'],
    ['somebody else in the channel', 'U3'],
  ])('of %s gets nothing of what hosts see, and ends nothing', async (_who, user) => {
    const id = await begun();
    const who = user === 'U2' ? ada : grace;
    for (const verb of HOST_VERBS) await answeredBy(who, GONE, () => forge(who, id, verb));
    expectNothing(who, user);
    expect((await classHere()).endedAt).toBeNull();
  });

  it('of a host of another class gets nothing of this one, here or in that one’s channel', async () => {
    const id = await begun();
    const { channel } = elsewhere();
    const other = { kind: 'new', id: 'k2', room: channel, name: 'Physics' } as const;
    const owner = learner(room.platform.learnerId('U3'), null);
    await commitNext(room.store, change('opened elsewhere', { learner: owner, class: other, at: room.now() }));
    for (const verb of HOST_VERBS) {
      await answeredBy(grace, GONE, () => forge(grace, id, verb));
      await answeredBy(grace, GONE, () => forge(grace, id, verb, channel));
    }
    expectNothing(grace, 'U3');
  });

  it('of somebody who manages another server or workspace gets nothing, and joins nothing', async () => {
    const id = await begun();
    room.platform.makeManagerElsewhere('U3');
    const { server } = elsewhere();
    for (const verb of [...HOST_VERBS, 'class-join'])
      await answeredBy(grace, GONE, () => forge(grace, id, verb, server));
    expectNothing(grace, 'U3');
    expect(await room.store.membersOf(id)).toHaveLength(1);
  });

  it('of an earlier host gets nothing any more, and neither does one that is delivered again', async () => {
    const id = await begun();
    await type(host, 'host @U3');
    await host.waitFor(/They’re a host of “Biology” now/);
    await type(grace, '');
    await grace.waitFor(SECRETS);
    const files = () => Object.keys(room.platform.files('U3')).filter((name) => name.startsWith('biology'));
    await grace.press('Grades (CSV)');
    await expect.poll(files, PATIENT).toHaveLength(1);
    const seen = () => grace.messages().filter((text) => SECRETS.test(text)).length;
    const before = seen();
    await type(host, 'host @U3 off');
    await host.waitFor(/aren’t a host of “Biology” any more/);
    // In the order in which they come: when the second is answered, the first was dealt with.
    await room.platform.redeliver();
    for (const verb of HOST_VERBS) await answeredBy(grace, GONE, () => forge(grace, id, verb));
    expect(files()).toHaveLength(1);
    expect(seen()).toBe(before);
    expect((await classHere()).endedAt).toBeNull();
  });

  it('of somebody who has left gets nothing, and has nothing said about them', async () => {
    const id = await begun();
    await ada.press('Leave the class');
    await ada.waitFor(/You’ve left “Biology”/);
    for (const verb of HOST_VERBS) await answeredBy(ada, GONE, () => forge(ada, id, verb));
    room.platform.forgeNext({ action: [joins(id), encodeAction(action('class-tell', LESSON, id, 'yes'))] });
    await answeredBy(ada, /not in that class any more/, () => ada.press('Join the class'));
    expectNothing(ada, 'U2');
    expect(await room.store.membersOf(id)).toEqual([]);
  });

  it('steers no quiz that somebody else hosts, and none of another channel, server or workspace', async () => {
    await room.quiz(host, LESSON, 'together');
    await host.waitFor(/The quiz opens in this channel/);
    await room.look();
    const round = await room.store.roundIn(room.platform.room);
    if (round === null) throw new Error('no round goes on');
    room.platform.makeManagerElsewhere('U3');
    const { server, channel } = elsewhere();
    const turn = round.turn.toString(36);
    for (const verb of WISHES) {
      // On Discord somebody who manages the server may: so it is somebody who does not.
      const act = (who: ChatClient, where?: ChatPlatform['room']) => {
        const forged = encodeAction(action(verb, '', round.id, turn));
        const whole = encodeAction(action('round-join', '', round.id));
        room.platform.forgeNext({ action: [whole, forged], ...(where && { room: where }) });
        return who.press('Join');
      };
      await answeredBy(ada, /Only the host can do that/, () => act(ada));
      await answeredBy(grace, GONE, () => act(grace, server));
      await answeredBy(grace, GONE, () => act(grace, channel));
    }
    expect(await room.store.roundIn(room.platform.room)).toEqual(round);
    expect((await room.store.loadPlay(round.id)).players).toEqual([]);
  });
});
