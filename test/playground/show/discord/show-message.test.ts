import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import {
  type DiscordComponent,
  type DiscordMessage,
  showDiscordMessage,
} from '../../../../playground/page/show/discord/message.ts';
import type { DrawContext } from '../../../../playground/page/show/parts.ts';
import { elements, html, named, text } from '../html.ts';

const NOW = Date.UTC(2026, 10, 23, 16, 0);
const NIBBLE = { id: '1', username: 'nibble', global_name: 'Nibble', bot: true };
const BLANK: DiscordMessage = { id: 'one', author: NIBBLE, content: '', components: [], attachments: [], flags: 0 };

const drawn = (parts: Partial<DiscordMessage>, view: Partial<DrawContext> = {}) =>
  showDiscordMessage({ ...BLANK, ...parts }, { now: NOW, ...view });
const withComponents = (...components: DiscordComponent[]) =>
  drawn({ components, flags: MessageFlags.IsComponentsV2 }, { isContinued: true });
const body = (...components: DiscordComponent[]) => html(withComponents(...components));
const words = (content: string): DiscordComponent => ({ type: ComponentType.TextDisplay, content });
const button = (parts: Partial<DiscordComponent>): DiscordComponent => ({ type: ComponentType.Button, ...parts });
const row = (...components: DiscordComponent[]): DiscordComponent => ({ type: ComponentType.ActionRow, components });

describe('a message on Discord', () => {
  it('says who wrote it, whether that is an app, and when', () => {
    const page = drawn({ timestamp: NOW - 60_000, content: 'Hello' });
    expect(text(page)).toBe('NNibbleAPPToday at 15:59Hello');
    expect(named(page, 'article')[0]?.attribs).toMatchObject({
      'data-message': 'one',
      'aria-label': 'Nibble, Today at 15:59',
    });
    expect(named(page, 'time')[0]?.attribs).toMatchObject({ datetime: '2026-11-23T15:59:00.000Z' });
  });

  it.each([
    [0, 'UTC', 'Today at 16:00'],
    [0, 'Asia/Tokyo', 'Today at 01:00'],
    [3_600_000 * 17, 'UTC', 'Yesterday at 23:00'],
    [3_600_000 * 48, 'UTC', '21/11/2026 16:00'],
  ])('tells a message that is %i ms old in %s as of "%s"', (age, zone, expected) => {
    expect(text(drawn({ timestamp: NOW - age }, { zone }))).toContain(expected);
  });

  it('takes its time from its id', () => {
    const id = (BigInt(NOW - 1_420_070_400_000) << 22n).toString();
    expect(text(drawn({ id }))).toContain('Today at 16:00');
  });

  it.each<[string, Partial<DiscordMessage>, string]>([
    ['that it was edited', { content: 'a', editedAt: NOW }, '(edited)'],
    [
      'that nobody else sees it',
      { content: 'a', flags: MessageFlags.Ephemeral },
      'Only you can see this • Dismiss message',
    ],
    ['that the bot is thinking', { isThinking: true, flags: MessageFlags.Loading }, 'Nibble is thinking…'],
    [
      'what file is attached, and its size',
      { attachments: [{ filename: 'app.py', url: 'https://a.test/app.py', size: 1234 }] },
      'app.py1.2 KB',
    ],
  ])('says %s', (_, parts, expected) => {
    expect(text(drawn(parts))).toContain(expected);
  });

  it('links files to where the reader finds them, and shows pictures with their words', () => {
    const attachments = [
      { filename: 'app.py', url: 'https://cdn.test/app.py', size: 1 },
      { filename: 'jar.png', url: 'https://cdn.test/jar.png', size: 1, description: 'A jar' },
    ];
    const page = drawn({ attachments }, { resolve: (url) => url.replace('https://cdn.test', '/files') });
    expect(named(page, 'a')[0]?.attribs).toMatchObject({ href: '/files/app.py', download: 'app.py' });
    expect(named(page, 'img')[0]?.attribs).toMatchObject({ src: '/files/jar.png', alt: 'A jar' });
  });

  it('shows the words of a picture that is unavailable', () => {
    const items = [{ media: { url: 'attachment://jar.png' }, description: 'A jar' }];
    const page = drawn(
      { components: [{ type: ComponentType.MediaGallery, items }], flags: MessageFlags.IsComponentsV2 },
      { resolve: () => null },
    );
    expect(named(page, 'img')).toEqual([]);
    expect(text(page)).toContain('A jar');
  });

  it('has headings that continue the page’s, without gaps', () => {
    const page = drawn({ content: '### A\n# B\n## C' }, { headingLevel: 2 });
    const headings = elements(page).flatMap(({ name }) => (/^h\d$/.test(name) ? [name] : []));
    expect(headings).toEqual(['h2', 'h3', 'h3', 'h4']);
  });
});

