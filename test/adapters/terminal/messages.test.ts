import { describe, expect, it } from 'vitest';
import { wantsColours } from '../../../adapters/terminal/layout.ts';
import { writeMessage } from '../../../adapters/terminal/messages.ts';
import { action } from '../../../src/core/action.ts';
import {
  bullets,
  code,
  codeBlock,
  emphasis,
  heading,
  numbered,
  type Prose,
  paragraph,
  strong,
} from '../../../src/core/prose.ts';
import type { Block, Notice } from '../../../src/core/reply.ts';

const print = (blocks: readonly Block[], width = 40) => writeMessage(blocks, { width, colours: false });
const text = (words: string) => [{ kind: 'text', text: words } as const];
const button = (label: string) => ({ label, action: action('next'), style: 'secondary' }) as const;

describe('a message in the terminal', () => {
  const table: Prose = {
    kind: 'table',
    header: [text('to do'), text('write')],
    rows: [
      [text('set'), [code('response.set_cookie("theme", "dark")')]],
      [text('read'), [code('request.cookies.get("theme")')]],
    ],
  };

  const rows: readonly [string, readonly Block[], readonly string[]][] = [
    ['has paragraphs with a line between', [paragraph('One.'), paragraph('Two.')], ['One.', '', 'Two.']],
    ['shows code between backticks', [paragraph('Type ', code('next'), '.')], ['Type `next`.']],
    [
      'has words that are strong or emphasised as words',
      [paragraph(strong('Yes'), ' ', emphasis('really'))],
      ['Yes really'],
    ],
    ['rules off a title', [heading(1, 'Cookies')], ['Cookies', '=======']],
    ['rules off a section', [heading(2, 'Setting one')], ['Setting one', '-----------']],
    ['has small headings on their own line', [heading(3, 'Note'), paragraph('x')], ['Note', '', 'x']],
    ['marks list items', [bullets([['one'], ['two']])], ['- one', '- two']],
    ['numbers list items', [numbered([['one'], ['two']])], ['1. one', '2. two']],
    [
      'sets a list in a list off',
      [{ kind: 'list', start: 9, items: [[paragraph('a'), bullets([['b']])], [paragraph('c')]] }],
      ['9. a', '', '   - b', '10. c'],
    ],
    [
      'sets wrapped items off',
      [bullets([['a long item that needs more than one line']])],
      ['- a long item that needs more than one', '  line'],
    ],
    [
      'marks every line of a quote',
      [{ kind: 'quote', children: [paragraph('a'), paragraph('b')] }],
      ['> a', '> ', '> b'],
    ],
    [
      'keeps the lines of code as they are',
      [codeBlock('python', `x = "${'y'.repeat(60)}"\n\n  z\n`)],
      ['```python', `x = "${'y'.repeat(60)}"`, '', '  z', '```'],
    ],
    [
      'fences code that has fences of its own with more',
      [codeBlock('', '```\nx\n```')],
      ['````', '```', 'x', '```', '````'],
    ],
    [
      'shows where a link goes',
      [{ kind: 'paragraph', children: [{ kind: 'link', url: 'https://a.test/', children: text('the docs') }] }],
      ['the docs (https://a.test/)'],
    ],
    [
      'shows an address once that is its own words',
      [{ kind: 'paragraph', children: [{ kind: 'link', url: 'https://a.test/', children: text('https://a.test/') }] }],
      ['https://a.test/'],
    ],
    [
      'breaks lines where the author did',
      [{ kind: 'paragraph', children: [...text('a'), { kind: 'break' }, ...text('b')] }],
      ['a', 'b'],
    ],
    [
      'tells progress in words',
      [{ kind: 'progress', label: 'Quiz, step 4 of 31', done: 4, total: 31 }],
      ['Quiz, step 4 of 31'],
    ],
    [
      'letters the options',
      [
        {
          kind: 'choices',
          choices: [
            { letter: 'A', label: [code('a')], action: action('answer') },
            { letter: 'B', label: text('b'), action: action('answer') },
          ],
        },
      ],
      ['  A. `a`', '  B. b'],
    ],
    [
      'puts buttons on a line, as the words to type',
      [{ kind: 'buttons', buttons: [button('Next'), button('Back')] }],
      ['[Next]  [Back]'],
    ],
    [
      'never breaks a button over two lines',
      [{ kind: 'buttons', buttons: [button('Show me the first one'), button('Show me the second one')] }],
      ['[Show me the first one]', '[Show me the second one]'],
    ],
    [
      'numbers the entries of menus through',
      [
        { kind: 'menu', label: 'Sections', entries: [{ label: 'One', action: action('go') }] },
        { kind: 'menu', label: 'More', entries: [{ label: 'Two', action: action('go') }] },
      ],
      ['Sections:', '  1. One', '', 'More:', '  2. Two'],
    ],
    [
      'gives no second number to entries that bring one',
      [{ kind: 'menu', label: 'Sections', entries: [{ label: '4. Lifetime and flags', action: action('go') }] }],
      ['Sections:', '  4. Lifetime and flags'],
    ],
  ];
  it.each(rows)('%s', (_, blocks, expected) => {
    expect(print(blocks)).toBe(expected.join('\n'));
  });

  it.each([
    ['right', '✓ Right', '✓'],
    ['wrong', '✗ Not quite', '✗'],
    ['info', 'i By the way', 'i'],
    ['warning', '! Careful', '!'],
  ] as const)('tells the tone %s by its title, and by a sign', (tone, line, sign) => {
    const notice: Notice = {
      kind: 'notice',
      tone,
      title: line.slice(sign.length + 1),
      content: [paragraph('Because.')],
    };
    expect(print([notice])).toBe(`${line}\n\nBecause.`);
  });

  it('sets a table side by side where it fits, in narrower columns where it must', () => {
    expect(print([table], 60).split('\n')).toEqual([
      'to do  write',
      '-----  --------------------------------------',
      'set    `response.set_cookie("theme", "dark")`',
      'read   `request.cookies.get("theme")`',
    ]);
    expect(print([table], 32).split('\n')).toEqual([
      'to do  write',
      '-----  -------------------------',
      'set    `response.set_cookie("the',
      '       me", "dark")`',
      'read   `request.cookies.get("the',
      '       me")`',
    ]);
  });

  it('shows a table that is too wide as one record below the other', () => {
    const wide: Prose = {
      kind: 'table',
      header: ['one', 'two', 'three', 'four'].map(text),
      rows: [['first value', 'second value', 'third value', 'fourth value'].map(text)],
    };
    expect(print([wide], 30).split('\n')).toEqual([
      'one: first value',
      'two: second value',
      'three: third value',
      'four: fourth value',
    ]);
  });

  it('leaves lines as long as they are in a pipe', () => {
    const long = 'word '.repeat(50).trim();
    expect(print([paragraph(long)], Number.POSITIVE_INFINITY)).toBe(long);
  });

  it('has colours only when the terminal has them', () => {
    const blocks = [heading(1, 'Cookies'), paragraph(code('x'))];
    expect(writeMessage(blocks, { width: 40, colours: true })).toContain('\u001b[1m');
    expect(writeMessage(blocks, { width: 40, colours: false })).not.toContain('\u001b');
  });
});

describe('colours', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { TERM: 'dumb' }, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('on a terminal (%s) with %j: %s', (isTerminal, environment, expected) => {
    expect(wantsColours(environment, isTerminal)).toBe(expected);
  });
});
