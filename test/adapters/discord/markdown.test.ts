import { expect, it } from 'vitest';
import { writeMarkdown } from '../../../adapters/discord/text.ts';
import {
  bullets,
  code,
  codeBlock,
  emphasis,
  heading,
  type Inline,
  numbered,
  type Prose,
  paragraph,
  strong,
} from '../../../src/core/prose.ts';

const link = (url: string, ...children: readonly Inline[]): Inline => ({ kind: 'link', url, children });
const words = (text: string): Inline => ({ kind: 'text', text });
const cells = (...texts: readonly string[]) => texts.map((text) => [words(text)]);

it.each<{ what: string; prose: readonly Prose[]; written: string }>([
  {
    what: 'a title, a sentence and a list',
    prose: [heading(1, 'Cookies'), paragraph('You can:'), bullets([['set ', code('one')], ['read it']])],
    written: '## Cookies\nYou can:\n- set `one`\n- read it',
  },
  { what: 'two paragraphs', prose: [paragraph('a'), paragraph('b')], written: 'a\n\nb' },
  { what: 'a small heading with bold words', prose: [heading(3, 'a ', strong('b'))], written: '**a b**' },
  { what: 'a heading over two lines', prose: [heading(2, 'a', { kind: 'break' }, 'b')], written: '### a b' },
  { what: 'a numbered list', prose: [numbered([['a'], ['b']])], written: '1. a\n2. b' },
  {
    what: 'a list in a list',
    prose: [{ kind: 'list', start: null, items: [[paragraph('a'), bullets([['b'], ['c']])]] }],
    written: '- a\n  - b\n  - c',
  },
  {
    what: 'code in a list, at the margin',
    prose: [
      { kind: 'list', start: null, items: [[paragraph('a'), codeBlock('python', 'if x:\n    y')], [paragraph('b')]] },
    ],
    written: '- a\n```python\nif x:\n    y\n```\n- b',
  },
  {
    what: 'a quote with code',
    prose: [{ kind: 'quote', children: [paragraph('a'), codeBlock('', 'x')] }],
    written: '> a\n> ```\n> x\n> ```',
  },
  { what: 'nested marks', prose: [paragraph(strong('a ', emphasis('b')))], written: '**a *b***' },
  { what: 'bold code with a star', prose: [paragraph(strong('a ', code('*b')))], written: 'a `*b`' },
  { what: 'bold code with a line below', prose: [paragraph(strong(code('a_b')))], written: '**`a_b`**' },
  {
    what: 'an address with code right behind it',
    prose: [paragraph(link('https://a.test/', words('https://a.test/')), code('<t:1>'))],
    written: '<https://a.test/>`<t:1>`',
  },
  { what: 'bold in bold', prose: [paragraph(strong('a', strong('b')))], written: '**ab**' },
  { what: 'marks that touch', prose: [paragraph(strong('a'), emphasis('b'))], written: '**a**\u200b*b*' },
  { what: 'bold with spaces at its ends', prose: [paragraph('x', strong(' a '), 'y')], written: 'x **a** y' },
  { what: 'marks around nothing', prose: [paragraph(strong(''), 'a')], written: 'a' },
  { what: 'a text in pieces', prose: [paragraph('1', '. a ', '@every', 'one')], written: '1\\. a @\u200beveryone' },
  {
    what: 'a link',
    prose: [paragraph(link('https://a.test/x', words('docs')))],
    written: '[docs](<https://a.test/x>)',
  },
  {
    what: 'a link with code',
    prose: [paragraph(link('https://a.test/', code('x')))],
    written: '[`x`](<https://a.test/>)',
  },
  {
    what: 'a link that is its own words',
    prose: [paragraph(link('https://a.test/', words('https://a.test/')))],
    written: '<https://a.test/>',
  },
  {
    what: 'a link whose words pretend to be an address',
    prose: [paragraph(link('https://evil.test/', words('https://good.test')))],
    written: 'https\\://good.test (https://evil.test/)',
  },
  { what: 'a link that runs a script', prose: [paragraph(link('javascript:alert(1)', words('x')))], written: 'x' },
  {
    what: 'a narrow table',
    prose: [
      { kind: 'table', header: cells('flag', 'means'), rows: [cells('Secure', 'https only'), cells('Path', 'where')] },
    ],
    written: '```\nflag    means\n------  ----------\nSecure  https only\nPath    where\n```',
  },
  {
    what: 'a wide table',
    prose: [
      {
        kind: 'table',
        header: cells('flag', 'means'),
        rows: [cells('Secure', 'a sentence that is far too long for a phone')],
      },
    ],
    written: '**flag: means**\n- **Secure**: a sentence that is far too long for a phone',
  },
  {
    what: 'a wide table with empty cells',
    prose: [
      {
        kind: 'table',
        header: cells('', ''),
        rows: [cells('', 'a sentence that is far too long for a phone'), cells('Path', '')],
      },
    ],
    written: '- a sentence that is far too long for a phone\n- **Path**',
  },
  {
    what: 'a wide table of three columns',
    prose: [
      {
        kind: 'table',
        header: cells('flag', 'means', 'since'),
        rows: [cells('Secure', 'a sentence that is far too long for a phone', '1994')],
      },
    ],
    written: '- **flag**: Secure\n  **means**: a sentence that is far too long for a phone\n  **since**: 1994',
  },
  {
    what: 'a table with letters that no column of code has room for',
    prose: [{ kind: 'table', header: cells('flag', 'means'), rows: [cells('Secure', '安全')] }],
    written: '**flag: means**\n- **Secure**: 安全',
  },
  {
    what: 'a table with a link',
    prose: [{ kind: 'table', header: cells('a'), rows: [[[link('https://a.test/', words('docs'))]]] }],
    written: '- **a**: [docs](<https://a.test/>)',
  },
  { what: 'empty prose', prose: [paragraph(''), bullets([['']]), codeBlock('python', ''), heading(1)], written: '' },
])('writes $what', ({ prose, written }) => {
  expect(writeMarkdown(prose)).toBe(written);
});
