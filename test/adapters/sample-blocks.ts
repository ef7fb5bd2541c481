/**
 * Every block that a reply can hold, with everything about it that has ever been hard to show; and the words to look
 * for.
 */
import { action } from '../../src/core/action.ts';
import {
  bullets,
  code,
  codeBlock,
  heading,
  inlineText,
  type Prose,
  paragraph,
  proseText,
  strong,
} from '../../src/core/prose.ts';
import type { PlainBlock } from '../../src/core/reply.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const long = (words: string, length: number) => words.repeat(Math.ceil(length / words.length)).trim();
const text = (words: string) => ({ kind: 'text', text: words }) as const;
export const choices = (count: number): PlainBlock => ({
  kind: 'choices',
  choices: LETTERS.slice(0, count).map((letter, index) => ({
    letter,
    label: [text(`the option called ${letter}`)],
    action: action('answer', 'cookies', 'question', String(index + 1)),
  })),
});
export const buttons = (count: number): PlainBlock => ({
  kind: 'buttons',
  buttons: LETTERS.slice(0, count).map((letter) => ({
    label: `Button ${letter}`,
    action: action('go', 'cookies', `step-${letter.toLowerCase()}`),
    style: letter === 'A' ? 'primary' : 'secondary',
  })),
});
export const menu = (count: number): PlainBlock => ({
  kind: 'menu',
  label: 'Go to a section',
  entries: Array.from({ length: count }, (_, index) => ({
    label: `Section number ${index + 1}`,
    action: action('go', 'cookies', `section-${index + 1}`),
  })),
});
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="teal"/></svg>';

/** Named as in "shows … with all its words". */
export const BLOCKS: readonly (readonly [string, readonly PlainBlock[]])[] = [
  ['a heading', [heading(1, 'Working with Cookies')]],
  ['a smaller heading', [heading(3, 'What to notice')]],
  [
    'a paragraph with inline code and strong words',
    [paragraph('Ask ', code('request.cookies'), ' and be ', strong('kind'), '.')],
  ],
  [
    'a link',
    [
      {
        kind: 'paragraph',
        children: [{ kind: 'link', url: 'https://example.com/a?b=c', children: [text('the manual')] }],
      },
    ],
  ],
  ['a list', [bullets([['one'], ['two'], ['three']])]],
  ['a numbered list in a list', [{ kind: 'list', start: 3, items: [[paragraph('third'), bullets([['within']])]] }]],
  ['a quote', [{ kind: 'quote', children: [paragraph('said before')] }]],
  ['code', [codeBlock('python', 'from flask import Flask\n\napp = Flask(__name__)')]],
  ['code with backticks in it', [codeBlock('', 'a ``` b\n````\nc')]],
  [
    'a table',
    [
      {
        kind: 'table',
        header: [[text('Name')], [text('Value')]],
        rows: [
          [[code('theme')], [text('dark')]],
          [[code('lang')], [text('eo')]],
        ],
      },
    ],
  ],
  ...(['right', 'wrong', 'info', 'warning'] as const).map((tone): readonly [string, readonly PlainBlock[]] => [
    `a notice (${tone})`,
    [
      {
        kind: 'notice',
        tone,
        title: `A ${tone} title`,
        content: [paragraph('It says why.'), codeBlock('', 'and shows it')],
      },
    ],
  ]),
  ['progress', [{ kind: 'progress', label: 'Quiz, step 4 of 31', done: 4, total: 31 }]],
  ['four options', [choices(4)]],
  ['26 options', [choices(26)]],
  ['one button', [buttons(1)]],
  ['26 buttons', [buttons(26)]],
  ['a menu of 120 entries', [menu(120)]],
  [
    'a picture',
    [paragraph('Here it is.'), { kind: 'picture', image: SVG, alt: 'Two cards on Monday, none on Tuesday' }],
  ],
  ['a file', [paragraph('Here it is.'), { kind: 'file', name: 'nibble-data.json', text: '{"cards": []}\n' }]],
  ['a long paragraph', [paragraph(long('Bites are small but many. ', 9_000))]],
  ['a long listing', [codeBlock('python', long('print("a line of a long program")\n', 12_000))]],
  ['a paragraph without a space', [paragraph(long('x', 5_000))]],
  ['right-to-left words', [paragraph('ملف تعريف الارتباط', code('theme'), 'עוגייה')]],
  ['Chinese, Japanese and Korean words', [heading(2, '曲奇饼干'), paragraph('クッキーを設定する', ' 쿠키')]],
  ['emoji of several parts', [paragraph('👩‍👩‍👧‍👦 🏳️‍🌈 é')]],
  [
    'signs that mean something elsewhere',
    [paragraph('@everyone <!channel> <@U1> <#C1> **not bold** _nor this_ ~~nor~~ ||this|| :smile: # no heading')],
  ],
  [
    'empty texts between others',
    [paragraph('before'), paragraph(''), heading(2, ''), codeBlock('', ''), paragraph('after')],
  ],
];

/** Everything that a learner must be able to read of a block. */
export function words(block: PlainBlock): string[] {
  switch (block.kind) {
    case 'notice':
      return [block.title, proseText(block.content)];
    case 'progress':
      return [block.label];
    case 'choices':
      return block.choices.flatMap(({ letter, label }) => [letter, inlineText(label)]);
    case 'buttons':
      return block.buttons.map(({ label }) => label);
    case 'menu':
      return [];
    case 'picture':
      return [block.alt];
    case 'file':
      return [block.name];
    default:
      return readable(block);
  }
}

const readable = (prose: Prose): string[] =>
  prose.kind === 'table'
    ? [prose.header, ...prose.rows].flat().map((cell) => inlineText(cell))
    : proseText([prose]).split(/\n+/);

/** Without white space, and without the signs of code, which a window may not show. */
export const folded = (all: readonly string[]): string => all.join(' ').replace(/[\s\u200b`]+/g, '');
