/** Every way in which a person can turn to the bot, through the real Bolt. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/tutor/features/index.ts';
import { inputOf } from '../input-of.ts';
import { type Started, start } from './start.ts';

describe.each(['socket', 'http'] as const)('over %s', (delivery) => {
  let started: Started;
  let people = 0;
  const learner = (place: 'dm' | 'channel' = 'dm') => {
    people += 1;
    return started.slack.client({ user: `U${delivery}${people}`, place });
  };
  const onlooker = () => started.slack.client({ user: 'Uonlooker', place: 'channel' });
  const lastInput = () => started.tutor.events.map(inputOf).at(-1);

  beforeAll(async () => {
    started = await start({ delivery, retryDelays: [] });
  });
  afterAll(async () => {
    expect(started.slack.pings).toEqual([]);
    const refused = started.slack.requests.filter(({ answer }) => answer.error?.startsWith('invalid'));
    expect(refused).toEqual([]);
    await started.stop();
  });

  it.each(COMMANDS.filter(({ kind }) => kind === 'slash'))('the command /$name is answered', async ({ name }) => {
    const window = learner();
    await window.command(`/${name}`);
    await window.waitFor(/\w/);
  });

  it('a command brings what was typed behind it', async () => {
    const window = learner();
    await window.command('/reminders 19:30 Berlin');
    await window.waitFor(/19:30/);
    expect(lastInput()).toEqual({ kind: 'command', name: 'reminders', options: { zone: '19:30 Berlin' } });
  });

  it('a mention in a channel is answered to the person only', async () => {
    const window = learner('channel');
    await window.mention('quiz cookies');
    await window.waitFor(/You said: quiz cookies/);
    expect(onlooker().messages()).toEqual([]);
    expect(window.buttons()).toEqual(['Continue in our DM']);
  });

  it('a mention where the bot may post is answered in the channel, still to the person only', async () => {
    started.slack.workspace.memberships.add('C1');
    const window = learner('channel');
    await window.mention('next');
    await window.waitFor(/You said: next/);
    started.slack.workspace.memberships.delete('C1');
    expect(started.slack.calls('chat.postEphemeral').at(-1)?.args).toMatchObject({ channel: 'C1' });
    expect(onlooker().messages()).toEqual([]);
  });

  it('a mention alone asks what can be asked', async () => {
    const window = learner('channel');
    await window.mention('');
    await window.waitFor(/Type a lesson’s name/);
  });

  it.each(['dm', 'channel'] as const)(
    'the shortcut "Check this code" takes the code of a message (%s)',
    async (place) => {
      const window = learner(place);
      window.post('Look:\n```python\nif a < b and c > d:\n    print("x & y")\n```\nNice?');
      await window.shortcut(/Look/);
      await window.waitFor(/Checked/);
      expect(lastInput()).toEqual({
        kind: 'command',
        name: 'check',
        options: { message: 'Look:\n```\npython\nif a < b and c > d:\n    print("x & y")\n```\nNice?' },
      });
      if (place === 'channel') expect(onlooker().messages()).toEqual([]);
    },
  );

  it('a program between fences in a message comes as it was typed', async () => {
    const window = learner();
    await window.type('```\nif a < b:\n    pass\n```');
    await window.waitFor(/You said/);
    expect(lastInput()).toEqual({ kind: 'message', text: '```\nif a < b:\n    pass\n```' });
  });

  it.each([
    ['a .py file', 'visits.py', ''],
    ['a .txt file with words', 'visits.txt', 'here it is'],
  ])('%s is read', async (_, name, words) => {
    const window = learner();
    await window.attach(name, 'x = "<b>"\n', words);
    await window.waitFor(/You said/);
    expect(lastInput()).toEqual({ kind: 'message', text: `${words}${words && '\n'}\`\`\`\nx = "<b>"\n\n\`\`\`` });
  });

  it.each([
    ['too large', 'x'.repeat(80_001)],
    ['no text', new Uint8Array([0xff, 0xfe, 0x00])],
  ])('a file that is %s is answered with what to do', async (_, content) => {
    const window = learner();
    const before = started.tutor.events.length;
    await window.attach('visits.py', content);
    await window.waitFor(/couldn’t read that file.*paste the program/);
    expect(started.tutor.events).toHaveLength(before);
  });

  it('a file that is no program is let be', async () => {
    const window = learner();
    await window.attach('holiday.jpg', 'not a program', 'look at this');
    await window.waitFor(/^You said: look at this$/);
  });
});

describe('a bot without the permission to read files', () => {
  it('never sends its token to the page that Slack leads to', async () => {
    const { slack, stop, lines } = await start({
      delivery: 'socket',
      scopes: ['chat:write', 'im:history', 'im:write'],
    });
    const window = slack.client({ user: 'U1', place: 'dm' });
    await window.attach('visits.py', 'x = 1');
    await window.waitFor(/couldn’t read that file/);
    await stop();
    expect(lines.join('\n')).toContain('could not be read');
  });
});

describe('"Continue in our DM"', () => {
  const inChannel = async () => {
    const started = await start({ delivery: 'socket' });
    const window = started.slack.client({ user: 'U1', place: 'channel' });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    const direct = started.slack.client({ user: 'U1', place: 'dm' });
    return { ...started, window, direct };
  };

  it('goes on there, and the pressed message says so', async () => {
    const { window, direct, stop } = await inChannel();
    await window.press('Continue in our DM');
    await direct.waitFor(/Here we are.*Attach a cookie/s);
    await window.waitFor(/Attach a cookie.*Let’s go on in our direct messages/s);
    expect(direct.buttons()).toContain('Run it');
    expect(direct.buttons()).not.toContain('Continue in our DM');
    await stop();
  });

  it('stays private where the learner takes no messages, and says what to do', async () => {
    const { slack, window, stop } = await inChannel();
    slack.welcome('U1', { refusal: 'user_disabled' });
    await window.press('Continue in our DM');
    await window.waitFor(/couldn’t write to you directly.*we go on here/s);
    expect(window.buttons()).toContain('Run it');
    await stop();
  });
});
