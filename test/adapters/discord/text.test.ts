import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeCode, escapeCodeBlock, escapeText, linkTarget, withoutEscapes } from '../../../adapters/discord/text.ts';
import { pingsOf } from '../../../playground/discord/check-payload.ts';
import { plainText } from '../../../playground/discord/screen.ts';
import { text } from '../../arbitraries/reply.ts';

const ZERO_WIDTH_SPACE = '\u200b';

describe('text', () => {
  it.each([
    { what: 'a mention of a person', text: '<@1>', escaped: `\\<${ZERO_WIDTH_SPACE}@1>` },
    { what: 'a mention of a channel', text: '<#3>', escaped: `\\<${ZERO_WIDTH_SPACE}#3>` },
    { what: 'a mention of everyone', text: '@everyone', escaped: `@${ZERO_WIDTH_SPACE}everyone` },
    { what: 'a masked link', text: '[x](javascript:alert(1))', escaped: '\\[x\\](javascript\\:alert(1))' },
    { what: 'an address', text: 'https://evil.test', escaped: 'https\\://evil.test' },
    { what: 'a spoiler', text: '||x||', escaped: '\\|\\|x\\|\\|' },
    { what: 'a fence', text: '```py\nx', escaped: '\\`\\`\\`py\nx' },
    { what: 'marks', text: '**a** _b_ ~~c~~', escaped: '\\*\\*a\\*\\* \\_b\\_ \\~\\~c\\~\\~' },
    { what: 'an emoji', text: ':smile: <:a:1>', escaped: '\\:smile: \\<\\:a\\:1>' },
    { what: 'a timestamp', text: '<t:1:R>', escaped: '\\<t\\:1\\:R>' },
    { what: 'a heading', text: '# a\n  ## b', escaped: '\\# a\n  \\## b' },
    { what: 'small text', text: '-# a', escaped: '\\-# a' },
    { what: 'lists', text: '- a\n+ b\n1. c\n2) d', escaped: '\\- a\n\\+ b\n1\\. c\n2\\) d' },
    { what: 'quotes', text: '> a\n>>> b', escaped: '\\> a\n\\>>> b' },
    {
      what: 'an ordinary sentence',
      text: 'Well: 1 + 1 - 0 = 2, (really) #1!',
      escaped: 'Well: 1 + 1 - 0 = 2, (really) #1!',
    },
    { what: 'half a surrogate pair', text: 'a\ud83d', escaped: 'a\ufffd' },
    { what: 'an override of the direction', text: '\u202eevil', escaped: '\u202eevil\u202c' },
    { what: 'nested isolates', text: '\u2067a\u202bb\u202c', escaped: '\u2067a\u202bb\u202c\u2069' },
  ])('with $what is shown as it is', ({ text, escaped }) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it.each(['\n', '\u2028', '\u2029', ' ', '7'])(
    'of 100,000 times %j is read once, and not again from each',
    (character) => {
      expect(escapeText(character.repeat(100_000))).toBe(character.repeat(100_000));
    },
  );

  it('of any kind reads as it was written', () => {
    const invisible = /[\u200b\u202c\u2069]/g;
    fc.assert(
      fc.property(text, (written) => {
        const expected = written.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\ufffd');
        expect(plainText(escapeText(written)).replace(invisible, '')).toBe(expected.replace(invisible, ''));
      }),
    );
  });
});

describe('code', () => {
  it.each([
    { what: 'plain', code: 'max_age', written: '`max_age`' },
    { what: 'a backtick inside', code: 'a`b', written: '``a`b``' },
    { what: 'a backtick at the ends', code: '`a`', written: '`` `a` ``' },
    { what: 'a run of backticks', code: 'a```b', written: `\`\`a\`${ZERO_WIDTH_SPACE}\`${ZERO_WIDTH_SPACE}\`b\`\`` },
    { what: 'marks', code: '**a**', written: '`**a**`' },
    { what: 'nothing', code: '', written: '' },
  ])('with $what stays code', ({ code, written }) => {
    expect(escapeCode(code)).toBe(written);
  });

  it.each([
    { what: 'Python', language: 'python', code: 'x = 1\n  y', written: '```python\nx = 1\n  y\n```' },
    {
      what: 'a fence inside',
      language: '',
      code: 'a\n```\nb',
      written: `\`\`\`\na\n\`\`${ZERO_WIDTH_SPACE}\`\nb\n\`\`\``,
    },
    { what: 'a hostile language', language: 'py\n```', code: 'x', written: '```\nx\n```' },
    { what: 'nothing', language: 'python', code: ' \n', written: '' },
  ])('in a block with $what stays code', ({ language, code, written }) => {
    expect(escapeCodeBlock(language, code)).toBe(written);
  });

  it.each(['a```b', '```python', '```\nx = 1\n```', '# @everyone and @here', 'f"<@{id}>"', 'a `b` c'])(
    '%j is the same again when a learner copies it back',
    (code) => {
      const [, ...lines] = escapeCodeBlock('', code).split('\n');
      expect(withoutEscapes(lines.slice(0, -1).join('\n'))).toBe(code);
    },
  );

  it('of any kind holds the text, and its own fences only', () => {
    fc.assert(
      fc.property(text, (code) => {
        const block = escapeCodeBlock('', code);
        expect(block.match(/```/g)?.length ?? 0).toBe(block === '' ? 0 : 2);
        expect(escapeCode(code)).not.toContain('```');
      }),
    );
  });
});

it('no text, wherever it stands, matches what Discord takes for a mention, even without allowed_mentions', () => {
  fc.assert(
    fc.property(text, (written) => {
      for (const content of [escapeText(written), escapeCode(written), escapeCodeBlock('', written)]) {
        expect(pingsOf({ content })).toEqual([]);
      }
    }),
  );
});

describe('a link', () => {
  it.each([
    { url: 'https://a.test/(x)?y=1&z=<@1>', target: 'https://a.test/%28x%29?y=1&z=%3C%401%3E' },
    { url: 'http://a.test', target: 'http://a.test/' },
    { url: 'javascript:alert(1)', target: null },
    { url: 'mailto:a@b.test', target: null },
    { url: '/relative', target: null },
  ])('to $url leads to $target', ({ url, target }) => {
    expect(linkTarget(url)).toBe(target);
  });
});
