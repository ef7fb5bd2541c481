import type { APIInteraction, GatewayMessageCreateDispatchData } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDirect, isMention, readInteraction, readMessage, readTyped } from '../../../adapters/discord/read-event.ts';
import { formAskedFor } from '../../../adapters/shared/converse.ts';
import { action, decodeAction, encodeAction } from '../../../src/core/action.ts';
import type { Input } from '../../../src/core/event.ts';
import { ACTION_PACE, COMMANDS, paceOf } from '../../../src/tutor/features/index.ts';

const user = { id: '80351110224678912', username: 'ada', discriminator: '0', global_name: 'Ada', avatar: null };

/** As much of an interaction's payload as matters; the tests of the connection see whole ones. */
const interaction = (parts: object): APIInteraction =>
  ({ id: '7', token: 't', application_id: '5', channel: { id: '9', type: 1 }, user, ...parts }) as APIInteraction;

const named = (value: string) => ({
  type: 2,
  data: { type: 1, name: 'lesson', options: [{ type: 3, name: 'name', value }] },
});
const command = (name: string, options: Record<string, string> = {}) => ({
  type: 2,
  data: {
    type: 1,
    name,
    options: Object.entries(options).map(([option, value]) => ({ type: 3, name: option, value })),
  },
});
const picked = (message: object) => ({
  type: 2,
  data: {
    type: 3,
    name: 'Check this code',
    target_id: '4',
    resolved: { messages: { 4: { author: { id: '80351110224678912', username: 'ada' }, ...message } } },
  },
});
const lab = (options: object[]) => ({ type: 2, data: { type: 1, name: 'lab', options } });
const id = encodeAction(action('answer', 'cookies', 'attach-a-cookie', '2'));

