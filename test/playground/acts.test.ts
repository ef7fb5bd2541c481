/** What is done on the page reaches the real bots, and what they answer is on the page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Visit, visit } from './open-playground.ts';

let visitor: Visit;
beforeAll(async () => {
  visitor = await visit();
});
afterAll(() => visitor.close());

const WINDOWS = ['discord', 'slack'] as const;
const USERS = { discord: 'Ada', slack: 'UADA' } as const;

/** What a person reads in a window, once it says so. */
const waitFor = (window: (typeof WINDOWS)[number], user: string, pattern: RegExp) =>
  visitor[window].client({ user, place: 'dm' }).waitFor(pattern, 15_000);

describe.each(WINDOWS)('in the %s window', (window) => {
  it('a lesson is begun by a command, and goes on by buttons', async () => {
    expect(await visitor.types(window, 'ada.dm', '/lesson cookies')).toEqual({ kind: 'done' });
    await waitFor(window, USERS[window], /step 1 of/);
    expect(await visitor.presses(window, 'ada', 'Next')).toEqual({ kind: 'done' });
    await waitFor(window, USERS[window], /step 2 of/);
    expect(await visitor.page()).toMatch(/Working with Cookies[\s\S]*step 2 of/);
  });

  it('words are read as in a direct message', async () => {
    await visitor.types(window, 'ada.dm', 'next');
    await waitFor(window, USERS[window], /step 3 of/);
  });

  it('people have a conversation each', async () => {
    const html = await visitor.page(`?${window}=grace.dm`);
    const section = html.slice(html.indexOf(`id="${window}"`));
    expect(section.slice(0, section.indexOf('</section>'))).toContain('Start the cookies lesson');
  });

  it('a form is opened, sent and gone', async () => {
    await visitor.types(window, 'ada.dm', '/reminders');
    await waitFor(window, USERS[window], /Reminders are off/);
    await visitor.presses(window, 'ada', 'Time and days');
    const html = await visitor.page();
    expect(html).toMatch(/<dialog[^>]*id="(discord|slack)-form-/);
    expect(await visitor.does(window, 'ada.dm', { type: 'submit', values: { time: ['08:15'] } })).toEqual({
      kind: 'done',
    });
    await waitFor(window, USERS[window], /08:15/);
    expect(await visitor.page()).not.toContain('<dialog');
  });

  it('a form that is closed is gone, and nothing has changed', async () => {
    await visitor.presses(window, 'ada', 'Time zone');
    expect(await visitor.page()).toContain('<dialog');
    await visitor.does(window, 'ada.dm', { type: 'close-form' });
    expect(await visitor.page()).not.toContain('<dialog');
  });

  it('a command is suggested while it is typed, with what it does', async () => {
    const answer = await visitor.does(window, 'ada.dm', { type: 'suggest', text: '/les' });
    expect(answer).toMatchObject({ suggestions: [{ text: '/lesson ', detail: expect.stringMatching(/lesson/) }] });
  });

  it('the bot’s name is suggested behind an @', async () => {
    const answer = await visitor.does(window, 'ada.dm', { type: 'suggest', text: 'hello @n' });
    expect(answer).toMatchObject({ suggestions: [{ text: 'hello @nibble ' }] });
  });

  it('a program that is sent as a file is read', async () => {
    const file = { name: 'app.py', base64: Buffer.from('print("hi")').toString('base64') };
    await visitor.does(window, 'linus.dm', { type: 'write', text: '', files: [file] });
    await waitFor(window, window === 'discord' ? 'Linus' : 'ULINUS', /\S/);
    expect(await visitor.page(`?${window}=linus.dm`)).toContain('app.py');
  });

  it.each([
    ['a command that is none', { type: 'write', text: '/dance', files: [] }, /dance/],
    ['nothing at all', { type: 'write', text: ' ', files: [] }, /Write something/],
    [
      'a button that is not there',
      { type: 'press', message: '1', control: '{"block_id":"a","action_id":"b"}' },
      /not there/,
    ],
    ['a form that is not open', { type: 'submit', values: {} }, /no form/i],
  ] as const)('%s is refused with a sentence', async (_, action, why) => {
    expect(await visitor.does(window, 'ada.dm', action)).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
  });

  it('nothing that the bots sent was refused', async () => {
    const html = await visitor.page();
    expect(html).toContain(
      `${window === 'discord' ? 'Discord' : 'Slack'}’s rules: everything that Nibble sent was accepted.`,
    );
  });
});

describe('in Discord', () => {
  it('lessons are suggested by the bot itself', async () => {
    const answer = await visitor.does('discord', 'ada.dm', { type: 'suggest', text: '/lesson coo' });
    expect(answer).toMatchObject({ suggestions: [{ text: '/lesson cookies' }] });
  });

  it('a command of several options offers their names first', async () => {
    const answer = await visitor.does('discord', 'ada.dm', { type: 'suggest', text: '/reminders ' });
    expect(answer).toMatchObject({ suggestions: [{ text: '/reminders zone:' }, { text: '/reminders time:' }] });
  });

  it('what a command in a server is answered, only who used it sees', async () => {
    await visitor.types('discord', 'grace.server', '/lesson cookies');
    await visitor.discord.until(
      () => visitor.discord.session({ user: 'Grace', place: 'server' }).messages().length > 0,
    );
    expect(await visitor.page('?discord=grace.server')).toContain('Only you can see this');
    expect(await visitor.page('?discord=linus.server')).not.toContain('Only you can see this');
  });

  it('what came where nobody looks is counted, until somebody does', async () => {
    const isTold = (html: string) => /Grace<span class="news">\d+ new/.test(html);
    const session = visitor.discord.session({ user: 'Grace', place: 'dm' });
    await visitor.types('discord', 'grace.dm', '/help');
    await visitor.discord.until(() => session.messages().some(({ isThinking }) => !isThinking));
    expect(isTold(await visitor.page('?discord=ada.dm'))).toBe(true);
    await visitor.page('?discord=grace.dm');
    await visitor.page('?discord=grace.server');
    expect(isTold(await visitor.page('?discord=ada.dm'))).toBe(false);
  });

  it('what only one person sees can be put away', async () => {
    const session = visitor.discord.session({ user: 'Grace', place: 'server' });
    const [message] = session.messages();
    await visitor.does('discord', 'grace.server', { type: 'dismiss', message: message?.id ?? '' });
    expect(session.messages()).toEqual([]);
  });
});

describe('in Slack', () => {
  it('the Home tab is drawn once somebody looks at it', async () => {
    const looking = new AbortController();
    await fetch(`${visitor.url}/events?slack=ada.home`, { signal: looking.signal });
    await visitor.slack.client({ user: 'UADA', place: 'dm' }).waitForHome(/Lessons/);
    expect(await visitor.page('?slack=ada.home')).toMatch(/data-message="home"[\s\S]*Lessons/);
    looking.abort();
  });
});
