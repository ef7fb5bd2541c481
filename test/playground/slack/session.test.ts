/** A page acts on the local Slack by ids; what Slack's own window would not offer throws. */
import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { boltLogger } from '../../../adapters/slack/client.ts';
import { VirtualClock } from '../../../playground/clock.ts';
import { type SlackServer, startSlackServer } from '../../../playground/slack/server.ts';
import { silentLog } from '../../silent-log.ts';

const servers: SlackServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

async function open() {
  const clock = new VirtualClock(1_800_000_000_000);
  const slack = await startSlackServer({ delivery: 'socket', clock, ackTimeout: 1 });
  servers.push(slack);
  const session = slack.session({ user: 'U1', place: 'dm' });
  const client = new webApi.WebClient(slack.credentials.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: boltLogger(silentLog),
  });
  const elements = [
    { type: 'button' as const, action_id: 'yes', text: text('Yes') },
    { type: 'static_select' as const, action_id: 'menu', options: [{ text: text('One'), value: '1' }] },
  ];
  const { ts = '' } = await client.chat.postMessage({
    channel: 'DU1',
    text: 'Well?',
    blocks: [{ type: 'actions', block_id: 'b', elements }],
  });
  return { slack, session, clock, client, ts };
}

type Session = Awaited<ReturnType<typeof open>>['session'];

describe('a session', () => {
  it.each([
    ['a button', (session: Session, ts: string) => session.press(ts, { block_id: 'b', action_id: 'yes' }), 'yes'],
    [
      'an entry of a menu',
      (session: Session, ts: string) => session.press(ts, { block_id: 'b', action_id: 'menu' }, '1'),
      'menu',
    ],
  ])('uses %s by its ids, and rejects when the bot does not answer', async (_, act, action) => {
    const { slack, session, ts } = await open();
    await expect(act(session, ts)).rejects.toThrow();
    const brought = slack.deliveries.records.filter(({ kind }) => kind === 'interactive');
    expect(brought.at(-1)?.payload).toMatchObject({ actions: [{ action_id: action }] });
  });

  it.each([
    [
      'a button that is not there',
      (session: Session, ts: string) => session.press(ts, { block_id: 'b', action_id: 'no' }),
    ],
    [
      'an entry that no menu has',
      (session: Session, ts: string) => session.press(ts, { block_id: 'b', action_id: 'menu' }, '2'),
    ],
    ['a message that is not there', (session: Session) => session.press('1.1', { block_id: 'b', action_id: 'yes' })],
    ['a Home tab that is empty', (session: Session) => session.pressHome({ block_id: 'b', action_id: 'yes' })],
    ['a form that is not open', (session: Session) => session.submit({})],
  ])('does not use %s', async (_, act) => {
    const { slack, session, ts } = await open();
    await expect(act(session, ts)).rejects.toThrow(/no such message|nothing like that|no entry|empty|no form/);
    expect(slack.deliveries.records.filter(({ kind }) => kind === 'interactive')).toEqual([]);
  });

  it('shows its own messages with their files', async () => {
    const { session } = await open();
    void session.write('look', { 'app.py': 'print(1)' });
    expect(session.messages().at(-1)).toMatchObject({ author: 'U1', text: 'look', files: [{ name: 'app.py' }] });
  });

  it('reaches the bot in a channel only when it mentions the bot', async () => {
    const { slack } = await open();
    const session = slack.session({ user: 'U1', place: 'channel' });
    await session.write('no secret');
    await expect(session.shortcut(session.messages().at(-1)?.ts ?? '', 'check')).rejects.toThrow();
    expect(slack.deliveries.records.map(({ payload }) => payload)).not.toContainEqual(
      expect.objectContaining({ event: expect.objectContaining({ text: expect.stringContaining('no secret') }) }),
    );
    expect(session.messages()).toMatchObject([{ text: 'no secret' }]);
  });
});

describe('messages', () => {
  it('have timestamps of the local Slack’s clock', async () => {
    const { session, clock, client, ts } = await open();
    clock.advance(60_000);
    await client.chat.postMessage({ channel: 'DU1', text: 'later' });
    expect(Math.floor(Number(ts))).toBe(1_800_000_000);
    expect(Math.floor(Number(session.messages().at(-1)?.ts))).toBe(1_800_000_060);
  });
});

it('the Web API accepts plain JSON as well as forms', async () => {
  const { slack, session } = await open();
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${slack.credentials.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ channel: 'DU1', text: 'as JSON' }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
  expect(session.messages().at(-1)?.text).toBe('as JSON');
});
