import fc from 'fast-check';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { showMarkdown } from '../../../../playground/page/show/discord/markdown.ts';
import { dangers, html, text } from '../html.ts';

const NOW = Date.UTC(2026, 10, 23, 16, 0);
const nameOf = (id: string) => (id === '123456789012345678' ? 'Ada' : undefined);
const drawn = (markdown: string) => h('div', showMarkdown(markdown, { now: NOW, nameOf }));
const inside = (markdown: string) => html(drawn(markdown)).slice('<div>'.length, -'</div>'.length);

describe('Discord’s Markdown', () => {
  it.each([
    [
      'bold, italic, underlined and struck words',
      '**b** *i* _i_ __u__ ~~s~~',
      '<p><strong>b</strong> <em>i</em> <em>i</em> <u>u</u> <s>s</s></p>',
    ],
    ['marks inside marks', '***bi***', '<p><em><strong>bi</strong></em></p>'],
    ['names with underscores as they are', 'set_cookie and snake_case', '<p>set_cookie and snake_case</p>'],
    ['code with backticks in it', '``a ` b``', '<p><code>a ` b</code></p>'],
    ['a line end as one', 'a\nb', '<p>a<br>b</p>'],
    ['an empty line as a new paragraph', 'a\n\nb', '<p>a</p><p>b</p>'],
    [
      'headings of three sizes',
      '# A\n## B\n### C',
      '<h1 class="heading-1">A</h1><h2 class="heading-2">B</h2><h3 class="heading-3">C</h3>',
    ],
    ['four number signs as such', '#### A', '<p>#### A</p>'],
    ['small print', '-# step 4 of 31', '<p class="subtext">step 4 of 31</p>'],
    ['a quote', '> a\n> b\nc', '<blockquote><p>a<br>b</p></blockquote><p>c</p>'],
    ['a quote of all that follows', '>>> a\n\nb', '<blockquote><p>a</p><p>b</p></blockquote>'],
    [
      'a code block with its language',
      '```py\nx = 1\n```',
      '<pre class="code"><code class="language-py">x = 1</code></pre>',
    ],
    ['code beside its fence', 'a ```x = y\nz```', '<p>a </p><pre class="code"><code>x = y\nz</code></pre>'],
    [
      'what looks like markup in code',
      '```\n<b>**x**</b>\n```',
      '<pre class="code"><code>&#x3C;b>**x**&#x3C;/b></code></pre>',
    ],
    [
      'bullets, and bullets below them',
      '- a\n- b\n  - c\nd',
      '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p>',
    ],
    ['stars as bullets', '* a\n* b', '<ul><li>a</li><li>b</li></ul>'],
    ['numbers from where they begin', '3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>'],
    ['paragraphs of an item', '1. a\n\n   b\n2. c', '<ol><li>a<p>b</p></li><li>c</li></ol>'],
    ['a list in a quote', '> - a\n> - b', '<blockquote><ul><li>a</li><li>b</li></ul></blockquote>'],
    ['escaped marks as themselves', '\\*a\\* \\- b \\# c', '<p>*a* - b # c</p>'],
    ['an escaped bullet as a dash', '\\- a', '<p>- a</p>'],
    ['an escaped number as a number', '1\\. a', '<p>1. a</p>'],
    [
      'a masked link',
      '[page](<https://a.test/>)',
      '<p><a href="https://a.test/" target="_blank" rel="noreferrer">page</a></p>',
    ],
    [
      'a bare address',
      'https://a.test/b?c=d',
      '<p><a href="https://a.test/b?c=d" target="_blank" rel="noreferrer">https://a.test/b?c=d</a></p>',
    ],
    ['no link that could run something', '[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['a user by name', '<@123456789012345678>', '<p><span class="mention">@Ada</span></p>'],
    ['a channel by its number', '<#876543210987654321>', '<p><span class="mention">#876543210987654321</span></p>'],
    ['a mention of everybody', '@everyone', '<p><span class="mention">@everyone</span></p>'],
    ['a command', '</lesson:123456789012345678>', '<p><span class="mention">/lesson</span></p>'],
    [
      'hidden words',
      '||x||',
      '<p><label class="spoiler"><input type="checkbox" aria-label="Show the hidden words"><span>x</span></label></p>',
    ],
  ])('shows %s', (_, markdown, expected) => {
    expect(inside(markdown)).toBe(expected);
  });

  it.each([
    ['R', 'in 2 hours'],
    ['t', '18:00'],
    ['T', '18:00:00'],
    ['d', '23/11/2026'],
    ['D', '23 November 2026'],
    ['f', '23 November 2026 at 18:00'],
    ['F', 'Monday, 23 November 2026 at 18:00'],
  ])('shows a moment in the form %s', (style, expected) => {
    expect(text(drawn(`<t:${NOW / 1000 + 7200}:${style}>`))).toBe(expected);
  });

  it.each([
    [-3 * 86_400, '3 days ago'],
    [-45, '45 seconds ago'],
    [60, 'in 1 minute'],
    [400 * 86_400, 'in 1 year'],
  ])('tells %i seconds from now as "%s"', (seconds, expected) => {
    expect(text(drawn(`<t:${NOW / 1000 + seconds}:R>`))).toBe(expected);
  });

  it('shows an invalid date', () => {
    expect(text(drawn('<t:99999999999999999:R>'))).toBe('Invalid Date');
  });

  it.each(['[a](', '*a ', '`a', '> a', '- a\n', '1. a\n ', '||a', '\\a', '~~a', '<a', '**a _b '])(
    'shows a message that is full of %j',
    (unit) => {
      const times = Math.floor(4000 / unit.length);
      expect(text(drawn(unit.repeat(times))).match(/a/g)).toHaveLength(times);
    },
  );

  it('keeps every letter of any text, and runs none of it', () => {
    const signs = [
      '<b>',
      '</p>',
      '&amp;',
      '**',
      '`',
      '> ',
      '- ',
      '1. ',
      '# ',
      '\n',
      ' ',
      '||',
      '\\',
      '<script>',
      '@here',
    ];
    const part = fc.oneof(fc.constantFrom(...signs, 'word', 'é'), fc.string({ unit: 'grapheme', maxLength: 8 }));
    const letters = (words: string) => words.replace(/[^\p{L}]/gu, '');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const page = drawn(parts.join(''));
        expect(letters(text(page))).toBe(letters(parts.join('')));
        expect(dangers(page)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
