import type { KnownBlock, RichTextSection } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { DrawContext } from '../../../../playground/page/show/parts.ts';
import type { AnySlackBlock } from '../../../../playground/page/show/slack/block-types.ts';
import { type SlackMessage, showSlackMessage } from '../../../../playground/page/show/slack/message.ts';
import { elements, html, named, text } from '../html.ts';

const NOW = Date.UTC(2026, 10, 23, 16, 0);
const BLANK: SlackMessage = { ts: `${NOW / 1000}.000001`, author: 'UBOT', fromBot: true, text: '', blocks: [] };

const drawn = (parts: Partial<SlackMessage>, look: Partial<DrawContext> = {}) =>
  showSlackMessage(
    { ...BLANK, ...parts },
    { now: NOW, nameOf: (id) => (id === 'UBOT' ? 'Nibble' : undefined), ...look },
  );
const withBlocks = (...blocks: (KnownBlock | AnySlackBlock)[]) => drawn({ blocks }, { isContinued: true });
const plain = (words: string) => ({ type: 'plain_text', text: words }) as const;
const mrkdwn = (words: string) => ({ type: 'mrkdwn', text: words }) as const;
const rich = (words: string): RichTextSection => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text: words }],
});
const option = (words: string, value: string) => ({ text: plain(words), value });

describe('a message on Slack', () => {
  it('says who wrote it, whether that is an app, and when', () => {
    const page = drawn({ text: 'Hello' });
    expect(text(page)).toBe('NNibbleAPP16:00Hello');
    expect(named(page, 'article')[0]?.attribs).toMatchObject({
      'data-message': BLANK.ts,
      'aria-label': 'Nibble, 16:00',
    });
  });

  it('says the day of an older message', () => {
    expect(text(drawn({ ts: `${NOW / 1000 - 86_400}.000001` }))).toContain('Yesterday at 16:00');
  });

  it('says that nobody else sees it', () => {
    expect(text(drawn({ text: 'a', onlyFor: 'U1' }))).toContain('Only visible to you');
  });

  it('shows its text only when it has no blocks', () => {
    const blocks = [{ type: 'section', text: plain('in a block') }];
    expect(text(drawn({ text: 'as text', blocks }))).not.toContain('as text');
    expect(text(drawn({ text: '*as* text' }))).toContain('as text');
  });

  it('links files to where the reader finds them', () => {
    const page = drawn({ text: 'a', files: [{ id: 'F1', name: 'app.py' }] }, { resolve: (id) => `/files/${id}` });
    expect(named(page, 'a')[0]?.attribs).toMatchObject({ href: '/files/F1', download: 'app.py' });
  });

  it('has headings that continue the page’s', () => {
    const header = (words: string): KnownBlock => ({ type: 'header', text: plain(words) });
    const page = drawn({ blocks: [header('A'), header('B')] }, { headingLevel: 4 });
    expect(elements(page).flatMap(({ name }) => (/^h\d$/.test(name) ? [name] : []))).toEqual(['h4', 'h5', 'h5']);
  });
});