describe('an interaction', () => {
  it.each<{ what: string; payload: object; input: Input }>([
    {
      what: '/lesson cookies',
      payload: named('cookies'),
      input: { kind: 'command', name: 'lesson', options: { name: 'cookies' } },
    },
    {
      what: '/lesson with spaces around',
      payload: named('  Cookies '),
      input: { kind: 'command', name: 'lesson', options: { name: 'Cookies' } },
    },
    {
      what: '/lesson with nothing but spaces',
      payload: named('  '),
      input: { kind: 'command', name: 'lesson', options: {} },
    },
    {
      what: '/lesson alone',
      payload: { type: 2, data: { type: 1, name: 'lesson' } },
      input: { kind: 'command', name: 'lesson', options: {} },
    },
    {
      what: '/lab cookies',
      payload: lab([{ type: 3, name: 'name', value: ' cookies' }]),
      input: { kind: 'command', name: 'lab', options: { name: 'cookies' } },
    },
    { what: '/lab alone', payload: lab([]), input: { kind: 'command', name: 'lab', options: {} } },
    ...(['help', 'review', 'progress', 'forget', 'export'] as const).map((name) => ({
      what: `/${name}`,
      payload: { type: 2, data: { type: 1, name } },
      input: { kind: 'command' as const, name, options: {} },
    })),
    { what: '/quiz alone', payload: command('quiz'), input: { kind: 'command', name: 'quiz', options: {} } },
    {
      what: '/reference max_age',
      payload: command('reference', { name: ' max_age ' }),
      input: { kind: 'command', name: 'reference', options: { name: 'max_age' } },
    },
    { what: '/reminders', payload: command('reminders'), input: { kind: 'command', name: 'reminders', options: {} } },
    {
      what: '/reminders with a time',
      payload: command('reminders', { time: '19:30' }),
      input: { kind: 'command', name: 'reminders', options: { time: '19:30' } },
    },
    {
      what: '/reminders with both',
      payload: command('reminders', { zone: 'Europe/Berlin', time: 'half past seven' }),
      input: { kind: 'command', name: 'reminders', options: { zone: 'Europe/Berlin', time: 'half past seven' } },
    },
    {
      what: '"Check this code" on the learner’s own message',
      payload: picked({ content: 'mine:\n```x = 1```' }),
      input: { kind: 'command', name: 'check', options: { message: 'mine:\n```x = 1```' } },
    },
    {
      what: '"Check this code" on a message of somebody, by the name that people see',
      payload: picked({ content: '```x = 1```', author: { id: '5', username: 'grace', global_name: 'Grace *H*' } }),
      input: { kind: 'command', name: 'check', options: { message: '```x = 1```', author: 'Grace *H*' } },
    },
    {
      what: '"Check this code" on a message of an app, which has one name only',
      payload: picked({ content: '```x = 1```', author: { id: '6', username: 'paste', global_name: null, bot: true } }),
      input: { kind: 'command', name: 'check', options: { message: '```x = 1```', author: 'paste' } },
    },
    {
      what: '"Check this code" on a message that was forwarded',
      payload: picked({ content: '', message_snapshots: [{ message: { content: '```y = 2```', embeds: [] } }] }),
      input: { kind: 'command', name: 'check', options: { message: '```y = 2```' } },
    },
    {
      what: '"Check this code" on what another bot has put into an embed',
      payload: picked({
        content: '',
        embeds: [{ title: 'Paste', description: '```z = 3```', fields: [{ name: 'By', value: 'ada' }] }],
      }),
      input: { kind: 'command', name: 'check', options: { message: '```z = 3```\nada' } },
    },
    {
      what: 'a command of another version',
      payload: { type: 2, data: { type: 1, name: 'teach' } },
      input: { kind: 'command', name: 'teach', options: {} },
    },
    {
      what: 'a command on a person, which this version does not have',
      payload: { type: 2, data: { type: 2, name: 'Check this code' } },
      input: { kind: 'command', name: 'help', options: {} },
    },
    {
      what: '"Check this code" on a message of ours',
      payload: picked({
        content: '',
        components: [
          { type: 10, content: '```python\nx = "`\u200b`"\n```' },
          { type: 17, components: [{ type: 10, content: 'inside' }] },
          { type: 9, components: [{ type: 10, content: 'beside' }], accessory: { type: 2, style: 1 } },
          { type: 1, components: [{ type: 2, style: 1, label: 'Run' }] },
        ],
      }),
      input: { kind: 'command', name: 'check', options: { message: '```python\nx = "``"\n```\ninside\nbeside' } },
    },
    {
      what: 'a submitted form with things to pick',
      payload: {
        type: 5,
        data: {
          custom_id: id,
          components: [
            { type: 18, id: 1, component: { type: 3, id: 2, custom_id: 'zone', values: ['utc'] } },
            { type: 18, id: 3, component: { type: 22, id: 4, custom_id: 'days', values: ['mo', 'we'] } },
            { type: 18, id: 5, component: { type: 22, id: 6, custom_id: 'none', values: [] } },
          ],
        },
      },
      input: { kind: 'submit', action: decodeAction(id), fields: { zone: 'utc', days: 'mo,we', none: '' } },
    },
    {
      what: 'a button',
      payload: { type: 3, data: { component_type: 2, custom_id: id } },
      input: { kind: 'press', action: decodeAction(id) },
    },
    {
      what: 'the second button of its kind in a message',
      payload: { type: 3, data: { component_type: 2, custom_id: `${id}~a` } },
      input: { kind: 'press', action: decodeAction(id) },
    },
    {
      what: 'a menu entry',
      payload: { type: 3, data: { component_type: 3, custom_id: 'menu', values: [id] } },
      input: { kind: 'press', action: decodeAction(id) },
    },
    {
      what: 'a button of another bot or an old version',
      payload: { type: 3, data: { component_type: 2, custom_id: '<script>' } },
      input: { kind: 'press', action: decodeAction('<script>') },
    },
    {
      what: 'a submitted form',
      payload: {
        type: 5,
        data: {
          custom_id: id,
          components: [
            { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'b1', value: 'make_response' } },
            { type: 1, id: 3, components: [{ type: 4, id: 4, custom_id: 'b2', value: '' }] },
            { type: 10, id: 5 },
          ],
        },
      },
      input: { kind: 'submit', action: decodeAction(id), fields: { b1: 'make_response', b2: '' } },
    },
  ])('of $what is understood', ({ payload, input }) => {
    const event = { id: 'discord:7', learner: 'discord:80351110224678912', ...input };
    expect(readInteraction(interaction(payload))).toEqual(event);
  });

  it('in a server comes from the member', () => {
    const inServer = interaction({ ...named('cookies'), user: undefined, member: { user }, guild_id: '3', context: 0 });
    expect(readInteraction(inServer)?.learner).toBe('discord:80351110224678912');
  });

  describe('among others', () => {
    const among = (member: object, more: object = {}) => {
      const inServer = { user: undefined, guild_id: '3', context: 0, channel: { id: '9', type: 0 } };
      const installed = { authorizing_integration_owners: { 0: '3' } };
      const person = { user, permissions: '0', ...member };
      return readInteraction(interaction({ ...named('cookies'), ...inServer, ...installed, member: person, ...more }))
        ?.room;
    };

    it.each<[string, object, object]>([
      ['says the channel and its server', {}, { server: 'discord:3', channel: '9' }],
      ['says the name that the account has', {}, { name: 'Ada' }],
      ['says the name that is used in the server', { nick: 'Countess' }, { name: 'Countess' }],
      ['gives no rights to somebody who has none', {}, { canManage: false }],
      ['gives no rights to somebody who may only write', { permissions: '2048' }, { canManage: false }],
      ['gives rights to who manages the server', { permissions: '2080' }, { canManage: true }],
      ['gives rights to an administrator', { permissions: '8' }, { canManage: true }],
      ['reads rights beyond 32 bits', { permissions: String(2n ** 50n + 32n) }, { canManage: true }],
    ])('%s', (_, member, said) => {
      expect(among(member)).toMatchObject(said);
    });

    it('is no room where the bot is not installed, whatever rights somebody has there', () => {
      expect(among({ permissions: '8' }, { authorizing_integration_owners: { 1: user.id } })).toBeUndefined();
    });
  });

  it.each([
    { what: 'a ping', payload: { type: 1 } },
    { what: 'autocompletion', payload: { type: 4, data: { name: 'lesson', options: [] } } },
    { what: 'an emptied menu', payload: { type: 3, data: { component_type: 3, custom_id: 'menu', values: [] } } },
    { what: 'another bot', payload: { ...named('cookies'), user: { ...user, bot: true } } },
  ])('of $what is no intent', ({ payload }) => {
    expect(readInteraction(interaction(payload))).toBeNull();
  });

  it.each([
    { where: 'the conversation with the bot', payload: { context: 1 }, direct: true },
    { where: 'a server', payload: { context: 0, guild_id: '3' }, direct: false },
    { where: 'a conversation with others', payload: { context: 2 }, direct: false },
    { where: 'a conversation, told by an old payload', payload: {}, direct: true },
    {
      where: 'a server, told by an old payload',
      payload: { guild_id: '3', channel: { id: '9', type: 0 } },
      direct: false,
    },
  ])('in $where is answered openly: $direct', ({ payload, direct }) => {
    expect(isDirect(interaction({ type: 1, ...payload }))).toBe(direct);
  });

  it.each([
    { option: 'name', what: 'courses' },
    { option: 'zone', what: 'zones' },
  ])('of autocompletion of $option asks for $what with what was typed', ({ option, what }) => {
    const options = [
      { type: 3, name: 'time', value: '19:30' },
      { type: 3, name: option, value: 'coo', focused: true },
    ];
    const typing = interaction({ type: 4, data: { name: 'any', options } });
    expect(typing.type === 4 && readTyped(typing, COMMANDS)).toEqual({ what, typed: 'coo' });
  });
});

