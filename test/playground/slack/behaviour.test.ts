/** How the local Slack behaves over time: deliveries, sockets, views, files, permissions. */
import { once } from 'node:events';
import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { boltLogger } from '../../../adapters/slack/client.ts';
import { VirtualClock } from '../../../playground/clock.ts';
import { type SlackServer, type SlackServerOptions, startSlackServer } from '../../../playground/slack/server.ts';
import { silentLog } from '../../silent-log.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function open(options: Partial<SlackServerOptions> = {}) {
  const slack = await startSlackServer({ delivery: 'socket', ...options });
  cleanups.push(() => slack.close());
  slack.welcome('U1');
  const client = new webApi.WebClient(slack.credentials.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(silentLog),
  });
  return { slack, client };
}

/** A connection of a bot that acknowledges nothing by itself; what came over it, as JSON. */
async function connect(slack: SlackServer) {
  const socket = new WebSocket(`${slack.apiUrl.replace('http', 'ws').replace('/api/', '/socket')}`);
  const frames: Record<string, unknown>[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await once(socket, 'message');
  return { socket, frames };
}

const text = (value: string) => ({ type: 'plain_text' as const, text: value });
const modal = { type: 'modal' as const, title: text('Form'), blocks: [] };

describe('a delivery', () => {
  it('of an unacknowledged event is repeated at once, after a minute and after five', async () => {
    const clock = new VirtualClock();
    const { slack } = await open({ delivery: 'http', clock, ackTimeout: 20 });
    // Nobody listens there.
    slack.http.pointTo(1);
    const sent = slack.client({ user: 'U1', place: 'dm' }).type('hello');
    for (const pause of [60_000, 300_000]) {
      await expect.poll(() => clock.sleepers).toBe(1);
      clock.advance(pause - 1);
      expect(clock.sleepers).toBe(1);
      clock.advance(1);
    }
    await sent;
    expect(slack.deliveries.records.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [0, 'failed'],
      [1, 'failed'],
      [2, 'failed'],
      [3, 'failed'],
    ]);
  });

  it('is repeated over another socket when its own closes unacknowledged', async () => {
    const { slack } = await open();
    const first = await connect(slack);
    const typed = slack.client({ user: 'U1', place: 'dm' }).type('hello');
    await once(first.socket, 'message');
    const second = await connect(slack);
    first.socket.terminate();
    await expect.poll(() => second.frames.length).toBe(2);
    second.socket.send(JSON.stringify({ envelope_id: second.frames[1]?.envelope_id }));
    await typed;
    expect(second.frames[1]).toMatchObject({ type: 'events_api', envelope_id: first.frames[1]?.envelope_id });
  });

  it('goes to one of ten connections; an eleventh is refused', async () => {
    const { slack } = await open();
    const connections = await Promise.all(Array.from({ length: 10 }, () => connect(slack)));
    expect(new Set(connections.map(({ frames }) => frames[0]?.num_connections)).size).toBe(10);
    const eleventh = await connect(slack);
    expect(eleventh.frames).toEqual([expect.objectContaining({ type: 'disconnect', reason: 'too_many_websockets' })]);
    expect(slack.socket.connections).toBe(10);
  });
});

