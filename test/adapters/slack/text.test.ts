import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMrkdwn, literal, readSlackText, shorten } from '../../../adapters/slack/text.ts';
import { text as anyText } from '../../arbitraries/reply.ts';

describe('text', () => {
  it.each([
    ['NUL and ESC become visible', 'a\u0000b\u001b', 'a␀b␛'],
    ['line ends are Unix ones', 'a\r\nb\rc', 'a\nb\nc'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['half a character becomes a replacement', 'a\ud83d', 'a\ufffd'],
    ['whole characters stay', '👩‍👩‍👧 é \u200b', '👩‍👩‍👧 é \u200b'],
  ])('on its way to Slack: %s', (_, given, expected) => {
    expect(literal(given)).toBe(expected);
  });

  it.each([
    ['short enough', 'one two', 10, 'one two'],
    ['after a word', 'one two three four', 16, 'one two three…'],
    ['inside a long word', 'abcdefghijkl', 6, 'abcde…'],
    ['not inside a character', 'abcd👩', 6, 'abcd👩'],
    ['not inside a character either', 'abcd👩efg', 6, 'abcd…'],
  ])('is shortened %s', (_, given, length, expected) => {
    expect(shorten(given, length)).toBe(expected);
  });

  it('survives escaping and reading back, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        expect(readSlackText(escapeMrkdwn(typed))).toBe(typed);
      }),
    );
  });
});