describe('a message', () => {
  const message = (parts: object): GatewayMessageCreateDispatchData =>
    ({
      id: '8',
      channel_id: '9',
      type: 0,
      author: user,
      content: 'next',
      ...parts,
    }) as GatewayMessageCreateDispatchData;

  it.each([
    { what: 'in the conversation', parts: {} },
    { what: 'in reply to another', parts: { type: 19 } },
    { what: 'that begins with our name', parts: { content: '<@5> next' } },
  ])('$what is said to the tutor', ({ parts }) => {
    const event = { id: 'discord:8', learner: 'discord:80351110224678912', kind: 'message', text: 'next' };
    expect(readMessage(message(parts), '5')).toEqual(event);
  });

  it('that was copied from a message of ours is read as what it showed', () => {
    expect(readMessage(message({ content: '`\u200b`\u200b`python\nx = 1\n``\u200b`' }), '5')).toMatchObject({
      kind: 'message',
      text: '```python\nx = 1\n```',
    });
  });

  it.each([
    { what: 'of a bot, such as this one', parts: { author: { ...user, bot: true } } },
    { what: 'of a webhook', parts: { webhook_id: '4' } },
    { what: 'in a server', parts: { guild_id: '3' } },
    { what: 'that Discord wrote, such as a pin', parts: { type: 6 } },
  ])('$what is ignored', ({ parts }) => {
    expect(readMessage(message(parts), '5')).toBeNull();
  });
});

describe('the first response', () => {
  it.each(Object.entries(ACTION_PACE))('to pressing %s is known from its id: %s', (verb, pace) => {
    expect(formAskedFor({ kind: 'press', action: decodeAction(`n1.${verb}...`) }, paceOf) !== null).toBe(
      pace === 'form',
    );
  });

  it('to a submitted form is never a form', () => {
    expect(formAskedFor({ kind: 'submit', action: decodeAction('n1.edit...'), fields: {} }, paceOf)).toBeNull();
  });

  it('to any forged id is a form or not', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const action = formAskedFor({ kind: 'press', action: decodeAction(id) }, paceOf);
        expect(action === null || paceOf(action) === 'form').toBe(true);
      }),
    );
    expect(formAskedFor({ kind: 'press', action: decodeAction('n1.constructor...') }, paceOf)).toBeNull();
  });
});

describe('a mention', () => {
  const message = (parts: object): GatewayMessageCreateDispatchData =>
    ({
      id: '8',
      channel_id: '9',
      guild_id: '3',
      type: 0,
      author: user,
      content: 'hi <@5>',
      ...parts,
    }) as GatewayMessageCreateDispatchData;

  it.each([
    { what: 'in a server', parts: {}, is: true },
    { what: 'of the old kind', parts: { content: '<@!5> lessons?' }, is: true },
    { what: 'of somebody else', parts: { content: 'hi <@6>' }, is: false },
    { what: 'of everybody', parts: { content: '@everyone' }, is: false },
    { what: 'that Discord adds to a reply', parts: { type: 19, content: 'thanks' }, is: false },
    { what: 'by another bot', parts: { author: { ...user, bot: true } }, is: false },
    { what: 'by a webhook', parts: { webhook_id: '4' }, is: false },
    { what: 'in the direct conversation, where everything is meant', parts: { guild_id: undefined }, is: false },
  ])('$what calls the bot: $is', ({ parts, is }) => {
    expect(isMention(message(parts), '5')).toBe(is);
  });
});
