import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, lineWidth, paint, type Span, span, wrap } from '../../../adapters/terminal/layout.ts';

describe('the columns of a text', () => {
  it.each([
    ['', 0],
    ['cookie', 6],
    ['Grüße', 5],
    ['e\u0301', 1],
    ['世界', 4],
    ['한국', 4],
    ['！', 2],
    ['🍪', 2],
    ['👩‍💻', 2],
    ['🏳️‍🌈', 2],
    ['שלום', 4],
    ['\u200b', 0],
  ])('of %j are %i', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

const lines = (spans: readonly Span[], width: number) => paint(wrap(spans, width), false).split('\n');

describe('wrapping', () => {
  it.each([
    ['keeps what fits', 'one two', 7, ['one two']],
    ['breaks at a space', 'one two', 6, ['one', 'two']],
    ['keeps line ends', 'one\n\ntwo', 20, ['one', '', 'two']],
    ['cuts a word only when it is longer than a line', 'a abcdefgh b', 5, ['a', 'abcde', 'fgh b']],
    ['counts wide letters twice', '世界世界', 4, ['世界', '世界']],
    ['never cuts inside a character', '👩‍💻👩‍💻', 3, ['👩‍💻', '👩‍💻']],
    ['gives a letter that is wider than the line one of its own', '世界', 1, ['世', '界']],
    [
      'leaves long lines alone without a width',
      'word '.repeat(100).trim(),
      Number.POSITIVE_INFINITY,
      ['word '.repeat(100).trim()],
    ],
  ])('%s', (_, text, width, expected) => {
    expect(lines([span(text)], width)).toEqual(expected);
  });

  it('keeps a word together that changes its style midway', () => {
    expect(lines([span('see '), span('theme', 'cyan'), span(', then')], 9)).toEqual(['see', 'theme,', 'then']);
  });

  it('loses no text and fits the width, whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '\n', '世', '🍪', 'é'), maxLength: 80 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.integer({ min: 2, max: 30 }), (texts, width) => {
        const spans = texts.map((part) => span(part));
        const wrapped = wrap(spans, width);
        const bare = (value: string) => value.replace(/\s/g, '');
        expect(bare(paint(wrapped, false))).toBe(bare(texts.join('')));
        for (const line of wrapped) expect(lineWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
