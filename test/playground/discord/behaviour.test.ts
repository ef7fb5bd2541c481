/** What makes the local Discord good for more than our own bot: places, people, files, limits, a gateway with moods. */
import { describe, expect, it } from 'vitest';
import { startRawBot } from './raw-bot.ts';

const V2 = 1 << 15;
const MESSAGE_CONTENT = 1 << 15;
const text = (content: string) => ({ type: 10, content });

describe('messages in a channel', () => {
  const heard = async (words: string, options: Parameters<typeof startRawBot>[0] = {}) => {
    const { discord, waitForEvent } = await startRawBot(options);
    await discord.client({ user: 'ada', place: 'server' }).post(words);
    return waitForEvent('MESSAGE_CREATE');
  };

  it('come without text to other bots', async () => {
    expect(await heard('a secret')).toMatchObject({ content: '', mentions: [], guild_id: expect.any(String) });
  });

  it('come with their text when they mention the bot', async () => {
    expect(await heard('hi @nibble')).toMatchObject({ content: expect.stringMatching(/^hi <@\d+>$/), mentions: [{}] });
  });

  it('come with their text to a bot with the intent for it', async () => {
    const options = { intents: (1 << 9) | MESSAGE_CONTENT, applicationFlags: 1 << 19 };
    expect(await heard('no secret', options)).toMatchObject({ content: 'no secret' });
  });

  it('do not come to a bot whose intents are not allowed', async () => {
    const { closed } = await startRawBot({ intents: MESSAGE_CONTENT, isRefused: true });
    expect(await closed).toMatchObject([4014, expect.anything()]);
  });
});

describe('a command', () => {
  const offered = { name: 'go', description: 'Go', contexts: [0, 1, 2], integration_types: [0, 1] };

  it.each([
    { place: 'dm', context: 1, owner: '0' },
    { place: 'server', context: 0, owner: '0' },
    { place: 'private', context: 2, owner: '1' },
    { place: 'other-server', context: 0, owner: '1' },
  ] as const)('used in $place tells who has installed the bot', async ({ place, context, owner }) => {
    const { discord, call, waitForEvent } = await startRawBot();
    await call('PUT', '/applications/1/commands', [offered]);
    await discord.client({ user: 'ada', place }).command('/go');
    expect(await waitForEvent('INTERACTION_CREATE')).toMatchObject({
      context,
      authorizing_integration_owners: { [owner]: expect.any(String) },
    });
  });

  it.each(['private', 'other-server'] as const)('that users cannot install is not offered in %s', async (place) => {
    const { discord } = await startRawBot();
    await expect(discord.client({ user: 'ada', place }).command('/go')).rejects.toThrow('offers no command');
  });

  it('fills several options by their names', async () => {
    const { discord, call, waitForEvent } = await startRawBot();
    const option = (name: string) => ({ type: 3, name, description: name });
    await call('PUT', '/applications/1/commands', [{ ...offered, options: [option('zone'), option('time')] }]);
    await discord.client({ user: 'ada', place: 'dm' }).command('/go time:19:30 zone:Europe/Berlin');
    expect(await waitForEvent('INTERACTION_CREATE')).toMatchObject({
      data: {
        options: [
          { name: 'time', value: '19:30' },
          { name: 'zone', value: 'Europe/Berlin' },
        ],
      },
    });
  });

  it('of one server only is offered there', async () => {
    const { discord, call } = await startRawBot();
    await call('PUT', `/applications/1/guilds/${discord.guild}/commands`, [{ name: 'try', description: 'Try' }]);
    await discord.client({ user: 'ada', place: 'server' }).command('/try');
    await expect(discord.client({ user: 'ada', place: 'dm' }).command('/try')).rejects.toThrow('offers no command');
  });
});

describe('files', () => {
  const upload = (body: object, names: readonly string[]) => {
    const form = new FormData();
    form.set('payload_json', JSON.stringify(body));
    for (const [index, name] of names.entries()) form.set(`files[${index}]`, new Blob(['inside']), name);
    return form;
  };
  const shown = (name: string) => ({ flags: V2, components: [{ type: 13, file: { url: `attachment://${name}` } }] });

  it('are shown by their messages, and served', async () => {
    const { call, learner, directPath } = await startRawBot();
    const posted = await call('POST', directPath, upload(shown('data.json'), ['data.json']));
    expect(learner.messages()).toEqual(['data.json']);
    const [file] = posted.body.attachments ?? [];
    expect(await (await fetch(file?.url ?? '')).text()).toBe('inside');
  });

  it.each([
    { what: 'that is not there', body: shown('other.json'), names: ['data.json'] },
    {
      what: 'from elsewhere',
      body: { flags: V2, components: [{ type: 13, file: { url: 'https://a.test/x' } }] },
      names: [],
    },
    { what: 'too many', body: { flags: V2, components: [text('x')] }, names: Array(11).fill('a.txt') },
  ])('$what are refused', async ({ body, names }) => {
    const { call, directPath } = await startRawBot();
    expect(await call('POST', directPath, upload(body, names))).toMatchObject({ status: 400, code: 50035 });
  });
});

it('an unknown property of a component is refused', async () => {
  const { call, directPath } = await startRawBot();
  const body = { flags: V2, components: [{ ...text('x'), colour: 1 }] };
  expect(await call('POST', directPath, body)).toMatchObject({ status: 400, code: 50035 });
});

it('a body that is not JSON is refused', async () => {
  const { discord } = await startRawBot();
  const headers = { authorization: `Bot ${discord.token}` };
  const response = await fetch(`${discord.apiUrl}/v10/users/@me/channels`, { method: 'POST', headers, body: '{' });
  expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
});

