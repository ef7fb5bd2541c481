import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../playground/clock.ts';
import { checkMessage, checkView, mentionsIn } from '../../../playground/slack/check-payload.ts';
import { type SlackServer, startSlackServer } from '../../../playground/slack/server.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const header = (text = 'x', rest: object = {}) => ({ type: 'header', text: plain(text), ...rest });
const button = (rest: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Next'), ...rest });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value = 'v') => ({ text: plain('x'), value });
const words = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const table = (rows = 1, columns = 1) => ({
  type: 'table',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ type: 'raw_text', text: 'x' }))),
});
const input = (rest: object = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Program'),
  element: { type: 'plain_text_input', action_id: 'value' },
  ...rest,
});
const modal = (rest: object = {}) => ({
  type: 'modal',
  title: plain('Form'),
  submit: plain('Run'),
  blocks: [input()],
  ...rest,
});

describe('the local Slack refuses', () => {
  it.each<[string, unknown[], string]>([
    ['an unknown block', [{ type: 'paragraph' }], 'invalid_blocks'],
    ['an unknown field', [header('x', { colour: 'red' })], 'invalid_blocks'],
    ['a missing field', [{ type: 'header' }], 'invalid_blocks'],
    ['mrkdwn in a header', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }], 'invalid_blocks'],
    ['a header of 151 characters', [header('x'.repeat(151))], 'invalid_blocks'],
    ['51 blocks', Array.from({ length: 51 }, () => header()), 'invalid_blocks'],
    [
      '26 buttons in a row',
      [actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `${index}` })))],
      'invalid_blocks',
    ],
    ['no button in a row', [actions()], 'invalid_blocks'],
    ['a label of 76 characters', [actions(button({ text: plain('x'.repeat(76)) }))], 'invalid_blocks'],
    ['an empty label', [actions(button({ text: plain('') }))], 'invalid_blocks'],
    ['an unknown style', [actions(button({ style: 'secondary' }))], 'invalid_blocks'],
    ['the same action id twice in a row', [actions(button(), button())], 'invalid_blocks'],
    ['the same block id twice', [header('x', { block_id: 'b' }), header('y', { block_id: 'b' })], 'invalid_blocks'],
    [
      '101 options',
      [actions({ type: 'static_select', action_id: 'a', options: Array.from({ length: 101 }, () => option()) })],
      'invalid_blocks',
    ],
    [
      'an option value of 151 characters',
      [actions({ type: 'static_select', action_id: 'a', options: [option('x'.repeat(151))] })],
      'invalid_blocks',
    ],
    ['an empty text in rich text', [words('')], 'invalid_blocks'],
    ['a table of 101 rows', [table(101)], 'invalid_blocks'],
    ['a table of 21 columns', [table(1, 21)], 'invalid_blocks'],
    ['two tables', [table(), table()], 'invalid_attachments'],
    ['an input in a message', [input()], 'invalid_blocks'],
    ['a section without text', [{ type: 'section' }], 'invalid_blocks'],
    ['an alert, which is for modals', [{ type: 'alert', text: plain('x') }], 'invalid_blocks'],
    ['a picture without words', [{ type: 'image', slack_file: { id: 'F12345678' } }], 'invalid_blocks'],
    ['a picture from nowhere', [{ type: 'image', alt_text: 'x' }], 'invalid_blocks'],
    ['14,000 characters', [words('x'.repeat(14_000))], 'msg_blocks_too_long'],
  ])('%s', (_, blocks, error) => {
    expect(checkMessage('text', blocks)).toMatchObject({ ok: false, refusal: { error } });
  });

  it('a payload with the place of the mistake', () => {
    const checked = checkMessage('text', [header(), header('x'.repeat(151))]);
    expect(checked).toMatchObject({
      refusal: { messages: [expect.stringContaining('[json-pointer:/blocks/1/text/text]')] },
    });
  });

  it.each([
    ['no title', modal({ title: undefined })],
    ['a title of 25 characters', modal({ title: plain('x'.repeat(25)) })],
    ['inputs without a submit button', modal({ submit: undefined })],
    [
      'a value of 3001 characters',
      modal({
        blocks: [input({ element: { type: 'plain_text_input', action_id: 'v', initial_value: 'x'.repeat(3001) } })],
      }),
    ],
    ['private metadata of 3001 characters', modal({ private_metadata: 'x'.repeat(3001) })],
    ['a table', { type: 'home', blocks: [table()] }],
    [
      'eleven boxes to tick',
      modal({
        blocks: [
          input({
            element: { type: 'checkboxes', action_id: 'v', options: Array.from({ length: 11 }, () => option()) },
          }),
        ],
      }),
    ],
    ['two inputs with one block id', modal({ blocks: [input(), input()] })],
  ])('a modal with %s', (_, view) => {
    expect(checkView(view)).toMatchObject({ ok: false });
  });

  it.each([
    ['blocks', 'text', [header(), words('x'), actions(button()), table(10, 20)]],
    ['text alone', 'text', undefined],
  ])('no valid message: %s', (_, text, blocks) => {
    expect(checkMessage(text, blocks)).toMatchObject({ ok: true });
    expect(checkView(modal())).toMatchObject({ ok: true });
  });

  it.each([
    ['no text at all', undefined, undefined, 'no_text'],
    ['40,001 characters of text', 'x'.repeat(40_001), undefined, 'msg_too_long'],
  ])('%s', (_, text, blocks, error) => {
    expect(checkMessage(text, blocks)).toMatchObject({ ok: false, refusal: { error } });
  });
});