describe('a block', () => {
  it.each<[string, KnownBlock, string]>([
    ['a line', { type: 'divider' }, '<hr>'],
    [
      'a section',
      { type: 'section', text: mrkdwn('*a*') },
      '<div class="section"><div class="words"><p><strong>a</strong></p></div></div>',
    ],
    [
      'fields',
      { type: 'section', fields: [plain('a'), plain('b')] },
      '<div class="section"><div class="words"><ul class="fields"><li><p>a</p></li><li><p>b</p></li></ul></div></div>',
    ],
    [
      'small print',
      { type: 'context', elements: [plain('step 4')] },
      '<div class="context"><div><p>step 4</p></div></div>',
    ],
    [
      'rich text with its styles',
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true, code: true } }] },
        ],
      },
      '<div class="rich-text"><p><strong><code>a</code></strong></p></div>',
    ],
    [
      'lists inside lists',
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_list', style: 'bullet', elements: [rich('a')] },
          { type: 'rich_text_list', style: 'ordered', indent: 1, elements: [rich('b')] },
          { type: 'rich_text_list', style: 'bullet', elements: [rich('c')] },
        ],
      },
      '<div class="rich-text"><ul class="indent-0"><li>a<ol class="indent-1"><li>b</li></ol></li></ul><ul class="indent-0"><li>c</li></ul></div>',
    ],
    [
      'code and quotes',
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '<b>' }] },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'q\nr' }] },
        ],
      },
      '<div class="rich-text"><pre class="code"><code>&#x3C;b></code></pre><blockquote><p>q<br>r</p></blockquote></div>',
    ],
    [
      'a table with a heading for each column',
      { type: 'table', rows: [[{ type: 'raw_text', text: 'A' }], [{ type: 'rich_text', elements: [rich('b')] }]] },
      '<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>',
    ],
    [
      'markdown',
      { type: 'markdown', text: '**a** <b>\n\n| x |\n|---|\n| y |' },
      '<div class="markdown"><p><strong>a</strong> &#x3C;b></p><div class="table" tabindex="0" role="group" aria-label="Table"><table><thead><tr><th scope="col">x</th></tr></thead><tbody><tr><td>y</td></tr></tbody></table></div></div>',
    ],
    [
      'an alert, with its level in words',
      { type: 'alert', level: 'warning', text: plain('a') },
      '<div class="alert warning"><strong>Warning</strong><div><p>a</p></div></div>',
    ],
    [
      'a container that opens',
      {
        type: 'container',
        title: plain('Hint'),
        is_collapsible: true,
        default_collapsed: true,
        child_blocks: [{ type: 'divider' }],
      },
      '<details class="card"><summary><span class="title">Hint</span></summary><hr></details>',
    ],
    [
      'a picture with its words',
      { type: 'image', image_url: 'https://a.test/b.png', alt_text: 'B' },
      '<figure class="picture"><img src="https://a.test/b.png" alt="B" loading="lazy"></figure>',
    ],
    [
      'the words of a picture that is unavailable',
      { type: 'image', slack_file: { id: 'F1' }, alt_text: 'B' },
      '<figure class="picture"><p class="missing-picture">B</p></figure>',
    ],
  ])('shows %s', (_, block, expected) => {
    expect(html(withBlocks(block))).toContain(`<div class="body">${expected}</div>`);
  });

  it('tells the state of each task of a plan', () => {
    const task = (title: string, status: 'complete' | 'pending') => ({
      type: 'task_card' as const,
      task_id: title,
      title,
      status,
    });
    const page = withBlocks({ type: 'plan', title: 'Plan', tasks: [task('a', 'complete'), task('b', 'pending')] });
    const signs = elements(page).filter(({ attribs }) => attribs.class === 'sign');
    expect(signs.map(({ attribs }) => attribs['aria-label'])).toEqual(['Done', 'To do']);
  });

  it('goes on counting after code in a list', () => {
    const list = { type: 'rich_text_list', style: 'ordered', elements: [rich('c')], offset: 2 };
    expect(html(withBlocks({ type: 'rich_text', elements: [list] } as AnySlackBlock))).toContain(
      '<ol class="indent-0" start="3">',
    );
  });

  it('of an unknown type shows a note', () => {
    expect(text(withBlocks({ type: 'hologram' }))).toBe('A block of type hologram is not drawn here.');
  });
});

describe('a control', () => {
  const pressed = (page: ReturnType<typeof drawn>) =>
    named(page, 'button').map(({ attribs }) => JSON.parse(attribs['data-press'] ?? 'null'));

  it('carries what Slack sends when it is pressed', () => {
    const page = withBlocks({
      type: 'actions',
      block_id: 'b1',
      elements: [{ type: 'button', action_id: 'button.0', text: plain('Next'), value: 'n1.next...', style: 'primary' }],
    });
    expect(pressed(page)).toEqual([{ block_id: 'b1', action_id: 'button.0', value: 'n1.next...' }]);
    expect(named(page, 'button')[0]?.attribs.class).toBe('button primary');
  });

  it('has its own label for screen readers', () => {
    const button = { type: 'button', action_id: 'a', text: plain('A'), accessibility_label: 'A. The first' } as const;
    const page = withBlocks({ type: 'actions', elements: [button] });
    expect(named(page, 'button')[0]?.attribs['aria-label']).toBe('A. The first');
  });

  it('asks for confirmation where the bot wants it', () => {
    const confirm = { text: plain('Sure?') };
    const button = { type: 'button', action_id: 'a', text: plain('Forget me'), confirm } as const;
    const page = withBlocks({ type: 'actions', elements: [button] });
    expect(JSON.parse(named(page, 'button')[0]?.attribs['data-confirm'] ?? '')).toEqual(confirm);
  });

  it.each([
    ['static_select', { placeholder: plain('Go to') }, ['', '1', '2']],
    ['overflow', {}, ['', '1', '2']],
  ] as const)('offers the options of a %s below a prompt', (type, more, values) => {
    const menu = { type, action_id: 'm', options: [option('One', '1'), option('Two', '2')], ...more };
    const page = withBlocks({ type: 'actions', block_id: 'b', elements: [menu] } as AnySlackBlock);
    expect(JSON.parse(named(page, 'select')[0]?.attribs['data-choose'] ?? '')).toEqual({
      block_id: 'b',
      action_id: 'm',
    });
    expect(named(page, 'option').map(({ attribs }) => attribs.value)).toEqual(values);
  });

  it('shows what is picked already', () => {
    const options = [option('One', '1'), option('Two', '2')];
    const page = withBlocks({
      type: 'section',
      text: plain('a'),
      accessory: { type: 'static_select', action_id: 'm', options, initial_option: option('Two', '2') },
    });
    const picked = named(page, 'option').filter(({ attribs }) => 'selected' in attribs);
    expect(picked.map(({ attribs }) => attribs.value)).toEqual(['2']);
  });
});
