import { describe, expect, it } from 'vitest';
import { startRawBot } from './raw-bot.ts';

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
const text = (content: string) => ({ type: 10, content });
const button = (id: string, label = 'Go') => ({ type: 2, style: 1, label, custom_id: id });
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: 'x', value });
const modal = {
  custom_id: 'form',
  title: 'Form',
  components: [{ type: 18, label: 'Code', component: { type: 4, custom_id: 'code', style: 2 } }],
};

/** A bot, a learner, and an interaction of a command that the learner typed. */
async function afterCommand(place: 'dm' | 'server' = 'dm') {
  const bot = await startRawBot();
  const learner = bot.discord.client({ user: 'ada', place });
  const command = await bot.interaction(() => learner.command('/go'));
  return { ...bot, learner, command };
}

/** The same, after a press of the button on the answer. */
async function afterPress() {
  const bot = await afterCommand();
  await bot.command.callback(4, { flags: V2, components: [text('Question'), row(button('a'))] });
  return { ...bot, press: await bot.interaction(() => bot.learner.press('Go')) };
}

describe('a first response', () => {
  it('is refused after 3 seconds', async () => {
    const { command, discord } = await afterCommand();
    discord.advance(3001);
    expect(await command.callback(4, { content: 'late' })).toMatchObject({ status: 404, code: 10062 });
  });

  it('is refused the second time, even a form', async () => {
    const { command, learner } = await afterCommand();
    expect(await command.callback(5)).toMatchObject({ status: 204 });
    expect(await command.callback(4, { content: 'again' })).toMatchObject({ status: 400, code: 40060 });
    expect(await command.callback(9, modal)).toMatchObject({ status: 400, code: 40060 });
    expect(learner.form()).toBeNull();
  });

  it('with a form opens it, but not in response to a form', async () => {
    const { press, learner, interaction } = await afterPress();
    expect(await press.callback(9, modal)).toMatchObject({ status: 204 });
    expect(learner.form()).toEqual({ title: 'Form', fields: [{ label: 'Code', value: '' }] });
    const submission = await interaction(() => learner.fill({ Code: 'x' }));
    expect(await submission.callback(9, modal)).toMatchObject({ status: 400, code: 50035 });
    expect(await submission.callback(7, { components: [text('Thanks')] })).toMatchObject({ status: 204 });
    expect(learner.messages()).toEqual(['Thanks']);
  });

  it.each([
    { what: 'an update to a command', type: 7, data: { content: 'x' } },
    { what: 'a deferred update to a command', type: 6, data: undefined },
    { what: 'suggestions to a command', type: 8, data: { choices: [] } },
    { what: 'a deferred answer with the V2 flag', type: 5, data: { flags: V2 } },
    { what: 'a form of six fields', type: 9, data: { ...modal, components: Array(6).fill(modal.components[0]) } },
    {
      what: 'a form with two fields of one id',
      type: 9,
      data: { ...modal, components: Array(2).fill(modal.components[0]) },
    },
    { what: 'a form with a long title', type: 9, data: { ...modal, title: 'x'.repeat(46) } },
  ])('with $what is refused', async ({ type, data }) => {
    const { command } = await afterCommand();
    expect(await command.callback(type, data)).toMatchObject({ status: 400, code: 50035 });
  });

  it('decides who sees the later answer', async () => {
    const { command, learner, discord } = await afterCommand('server');
    await command.callback(5, { flags: EPHEMERAL });
    expect(learner.messages()).toEqual([]);
    await command.edit({ flags: V2, components: [text('Only you')] });
    expect(learner.messages()).toEqual(['Only you']);
    expect(discord.client({ user: 'bob', place: 'server' }).messages()).toEqual([]);
  });
});

