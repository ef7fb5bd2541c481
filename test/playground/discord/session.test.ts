/** A page acts on the local Discord by ids; what Discord's own window would not offer throws. */
import { describe, expect, it } from 'vitest';
import { startRawBot } from './raw-bot.ts';

const offered = [
  { name: 'go', description: 'Go', contexts: [0, 1, 2], integration_types: [0, 1] },
  { name: 'Check', type: 3, contexts: [0, 1, 2], integration_types: [0, 1] },
];
const button = (id: string, disabled = false) => ({ type: 2, style: 1, label: id, custom_id: id, disabled });
const menu = { type: 3, custom_id: 'menu', options: [{ label: 'One', value: '1' }] };

async function open() {
  const bot = await startRawBot();
  await bot.call('PUT', '/applications/1/commands', offered);
  const session = bot.discord.session({ user: 'ada', place: 'dm' });
  await session.write('hi');
  const { channel_id } = (await bot.waitForEvent('MESSAGE_CREATE')) as { channel_id: string };
  const rows = [[button('yes'), button('no', true)], [menu]].map((components) => ({ type: 1, components }));
  await bot.call('POST', `/channels/${channel_id}/messages`, { content: 'Well?', components: rows });
  return { bot, session, question: session.messages().at(-1)?.id ?? '' };
}

describe('a session', () => {
  it('sees what everybody wrote, oldest first', async () => {
    const { session } = await open();
    expect(session.messages().map(({ content }) => content)).toEqual(['hi', 'Well?']);
  });

  it('offers commands, and those of messages apart', async () => {
    const { session } = await open();
    expect(session.commands().map(({ name }) => name)).toEqual(['go']);
    expect(session.commands(3).map(({ name }) => name)).toEqual(['Check']);
  });

  it('presses a button by its id, and the bot is told', async () => {
    const { bot, session, question } = await open();
    await session.press(question, 'yes');
    expect(await bot.waitForEvent('INTERACTION_CREATE')).toMatchObject({ data: { custom_id: 'yes' } });
  });

  it.each([
    ['a button that is switched off', (session: Session, id: string) => session.press(id, 'no')],
    ['a button that is not there', (session: Session, id: string) => session.press(id, 'maybe')],
    ['a menu as a button', (session: Session, id: string) => session.press(id, 'menu')],
    ['an entry that no menu has', (session: Session, id: string) => session.choose(id, 'menu', ['2'])],
    ['no entry at all', (session: Session, id: string) => session.choose(id, 'menu', [])],
    ['a message that is not there', (session: Session) => session.press('1', 'yes')],
    ['a form that is not open', (session: Session) => session.submit({})],
  ])('does not use %s', async (_, act) => {
    const { session, question } = await open();
    await expect((async () => act(session, question))()).rejects.toThrow(
      /no such message|nothing like that|no entry|no form/,
    );
  });

  it('cannot dismiss a message that others see', async () => {
    const { session, question } = await open();
    expect(() => session.dismiss(question)).toThrow(/alone/);
  });

  it('notices an interaction that the bot does not answer', async () => {
    const { bot, session, question } = await open();
    const interaction = await session.press(question, 'yes');
    const answered = session.isAnswered(interaction);
    await bot.call('POST', `/interactions/${interaction.id}/${interaction.token}/callback`, { type: 6 });
    expect(await answered).toBe(true);
  });
});

type Session = Awaited<ReturnType<typeof open>>['session'];
