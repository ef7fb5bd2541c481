import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formMessage } from '../../../adapters/terminal/forms.ts';
import { writeMessage } from '../../../adapters/terminal/messages.ts';
import { visible, visibleLine } from '../../../adapters/terminal/visible.ts';
import { action } from '../../../src/core/action.ts';
import { code, codeBlock, heading, type Prose, paragraph } from '../../../src/core/prose.ts';
import type { Block } from '../../../src/core/reply.ts';

const ESC = '\u001b';

/** Whatever a terminal might obey; a line end is all it may. */
const OBEYED = /(?!\n)[\p{Control}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

describe('text that would command the terminal', () => {
  it.each([
    ['clears the screen', `${ESC}[2J`, '␛[2J'],
    ['colours itself', `${ESC}[31mred${ESC}[0m`, '␛[31mred␛[0m'],
    ['renames the window', `${ESC}]0;pwned\u0007`, '␛]0;pwned␇'],
    ['links to another address', `${ESC}]8;;https://evil.test${ESC}\\x`, '␛]8;;https://evil.test␛\\x'],
    ['writes to the clipboard', `${ESC}]52;c;cm0=${ESC}\\`, '␛]52;c;cm0=␛\\'],
    ['begins a sequence in one byte', '\u009b31m', '⟨U+009B⟩31m'],
    ['goes back to overwrite', 'wrong\rright', 'wrong␍right'],
    ['deletes what stands before', 'safe\b\b\u007f', 'safe␈␈␡'],
    ['rings', '\u0007', '␇'],
    ['ends the text early', 'a\u0000b', 'a␀b'],
    ['turns its direction', 'user\u202egnp.exe', 'user⟨U+202E⟩gnp.exe'],
    ['isolates its direction', '\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩'],
    ['breaks the line unseen', 'a\u2028b\u2029c', 'a⟨U+2028⟩b⟨U+2029⟩c'],
    ['hides words in tags', 'a\u{e0041}', 'a⟨U+E0041⟩'],
    ['is half a character', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['begins with a byte order mark', '\ufeffa', '⟨U+FEFF⟩a'],
    ['ends lines as Windows does', 'a\r\nb', 'a\nb'],
    ['has tabs', '\tx', '    x'],
    ['is only foreign', 'Grüße, 世界 🍪 שלום', 'Grüße, 世界 🍪 שלום'],
  ])('is shown and not obeyed: it %s', (_, hostile, shown) => {
    expect(visible(hostile)).toBe(shown);
    expect(visibleLine(`${hostile}\n`)).toBe(`${shown.replaceAll('\n', ' ')} `);
  });

  it('never comes through a message, wherever in it the text stands', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 30, max: 100 }), (text, width) => {
        const printed = writeMessage(everywhere(text), { width, colours: false });
        expect(printed).not.toMatch(OBEYED);
      }),
    );
  });

  it('adds nothing but styles when there are colours', () => {
    const styles = new RegExp(`${ESC}\\[\\d+m`, 'g');
    fc.assert(
      fc.property(hostileText, (text) => {
        const blocks = everywhere(text);
        const coloured = writeMessage(blocks, { width: 60, colours: true });
        expect(coloured.replace(styles, '')).toBe(writeMessage(blocks, { width: 60, colours: false }));
      }),
    );
  });
});

const hostileText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ESC,
      '\u009b',
      '\r',
      '\b',
      '\u0000',
      '\u202e',
      '\u2028',
      '\ud800',
      '\ufeff',
      '`',
      '[',
      ']',
      '\n',
      ' ',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

/** A message that has the text in every place where a text can stand. */
function everywhere(text: string): readonly Block[] {
  const words = { kind: 'text', text } as const;
  const inline: Prose = paragraph(text, code(text), { kind: 'strong', children: [words] });
  const field = { id: 'a', label: text, description: text, value: text };
  const choices = { id: 'b', label: text, description: text, optional: true, options: [{ label: text, value: text }] };
  return [
    heading(1, text),
    inline,
    { kind: 'paragraph', children: [{ kind: 'link', url: text, children: [words] }] },
    { kind: 'list', start: 1, items: [[inline]] },
    { kind: 'quote', children: [inline] },
    codeBlock(text, text),
    { kind: 'table', header: [[words], [words]], rows: [[[words], [{ kind: 'code', text }]]] },
    { kind: 'notice', tone: 'right', title: text, content: [inline] },
    { kind: 'progress', label: text, done: 1, total: 2 },
    { kind: 'choices', choices: [{ letter: 'A', label: [words], action: action('answer') }] },
    { kind: 'buttons', buttons: [{ label: text, action: action('next'), style: 'primary' }] },
    { kind: 'menu', label: text, entries: [{ label: text, action: action('go') }] },
    ...formMessage({
      title: text,
      submit: action('run-edited'),
      fields: [
        { ...field, kind: 'text', optional: false, lines: 'one' },
        { ...field, kind: 'text', optional: false, lines: 'many' },
        { ...choices, kind: 'select', value: text },
        { ...choices, kind: 'checks', values: [text] },
      ],
    }),
  ];
}
