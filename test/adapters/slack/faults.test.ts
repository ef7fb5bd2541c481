import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startSlack } from '../../../adapters/slack/connect.ts';
import { type SlackServer, startSlackServer } from '../../../playground/slack/server.ts';
import { paragraph } from '../../../src/core/prose.ts';
import { OperatorError } from '../../../src/errors.ts';
import { fakeTutor } from './fake-tutor.ts';
import { recordingLog, start } from './start.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function server(delivery: 'socket' | 'http'): Promise<SlackServer> {
  const slack = await startSlackServer({ delivery });
  cleanups.push(() => slack.close());
  return slack;
}

async function started(...[options]: Parameters<typeof start>) {
  const all = await start(options);
  cleanups.push(all.stop);
  return all;
}

const quiet = () => ({ tutor: fakeTutor(), log: recordingLog().log });

describe('starting', () => {
  it.each([
    ['a wrong bot token', 'socket', { botToken: 'xoxb-wrong' }, /Slack refused SLACK_BOT_TOKEN \(invalid_auth\)/],
    [
      'an app token as bot token',
      'socket',
      { botToken: 'xapp-local-app-token' },
      /SLACK_BOT_TOKEN \(not_allowed_token_type\)/,
    ],
    ['a wrong app token', 'socket', { appToken: 'xapp-wrong' }, /Slack refused SLACK_APP_TOKEN \(invalid_auth\)/],
    [
      'a bot token as app token',
      'socket',
      { appToken: 'xoxb-local-bot-token' },
      /SLACK_APP_TOKEN \(not_allowed_token_type\)/,
    ],
    [
      'neither way to connect',
      'http',
      { signingSecret: undefined },
      /neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET/,
    ],
    [
      'no Slack at that address',
      'http',
      { apiUrl: 'http://127.0.0.1:1/api/' },
      /Slack cannot be reached at http:\/\/127/,
    ],
  ] as const)('with %s ends with one clear message that shows no token', async (_, delivery, wrong, message) => {
    const slack = await server(delivery);
    const starting = startSlack({ apiUrl: slack.apiUrl, ...slack.credentials, ...quiet(), ...wrong });
    const error = await starting.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(OperatorError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), remedy: expect.stringMatching(/\w/) });
    expect(String(error)).not.toMatch(/xoxb-|xapp-(?!…)/);
  });

  it('with no Slack at that address leaves the telling to that one message', async () => {
    const { log, lines } = recordingLog();
    const { credentials } = await server('socket');
    const starting = startSlack({ ...credentials, apiUrl: 'http://127.0.0.1:1/api/', tutor: fakeTutor(), log });
    await expect(starting).rejects.toThrow('Slack cannot be reached');
    expect(lines).toEqual([]);
  });

  it('on a port that is taken names the port', async () => {
    const slack = await server('http');
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, resolve));
    cleanups.push(() => new Promise((resolve) => taken.close(() => resolve())));
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const starting = startSlack({ apiUrl: slack.apiUrl, ...slack.credentials, port, ...quiet() });
    await expect(starting).rejects.toThrow(`PORT ${port} cannot be listened on (EADDRINUSE)`);
  });
});

describe('a request that Slack did not send', () => {
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'message' } });

  it.each([
    ['a wrong signature', (slack: SlackServer) => slack.http.sign(body, Date.now(), 'not the secret')],
    ['a signature of ten minutes ago', (slack: SlackServer) => slack.http.sign(body, Date.now() - 600_000)],
    ['no signature', () => ({})],
  ])('with %s is refused, and nothing happens', async (_, headers) => {
    const { slack, tutor } = await started({ delivery: 'http' });
    const response = await slack.http.post(body, { 'content-type': 'application/json', ...headers(slack) }, 3000);
    expect(response.status).toBe(401);
    expect(tutor.events).toEqual([]);
  });
});

describe.each(['socket', 'http'] as const)('an app that lost its place, over %s', (delivery) => {
  it.each(['token_revoked', 'account_inactive', 'invalid_auth'] as const)(
    'by %s says so once, tells the operator what to do, and answers nobody',
    async (code) => {
      const { slack, tutor, lines, lost, platform } = await started({ delivery });
      const window = slack.client({ user: 'U1', place: 'dm' });
      await slack.revoke(code);
      if (code !== 'account_inactive') await window.type('hello');
      await platform.deliver('slack:T0LOCAL:U1', [paragraph('A card is due.')], 'reminder');
      await platform.zoneOf('slack:T0LOCAL:U1');
      expect(await lost).toMatchObject({
        message: expect.stringContaining('Slack does not take SLACK_BOT_TOKEN any more'),
        remedy: expect.stringContaining('Install the app'),
      });
      const before = tutor.events.length;
      await window.type('anybody there?').catch(() => undefined);
      expect(tutor.events).toHaveLength(before);
      expect(window.messages()).toEqual([]);
      expect(lines.filter((line) => !line.includes('"level":"info"'))).toHaveLength(1);
    },
  );
});

describe('the socket', () => {
  it.each(['refresh', 'cut'] as const)('comes back by itself after a %s', async (how) => {
    const { slack } = await started({ delivery: 'socket' });
    await slack.socket.reconnect(how);
    const window = slack.client({ user: 'U1', place: 'dm' });
    await window.type('still there?');
    await window.waitFor(/You said: still there\?/);
  });

  it('tries again while Slack cannot be reached', async () => {
    const { slack, lines } = await started({ delivery: 'socket' });
    slack.faults.failNext('apps.connections.open', 'internal_error');
    await slack.socket.reconnect('cut');
    expect(lines.join('\n')).toContain('the connection to Slack is lost; trying again');
  });

  it('gives up, and says so once, when the token was revoked', async () => {
    const { slack, lines, lost } = await started({ delivery: 'socket' });
    slack.faults.failNext('apps.connections.open', 'token_revoked');
    void slack.socket.reconnect('cut');
    expect(await lost).toBeInstanceOf(OperatorError);
    expect(await lost).toMatchObject({
      message: 'Slack refused SLACK_APP_TOKEN (token_revoked)',
      remedy: expect.stringContaining('xapp-'),
    });
    expect(lines.filter((line) => line.includes('closed for good'))).toHaveLength(1);
  });
});

