import { afterEach, describe, expect, it } from 'vitest';
import { startSlack } from '../../../adapters/slack/connect.ts';
import { action } from '../../../src/core/action.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Block } from '../../../src/core/reply.ts';
import { silentLog } from '../../silent-log.ts';
import { fakeTutor } from './fake-tutor.ts';
import { start } from './start.ts';

const LEARNER = 'slack:T0LOCAL:U1';
const CARD: readonly Block[] = [
  paragraph('Which line deletes a cookie?'),
  { kind: 'buttons', buttons: [{ label: 'Snooze', action: action('snooze'), style: 'secondary' }] },
];

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function bot() {
  const started = await start({ delivery: 'socket' });
  cleanups.push(started.stop);
  const window = started.slack.client({ user: 'U1', place: 'dm' });
  return { ...started, window };
}

describe('the time zone of a learner', () => {
  it.each([
    ['is the one in the profile', { zone: 'Asia/Tokyo' }, 'Asia/Tokyo'],
    ['is not known when the profile names none', { zone: null }, null],
  ])('%s', async (_, profile, zone) => {
    const { slack, platform } = await bot();
    slack.welcome('U1', profile);
    expect(await platform.zoneOf(LEARNER)).toBe(zone);
  });

  it('is asked for once a day', async () => {
    const { slack, platform } = await bot();
    await platform.zoneOf(LEARNER);
    await platform.zoneOf(LEARNER);
    expect(slack.calls('users.info')).toHaveLength(1);
  });

  it.each(['user_not_found', 'missing_scope'])('is not known when Slack says %s', async (error) => {
    const { slack, platform } = await bot();
    slack.fail('users.info', error);
    expect(await platform.zoneOf(LEARNER)).toBeNull();
  });
});

describe('the right to manage a workspace', () => {
  it.each([
    ['is an admin’s', { isAdmin: true }, true],
    ['is no ordinary member’s', { isAdmin: false }, false],
    ['is no admin’s of another workspace, in a channel that both share', { isAdmin: true, team: 'T0OTHER' }, false],
  ])('%s', async (_, profile, expected) => {
    const { slack, platform } = await bot();
    slack.welcome('U1', profile);
    expect(await platform.rooms?.canManage(LEARNER)).toBe(expected);
  });
});

describe('what members are called, for a file', () => {
  const idOf = (number: number) => `slack:T0LOCAL:U${number}`;

  it('is their display name, or else their name; who is not there is left out, and who is of elsewhere not asked for', async () => {
    const { slack, platform } = await bot();
    slack.welcome('U1', { name: 'Ada' });
    slack.welcome('U2', { name: null });
    const ids = [idOf(1), idOf(2), idOf(404), 'slack:T2:U1', 'discord:1'];
    expect(await platform.rooms?.namesOf('slack:T0LOCAL', ids, 'file')).toEqual({ [idOf(1)]: 'Ada', [idOf(2)]: 'u2' });
    expect(slack.calls('users.info')).toHaveLength(3);
  });

  it('is asked for a hundred times at most for one file, and not again for a while', async () => {
    const { slack, platform } = await bot();
    const ids = Array.from({ length: 120 }, (_, number) => idOf(1000 + number));
    for (const id of ids) slack.welcome(id.split(':')[2] ?? '');
    const names = await platform.rooms?.namesOf('slack:T0LOCAL', [...ids, ...ids], 'file');
    expect(Object.keys(names ?? {})).toHaveLength(100);
    expect(slack.calls('users.info')).toHaveLength(100);
    await platform.rooms?.namesOf('slack:T0LOCAL', ids.slice(0, 50), 'file');
    expect(slack.calls('users.info')).toHaveLength(100);
  });

  it('is not asked for in a message, where Slack shows it', async () => {
    const { slack, platform } = await bot();
    expect(await platform.rooms?.namesOf('slack:T0LOCAL', [idOf(1)], 'message')).toEqual({});
    expect(slack.calls('users.info')).toHaveLength(0);
  });
});

describe('a message unasked', () => {
  it('comes to the direct conversation with its buttons, which work', async () => {
    const { platform, window } = await bot();
    expect(await platform.deliver(LEARNER, CARD, 'day 1')).toEqual({ kind: 'sent' });
    await window.press('Snooze');
    await window.waitFor(/n1\.snooze/);
  });

  it('comes once for each key, also when it is asked for twice at once', async () => {
    const { platform, window } = await bot();
    const both = [platform.deliver(LEARNER, CARD, 'day 1'), platform.deliver(LEARNER, CARD, 'day 1')];
    expect(await Promise.all(both)).toEqual([{ kind: 'sent' }, { kind: 'sent' }]);
    await platform.deliver(LEARNER, CARD, 'day 1');
    await platform.deliver(LEARNER, CARD, 'day 2');
    expect(window.messages()).toHaveLength(2);
  });

  it('is not sent again by the next process', async () => {
    const { slack, platform, window, stopBot } = await bot();
    await platform.deliver(LEARNER, CARD, 'day 1');
    await stopBot();
    const next = await startSlack({ ...slack.credentials, apiUrl: slack.apiUrl, tutor: fakeTutor(), log: silentLog });
    cleanups.unshift(() => next.stop());
    expect(await next.platform.deliver(LEARNER, CARD, 'day 1')).toEqual({ kind: 'sent' });
    expect(window.messages()).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('comes once when the connection breaks %s it was posted', async (when) => {
    const { slack, platform, window } = await bot();
    slack.faults.cutNext('chat.postMessage', when);
    expect(await platform.deliver(LEARNER, CARD, 'day 1')).toEqual({ kind: 'sent' });
    expect(window.messages()).toHaveLength(1);
  });

  it.each(['cannot_dm_bot', 'user_disabled'] as const)('is refused when Slack says %s', async (refusal) => {
    const { slack, platform } = await bot();
    slack.welcome('U1', { refusal });
    expect(await platform.deliver(LEARNER, CARD, 'day 1')).toEqual({ kind: 'refused' });
  });

  it('is refused when the learner is gone', async () => {
    const { platform } = await bot();
    expect(await platform.deliver('slack:T0LOCAL:Ugone', CARD, 'day 1')).toEqual({ kind: 'refused' });
  });

  it('is put off as long as Slack asks, and comes later', async () => {
    const { slack, platform, window } = await bot();
    slack.faults.limitNext('chat.postMessage', 90);
    expect(await platform.deliver(LEARNER, CARD, 'day 1')).toEqual({ kind: 'later', wait: 90_000 });
    expect(await platform.deliver(LEARNER, CARD, 'day 1')).toEqual({ kind: 'sent' });
    expect(window.messages()).toHaveLength(1);
  });

  it('is put off when the token is of no use', async () => {
    const { slack, platform } = await bot();
    await slack.revoke('token_revoked');
    expect(await platform.deliver(LEARNER, CARD, 'day 1')).toEqual({ kind: 'later', wait: null });
  });
});
