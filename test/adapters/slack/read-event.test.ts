import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePlace, readEvent, readPayload, readPlace } from '../../../adapters/slack/read-event.ts';
import { decodeAction } from '../../../src/core/action.ts';
import { COMMANDS } from '../../../src/tutor/features/index.ts';

const read = (body: unknown) => {
  const payload = readPayload(body);
  return payload && readEvent(payload, COMMANDS);
};
const place = (body: unknown) => {
  const payload = readPayload(body);
  return payload && readPlace(payload);
};

const command = (text: string, channel = 'C1') => ({
  command: '/lesson',
  text,
  team_id: 'T1',
  user_id: 'U1',
  channel_id: channel,
  trigger_id: '1.2.3',
  response_url: 'https://hooks.test/1',
  token: 'legacy',
});

const lab = (text: string) => ({ ...command(text), command: '/lab' });

const message = (event: object) => ({
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T1',
  event: { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: 'b', ...event },
});

const press = (action: object, rest: object = {}) => ({
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1', team_id: 'T1' },
  trigger_id: '1.2.3',
  response_url: 'https://hooks.test/2',
  channel: { id: 'D1' },
  container: { type: 'message', message_ts: '17.1', channel_id: 'D1', is_ephemeral: false },
  message: { ts: '17.1', text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x' } }] },
  actions: [{ block_id: 'key.3', action_id: 'button.0', ...action }],
  ...rest,
});

const event = (inner: object) => ({ type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event: inner });
const mention = (text: string, rest: object = {}) =>
  event({ type: 'app_mention', channel: 'C1', user: 'U1', text, ...rest });
const home = (tab: string) => event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab });
const code = (text: string) => ({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
const words = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
const shortcut = (rest: object = {}, callback_id = 'check-code') => ({
  type: 'message_action',
  callback_id,
  team: { id: 'T1' },
  user: { id: 'U1' },
  trigger_id: '1.2.3',
  response_url: 'https://hooks.test/3',
  channel: { id: 'C1' },
  message: { ts: '17.2', text: 'a &lt; b', ...rest },
});

const submission = (values: object, view: object = {}) => ({
  type: 'view_submission',
  team: { id: 'T1' },
  user: { id: 'U1' },
  trigger_id: '1.2.3',
  view: { id: 'V1', callback_id: 'n1.submit-program.cookies.visits.', state: { values }, ...view },
});

describe('readEvent', () => {
  it.each([
    ['no name asks for the lessons', command(''), { kind: 'command', name: 'lesson', options: {} }],
    ['spaces only ask for the lessons', command('   '), { kind: 'command', name: 'lesson', options: {} }],
    ['help asks for help', command(' HELP '), { kind: 'command', name: 'help', options: {} }],
    [
      '/lab with a name enters the lab of that lesson',
      lab(' cookies '),
      { kind: 'command', name: 'lab', options: { name: 'cookies' } },
    ],
    ['/lab alone enters the lab of the lesson that one is in', lab(''), { kind: 'command', name: 'lab', options: {} }],
    ['/lab help asks for help', lab('help'), { kind: 'command', name: 'help', options: {} }],
    [
      '/reminders takes whatever is said of them',
      { ...command('19:30 Berlin'), command: '/reminders' },
      { kind: 'command', name: 'reminders', options: { zone: '19:30 Berlin' } },
    ],
    [
      'a mention says what stands behind the name',
      mention('<@U0BOT> quiz cookies'),
      { kind: 'message', text: 'quiz cookies' },
    ],
    [
      'the app’s name in front is no part of an answer',
      { ...message({ text: '<@U0BOT> next' }), authorizations: [{ team_id: 'T1', user_id: 'U0BOT' }] },
      { kind: 'message', text: 'next' },
    ],
    ['a mention at the end says what stands before it', mention('next <@U0BOT>'), { kind: 'message', text: 'next' }],
    ['a mention alone asks for help', mention(' <@U0BOT|nibble> '), { kind: 'command', name: 'help', options: {} }],
    ['a mention keeps other people’s names', mention('<@U0BOT> ask <@U2>'), { kind: 'message', text: 'ask @U2' }],
    ['the Home tab asks for the overview', home('home'), { kind: 'command', name: 'home', options: {} }],
    [
      'the shortcut asks to check the message',
      shortcut(),
      { kind: 'command', name: 'check', options: { message: 'a < b' } },
    ],
    [
      'the shortcut on the learner’s own message says nothing of its author',
      shortcut({ user: 'U1' }),
      { kind: 'command', name: 'check', options: { message: 'a < b' } },
    ],
    [
      'the shortcut on a message of somebody else says so, without an id that would be a mention',
      shortcut({ user: 'U2' }),
      { kind: 'command', name: 'check', options: { message: 'a < b', author: 'somebody else' } },
    ],
    [
      'a message with code is read from its blocks',
      shortcut({ text: 'x', blocks: [{ type: 'rich_text', elements: [words('Why? '), code('a = "<b>"\nc')] }] }),
      { kind: 'command', name: 'check', options: { message: 'Why? \n```\na = "<b>"\nc\n```' } },
    ],
    [
      'a message that was forwarded is read, too',
      shortcut({ text: '', attachments: [{ text: '```x = 1```' }, { fallback: 'a picture' }] }),
      { kind: 'command', name: 'check', options: { message: '```x = 1```' } },
    ],
    [
      'a message that Slack gives no text, blocks or files',
      shortcut({ text: null, blocks: null, files: null, attachments: null, thread_ts: null }),
      { kind: 'command', name: 'check', options: { message: '' } },
    ],
    [
      'a button of a message without words says its value',
      press({ value: 'n1.next.cookies.intro.' }, { message: { ts: '17.1', text: null, blocks: null } }),
      { kind: 'press', action: decodeAction('n1.next.cookies.intro.') },
    ],
    [
      'a menu of a form brings the value picked',
      submission({ zone: { value: { type: 'static_select', selected_option: { value: 'utc' } } } }),
      { kind: 'submit', action: decodeAction('n1.submit-program.cookies.visits.'), fields: { zone: 'utc' } },
    ],
    [
      'boxes of a form bring the values ticked',
      submission({
        days: { value: { selected_options: [{ value: 'mon' }, { value: 'tue' }] } },
        none: { value: { selected_options: [] } },
      }),
      {
        kind: 'submit',
        action: decodeAction('n1.submit-program.cookies.visits.'),
        fields: { days: 'mon,tue', none: '' },
      },
    ],
    ['a name starts a lesson', command(' cookies '), { kind: 'command', name: 'lesson', options: { name: 'cookies' } }],
    [
      'a name is what was typed, not what Slack made of it',
      command('a &lt;b&gt; &amp;amp;'),
      { kind: 'command', name: 'lesson', options: { name: 'a <b> &amp;' } },
    ],
    [
      'a button says its value',
      press({ value: 'n1.next.cookies.intro.' }),
      { kind: 'press', action: decodeAction('n1.next.cookies.intro.') },
    ],
    [
      'a menu says the chosen value',
      press({ selected_option: { value: 'n1.go.cookies.intro.' } }),
      { kind: 'press', action: decodeAction('n1.go.cookies.intro.') },
    ],
    [
      'a form brings its fields',
      submission({ program: { value: { type: 'plain_text_input', value: 'x = 1' } } }),
      { kind: 'submit', action: decodeAction('n1.submit-program.cookies.visits.'), fields: { program: 'x = 1' } },
    ],
    [
      'an empty field is the empty text',
      submission({ a: { value: { value: null } } }),
      { kind: 'submit', action: decodeAction('n1.submit-program.cookies.visits.'), fields: { a: '' } },
    ],
    [
      'a field in parts comes back as one',
      submission({ a: { value: { value: '1' } }, 'a~2': { value: { value: '2' } } }),
      { kind: 'submit', action: decodeAction('n1.submit-program.cookies.visits.'), fields: { a: '1\n2' } },
    ],
    ['a direct message is said', message({}), { kind: 'message', text: 'b' }],
    ['a message with a file is its words', message({ subtype: 'file_share' }), { kind: 'message', text: 'b' }],
    [
      'a file without words is an empty message, which gets an answer, too',
      message({ subtype: 'file_share', text: '' }),
      { kind: 'message', text: '' },
    ],
    ['escapes are taken back', message({ text: 'a &lt;b&gt; &amp; c' }), { kind: 'message', text: 'a <b> & c' }],
    [
      'an address is as it was typed',
      message({ text: 'see <https://app.test/?a=1&amp;b=2>' }),
      { kind: 'message', text: 'see https://app.test/?a=1&b=2' },
    ],
    [
      'a short address is as it was typed',
      message({ text: '<http://app.test|app.test>' }),
      { kind: 'message', text: 'app.test' },
    ],
    [
      'mentions become words',
      message({ text: '<@U2> <!channel> <!here|here> <#C1|general> <!subteam^S1|@all>' }),
      { kind: 'message', text: '@U2 @channel @here #general @all' },
    ],
    [
      'code keeps its lines',
      message({ text: '```\nif a &lt; b:\n    pass\n```' }),
      { kind: 'message', text: '```\nif a < b:\n    pass\n```' },
    ],
  ])('%s', (_, body, input) => {
    expect(read(body)).toMatchObject(input);
  });

  it.each([
    ['an edit', message({ subtype: 'message_changed' })],
    ['a deletion', message({ subtype: 'message_deleted' })],
    ['a bot', message({ bot_id: 'B1' })],
    ['a message without a person', message({ user: undefined })],
    ['a channel', message({ channel: 'C1', channel_type: 'channel' })],
    ['a group conversation', message({ channel: 'G1', channel_type: 'mpim' })],
    ['another event', { ...message({}), event: { type: 'reaction_added' } }],
    ['a mention by a bot', mention('<@U0BOT> hi', { bot_id: 'B1' })],
    ['the messages tab', home('messages')],
    ['another app’s shortcut', shortcut({}, 'translate')],
    ['a command that is none of ours', { ...command('x'), command: '/shout' }],
    ['a button without a value', press({})],
    ['a closed form', { ...submission({}), type: 'view_closed' }],
    ['nothing', null],
    ['a text', 'hello'],
  ])('%s asks for nothing', (_, body) => {
    expect(read(body)).toBeNull();
  });

  it.each([
    ['a message', message({}), 'slack:Ev1'],
    ['a command', command(''), 'slack:1.2.3'],
    ['a press', press({ value: 'x' }), 'slack:1.2.3'],
    ['a mention', mention('x'), 'slack:Ev1'],
    ['a look at the Home tab', home('home'), 'slack:Ev1'],
    ['a shortcut', shortcut(), 'slack:1.2.3'],
    ['a submission', submission({}), 'slack:1.2.3'],
  ])('%s that is delivered again has the same event id', (_, body, id) => {
    expect(read(body)?.id).toBe(id);
    expect(read(structuredClone(body))?.id).toBe(id);
  });

  it.each([
    ['a message', message({})],
    ['a command', command('')],
    ['a press', press({ value: 'x' })],
    ['a submission', submission({})],
    ['a mention', mention('x')],
    ['a look at the Home tab', home('home')],
    ['a shortcut', shortcut()],
    ['an organisation-wide press', press({ value: 'x' }, { team: null })],
  ])('%s comes from slack:<team>:<user>', (_, body) => {
    expect(read(body)?.learner).toBe('slack:T1:U1');
  });

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (anything, text) => {
        read(anything);
        expect(read(message({ text }))?.kind).toBe('message');
      }),
    );
  });
});

