/**
 * The adapter against somebody else's idea of Slack: the package `emulate`. It knows neither Socket Mode nor response
 * URLs nor time zones, and takes blocks that Slack would refuse; what it does know has to agree with ours.
 */
import { createServer } from 'node:net';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type SlackConnection, startSlack } from '../../../adapters/slack/connect.ts';
import { HttpConnection } from '../../../playground/slack/connections.ts';
import { homeEvent, messageEvent } from '../../../playground/slack/payloads.ts';
import { TEAM } from '../../../playground/slack/workspace.ts';
import { action, encodeAction } from '../../../src/core/action.ts';
import { paragraph } from '../../../src/core/prose.ts';
import { fakeTutor } from './fake-tutor.ts';
import { recordingLog } from './start.ts';

const message = z.looseObject({
  ts: z.string(),
  text: z.string(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
  files: z.array(z.looseObject({ name: z.string() })).default([]),
});
const answer = z.looseObject({
  ok: z.literal(true),
  ts: z.string().default(''),
  messages: z.array(message).default([]),
  members: z.array(z.looseObject({ id: z.string(), name: z.string() })).default([]),
  channel: z.union([z.looseObject({ id: z.string() }), z.string()]).optional(),
  trigger_id: z.string().default(''),
});
type Message = z.infer<typeof message>;

const TOKEN = 'xoxb-any-bot';

describe('another Slack', () => {
  const { log, lines } = recordingLog();
  const line = new HttpConnection('a secret');
  let emulator: Emulator;
  let bot: SlackConnection;
  let user = '';
  let channel = '';

  const call = async (method: string, args: Readonly<Record<string, string>> = {}): Promise<z.infer<typeof answer>> => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const body = new URLSearchParams(args);
    const response = await fetch(`${emulator.url}/api/${method}`, { method: 'POST', headers, body });
    return answer.parse(await response.json());
  };
  const conversation = async () => (await call('conversations.history', { channel })).messages.toReversed();
  const bring = (kind: 'events_api' | 'interactive', payload: Readonly<Record<string, unknown>>) =>
    line.deliver({ kind, payload, attempt: 0 }, 3000);
  const type = (text: string, id: string) =>
    bring('events_api', messageEvent({ channel, author: user, ts: '1700000000.000001', thread: null }, text, id));
  const press = (value: string, trigger_id: string, pressed: Message) =>
    bring('interactive', {
      type: 'block_actions',
      team: { id: TEAM },
      user: { id: user, team_id: TEAM },
      channel: { id: channel },
      container: { type: 'message', message_ts: pressed.ts, channel_id: channel, is_ephemeral: false },
      message: { type: 'message', ...pressed },
      trigger_id,
      actions: [{ type: 'button', action_id: 'button.0', block_id: pressed.blocks.at(-1)?.block_id ?? 'b', value }],
    });

  beforeAll(async () => {
    const seed = { slack: { users: [{ name: 'ada', real_name: 'Ada' }], bots: [{ name: 'nibble' }] } };
    emulator = await createEmulator({ service: 'slack', port: await freePort(), seed });
    user = (await call('users.list')).members.find(({ name }) => name === 'ada')?.id ?? '';
    const opened = (await call('conversations.open', { users: user })).channel;
    channel = typeof opened === 'object' ? opened.id : '';
    bot = await startSlack({
      botToken: TOKEN,
      signingSecret: 'a secret',
      port: 0,
      apiUrl: `${emulator.url}/api/`,
      postInterval: 0,
      tutor: fakeTutor(),
      log,
    });
    line.pointTo(bot.port ?? 0);
  });
  afterAll(async () => {
    await bot?.stop();
    await emulator?.close();
  });

  it('takes an answer with its blocks, and gives back the mark that tells it was posted', async () => {
    await type('hello', 'Ev1');
    const newest = async () => (await conversation()).at(-1);
    await expect.poll(newest).toMatchObject({
      text: 'You said: hello',
      blocks: [{ type: 'rich_text', block_id: expect.any(String) }],
    });
  });

  it('lets the bot change what was pressed, and opens its forms', async () => {
    const blocks = [{ type: 'header' }, { type: 'actions', block_id: 'key.1' }];
    const { ts } = await call('chat.postMessage', { channel, text: 'Attach', blocks: JSON.stringify(blocks) });
    const question = { ts, text: 'Attach', blocks, files: [] };
    const trigger = (await call('views.generateTriggerId', { user_id: user })).trigger_id;
    await press(encodeAction(action('program', 'cookies', 'attach')), trigger, question);
    await press(encodeAction(action('answer', 'cookies', 'attach', '1')), '2.2', question);
    await expect.poll(async () => (await conversation()).at(-1)?.text).toMatch(/Not quite/);
    const changed = (await conversation()).find((other) => other.ts === ts);
    expect(changed?.blocks.map((block) => block.type)).toEqual(['header']);
  });

  it('shares files, shows the Home tab, and takes a message unasked once', async () => {
    await press(encodeAction(action('export')), '3.3', { ts: '1.1', text: 'x', blocks: [], files: [] });
    await expect.poll(async () => (await conversation()).at(-1)?.text).toBe('That is all.');
    expect((await conversation()).flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['nibble-data.json']);
    await bring('events_api', homeEvent(user, 'home', 'Ev2'));
    const learner = `slack:${TEAM}:${user}`;
    for (const key of ['day 1', 'day 1']) {
      expect(await bot.platform.deliver(learner, [paragraph('Due today')], key)).toEqual({ kind: 'sent' });
    }
    expect((await conversation()).filter(({ text }) => text === 'Due today')).toHaveLength(1);
    expect(await bot.platform.zoneOf(learner)).toBeNull();
  });

  it('refused nothing of all this', () => {
    expect(lines.filter((text) => !text.includes('"level":"info"'))).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
