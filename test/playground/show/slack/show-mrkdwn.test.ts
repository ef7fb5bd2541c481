import fc from 'fast-check';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { escapeMrkdwn } from '../../../../adapters/slack/text.ts';
import { showMrkdwn } from '../../../../playground/page/show/slack/text.ts';
import { dangers, elements, html, text } from '../html.ts';

const nameOf = (id: string) => (id === 'U1' ? 'Ada' : undefined);
const drawn = (mrkdwn: string) => h('div', showMrkdwn(mrkdwn, { now: 0, nameOf }));
const inside = (mrkdwn: string) => html(drawn(mrkdwn)).slice('<div>'.length, -'</div>'.length);
const link = (url: string, words: string) => `<a href="${url}" target="_blank" rel="noreferrer">${words}</a>`;

describe('Slack’s mrkdwn', () => {
  it.each([
    ['bold, italic and struck words', '*b* _i_ ~s~', '<p><strong>b</strong> <em>i</em> <s>s</s></p>'],
    ['marks inside marks', '*a _b_*', '<p><strong>a <em>b</em></strong></p>'],
    ['signs in the middle of words as they are', '2*3*4 a_b_c ~ x ~', '<p>2*3*4 a_b_c ~ x ~</p>'],
    ['code', '`a*b*`', '<p><code>a*b*</code></p>'],
    ['code beside its fence', 'a ```x = 1\ny```', '<p>a </p><pre class="code"><code>x = 1\ny</code></pre>'],
    ['blocks of code', 'a\n```\nx = 1\ny\n```\nb', '<p>a</p><pre class="code"><code>x = 1\ny</code></pre><p>b</p>'],
    ['line ends', 'a\nb\n\nc', '<p>a<br>b<br><br>c</p>'],
    ['quotes', '> a\n&gt; b\nc', '<blockquote><p>a<br>b</p></blockquote><p>c</p>'],
    ['a quote of all that follows', 'a\n>>> b\nc', '<p>a</p><blockquote><p>b<br>c</p></blockquote>'],
    ['escaped signs as themselves', '&lt;b&gt; &amp;amp;', '<p>&#x3C;b> &#x26;amp;</p>'],
    [
      'a link with its words',
      '<https://a.test/?b=1&amp;c=2|the page>',
      `<p>${link('https://a.test/?b=1&#x26;c=2', 'the page')}</p>`,
    ],
    ['a link without words', '<https://a.test/>', `<p>${link('https://a.test/', 'https://a.test/')}</p>`],
    ['a bare address', 'see https://a.test/b.', `<p>see ${link('https://a.test/b', 'https://a.test/b')}.</p>`],
    ['a mail address', '<mailto:a@b.test|a@b.test>', `<p>${link('mailto:a@b.test', 'a@b.test')}</p>`],
    ['no link that could run something', '<javascript:alert(1)|x>', '<p><span>x</span></p>'],
    ['a user by name', '<@U1>', '<p><span class="mention">@Ada</span></p>'],
    ['a channel by the name that came with it', '<#C1|general>', '<p><span class="mention">#general</span></p>'],
    ['a mention of everybody', '<!here>', '<p><span class="mention">@here</span></p>'],
    ['a group', '<!subteam^S1|@teachers>', '<p><span class="mention">@teachers</span></p>'],
    ['a date by its words', '<!date^1392734382^{date}|18 February>', '<p>18 February</p>'],
    [
      'emoji',
      ':tada: :no_such_thing:',
      '<p><span class="emoji" role="img" aria-label="tada">🎉</span> <span class="emoji">:no_such_thing:</span></p>',
    ],
    ['times of day as they are', 'at 10:30 or 11:45', '<p>at 10:30 or 11:45</p>'],
  ])('shows %s', (_, mrkdwn, expected) => {
    expect(inside(mrkdwn)).toBe(expected);
  });

  it('never mentions, links or runs what was escaped', () => {
    const signs = ['<!here>', '<@U1>', '<https://a.test|x>', '&lt;', '&', '<b>', '\n', ' ', 'word', '<script>'];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...signs), fc.string({ maxLength: 6 })), { maxLength: 10 }),
        (parts) => {
          const page = drawn(escapeMrkdwn(parts.join('')));
          expect(dangers(page)).toEqual([]);
          expect(elements(page).filter(({ attribs }) => attribs.class === 'mention')).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps every letter', () => {
    const letters = (words: string) => words.replace(/[^\p{L}]/gu, '');
    const signs = ['*', '_', '~', '`', '```', '>', '\n', ' ', 'word', 'é', '<', '&'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 20 }), (parts) => {
        expect(letters(text(drawn(escapeMrkdwn(parts.join('')))))).toBe(letters(parts.join('')));
      }),
      { numRuns: 150 },
    );
  });
});
