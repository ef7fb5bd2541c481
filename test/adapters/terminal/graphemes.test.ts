import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitGraphemes } from '../../../adapters/terminal/layout.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const pieces = fc.constantFrom(
  'a',
  ' ',
  'é',
  'e\u0301',
  '\u0301',
  '👍🏽',
  '👨‍👩‍👧',
  '🇩',
  '🇪',
  '\u200d',
  '\r',
  '\n',
  '\ud83d',
  '각',
);

it('long texts come apart in the same characters as short ones', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 300 }), (parts) => {
      const text = parts.join('');
      expect([...splitGraphemes(text)]).toEqual([...segmenter.segment(text)].map(({ segment }) => segment));
    }),
  );
});

it('a character that never ends stays one', () => {
  const endless = `e${'\u0301'.repeat(10_000)}`;
  expect([...splitGraphemes(`a${endless}b`)]).toEqual(['a', endless, 'b']);
});