describe('readPlace', () => {
  it.each([
    [
      'a command in a channel is answered to the learner only',
      command('', 'C1'),
      { channel: 'C1', audience: 'learner', pressed: null },
    ],
    [
      'a command in the direct conversation is answered there',
      command('', 'D1'),
      { channel: 'D1', audience: 'everyone' },
    ],
    [
      'a message is answered where it was typed',
      message({}),
      { channel: 'D1', audience: 'everyone', responseUrl: null },
    ],
    [
      'a press knows its message and the key of its controls',
      press({ value: 'x' }),
      { channel: 'D1', audience: 'everyone', pressed: { ts: '17.1', key: 'key' } },
    ],
    [
      'a press on an ephemeral message can only be answered by its response URL',
      press({ value: 'x' }, { message: undefined, container: { message_ts: '17.1', is_ephemeral: true } }),
      { audience: 'learner', responseUrl: 'https://hooks.test/2', pressed: { ts: null, key: 'key' } },
    ],
    [
      'a mention in a thread is answered there, to the person only',
      mention('x', { thread_ts: '16.9' }),
      { channel: 'C1', audience: 'learner', thread: '16.9', responseUrl: null },
    ],
    [
      'a shortcut in a channel is answered to the person only',
      shortcut(),
      { channel: 'C1', audience: 'learner', responseUrl: 'https://hooks.test/3', pressed: null },
    ],
    [
      'a press without a conversation (in the Home tab) is answered directly',
      press({ value: 'x' }, { channel: undefined }),
      { channel: null, pressed: null },
    ],
    [
      'a form whose origin is not known is answered directly',
      submission({}, { private_metadata: '{"v":0' }),
      { user: 'U1', channel: null, audience: 'everyone' },
    ],
  ])('%s', (_, body, expected) => {
    expect(place(body)).toMatchObject(expected);
  });

  it('brings a form’s answer to where the form was opened', () => {
    const opened = place(press({ value: 'x' }));
    expect(opened).not.toBeNull();
    const carried = opened === null ? '' : encodePlace(opened);
    expect(place(submission({}, { private_metadata: carried }))).toEqual(opened);
    expect(carried.length).toBeLessThan(3000);
  });
});