describe('rate limits', () => {
  it('refuse a sixth message in a channel within five seconds, and say how long to wait', async () => {
    const { call, discord, directPath } = await startRawBot({ hasRateLimits: true });
    const answers = [];
    for (let index = 0; index < 6; index++) answers.push(await call('POST', directPath, { content: 'x' }));
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0', null]);
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { retry_after: expect.any(Number), global: false } });
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    discord.advance(5000);
    expect(await call('POST', directPath, { content: 'x' })).toMatchObject({ status: 200 });
  });

  it('refuse more than fifty requests in a second', async () => {
    const { call } = await startRawBot({ hasRateLimits: true, now: () => 1_700_000_000_000 });
    let last = await call('GET', '/users/@me');
    for (let index = 0; index < 60 && last.status === 200; index++) last = await call('GET', '/users/@me');
    expect(last).toMatchObject({ status: 429, body: { global: true } });
    expect(last.headers.get('x-ratelimit-global')).toBe('true');
  });
});

describe('the bot', () => {
  it('cannot write in a server that it was removed from', async () => {
    const { discord, call, waitForEvent } = await startRawBot();
    await discord.client({ user: 'ada', place: 'server' }).post('@nibble');
    const { channel_id: channel } = await waitForEvent('MESSAGE_CREATE');
    await discord.removeBot();
    await waitForEvent('GUILD_DELETE');
    expect(await call('POST', `/channels/${channel}/messages`, { content: 'x' })).toMatchObject({ code: 50001 });
  });

  it('cannot write in a deleted channel', async () => {
    const { discord, call, waitForEvent } = await startRawBot();
    await discord.deleteChannel('server');
    const { id } = await waitForEvent('CHANNEL_DELETE');
    expect(await call('POST', `/channels/${id}/messages`, { content: 'x' })).toMatchObject({
      status: 404,
      code: 10003,
    });
  });

  it('is refused everywhere once its token is revoked', async () => {
    const { discord, call, closed } = await startRawBot();
    discord.revokeToken();
    expect(await closed).toMatchObject([4004, expect.anything()]);
    expect(await call('GET', '/users/@me')).toMatchObject({ status: 401 });
  });

  it('can edit and delete its own messages only', async () => {
    const { call, learner, directPath, waitForEvent } = await startRawBot();
    const own = await call('POST', directPath, { content: 'one' });
    expect(await call('PATCH', `${directPath}/${own.body.id}`, { content: 'two' })).toMatchObject({ status: 200 });
    expect(learner.messages()).toEqual(['two']);
    expect(await call('DELETE', `${directPath}/${own.body.id}`)).toMatchObject({ status: 204 });
    expect(learner.messages()).toEqual([]);
    await learner.type('mine');
    const { id } = await waitForEvent('MESSAGE_CREATE');
    expect(await call('PATCH', `${directPath}/${id}`, { content: 'x' })).toMatchObject({ status: 403, code: 50005 });
  });
});

describe('the gateway', () => {
  it('closes a connection without heartbeats', async () => {
    const { closed } = await startRawBot({ heartbeatInterval: 20, isRefused: true });
    expect(await closed).toMatchObject([4009, expect.anything()]);
  });

  it('can ask for a new connection, and for a new session', async () => {
    const { discord, waitForOp } = await startRawBot();
    discord.connection.askToReconnect();
    await waitForOp(7);
    discord.connection.invalidate();
    expect(await waitForOp(9)).toMatchObject({ d: false });
  });
});

describe('a form', () => {
  const label = (name: string, component: object) => ({ type: 18, label: name, component });
  const options = ['a', 'b'].map((value) => ({ label: value.toUpperCase(), value }));
  const modal = (component: object) => ({ custom_id: 'form', title: 'Form', components: [label('Pick', component)] });
  const select = { type: 3, custom_id: 'pick', options };
  const checks = { type: 22, custom_id: 'pick', options };

  const open = async (component: object) => {
    const bot = await startRawBot();
    const command = await bot.interaction(() => bot.learner.command('/go'));
    return { ...bot, opened: await command.callback(9, modal(component)) };
  };

  it.each([
    { what: 'a menu', component: select, filled: 'B', values: ['b'] },
    { what: 'a menu by its value', component: select, filled: 'a', values: ['a'] },
    { what: 'boxes', component: checks, filled: 'A, b', values: ['a', 'b'] },
    {
      what: 'boxes that may stay empty',
      component: { ...checks, required: false, min_values: 0 },
      filled: '',
      values: [],
    },
  ])('with $what sends what was picked', async ({ component, filled, values }) => {
    const { learner, waitForEvent } = await open(component);
    await learner.fill({ Pick: filled });
    expect(await waitForEvent('INTERACTION_CREATE', 1)).toMatchObject({
      data: { components: [{ component: { values } }] },
    });
  });

  it('is not sent with a required field empty, or with an unknown option', async () => {
    const { learner } = await open(select);
    await expect(learner.fill({})).rejects.toThrow('has to be filled in');
    await expect(learner.fill({ Pick: 'C' })).rejects.toThrow('no option');
  });

  it.each([
    { what: 'the same value twice', component: { ...select, options: [...options, ...options] } },
    {
      what: 'two defaults in a menu',
      component: { ...select, options: options.map((one) => ({ ...one, default: true })) },
    },
    { what: 'a required group that may be empty', component: { ...checks, min_values: 0 } },
    {
      what: 'eleven boxes',
      component: { ...checks, options: Array.from({ length: 11 }, (_, index) => ({ label: 'x', value: `${index}` })) },
    },
  ])('with $what is refused', async ({ component }) => {
    expect((await open(component)).opened).toMatchObject({ status: 400, code: 50035 });
  });
});
