import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeControls, writeReply } from '../../../adapters/slack/messages.ts';
import { readSlackText } from '../../../adapters/slack/text.ts';
import { checkMessage, mentionsIn } from '../../../playground/slack/check-payload.ts';
import { shownText } from '../../../playground/slack/screen.ts';
import { action, encodeAction } from '../../../src/core/action.ts';
import {
  bullets,
  code,
  codeBlock,
  heading,
  inlineText,
  numbered,
  type Picture,
  type Prose,
  paragraph,
  proseText,
  strong,
} from '../../../src/core/prose.ts';
import type { PlainBlock } from '../../../src/core/reply.ts';
import { blocks as anyBlocks } from '../../arbitraries/reply.ts';
import { letters } from './letters.ts';

/** What a person sees of the one message that these blocks make. */
function shown(blocks: readonly PlainBlock[]): string {
  return writeReply(blocks)
    .map(({ text, blocks: drawn }) => {
      const checked = checkMessage(text, drawn);
      if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
      return shownText(checked.value, text);
    })
    .join('\n');
}

const person = (learner: string): Prose => ({
  kind: 'paragraph',
  children: [{ kind: 'person', learner, name: '<@U9>' }],
});

it('a person of the workspace is a mention, which Slack shows by name; of another platform a text', () => {
  expect(writeReply([person('slack:T1:U2')])[0]?.blocks).toMatchObject([section({ type: 'user', user_id: 'U2' })]);
  expect(shown([person('discord:1')])).toBe('<@U9>');
  expect(mentionsIn({ ...writeReply([person('discord:1')])[0] })).toEqual([]);
});

const text = (value: string) => ({ type: 'text', text: value });
const section = (...elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const link = (url: string, ...words: string[]): Prose => ({
  kind: 'paragraph',
  children: [{ kind: 'link', url, children: words.map((word) => ({ kind: 'text', text: word })) }],
});

describe('writeReply draws', () => {
  it.each<[string, PlainBlock, object[]]>([
    [
      'a title as a header',
      heading(1, 'Set a ', code('cookie')),
      [{ type: 'header', text: { type: 'plain_text', text: 'Set a cookie', emoji: false } }],
    ],
    [
      'a title that is too long in bold',
      heading(1, 'x'.repeat(151)),
      [section({ ...text('x'.repeat(151)), style: { bold: true } })],
    ],
    [
      'a title that Slack would unescape in bold',
      heading(1, '&lt;'),
      [section({ ...text('&lt;'), style: { bold: true } })],
    ],
    [
      'styles as styles, never as signs',
      paragraph('a ', strong(code('b*')), ' c'),
      [section(text('a '), { ...text('b*'), style: { bold: true, code: true } }, text(' c'))],
    ],
    [
      'code with its language',
      codeBlock('python', 'a < b'),
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_preformatted', elements: [text('a < b')], language: 'python' }],
        },
      ],
    ],
    [
      'a link',
      link('https://a.test/', 'the page'),
      [section({ type: 'link', url: 'https://a.test/', text: 'the page', style: {} })],
    ],
    [
      'a link whose words name another address with both',
      link('https://evil.test/', 'https://good.test'),
      [section(text('https://good.test'), text(' ('), { type: 'link', url: 'https://evil.test/' }, text(')'))],
    ],
    ['a script’s address as mere words', link('javascript:alert(1)', 'click'), [section(text('click'))]],
    [
      'the numbers of a list from where it starts',
      { ...numbered([['one']]), start: 3 } as PlainBlock,
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'ordered',
              offset: 2,
              elements: [{ type: 'rich_text_section', elements: [text('one')] }],
            },
          ],
        },
      ],
    ],
    [
      'the place in the lesson as small print',
      { kind: 'progress', label: 'Quiz, step 4 of 31', done: 4, total: 31 },
      [{ type: 'context', elements: [{ type: 'plain_text', text: 'Quiz, step 4 of 31', emoji: false }] }],
    ],
    [
      'a notice’s tone in words, the emoji being extra',
      { kind: 'notice', tone: 'wrong', title: 'Not quite', content: [] },
      [section({ type: 'emoji', name: 'x' }, text(' '), { ...text('Not quite'), style: { bold: true } })],
    ],
  ])('%s', (_, block, expected) => {
    expect(writeReply([block])[0]?.blocks).toEqual(expected);
  });

  it('options in full, with a button for each letter that a screen reader reads as the option', () => {
    const label = [{ kind: 'code', text: 'set_cookie' } as const];
    const answer = action('answer', 'cookies', 'q', '0');
    const [message] = writeReply([{ kind: 'choices', choices: [{ letter: 'A', label, action: answer }] }]);
    expect(message?.text).toBe('A. set_cookie');
    expect(message?.blocks[1]).toEqual({
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'button.0',
          text: { type: 'plain_text', text: 'A', emoji: false },
          value: encodeAction(answer),
          accessibility_label: 'A. set_cookie',
        },
      ],
    });
  });

  it('what stands between two items of a list without losing the count', () => {
    const list: Prose = { kind: 'list', start: 1, items: [[paragraph('one'), codeBlock('', 'x')], [paragraph('two')]] };
    expect(shown([list])).toBe('1. one\nx\n2. two');
  });

  it('lists in lists, tables in quotes, and empty cells', () => {
    const table: Prose = {
      kind: 'table',
      header: [[{ kind: 'text', text: 'a' }], []],
      rows: [[[], [{ kind: 'text', text: 'd' }]]],
    };
    const inner: Prose = { kind: 'list', start: null, items: [[paragraph('out'), bullets([['in']])]] };
    expect(shown([inner, { kind: 'quote', children: [table] }])).toBe('• out\n  • in\na | \n | d');
    expect(shown([table])).toBe('a | –\n– | d');
  });

  it('a table last in its message, because Slack shows it below everything else', () => {
    const table: Prose = { kind: 'table', header: [[{ kind: 'text', text: 'a' }]], rows: [] };
    const messages = writeReply([paragraph('before'), table, paragraph('after'), table]);
    expect(messages.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
      ['rich_text', 'table'],
      ['rich_text', 'table'],
    ]);
  });

  it('a picture that Slack has, with its words for those who cannot see it', () => {
    const picture: Picture = { kind: 'picture', image: '<svg/>', alt: 'Seven bars & <!channel>' };
    const [message] = writeReply([picture], new Map([[picture, 'F12345678']]));
    expect(message).toEqual({
      text: 'Seven bars &amp; &lt;!channel&gt;',
      blocks: [{ type: 'image', slack_file: { id: 'F12345678' }, alt_text: 'Seven bars & <!channel>' }],
    });
  });

  it('a picture within a notice, between its sentences', () => {
    const picture: Picture = { kind: 'picture', image: '<svg/>', alt: 'A jar' };
    const notice: PlainBlock = {
      kind: 'notice',
      tone: 'wrong',
      title: 'Not this time',
      content: [paragraph('It starts there.'), picture, paragraph('Look again.')],
    };
    const [message] = writeReply([notice], new Map([[picture, 'F1']]));
    expect(message?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'image', 'rich_text']);
    expect(shown([notice])).toContain('It starts there.\nA jar\nLook again.');
  });

  it('a picture that Slack does not have as its words, and a file as its name and text', () => {
    const file: PlainBlock = { kind: 'file', name: 'data.json', text: '{\n  "a": 1\n}' };
    expect(shown([{ kind: 'picture', image: '<svg/>', alt: 'Seven bars' }, file])).toBe(
      'Seven bars\ndata.json\n{\n  "a": 1\n}',
    );
  });

  it('menu entries in full when an option cannot hold them', () => {
    const label = `${'long '.repeat(20)}end`;
    expect(shown([{ kind: 'menu', label: 'Go to', entries: [{ label, action: action('go', 'cookies') }] }])).toContain(
      label,
    );
  });
});

