import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { createNoticeSender, type NoticeSender } from '../../src/round-clock/send-notices.ts';
import { silentLog } from '../silent-log.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { openRoom, type TestRoom } from './room.ts';

describe.each<readonly [string, () => Promise<ChatPlatform>]>(PLATFORMS)('in a channel of %s, a class', (_, open) => {
  let room: TestRoom;
  let host: ChatClient;
  let ada: ChatClient;
  let grace: ChatClient;
  let notices: NoticeSender;

  beforeEach(async () => {
    room = await openRoom(open);
    [host, ada, grace] = ['U1', 'U2', 'U3'].map((user) => room.participant(user)) as [
      ChatClient,
      ChatClient,
      ChatClient,
    ];
    room.platform.makeManager('U1');
    const { platform, store, tutor, now } = room;
    if (platform.port === null) throw new Error('the bot is not started');
    const platforms = { [platform.prefix]: platform.port };
    notices = createNoticeSender({ tutor, storage: store, platforms, clock: now, log: silentLog });
  });
  afterEach(async () => {
    await notices.stop();
    await room.close();
  });

  const type = (who: ChatClient, line: string) =>
    who.command(room.platform.prefix === 'discord' && line !== '' ? `/class do:${line}` : `/class ${line}`.trim());
  const classHere = async () => {
    const seen = await room.store.classIn(room.platform.room, room.platform.learnerId('U1'));
    if (seen === null) throw new Error('there is no class');
    return seen.class;
  };
  const opened = async () => {
    await type(host, 'new Biology');
    await host.waitFor(/“Biology” is open/);
    while ((await room.store.classIn(room.platform.room, 'nobody')) === null) await turn();
    await notices.tick();
  };

  it('is opened by who manages the server, joined with its button, and left', async () => {
    await type(ada, 'new Physics');
    await ada.waitFor(/Only people who manage/);
    await opened();
    expect(grace.messages()).toHaveLength(1);
    expect(grace.messages()[0]).toMatch(/Class: Biology/);
    await ada.press('Join the class');
    await ada.waitFor(/You’re in “Biology”[\s\S]*never the program itself/);
    expect(await room.store.membersOf((await classHere()).id)).toMatchObject([
      { learner: room.platform.learnerId('U2') },
    ]);
    await room.platform.redeliver();
    expect((await classHere()).members).toBe(1);
    await type(ada, 'leave');
    await ada.waitFor(/You’ve left “Biology”/);
    expect((await classHere()).members).toBe(0);
    // Nobody else has seen anything of it.
    expect(grace.messages()).toHaveLength(1);
    expect(room.platform.pings).toEqual([]);
  });

  it('calls nobody up, whatever its name is', async () => {
    await type(host, 'new @everyone <!channel> *b* @U2');
    await host.waitFor(/is open/);
    while ((await room.store.classIn(room.platform.room, 'nobody')) === null) await turn();
    await notices.tick();
    expect(grace.messages()[0]).toMatch(/Class: .*everyone/);
    expect(room.platform.pings).toEqual([]);
  });

  it('hears what is assigned, and leads everybody into the lesson for themselves', async () => {
    await opened();
    await type(host, 'assign greetings by tomorrow');
    await host.waitFor(/is assigned to “Biology”/);
    await notices.tick();
    expect(grace.messages()).toHaveLength(2);
    expect(grace.messages()[1]).toMatch(/Biology: Greeting by Name[\s\S]*By Tuesday 6 January/);
    await ada.press('Start the lesson');
    await ada.waitFor(/step 1 of/);
    expect(grace.messages()).toHaveLength(2);
  });

  it('takes another host who is mentioned', async () => {
    await opened();
    await type(host, 'host @U2');
    await host.waitFor(/a host of “Biology” now/);
    await type(ada, 'assign greetings by tomorrow');
    await ada.waitFor(/is assigned to “Biology”/);
    await type(grace, 'assign greetings by tomorrow');
    await grace.waitFor(/Only a host of this class/);
  });

  it('posts each thing once, though two processes do it, and the platform stumbles', async () => {
    const { platform, store, tutor, now } = room;
    const other = createNoticeSender({
      tutor,
      storage: store,
      platforms: platform.port === null ? {} : { [platform.prefix]: platform.port },
      clock: now,
      log: silentLog,
    });
    await type(host, 'new Biology');
    await host.waitFor(/“Biology” is open/);
    await Promise.all([notices.tick(), other.tick(), notices.tick()]);
    room.pass(120_000);
    await Promise.all([notices.tick(), other.tick()]);
    expect(grace.messages()).toHaveLength(1);
    await other.stop();
  });

  it('tells its host where it may not write in the channel', async ({ skip }) => {
    // On Discord, a bot that was removed from the server gets no command there.
    skip(room.platform.prefix === 'discord');
    await room.platform.removeBot();
    await type(host, 'new Biology');
    await host.waitFor(/“Biology” is open/);
    await notices.tick();
    await room.platform.window('U1').waitFor(/I couldn’t open the message of the class “Biology”/);
    expect(grace.messages()).toEqual([]);
  });
});