describe('what is done in a channel', () => {
  const typed = { ...command('cookies', 'C1'), user_name: 'ada' };
  const person = { id: 'U1', team_id: 'T1', username: 'ada.l', name: 'ada' };
  const pressed = press({ value: 'n1.next.cookies..' }, { user: person, channel: { id: 'C1' } });
  const room = { server: 'slack:T1', channel: 'C1', name: 'ada', canManage: null };

  it.each([
    ['a command', typed, room],
    ['a press', pressed, room],
    ['a command without a name', command('cookies', 'C1'), { ...room, name: 'U1' }],
    ['a command in a private channel', { ...typed, channel_id: 'G7' }, { ...room, channel: 'G7' }],
  ])('%s comes with the channel and the name', (_, payload, expected) => {
    expect(read(payload)?.room).toEqual(expected);
  });

  it.each([
    ['a command in the direct conversation', command('cookies', 'D1')],
    ['a press in the direct conversation', press({ value: 'n1.next.cookies..' })],
    ['a press in the Home tab', press({ value: 'n1.next.cookies..' }, { channel: undefined })],
    ['a mention', mention('<@U0> help')],
  ])('%s comes without a room', (_, payload) => {
    expect(read(payload)).toMatchObject({ learner: 'slack:T1:U1' });
    expect(read(payload)).not.toHaveProperty('room');
  });
});
