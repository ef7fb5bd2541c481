/** What a typed line means, by tables; and that no text breaks or slows the reading. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAYINGS } from '../../src/tutor/reading/phrases/phrases.ts';
import { isClearYes, isSentence, phraseWords, readPhrase, readYesNo } from '../../src/tutor/reading/read-phrase.ts';
import { anonymous } from '../../src/tutor/unread.ts';

describe('a line', () => {
  it.each([
    ['NEXT!!!', 'next', 'exactly'],
    ['nexxt', 'next', 'nearly'],
    ['ok, next please', 'next', 'nearly'],
    ['I don’t get it.', 'explain', 'exactly'],
    ['i dont get the part about paths', 'explain', 'piece'],
    ['otuline', 'outline', 'nearly'],
    ['exmaple pls', 'example', 'nearly'],
    ['dont run it, next', 'next', 'nearly'],
    ['next, thanks', 'next', 'nearly'],
    ['thx', 'thanks', 'exactly'],
    ['hahahaha', 'laugh', 'exactly'],
    ['byeeee', 'stop', 'exactly'],
    ['👍🏽', 'next', 'exactly'],
    ['➡️', 'next', 'exactly'],
    ['can you give me a hint please', 'hint', 'nearly'],
    ['give me 2 minutes', 'wait', 'exactly'],
  ])('%j means %s, read %s', (text, meaning, by) => {
    expect(readPhrase(text)).toEqual({ meaning, by });
  });

  it.each([['none'], ['modified'], ['SECRET_KEY'], ['save()'], ['file.save'], ['413'], ['a=1; b=2'], ['']])(
    '%j is no phrase',
    (text) => {
      expect(readPhrase(text)).toBeNull();
    },
  );

  it('of the table is what its own words say, unless an earlier meaning has the same', () => {
    for (const [meaning, templates] of Object.entries(SAYINGS)) {
      const plain = templates.filter((template) => /^[^()[\]|]+$/.test(template));
      for (const text of plain) expect(readPhrase(text)?.meaning, text).toBe(meaning);
    }
  });

  it('is the same in its normal form, and never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (text) => {
        const words = phraseWords(text);
        expect(phraseWords(words.join(' ')).join(' ').length).toBeLessThanOrEqual(words.join(' ').length + 200);
        readPhrase(text);
        readYesNo(text);
        isSentence(text);
      }),
    );
  });
});

describe('an answer to a yes/no question', () => {
  it.each([
    ['yes', true],
    ['Y', true],
    ['yes, please', true],
    ['Delete everything.', true],
    ['ok', false],
    ['sure', false],
    ['👍', false],
    ['no yes', false],
    ['yse', false],
    ['i think yes', false],
    ['ok delete everything', false],
  ])('%j is a clear yes: %j', (text, isClear) => {
    expect(isClearYes(text, ['delete everything'])).toBe(isClear);
  });

  it.each(['yes', 'no', 'maybe'])('%s is read from its own words', (answer) => {
    expect(readYesNo(answer)).toBe(answer);
  });

  it.each([
    ['yeah sure', 'yes'],
    ['Yes.', 'yes'],
    ['ok do it', 'yes'],
    ['👍', 'yes'],
    ['nope', 'no'],
    ['wait no', 'no'],
    ['no, keep it', 'no'],
    ['i am not sure', 'maybe'],
    ['what happens then', null],
    ['remind me at 7', null],
  ])('%j says %s', (text, answer) => {
    expect(readYesNo(text)).toBe(answer);
  });
});

describe('a line that was not understood is kept', () => {
  it.each([
    ['gimme the lowdown', 'gimme the lowdown'],
    ['Hi, I am Zoë and my name is Zoë Smith', 'hi i am … and my name …'],
    ['call me at +49 170 1234567', 'call me at …'],
    ['see https://example.org/a?token=abc', 'see …'],
    ['@ada <@U123> help', '… help'],
    ['my password is hunter2', 'my password is …'],
    ['xoxb-1234567890-abcdefghijkl', '…'],
    ['return "theme"', 'return theme'],
  ])('%j as %j', (text, kept) => {
    expect(anonymous(text)).toBe(kept);
  });

  it('in at most 60 characters, without a digit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(anonymous(text).length).toBeLessThanOrEqual(60);
        expect(anonymous(text)).not.toMatch(/\d/);
      }),
    );
  });
});
