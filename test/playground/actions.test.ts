/** Actions on the page reach the real bots, and their answers appear on the page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Visit, visit } from './open-playground.ts';

let visitor: Visit;
beforeAll(async () => {
  visitor = await visit();
});
afterAll(() => visitor.close());

const WINDOWS = ['discord', 'slack'] as const;
const USERS = { discord: 'Ada', slack: 'UADA' } as const;

/** The message of a window that matches, once it is there. */
const waitFor = (window: (typeof WINDOWS)[number], user: string, pattern: RegExp) =>
  visitor[window].client({ user, place: 'dm' }).waitFor(pattern);

describe.each(WINDOWS)('an action in the %s window', (window) => {
  it('a command starts a lesson, and buttons go on', async () => {
    expect(await visitor.types(window, 'ada.dm', '/lesson cookies')).toEqual({ kind: 'done' });
    await waitFor(window, USERS[window], /step 1 of/);
    expect(await visitor.presses(window, 'ada', 'Next')).toEqual({ kind: 'done' });
    await waitFor(window, USERS[window], /step 2 of/);
    expect(await visitor.page()).toMatch(/Working with Cookies[\s\S]*step 2 of/);
  });

  it('a typed message is answered as in a direct conversation', async () => {
    await visitor.types(window, 'ada.dm', 'next');
    await waitFor(window, USERS[window], /step 3 of/);
  });

  it('each person has a conversation of their own', async () => {
    const html = await visitor.page(`?${window}=grace.dm`);
    const section = html.slice(html.indexOf(`id="${window}"`));
    expect(section.slice(0, section.indexOf('</section>'))).toContain('Start the cookies lesson');
  });

  it('a form opens, is sent, and closes', async () => {
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

  it('a form that is closed changes nothing', async () => {
    await visitor.presses(window, 'ada', 'Time zone');
    expect(await visitor.page()).toContain('<dialog');
    await visitor.does(window, 'ada.dm', { type: 'close-form' });
    expect(await visitor.page()).not.toContain('<dialog');
  });

  it('a half-typed command gets suggestions with descriptions', async () => {
    const answer = await visitor.does(window, 'ada.dm', { type: 'suggest', text: '/les' });
    expect(answer).toMatchObject({ suggestions: [{ text: '/lesson ', detail: expect.stringMatching(/lesson/) }] });
  });

  it('an @ gets the bot’s name as a suggestion', async () => {
    const answer = await visitor.does(window, 'ada.dm', { type: 'suggest', text: 'hello @n' });
    expect(answer).toMatchObject({ suggestions: [{ text: 'hello @nibble ' }] });
  });

  it('a program sent as a file reaches the bot', async () => {
    const file = { name: 'app.py', base64: Buffer.from('print("hi")').toString('base64') };
    await visitor.does(window, 'linus.dm', { type: 'write', text: '', files: [file] });
    await waitFor(window, window === 'discord' ? 'Linus' : 'ULINUS', /\S/);
    expect(await visitor.page(`?${window}=linus.dm`)).toContain('app.py');
  });

  it.each([
    ['an unknown command', { type: 'write', text: '/dance', files: [] }, /dance/],
    ['an empty message', { type: 'write', text: ' ', files: [] }, /Write something/],
    [
      'a button that does not exist',
      { type: 'press', message: '1', control: '{"block_id":"a","action_id":"b"}' },
      /no such message/,
    ],
    ['a form that is not open', { type: 'submit', values: {} }, /no form/i],
  ] as const)('%s is refused with a sentence', async (_, action, why) => {
    expect(await visitor.does(window, 'ada.dm', action)).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
  });

  it('the platform has refused no request of the bot', async () => {
    const html = await visitor.page();
    expect(html).toContain(
      `${window === 'discord' ? 'Discord' : 'Slack'}’s rules: everything that Nibble sent was accepted.`,
    );
  });
});

describe('in Discord', () => {
  it('the bot itself suggests lessons', async () => {
    const answer = await visitor.does('discord', 'ada.dm', { type: 'suggest', text: '/lesson coo' });
    expect(answer).toMatchObject({ suggestions: [{ text: '/lesson cookies' }] });
  });

  it('a command with several options suggests their names first', async () => {
    const answer = await visitor.does('discord', 'ada.dm', { type: 'suggest', text: '/reminders ' });
    expect(answer).toMatchObject({ suggestions: [{ text: '/reminders zone:' }, { text: '/reminders time:' }] });
  });

  it('the answer to a command in a server is visible only to its user', async () => {
    await visitor.types('discord', 'grace.server', '/lesson cookies');
    await visitor.discord.until(
      () => visitor.discord.session({ user: 'Grace', place: 'server' }).messages().length > 0,
    );
    expect(await visitor.page('?discord=grace.server')).toContain('Only you can see this');
    expect(await visitor.page('?discord=linus.server')).not.toContain('Only you can see this');
  });

  it('unread messages are counted until somebody sees them', async () => {
    const isTold = (html: string) => /Grace<span class="news">\d+ new/.test(html);
    const session = visitor.discord.session({ user: 'Grace', place: 'dm' });
    await visitor.types('discord', 'grace.dm', '/help');
    await visitor.discord.until(() => session.messages().some(({ isThinking }) => !isThinking));
    expect(isTold(await visitor.page('?discord=ada.dm'))).toBe(true);
    await visitor.page('?discord=grace.dm');
    await visitor.page('?discord=grace.server');
    expect(isTold(await visitor.page('?discord=ada.dm'))).toBe(false);
  });

  it('an ephemeral message can be dismissed', async () => {
    const session = visitor.discord.session({ user: 'Grace', place: 'server' });
    const [message] = session.messages();
    await visitor.does('discord', 'grace.server', { type: 'dismiss', message: message?.id ?? '' });
    expect(session.messages()).toEqual([]);
  });
});

describe('in Slack', () => {
  it('the Home tab is published when somebody opens it', async () => {
    const looking = new AbortController();
    await fetch(`${visitor.url}/events?slack=ada.home`, { signal: looking.signal });
    await visitor.slack.client({ user: 'UADA', place: 'dm' }).waitForHome(/Lessons/);
    expect(await visitor.page('?slack=ada.home')).toMatch(/data-message="home"[\s\S]*Lessons/);
    looking.abort();
  });
});