describe('a view', () => {
  it('can be updated with the right hash, or without one', async () => {
    const { slack, client } = await open();
    const opened = await client.views.open({ trigger_id: slack.workspace.issueTrigger('U1'), view: modal });
    const view_id = opened.view?.id ?? '';
    const hash = opened.view?.hash ?? '';
    await client.views.update({ view_id, hash, view: { ...modal, title: text('Changed') } });
    expect(slack.client({ user: 'U1', place: 'dm' }).form()?.title).toBe('Changed');
    await expect(client.views.update({ view_id, hash, view: modal })).rejects.toMatchObject({
      data: { error: 'hash_conflict' },
    });
    await client.views.update({ view_id, view: modal });
  });

  it('can be pushed onto two others', async () => {
    const { slack, client } = await open();
    const trigger_id = () => slack.workspace.issueTrigger('U1');
    await client.views.open({ trigger_id: trigger_id(), view: modal });
    for (const title of ['Second', 'Third']) {
      await client.views.push({ trigger_id: trigger_id(), view: { ...modal, title: text(title) } });
    }
    expect(slack.client({ user: 'U1', place: 'dm' }).form()?.title).toBe('Third');
    await expect(client.views.push({ trigger_id: trigger_id(), view: modal })).rejects.toMatchObject({
      data: { error: 'push_limit_reached' },
    });
  });

  it('of the Home tab is separate for each user', async () => {
    const { slack, client } = await open();
    slack.welcome('U2');
    const home = (words: string) => ({
      type: 'home' as const,
      blocks: [{ type: 'header' as const, text: text(words) }],
    });
    await client.views.publish({ user_id: 'U1', view: home('one') });
    await client.views.publish({ user_id: 'U2', view: home('two') });
    expect(slack.client({ user: 'U1', place: 'dm' }).home()?.text).toBe('one');
    await expect(client.views.publish({ user_id: 'U2', hash: 'old', view: home('x') })).rejects.toMatchObject({
      data: { error: 'hash_conflict' },
    });
  });
});

describe('a file', () => {
  const upload = async (client: webApi.WebClient, bytes: string) => {
    const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    const { status } = await fetch(upload_url, { method: 'POST', body: bytes });
    return { file_id, status };
  };

  it('can be shown in a message once its upload is complete', async () => {
    const { client } = await open();
    const { file_id } = await upload(client, 'abc');
    const blocks = [{ type: 'image' as const, alt_text: 'x', slack_file: { id: file_id } }];
    const post = () => client.chat.postMessage({ channel: 'DU1', text: 'x', blocks });
    await expect(post()).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: [expect.stringContaining('invalid slack file')] },
      },
    });
    await client.files.completeUploadExternal({ files: [{ id: file_id, title: 'a' }] });
    await post();
  });

  it('of another length than announced is refused', async () => {
    const { client } = await open();
    const { file_id, status } = await upload(client, 'too long');
    expect(status).toBe(400);
    const completing = client.files.completeUploadExternal({ files: [{ id: file_id, title: 'a' }] });
    await expect(completing).rejects.toMatchObject({ data: { error: 'file_not_found' } });
  });

  it('can be downloaded with the bot’s token only', async () => {
    const { slack } = await open();
    const { id } = slack.workspace.files.add('a.py', new TextEncoder().encode('x = 1'));
    const url = `${slack.apiUrl.replace('/api/', '/files/')}${id}`;
    const headers = { authorization: `Bearer ${slack.credentials.botToken}` };
    expect(await (await fetch(url, { headers })).text()).toBe('x = 1');
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
  });
});

describe('a call of the bot', () => {
  it('without the needed scope is refused by its name, and every answer lists the scopes', async () => {
    const { client } = await open({ scopes: ['chat:write'] });
    expect((await client.auth.test()).response_metadata?.scopes).toEqual(['chat:write']);
    await expect(client.users.info({ user: 'U1' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write' },
    });
  });

  it.each([
    ['in an archived channel', 'is_archived'],
    ['to a deactivated user', 'user_disabled'],
    ['to an unknown user', 'user_not_found'],
    ['with a revoked token', 'token_revoked'],
  ])('to write %s is refused', async (_, error) => {
    const { slack, client } = await open();
    slack.workspace.archived.add('C9');
    slack.welcome('U2', { refusal: 'user_disabled' });
    if (error === 'token_revoked') await slack.revoke(error);
    const users = error === 'user_disabled' ? 'U2' : 'Unobody';
    const call =
      error === 'is_archived'
        ? client.chat.postMessage({ channel: 'C9', text: 'x' })
        : client.conversations.open({ users });
    await expect(call).rejects.toMatchObject({ data: { error } });
  });
});