describe.each(['socket', 'http'] as const)('a message event over %s', (delivery) => {
  it('is acknowledged at once, however long its answer takes', async () => {
    const { slack, tutor } = await started({ delivery });
    const window = slack.client({ user: 'U1', place: 'dm' });
    await window.type('run');
    expect(slack.deliveries.records.at(-1)?.outcome).toBe('acknowledged');
    expect(window.messages()).toEqual([]);
    tutor.finishRuns();
    await window.waitFor(/You said: run/);
    expect(window.messages()).toEqual(['You said: run']);
    expect(tutor.events).toHaveLength(1);
  });

  it('is delivered again with its number, and answered once', async () => {
    const { slack, tutor } = await started({ delivery });
    const window = slack.client({ user: 'U1', place: 'dm' });
    await window.type('hello');
    await window.waitFor(/You said: hello/);
    const first = slack.deliveries.records.find(({ payload }) => JSON.stringify(payload).includes('hello'));
    for (const attempt of [1, 2, 3]) await slack.deliveries.deliver('events_api', first?.payload ?? {}, attempt);
    expect(window.messages()).toEqual(['You said: hello']);
    expect(tutor.events).toHaveLength(1);
  });
});

describe('after a restart', () => {
  const atTheQuestion = async (place: 'dm' | 'channel') => {
    const { slack, ...first } = await started({ delivery: 'socket' });
    const window = slack.client({ user: 'U1', place });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    await first.stopBot();
    const bot = await startSlack({ apiUrl: slack.apiUrl, ...slack.credentials, ...quiet() });
    cleanups.unshift(() => bot.stop());
    return window;
  };

  it('takes the buttons off a question in the direct conversation, and keeps its words', async () => {
    const window = await atTheQuestion('dm');
    await window.press('B');
    await window.waitFor(/Not quite/);
    expect(window.messages()).toHaveLength(2);
    expect(window.buttons()).toEqual([]);
  });

  it('puts the answer in the place of an ephemeral question, whose words nobody has any more', async () => {
    const window = await atTheQuestion('channel');
    await window.press('B');
    await window.waitFor(/Not quite/);
    expect(window.messages()).toHaveLength(1);
    expect(window.buttons()).toEqual(['Continue in our DM']);
  });
});

describe('two quick presses', () => {
  it('are two events, and the same press delivered twice is one', async () => {
    const { slack, tutor } = await started({ delivery: 'socket' });
    const window = slack.client({ user: 'U1', place: 'dm' });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    await Promise.all([window.press('A'), window.press('A')]);
    await slack.deliveries.repeatLast();
    await window.type('done');
    await window.waitFor(/You said: done/);
    const presses = tutor.events.filter(({ kind }) => kind === 'press');
    expect(new Set(presses.map(({ id }) => id)).size).toBe(2);
    expect(presses).toHaveLength(2);
  });
});

describe('what Slack refuses', () => {
  it.each([
    ['channel_not_found', 'the conversation is gone, or the bot may not see it'],
    ['is_archived', 'the channel is archived'],
  ])('for good (%s) is logged once with its meaning, and the learner is told afterwards', async (code, meaning) => {
    const { slack, lines, tutor } = await started({ delivery: 'socket' });
    const window = slack.client({ user: 'U1', place: 'dm' });
    slack.fail('chat.postMessage', code);
    await window.type('hello');
    await window.type('hello?');
    await expect.poll(() => tutor.events.length).toBe(2);
    await expect.poll(() => lines.filter((line) => line.includes(meaning))).toHaveLength(1);
    slack.fail('chat.postMessage', null);
    await window.type('again');
    await window.waitFor(/Slack didn’t take my last answer.*show.*You said: again/s);
    await window.type('and again');
    await window.waitFor(/^You said: and again$/);
  });

  it('never lets a learner’s words or a token into the log', async () => {
    const { slack, lines } = await started({ delivery: 'http' });
    const window = slack.client({ user: 'U1', place: 'dm' });
    slack.faults.failNext('chat.postMessage', 'invalid_blocks');
    await window.type('my secret words');
    await window.waitFor(/my secret words/);
    expect(lines.join('\n')).toContain('invalid_blocks');
    expect(lines.join('\n')).not.toMatch(/my secret words|xoxb-|local-signing-secret/);
  });
});

describe('a delivery that cannot be read', () => {
  it('leaves one line in the log for its kind, without what is in it', async () => {
    const { slack, lines } = await started({ delivery: 'socket' });
    const payload = { type: 'event_callback', event_id: 'Ev1', event: { type: 'message', text: 'my secret words' } };
    for (const _ of [1, 2]) await slack.deliveries.deliverEvent(payload);
    const window = slack.client({ user: 'U1', place: 'dm' });
    await window.type('still there?');
    await window.waitFor(/still there/);
    expect(lines.filter((line) => line.includes('could not be read'))).toEqual([
      JSON.stringify({ level: 'warn', msg: 'a Slack delivery could not be read', kind: 'message' }),
    ]);
    expect(lines.join()).not.toContain('my secret words');
  });
});