describe('a message without its controls', () => {
  const controls: PlainBlock = {
    kind: 'buttons',
    buttons: [{ label: 'Next', action: action('next'), style: 'primary' }],
  };

  it.each([
    ['keeps its words', [paragraph('words'), controls], 1],
    ['that was nothing else is empty', [controls], 0],
  ] as const)('%s', (_, blocks, left) => {
    const [message] = writeReply(blocks);
    expect(message && removeControls(message)?.blocks).toHaveLength(left);
  });

  it('that had none is not touched', () => {
    const [message] = writeReply([paragraph('words')]);
    expect(message && removeControls(message)).toBeNull();
  });
});

describe('any reply', () => {
  it('becomes messages that Slack takes, pings nobody and loses no text, to see or to hear', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const messages = writeReply(blocks);
        let read = '';
        let heard = '';
        for (const { text: fallback, blocks: drawn } of messages) {
          const checked = checkMessage(fallback, drawn);
          expect(checked).toMatchObject({ ok: true });
          expect(mentionsIn({ text: fallback, blocks: drawn })).toEqual([]);
          expect(JSON.stringify(drawn).length).toBeLessThanOrEqual(11_500);
          if (checked.ok) read += shownText(checked.value, fallback);
          heard += readSlackText(fallback);
        }
        expect(firstLost(letters(textOf(blocks)), letters(read))).toBeNull();
        expect(firstLost(letters(textOf(blocks)), letters(heard))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

/** All that has to be read, in order. */
const textOf = (blocks: readonly PlainBlock[]): string =>
  blocks
    .map((block) => {
      switch (block.kind) {
        case 'notice':
          return block.title + proseText(block.content);
        case 'choices':
          return block.choices.map(({ label }) => inlineText(label)).join('');
        case 'progress':
          return block.label;
        case 'picture':
          return block.alt;
        case 'file':
          return block.name + block.text;
        case 'buttons':
        case 'menu':
          return '';
        default:
          return proseText([block]);
      }
    })
    .join('');

/** What follows the first character of `wanted` that is not in `read`, in order; null when all are there. */
function firstLost(wanted: string, read: string): string | null {
  let at = 0;
  for (const [index, character] of [...wanted].entries()) {
    const found = read.indexOf(character, at);
    if (found === -1) return [...wanted].slice(index, index + 40).join('');
    at = found + character.length;
  }
  return null;
}