describe('a mention', () => {
  it.each([
    ['<!channel>', ['<!channel>']],
    ['<@U1> and <!subteam^S1>', ['<@U1>', '<!subteam^S1>']],
    ['&lt;!channel&gt; @channel', []],
  ])('in the text %j is found', (text, pings) => {
    expect(mentionsIn({ text })).toEqual(pings);
    expect(mentionsIn({ blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] })).toEqual(pings);
    expect(mentionsIn({ blocks: [{ type: 'section', text: { type: 'plain_text', text } }] })).toEqual([]);
  });

  it('as an element of rich text is found', () => {
    const section = { type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] };
    expect(mentionsIn({ blocks: [{ type: 'rich_text', elements: [section] }] })).toHaveLength(1);
  });
});

describe('the local Web API', () => {
  let slack: SlackServer;
  const clock = new VirtualClock();
  const client = (token: string | undefined = slack.credentials.botToken) =>
    new webApi.WebClient(token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  beforeAll(async () => {
    slack = await startSlackServer({ delivery: 'socket', clock });
  });
  afterAll(() => slack.close());

  it.each([
    ['a wrong token', () => client('xoxb-wrong').auth.test(), 'invalid_auth'],
    ['no token', () => client('').auth.test(), 'not_authed'],
    ['the wrong kind of token', () => client('xapp-local-app-token').auth.test(), 'not_allowed_token_type'],
    ['a channel that is not there', () => client().chat.postMessage({ channel: 'X1', text: 'x' }), 'channel_not_found'],
    ['a channel without the bot', () => client().chat.postMessage({ channel: 'C1', text: 'x' }), 'not_in_channel'],
    [
      'a message that is not there',
      () => client().chat.update({ channel: 'DU1', ts: '1.1', text: 'x' }),
      'message_not_found',
    ],
    ['an unknown trigger', () => client().views.open({ trigger_id: 'x', view: modalView() }), 'invalid_trigger_id'],
    ['an unknown method', () => client().apiCall('chat.shout'), 'unknown_method'],
  ])('refuses %s as Slack does', async (_, call, error) => {
    await expect(call()).rejects.toMatchObject({ data: { error } });
  });

  it.each([
    ['three seconds', 3000, 0, null],
    ['longer', 3001, 0, 'expired_trigger_id'],
    ['a second form', 0, 1, 'exchanged_trigger_id'],
  ])('lets a trigger open one form within three seconds: %s', async (_, after, before, error) => {
    const trigger_id = slack.workspace.issueTrigger('U1');
    for (let used = 0; used < before; used += 1) await client().views.open({ trigger_id, view: modalView() });
    clock.advance(after);
    const opening = client().views.open({ trigger_id, view: modalView() });
    await (error === null
      ? expect(opening).resolves.toMatchObject({ ok: true })
      : expect(opening).rejects.toMatchObject({ data: { error } }));
  });

  it.each([
    ['five times', 5, 0, 200],
    ['not a sixth time', 6, 0, 404],
    ['not after half an hour', 1, 30 * 60_000 + 1, 404],
  ])('takes messages at a response URL %s', async (_, times, after, status) => {
    const url = `${slack.apiUrl.replace('/api/', '/respond/')}${slack.workspace.issueResponseUrl('U1', 'C1', null)}`;
    clock.advance(after);
    let last = 0;
    for (let use = 0; use < times; use += 1) last = (await fetch(url, { method: 'POST', body: '{"text":"x"}' })).status;
    expect(last).toBe(status);
  });

  it('shows an ephemeral message to one person only', async () => {
    slack.workspace.memberships.add('C1');
    await client().chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
    expect(slack.client({ user: 'U1', place: 'channel' }).messages()).toContain('psst');
    expect(slack.client({ user: 'U2', place: 'channel' }).messages()).not.toContain('psst');
  });

  it('says how long to wait after too many calls', async () => {
    slack.faults.limitNext('auth.test', 7);
    await expect(client().auth.test()).rejects.toMatchObject({ retryAfter: 7 });
  });

  const modalView = () => ({ type: 'modal' as const, title: plain('Form'), blocks: [] });
});