describe('a message', () => {
  it.each([
    { what: 'content beside Components V2', body: { flags: V2, content: 'x', components: [text('x')] }, code: 50035 },
    { what: 'nothing in it', body: {}, code: 50006 },
    { what: 'no components', body: { flags: V2, components: [] }, code: 50006 },
    { what: 'a blank text', body: { flags: V2, components: [text(' ')] }, code: 50035 },
    { what: 'more than 2,000 characters', body: { content: 'x'.repeat(2001) }, code: 50035 },
    {
      what: 'more than 4,000 characters',
      body: { flags: V2, components: [text('x'.repeat(2001)), text('x'.repeat(2000))] },
      code: 50035,
    },
    { what: '41 components', body: { flags: V2, components: Array(41).fill(text('x')) }, code: 50035 },
    {
      what: '41 components, nested ones counted',
      body: { flags: V2, components: [{ type: 17, components: Array(40).fill(text('x')) }] },
      code: 50035,
    },
    { what: 'the same id twice', body: { flags: V2, components: [row(button('a'), button('a'))] }, code: 50035 },
    {
      what: 'six buttons in a row',
      body: { flags: V2, components: [row(...[...'abcdef'].map((id) => button(id)))] },
      code: 50035,
    },
    { what: 'an id of 101 characters', body: { flags: V2, components: [row(button('a'.repeat(101)))] }, code: 50035 },
    {
      what: 'a label of 81 characters',
      body: { flags: V2, components: [row(button('a', 'x'.repeat(81)))] },
      code: 50035,
    },
    {
      what: 'a button without a label',
      body: { flags: V2, components: [row({ type: 2, style: 1, custom_id: 'a' })] },
      code: 50035,
    },
    { what: 'a text without the V2 flag', body: { components: [text('x')] }, code: 50035 },
    {
      what: 'a menu value twice',
      body: { flags: V2, components: [row({ type: 3, custom_id: 'm', options: [option('a'), option('a')] })] },
      code: 50035,
    },
    {
      what: 'a menu and a button in a row',
      body: { flags: V2, components: [row({ type: 3, custom_id: 'm', options: [option('a')] }, button('a'))] },
      code: 50035,
    },
  ])('with $what is refused', async ({ body, code }) => {
    const { command, learner } = await afterCommand();
    expect(await command.callback(4, body)).toMatchObject({ status: 400, code });
    expect(learner.messages()).toEqual([]);
  });

  it('of too many bytes makes the API fail', async () => {
    const { command } = await afterCommand();
    const components = [text('漢'.repeat(3500))];
    expect(await command.callback(4, { flags: V2, components })).toMatchObject({ status: 500 });
  });

  it('is refused with the place of the mistake', async () => {
    const { command } = await afterCommand();
    const { body } = await command.callback(4, { flags: V2, content: 'x', components: [text('x')] });
    expect(body.errors).toMatchObject({
      data: { content: { _errors: [{ code: expect.stringMatching(/^MESSAGE_CANNOT/) }] } },
    });
  });

  it('without allowed_mentions notifies, and so does an edit', async () => {
    const { command, discord } = await afterCommand();
    await command.callback(4, { content: 'Hi @everyone' });
    await command.edit({ content: 'Hi <@1>', allowed_mentions: { parse: [] } });
    await command.edit({ content: 'Hi <@2>' });
    expect(discord.pings).toEqual(['@everyone', '<@2>']);
  });

  it('of Components V2 cannot become a plain one', async () => {
    const { command } = await afterCommand();
    await command.callback(4, { flags: V2, components: [text('x')] });
    expect(await command.edit({ content: 'plain again' })).toMatchObject({ status: 400, code: 50035 });
  });
});

describe('after the first response', () => {
  it('a reply can be edited, but not before it', async () => {
    const { command } = await afterCommand();
    expect(await command.edit({ content: 'x' })).toMatchObject({ status: 404, code: 10015 });
  });

  it('the token works for 15 minutes', async () => {
    const { command, discord } = await afterCommand();
    await command.callback(5);
    discord.advance(14 * 60_000);
    expect(await command.edit({ content: 'in time' })).toMatchObject({ status: 200 });
    discord.advance(2 * 60_000);
    expect(await command.followUp({ content: 'late' })).toMatchObject({ status: 401, code: 50027 });
  });

  it('the first follow-up replaces "thinking…"', async () => {
    const { command, learner } = await afterCommand();
    await command.callback(5);
    await command.followUp({ content: 'one' });
    await command.followUp({ content: 'two' });
    expect(learner.messages()).toEqual(['one', 'two']);
    expect(await command.get()).toMatchObject({ status: 200, body: { content: 'one' } });
  });

  it('a deleted message cannot be edited', async () => {
    const { command, learner } = await afterCommand();
    await command.callback(4, { content: 'x' });
    expect(await command.remove()).toMatchObject({ status: 204 });
    expect(await command.edit({ content: 'y' })).toMatchObject({ status: 404, code: 10008 });
    expect(learner.messages()).toEqual([]);
  });
});

describe('a direct message', () => {
  it('is refused by a user who has closed them', async () => {
    const { call, learner } = await afterCommand();
    const channel = await call('POST', '/users/@me/channels', { recipient_id: learner.accountId });
    const path = `/channels/${channel.body.id}/messages`;
    expect(await call('POST', path, { content: 'hello' })).toMatchObject({ status: 200 });
    learner.closeDirectMessages();
    expect(await call('POST', path, { content: 'hello?' })).toMatchObject({ status: 403, code: 50007 });
    expect(learner.messages()).toEqual(['hello']);
  });

  it('with an enforced nonce is sent once', async () => {
    const { call, learner } = await afterCommand();
    const channel = await call('POST', '/users/@me/channels', { recipient_id: learner.accountId });
    const send = () =>
      call('POST', `/channels/${channel.body.id}/messages`, { content: 'x', nonce: '1', enforce_nonce: true });
    const [first, second] = [await send(), await send()];
    expect(second.body.id).toBe(first.body.id);
    expect(learner.messages()).toEqual(['x']);
  });
});

describe('the gateway', () => {
  it('refuses a wrong token, as the API does', async () => {
    const { call, send, closed } = await startRawBot();
    expect(await call('GET', '/users/@me', undefined, 'wrong')).toMatchObject({ status: 401 });
    send({ op: 2, d: { token: 'wrong' } });
    expect(await closed).toMatchObject([4004, expect.anything()]);
  });

  it('answers heartbeats, and refuses to resume a session that it does not know', async () => {
    const { discord, send, waitForOp } = await startRawBot();
    send({ op: 1, d: 1 });
    await waitForOp(11);
    send({ op: 6, d: { token: discord.token, session_id: 'nonsense', seq: 1 } });
    expect(await waitForOp(9)).toMatchObject({ d: false });
  });
});
