/** What every platform owes the reminders: a direct message arrives once for its key, and what became of it is told. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { heading, paragraph } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import { type ChatPlatform, PLATFORMS } from '../e2e/platforms.ts';
import { BLOCKS, buttons, choices, folded, words } from './sample-blocks.ts';
import { scriptTutor } from './scripted-tutor.ts';

describe.each(PLATFORMS)('%s, on its own account', (_, open) => {
  let platform: ChatPlatform;
  const tutor = scriptTutor({ answer: () => ({ pressed: 'settle', blocks: [paragraph('pressed')] }) });

  beforeAll(async () => {
    platform = await open();
    await platform.startBot(tutor);
  });
  afterAll(async () => {
    await platform.stopBot();
    await platform.close();
  });

  const deliver = (user: string, blocks: readonly Block[], key: string) => {
    if (platform.port === null) throw new Error('the bot is not started');
    return platform.port.deliver(platform.learnerId(user), blocks, key);
  };

  it('brings a message with every kind of block to somebody who has never written', async () => {
    const learner = platform.window('U81');
    const short = BLOCKS.filter(([name]) => !/long|without a space|26|120/.test(name)).flatMap(([, blocks]) => blocks);
    expect(await deliver('U81', [...short, paragraph('the end of it')], 'all')).toEqual({ kind: 'sent' });
    await learner.waitFor(/the end of it/);
    const visible = folded([...learner.messages(), ...learner.buttons()]);
    for (const wanted of short.flatMap(words)) expect(visible).toContain(folded([wanted]));
    expect(platform.pings).toEqual([]);
  });

  it('brings a message whose buttons work', async () => {
    const learner = platform.window('U82');
    await deliver('U82', [paragraph('a card'), choices(4), buttons(2)], 'card');
    await learner.waitForButton('Button B');
    await learner.press('Button B');
    await learner.waitFor(/^pressed$/);
    expect(tutor.events.at(-1)).toMatchObject({ learner: platform.learnerId('U82'), kind: 'press' });
  });

  it('brings it once, however often it is asked with the same key, also at once and after a restart', async () => {
    const learner = platform.window('U83');
    const ask = () => deliver('U83', [paragraph('only once')], 'reminder:U83:2027-01-11');
    expect(await Promise.all([ask(), ask()])).toEqual([{ kind: 'sent' }, { kind: 'sent' }]);
    await platform.stopBot();
    await platform.startBot(tutor);
    expect(await ask()).toEqual({ kind: 'sent' });
    expect(learner.messages()).toEqual(['only once']);
    await deliver('U83', [paragraph('only once')], 'reminder:U83:2027-01-12');
    expect(learner.messages()).toEqual(['only once', 'only once']);
  });

  it('tells when somebody takes no messages, and brings the same one once they do', async () => {
    const learner = platform.window('U84');
    const ask = () => deliver('U84', [paragraph('are you there?')], 'door');
    platform.setDirectMessages('U84', 'closed');
    expect(await ask()).toEqual({ kind: 'refused' });
    platform.setDirectMessages('U84', 'open');
    expect(await ask()).toEqual({ kind: 'sent' });
    expect(learner.messages()).toEqual(['are you there?']);
  });

  it('never fails to say whether it knows somebody’s time zone', async () => {
    const zone = await platform.port?.zoneOf(platform.learnerId('U85'));
    expect(zone === null || typeof zone === 'string').toBe(true);
    expect(await platform.port?.zoneOf(`${platform.prefix}:nobody`)).toBeNull();
  });
});

describe.each(PLATFORMS)('%s, in a room', (_, open) => {
  let platform: ChatPlatform;
  const tutor = scriptTutor({ answer: () => ({ pressed: 'keep', blocks: [paragraph('for you alone')] }) });

  beforeEach(async () => {
    platform = await open();
    await platform.startBot(tutor);
    platform.inviteBot();
  });
  afterEach(async () => {
    await platform.stopBot();
    await platform.close();
  });

  const rooms = () => {
    const found = platform.port?.rooms;
    if (found === undefined) throw new Error('the bot has no rooms');
    return found;
  };
  const post = async (blocks: readonly Block[], key = 'round 1', since: number | null = null) => {
    const posted = await rooms().post(platform.room, blocks, key, since);
    if (posted.kind !== 'sent') throw new Error(`it was ${posted.kind}`);
    return posted.message;
  };

  it('posts a message that everybody sees, and changes it in place', async () => {
    const ada = platform.window('U1', 'among others');
    const grace = platform.window('U2', 'among others');
    const message = await post([paragraph('0 of 2 have answered')]);
    expect(await rooms().edit(platform.room, message, [paragraph('1 of 2 has answered')])).toEqual({ kind: 'sent' });
    for (const window of [ada, grace]) expect(window.messages()).toEqual(['1 of 2 has answered']);
    expect(platform.pings).toEqual([]);
  });

  const LONG = 10 * 60_000;
  const inRoom = () => platform.window('U1', 'among others').messages();

  it('finds what it has posted long ago, though it was not told, where it may look', async () => {
    platform.letBotRead();
    const since = Date.now();
    const blocks = [heading(2, 'A quiz'), paragraph('Who plays? '), buttons(2)];
    platform.loseAnswerToPost();
    expect(await rooms().post(platform.room, blocks, 'round 1', null)).toEqual({ kind: 'later', wait: null });
    platform.passTime(LONG);
    const found = await post(blocks, 'round 1', since);
    expect(inRoom()).toHaveLength(1);
    expect(await rooms().edit(platform.room, found, [paragraph('It goes on')])).toEqual({ kind: 'sent' });
    expect(inRoom()).toEqual(['It goes on']);
  });

  it('posts what looks like something else that it has posted', async () => {
    platform.letBotRead();
    await post([paragraph('Ada has finished it.')], 'class 1');
    platform.passTime(LONG);
    await post([paragraph('Ada has finished it.')], 'class 2', Date.now() + LONG);
    await post([paragraph('Grace has finished it.')], 'class 3', 0);
    expect(inRoom()).toHaveLength(3);
  });

  it('says so above what may be there twice, where it cannot see that', async ({ skip }) => {
    skip(platform.prefix === 'discord');
    platform.loseAnswerToPost();
    await rooms().post(platform.room, [paragraph('Who plays?')], 'round 1', null);
    await post([paragraph('Who plays?')], 'round 1', 0);
    expect(inRoom()).toEqual(['Who plays?', expect.stringMatching(/^Sent again, because Slack[\s\S]*\nWho plays\?$/)]);
  });

  it('tells who pressed a button of it, and answers that person alone', async () => {
    const ada = platform.window('U1', 'among others');
    const grace = platform.window('U2', 'among others');
    await post([paragraph('Who plays?'), buttons(1)]);
    await ada.press(/Button/);
    await ada.waitFor(/for you alone/);
    expect(tutor.events.at(-1)).toMatchObject({ learner: platform.learnerId('U1'), room: platform.room });
    expect(tutor.events.at(-1)?.room?.name).toMatch(/^u1$/i);
    expect(grace.messages()).toHaveLength(1);
    expect(ada.buttons()).toHaveLength(1);
  });

  it('says that it may not write where the bot is not', async () => {
    const message = await post([paragraph('Who plays?')]);
    await platform.removeBot();
    expect(await rooms().post(platform.room, [paragraph('And again?')], 'round 2', null)).toEqual({ kind: 'refused' });
    expect(await rooms().edit(platform.room, message, [paragraph('Too late')])).toEqual({ kind: 'refused' });
  });

  it('says to come later when the platform stumbles, and then changes the message', async () => {
    const message = await post([paragraph('Who plays?')]);
    platform.failEdit('stumble');
    expect(await rooms().edit(platform.room, message, [paragraph('now')])).toEqual({ kind: 'later', wait: null });
    expect(await rooms().edit(platform.room, message, [paragraph('now')])).toEqual({ kind: 'sent' });
  });

  it('says when to come again after too many requests', async () => {
    const message = await post([paragraph('Who plays?')]);
    platform.failEdit('limit');
    const edited = await rooms().edit(platform.room, message, [paragraph('now')]);
    expect(edited).toMatchObject({ kind: 'later', wait: expect.any(Number) });
  });

  it('knows who manages the server', async () => {
    platform.makeManager('U1');
    const { answer } = {
      answer: async (user: string) => {
        await platform.window(user, 'among others').command('/help');
        await platform.window(user, 'among others').waitFor(/for you alone/);
        const { room, learner } = tutor.events.at(-1) ?? {};
        return room?.canManage ?? (learner !== undefined && rooms().canManage(learner));
      },
    };
    expect(await answer('U1')).toBe(true);
    expect(await answer('U2')).toBe(false);
  });
});