describe('a component', () => {
  it.each<[string, DiscordComponent, string]>([
    ['text', words('**a**'), '<div class="text"><p><strong>a</strong></p></div>'],
    ['a line', { type: ComponentType.Separator, divider: true, spacing: 1 }, '<hr class="small">'],
    ['a large line', { type: ComponentType.Separator, spacing: 2 }, '<hr class="large">'],
    ['space without a line', { type: ComponentType.Separator, divider: false }, '<div class="space small"></div>'],
    [
      'a container with its colour',
      { type: ComponentType.Container, accent_color: 0x2e9e5b, components: [words('a')] },
      '<div class="container"><svg class="accent" aria-hidden="true"><rect width="100%" height="100%" fill="#2e9e5b"></rect></svg><div class="text"><p>a</p></div></div>',
    ],
    [
      'a container that is hidden at first',
      { type: ComponentType.Container, spoiler: true, components: [words('a')] },
      '<details class="spoiler"><summary>Spoiler</summary><div class="container"><div class="text"><p>a</p></div></div></details>',
    ],
    [
      'a section beside its button',
      { type: ComponentType.Section, components: [words('a')], accessory: button({ custom_id: 'x', label: 'A' }) },
      '<div class="section"><div class="words"><div class="text"><p>a</p></div></div><div class="accessory"><button type="button" class="button secondary" data-press="x"><span>A</span></button></div></div>',
    ],
    [
      'a thumbnail',
      { type: ComponentType.Thumbnail, media: { url: 'https://a.test/b.png' }, description: 'B' },
      '<figure class="picture"><img src="https://a.test/b.png" alt="B" loading="lazy"></figure>',
    ],
    [
      'a note for a type of a later version',
      { type: 99 },
      '<p class="unknown">A component of type 99 is not drawn here.</p>',
    ],
  ])('shows %s', (_, component, expected) => {
    expect(body(component)).toContain(`<div class="body">${expected}</div>`);
  });

  it.each([
    [ButtonStyle.Primary, 'primary'],
    [ButtonStyle.Secondary, 'secondary'],
    [ButtonStyle.Success, 'success'],
    [ButtonStyle.Danger, 'danger'],
  ])('shows a button of style %i as %s, to be pressed by its custom id', (style, look) => {
    const page = withComponents(row(button({ style, label: 'Go', custom_id: 'n1.next.cookies..' })));
    expect(named(page, 'button').map(({ attribs }) => attribs)).toEqual([
      { type: 'button', class: `button ${look}`, 'data-press': 'n1.next.cookies..' },
    ]);
  });

  it('disables a disabled button', () => {
    const page = withComponents(row(button({ label: 'Go', custom_id: 'x', disabled: true })));
    expect(named(page, 'button')[0]?.attribs).toHaveProperty('disabled');
  });

  it('opens the address of a link button', () => {
    const page = withComponents(row(button({ style: ButtonStyle.Link, label: 'Docs', url: 'https://a.test/' })));
    expect(named(page, 'a')[0]?.attribs).toMatchObject({ href: 'https://a.test/', target: '_blank' });
  });

  it('offers a menu’s options below a prompt that names it', () => {
    const options = [
      { label: 'One', value: '1' },
      { label: 'Two', value: '2', description: 'the second' },
    ];
    const page = withComponents(
      row({ type: ComponentType.StringSelect, custom_id: 'menu', placeholder: 'Go to', options }),
    );
    expect(named(page, 'select')[0]?.attribs).toMatchObject({ 'data-choose': 'menu', 'aria-label': 'Go to' });
    expect(named(page, 'option').map(({ attribs }) => attribs.value)).toEqual(['', '1', '2']);
    expect(text(page)).toContain('Go toOneTwo – the second');
  });
});
