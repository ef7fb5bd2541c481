/** Text of every kind that a lesson may hold, as it reaches the adapters. */
import { describe, expect, it } from 'vitest';
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
} from '../../src/core/prose.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { spoil } from './spoil.ts';

function contentOf(markdown: string): readonly Prose[] {
  const parsed = parseLesson('greetings.md', spoil(['Now write it yourself.', markdown]));
  const text = parsed.kind === 'lesson' ? parsed.lesson.steps.find(({ id }) => id === 'practice') : undefined;
  if (text?.kind !== 'text') throw new Error(JSON.stringify(parsed));
  return text.content;
}

const link = (url: string, text: string) => ({ kind: 'link', url, children: [{ kind: 'text', text }] }) as const;

const PROSE: readonly (readonly [name: string, markdown: string, prose: readonly Prose[]])[] = [
  ['lines of a paragraph, joined', 'One\n  two.', [paragraph('One two.')]],
  ['strong and emphasised words', '**a** _b_', [paragraph(strong('a'), ' ', emphasis('b'))]],
  ['struck words', '~~a~~', [paragraph({ kind: 'strike', children: [{ kind: 'text', text: 'a' }] })]],
  ['code', 'Use `a & b`.', [paragraph('Use ', code('a & b'), '.')]],
  ['entities and escapes', '&amp; \\* &lt;', [paragraph('& * <')]],
  ['mentions and chat markup, as plain words', '@everyone &lt;!channel>', [paragraph('@everyone <!channel>')]],
  ['a break', 'a\\\nb', [paragraph('a', { kind: 'break' }, 'b')]],
  ['a link', '[Flask](https://flask.example/)', [paragraph(link('https://flask.example/', 'Flask'))]],
  [
    'a link by reference',
    '[Flask][f]\n\n[f]: https://flask.example/',
    [paragraph(link('https://flask.example/', 'Flask'))],
  ],
  ['a bare address', 'https://flask.example', [paragraph(link('https://flask.example', 'https://flask.example'))]],
  ['a mail address', '<a@b.example>', [paragraph(link('mailto:a@b.example', 'a@b.example'))]],
  ['a list', '- a\n- b', [bullets([['a'], ['b']])]],
  ['a numbered list', '1. a\n2. b', [numbered([['a'], ['b']])]],
  ['a numbered list that goes on', '3. a', [{ kind: 'list', start: 3, items: [[paragraph('a')]] }]],
  ['a quote', '> a', [{ kind: 'quote', children: [paragraph('a')] }]],
  ['code with its language', '```http\nGET /\n```', [codeBlock('http', 'GET /')]],
  ['code without a language', '    a\n    b', [codeBlock('', 'a\nb')]],
  ['a small heading', '#### More\n\na', [heading(3, 'More'), paragraph('a')]],
  [
    'a table, its short rows filled up',
    '| a | b |\n|---|---|\n| c |',
    [
      {
        kind: 'table',
        header: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]],
        rows: [[[{ kind: 'text', text: 'c' }], []]],
      },
    ],
  ],
  ['nothing of a comment', 'a\n\n<!-- not for learners -->\n\nb <!-- nor this -->', [paragraph('a'), paragraph('b ')]],
];

describe('text in a lesson', () => {
  it.each(PROSE)('keeps %s', (_, markdown, prose) => {
    expect(contentOf(markdown)).toEqual(prose);
  });
});
