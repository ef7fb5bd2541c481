/**
 * A class from its first day to its last, on the real libraries: opened, joined, taught, looked at, given out as files,
 * handed over, left and ended; by pressing, and by typing. And at each turn nobody sees what is not theirs.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { createNoticeSender } from '../../src/round-clock/send-notices.ts';
import { silentLog } from '../silent-log.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { openRoom, type TestRoom } from './room.ts';

/** Milliseconds after which a wait for what does not come ends. */
const PATIENT = { timeout: 20_000 };
/** What only hosts see. */
const SECRETS = /ha(?:ve|s) begun|right at the first try|Grades|Answers \(CSV\)/;
const FILES = [
  ['Page file', /^biology-greetings-page-.*\.html$/, /<table[\s\S]*u2/i],
  ['Grades (CSV)', /^biology-greetings-grades-.*\.csv$/, /,u2,greetings,/i],
  ['Answers (CSV)', /^biology-greetings-answers-.*\.csv$/, /request\.cookies/],
  ['Statements (xAPI)', /^biology-greetings-statements-.*\.jsonl$/, /"verb"/],
] as const;

describe.each<readonly [string, () => Promise<ChatPlatform>]>(PLATFORMS)('on %s, a class', (_, open) => {
  let room: TestRoom;
  let host: ChatClient;
  let ada: ChatClient;
  let grace: ChatClient;

  beforeEach(async () => {
    room = await openRoom(open);
    [host, ada, grace] = ['U1', 'U2', 'U3'].map((user) => room.participant(user)) as [
      ChatClient,
      ChatClient,
      ChatClient,
    ];
    room.platform.makeManager('U1');
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
  const seenBy = (who: ChatClient) => who.messages().join('\n---\n');
  /** Presses something whose answer is told apart from those before it by how many there are. */
  const pressFor = async (who: ChatClient, label: string, told: RegExp) => {
    const count = () => who.messages().filter((text) => told.test(text)).length;
    const before = count();
    await who.press(label);
    await expect.poll(count, PATIENT).toBeGreaterThan(before);
  };

  /** Open, with Ada and Grace in it, and the lesson assigned. */
  const begun = async () => {
    await type(host, 'new Biology');
    await host.waitFor(/“Biology” is open/);
    await tell();
    for (const member of [ada, grace]) {
      await member.press('Join the class');
      await member.waitFor(/You’re in “Biology”/);
    }
    await type(host, 'assign greetings by tomorrow');
    await host.waitFor(/is assigned to “Biology”/);
    await tell();
  };

  /** In the direct conversation: wrong by a press, then right by typing. */
  const answer = async (user: string) => {
    const alone = room.platform.window(user);
    await alone.command('/lesson greetings');
    await alone.waitFor(/step 1 of/);
    for (let step = 2; step <= 5; step += 1) {
      await alone.type('next');
      await alone.waitFor(new RegExp(`step ${step} of`));
    }
    const asked = await alone.waitFor(/Read a value/);
    const letter = (option: string) => new RegExp(`^([A-Z])\\.? .*${option}`, 'm').exec(asked)?.[1] ?? '?';
    await alone.press(new RegExp(`^${letter('cookies')}\\b`));
    await alone.waitFor(/Cookies come in a header of their own/);
    await alone.type(letter('args'));
    await alone.waitFor(/holds what follows/);
  };

  it('is taught, looked at by its host with names and a picture, and given out in four files', async () => {
    await begun();
    await answer('U2');
    await type(host, '');
    const view = await host.waitFor(/ha(?:ve|s) begun/);
    expect(host.buttons()).not.toContain('Continue in our DM');
    expect(view).toMatch(/2 members/);
    expect(view).toMatch(/Read a value: 0 of 1 right at the first try/);
    // In a Slack channel nothing but words can be shown to one person alone.
    if (room.platform.prefix === 'discord') expect(room.platform.pictures()).toBeGreaterThan(0);
    for (const [button, name, content] of FILES) {
      // From the one view, which stays as it was.
      await host.press(button);
      const found = () => Object.entries(room.platform.files('U1')).find(([one]) => name.test(one));
      await expect.poll(found, PATIENT).toBeDefined();
      expect(found()?.[1]).toMatch(content);
    }
    for (const member of [ada, grace]) expect(seenBy(member)).not.toMatch(SECRETS);
    for (const user of ['U2', 'U3']) expect(room.platform.files(user)).toEqual({});
    expect(room.platform.pings).toEqual([]);
  });

  it('gives its host nothing twice when the press is delivered again', async () => {
    await begun();
    await type(host, '');
    await host.waitFor(/ha(?:ve|s) begun/);
    // What is said last of the answer: in Slack the file goes into the direct conversation, and then that is told.
    const last = room.platform.prefix === 'discord' ? /a line for each member/ : /in our direct messages/;
    await pressFor(host, 'Grades (CSV)', last);
    const before = [host.messages().length, room.platform.window('U1').messages().length];
    await room.platform.redeliver();
    // This is answered later, so what the press delivered again brings would be there by then.
    await type(ada, '');
    await ada.waitFor(/you’re one of them/);
    expect([host.messages().length, room.platform.window('U1').messages().length]).toEqual(before);
  });

  it('is shown to another host while they are one, and not by their old buttons afterwards', async () => {
    await begun();
    await answer('U2');
    await type(host, 'host @U3');
    await host.waitFor(/a host of “Biology” now/);
    await type(grace, '');
    await grace.waitFor(/ha(?:ve|s) begun/);
    await type(host, 'host @U3 off');
    await host.waitFor(/aren’t a host of “Biology” any more/);
    await pressFor(grace, 'Grades (CSV)', /version that’s gone/);
    expect(Object.keys(room.platform.files('U3')).filter((name) => name.startsWith('biology'))).toEqual([]);
    await type(grace, '');
    await grace.waitFor(/you’re one of them/);
  });

  it('gives nothing to presses that are forged, whatever room they say they come from', async () => {
    await begun();
    await answer('U2');
    const { room: here, learnerId } = room.platform;
    const seen = await room.store.classIn(here, learnerId('U1'));
    if (seen === null) throw new Error('there is no class');
    const rooms = [
      undefined,
      { ...here, name: 'Grace', canManage: false },
      { ...here, server: `${here.server}X`, name: 'Grace', canManage: true },
    ];
    for (const verb of ['class-report', 'class-page', 'class-grades', 'class-answers', 'class-xapi', 'class-end']) {
      for (const [index, where] of rooms.entries()) {
        const reply = await room.tutor.handle({
          id: `forged ${verb} ${index}`,
          learner: learnerId('U3'),
          ...(where && { room: where }),
          kind: 'press',
          action: { verb, lesson: 'greetings', step: seen.class.id, argument: '' },
        });
        expect(JSON.stringify(reply)).toMatch(/version that’s gone/);
        expect(JSON.stringify(reply)).not.toMatch(SECRETS);
      }
    }
    await type(grace, '');
    await grace.waitFor(/you’re one of them/);
  });

  it('shows nothing on another server, not even to its host', async ({ skip }) => {
    await begun();
    const elsewhere = room.platform.stranger('U1');
    if (elsewhere === null) return skip('a bot has one workspace only');
    // There the bot cannot know who is of the class's server, be it a host of the class.
    await elsewhere.command('/class');
    await elsewhere.waitFor(/Class: Biology[\s\S]*a host of it/);
    await elsewhere.press('How is it going?');
    await elsewhere.waitFor(/Look at that in the server of the class/);
    expect(seenBy(elsewhere)).not.toMatch(SECRETS);
    const nobody = room.platform.stranger('U8');
    await nobody?.command('/class');
    expect(await nobody?.waitFor(/You aren’t in a class/)).not.toMatch(/Biology/);
  });

  it('shows its host nothing more of who has left, by the button or by typing', async () => {
    await begun();
    await answer('U2');
    await ada.press('Leave the class');
    await ada.waitFor(/You’ve left “Biology”/);
    const alone = room.platform.window('U3');
    await alone.type('leave the class');
    await alone.waitFor(/You’ve left “Biology”/);
    await type(host, '');
    const view = await host.waitFor(/Nobody has joined yet/);
    expect(view).not.toMatch(/Read a value|u2|u3/i);
    await host.press('Answers (CSV)');
    const found = () => Object.entries(room.platform.files('U1')).find(([name]) => /answers/.test(name));
    await expect.poll(found, PATIENT).toBeDefined();
    expect(found()?.[1]).not.toMatch(/request\.cookies|u2|u3/i);
  });

  it('is ended by its host, and shows nobody anything from then on', async () => {
    await begun();
    await answer('U2');
    await type(host, '');
    await host.waitFor(/ha(?:ve|s) begun/);
    await type(ada, 'end');
    await ada.waitFor(/Only a host of this class/);
    await type(host, 'end');
    await host.waitForButton('Yes, end the class');
    await host.press('Yes, end the class');
    await host.waitFor(/has ended/);
    await pressFor(host, 'Grades (CSV)', /version that’s gone/);
    expect(Object.keys(room.platform.files('U1')).filter((name) => name.startsWith('biology'))).toEqual([]);
    await type(grace, '');
    await grace.waitFor(/no class in this channel/);
    await pressFor(grace, 'Join the class', /has ended/);
  });
});
