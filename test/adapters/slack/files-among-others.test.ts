/** A file that somebody asks for among others: nobody else gets it, and what it was asked for from stays as it was. */
import { expect, it, onTestFinished } from 'vitest';
import { startSlack } from '../../../adapters/slack/connect.ts';
import { startSlackServer } from '../../../playground/slack/server.ts';
import { action } from '../../../src/core/action.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { Tutor } from '../../../src/tutor/ports.ts';
import { silentLog } from '../../silent-log.ts';
import { fakeTutor } from './fake-tutor.ts';

const LINES = { short: 3, long: 5000 };
type Length = keyof typeof LINES;

const view: Reply = {
  pressed: 'keep',
  blocks: [
    paragraph('How the class does.'),
    {
      kind: 'buttons',
      buttons: (['short', 'long'] as const).map((label) => ({
        label,
        action: action('export', label),
        style: 'secondary',
      })),
    },
  ],
};

const grades = (length: Length): Reply => ({
  pressed: 'keep',
  blocks: [
    paragraph(`Here are the ${length} grades.`),
    { kind: 'file', name: `${length}.csv`, text: 'Ada,stuck\n'.repeat(LINES[length]) },
  ],
});

/** `/lesson` shows the view, `/lesson short` a file at once, and a button of the view its file. */
const handle: Tutor['handle'] = async (event) => {
  const asked = event.kind === 'press' ? event.action?.lesson : event.kind === 'command' ? event.options.name : '';
  return asked === 'short' || asked === 'long' ? grades(asked) : view;
};

async function open(place: 'channel' | 'dm') {
  const slack = await startSlackServer({ delivery: 'http' });
  const tutor = { ...fakeTutor(), handle };
  const bot = await startSlack({ apiUrl: slack.apiUrl, ...slack.credentials, tutor, log: silentLog });
  slack.deliverTo(bot);
  slack.workspace.memberships.add('C1');
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
  });
  return {
    slack,
    window: slack.client({ user: 'U1', place }),
    direct: slack.client({ user: 'U1', place: 'dm' }),
    channel: () => JSON.stringify(slack.workspace.messagesIn('C1')),
  };
}

it.each<Length>(['short', 'long'])(
  'a %s one comes to the direct conversation, and a command in the channel is told so',
  async (length) => {
    const { window, direct, channel } = await open('channel');
    await window.command(`/lesson ${length}`);
    await window.waitFor(/It’s in our direct messages/);
    expect(Object.keys(direct.files())).toEqual([`${length}.csv`]);
    expect(direct.messages().join('\n')).toContain(`Here are the ${length} grades.`);
    expect(direct.buttons()).not.toContain('Continue in our DM');
    expect(channel()).not.toContain('Ada,stuck');
  },
);

it('one after the other can be asked for from the same message: its buttons stay', async () => {
  const { window, direct } = await open('channel');
  await window.command('/lesson');
  await window.waitForButton('long');
  for (const [count, length] of (['long', 'short', 'long'] as const).entries()) {
    await window.press(length);
    const told = () => window.messages().filter((text) => /It’s in our direct messages/.test(text));
    await expect.poll(() => told().length).toBe(count + 1);
    expect(Object.keys(direct.files())).toContain(`${length}.csv`);
    expect(window.messages()).toContainEqual(expect.stringContaining('How the class does.'));
    expect(window.buttons()).toEqual(expect.arrayContaining(['short', 'long']));
  }
});

it.each([
  ['a short one is written out, for its learner alone', 'short', /Here are the short grades[\s\S]*Ada,stuck/],
  ['of a long one it’s said why it doesn’t come', 'long', /couldn’t write to you directly/],
] as const)('where Slack doesn’t let the bot write directly, %s', async (_, length, shown) => {
  const { slack, window } = await open('channel');
  slack.welcome('U1', { refusal: 'user_disabled' });
  await window.command('/lesson');
  await window.waitForButton('long');
  await window.press(length);
  await window.waitFor(shown);
  expect(window.buttons()).toEqual(expect.arrayContaining(['short', 'long']));
  expect(slack.workspace.messagesIn('C1').every(({ onlyFor, fromBot }) => !fromBot || onlyFor === 'U1')).toBe(true);
});

it('one that is asked for in the direct conversation is shared there', async () => {
  const { window } = await open('dm');
  await window.command('/lesson long');
  await window.waitFor(/Here are the long grades/);
  await expect.poll(() => Object.keys(window.files())).toEqual(['long.csv']);
});
