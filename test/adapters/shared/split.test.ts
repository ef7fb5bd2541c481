import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../adapters/shared/split.ts';
import { action } from '../../../src/core/action.ts';
import { bullets, code, codeBlock, heading, paragraph, proseText, strong } from '../../../src/core/prose.ts';
import type { PlainBlock } from '../../../src/core/reply.ts';

/** Everything a block says, with white space folded: what must survive packing. */
function words(block: PlainBlock): string {
  switch (block.kind) {
    case 'notice':
      return `${block.title} ${proseText(block.content)}`;
    case 'progress':
      return block.label;
    case 'choices':
      return block.choices.map(({ label }) => proseText([{ kind: 'paragraph', children: label }])).join(' ');
    case 'buttons':
      return block.buttons.map(({ label }) => label).join(' ');
    case 'menu':
      return block.entries.map(({ label }) => label).join(' ');
    case 'picture':
      return block.alt;
    case 'file':
      return block.text;
    default:
      return proseText([block]);
  }
}

const folded = (blocks: readonly PlainBlock[]): string =>
  blocks
    .map(words)
    .join(' ')
    .replace(/[\s|]+/g, '');
const upTo = (limit: number) => (blocks: readonly PlainBlock[]) =>
  blocks.map(words).join('\n').length <= limit ? blocks : null;

const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const block: fc.Arbitrary<PlainBlock> = fc.oneof(
  text.map((words) => paragraph(words, strong(words), code(words))),
  text.map((words) => heading(2, words)),
  text.map((words) => codeBlock('python', words)),
  fc.array(text, { maxLength: 5 }).map((items) => bullets(items.map((item) => [item]))),
  fc.array(text, { maxLength: 5 }).map((cells) => ({
    kind: 'table' as const,
    header: [[code('a')]],
    rows: cells.map((cell) => [[code(cell)]]),
  })),
  text.map((words) => ({ kind: 'notice' as const, tone: 'info' as const, title: 'Note', content: [paragraph(words)] })),
  fc.array(fc.constant('Next'), { minLength: 1, maxLength: 8 }).map((labels) => ({
    kind: 'buttons' as const,
    buttons: labels.map((label) => ({ label, action: action('next'), style: 'primary' as const })),
  })),
);

describe('packing a reply into messages', () => {
  it('fits every message, keeps the order and loses no text', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const messages = pack(blocks, upTo(60));
        for (const message of messages) expect(upTo(60)(message)).not.toBeNull();
        // A table that is cut shows its header again; compare without that.
        const withoutHeaders = (all: readonly PlainBlock[]): string => folded(all).replaceAll('a', '');
        expect(withoutHeaders(messages.flat())).toBe(withoutHeaders(blocks));
      }),
    );
  });

  it('sends one message when everything fits', () => {
    const blocks = [heading(2, 'Setting a cookie'), paragraph('A cookie travels on a response.')];
    expect(pack(blocks, upTo(1000))).toEqual([blocks]);
  });

  it('cuts between blocks, and keeps a heading with what it heads', () => {
    const blocks = [paragraph('x'.repeat(50)), heading(2, 'Next part'), paragraph('y'.repeat(50))];
    expect(pack(blocks, upTo(70))).toEqual([[blocks[0]], [blocks[1], blocks[2]]]);
  });

  it('cuts long text at a space and long code at a line', () => {
    const [first, second] = pack([paragraph('one two three four five six')], upTo(16));
    expect(first?.map(words)).toEqual(['one two three ']);
    expect(second?.map(words).join('')).toContain('four');
    const lines = pack([codeBlock('python', 'a = 1\nb = 2\nc = 3\nd = 4')], upTo(12)).flat();
    expect(lines).toEqual([codeBlock('python', 'a = 1\nb = 2'), codeBlock('python', 'c = 3\nd = 4')]);
  });

  it('cuts lines of words between two of them', () => {
    const lines = ['+ stored one', '+ stored two', '+ stored three', '+ stored four'];
    const parts = lines.flatMap((line, index) => (index === 0 ? [line] : [{ kind: 'break' } as const, line]));
    const shown = pack([paragraph(...parts)], upTo(30)).map((message) => message.map(words).join('').trim());
    expect(shown).toEqual([lines.slice(0, 2).join('\n'), lines.slice(2).join('\n')]);
  });

  it('never cuts inside a character', () => {
    const family = '👨‍👩‍👧‍👦';
    for (const part of pack([paragraph(family.repeat(20))], upTo(30)).flat()) {
      expect(words(part).replaceAll(family, '')).toBe('');
    }
  });
});
