import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/quiz/normalise.ts';
import { readChoice } from '../../src/quiz/read-choice.ts';

const OPTIONS = ['response.set_cookie("theme", "dark")', 'request.cookies["theme"]', 'max_age', 'A longer cookie'];

describe('an answer typed to a question with options', () => {
  it.each([
    ['b', 1],
    ['B', 1],
    [' b) ', 1],
    ['(B)', 1],
    ['2', 1],
    ['2.', 1],
    ['option B', 1],
    ['answer: 3', 2],
    ['I think d', 3],
    ['max_age', 2],
    ['`max_age`', 2],
    ['MAX_AGE.', 2],
    ['“max_age”', 2],
    ['a  longer   cookie', 3],
    ['maxage', 2],
    ['it’s c i think', 2],
    ['not a, so b', 1],
    ['a is wrong, its d', 3],
    ['the second one', 1],
    ['answer is b', 1],
    ['b no wait c', 2],
    ['the longer one', 3],
    ['A longer cookie!', 3],
    ['response.set_cookie(“theme”, “dark”)', 0],
    ["response.set_cookie('theme','dark')", 0],
    ['request.cookies[ "theme" ]', 1],
    ['max\u200b_age', 2],
    ['ｂ', 1],
    ['ｍａｘ＿ａｇｅ', 2],
    ['Ａ　longer　cookie', 3],
  ])('%j chooses option %i', (typed, position) => {
    expect(readChoice(typed, OPTIONS)).toEqual({ kind: 'chosen', position });
  });

  it.each([
    ['a longr cookie', 3],
    ['request.cookie["theme"]', 1],
  ])('%j is a likely typo of option %i, and is asked about', (typed, position) => {
    expect(readChoice(typed, OPTIONS)).toEqual({ kind: 'perhaps', position });
  });

  it.each([
    ['it must be max age because that lasts', 2],
    ['not the longer one, so max_age', 2],
    ['the longer cookie obviously', 3],
    ['set cookie i reckon', 0],
  ])('%j shares its words with option %i alone', (typed, position) => {
    expect(readChoice(typed, OPTIONS)).toEqual({ kind: 'likely', position });
  });

  it.each([
    ['max_age or request.cookies'],
    ['what does max_age do'],
    ['i lost it'],
    [':d'],
    ['pick one'],
    ['to the top'],
  ])('%j is no answer', (typed) => {
    expect(readChoice(typed, OPTIONS)).toEqual({ kind: 'unclear' });
  });

  it.each([
    ['the top one', 0],
    ['second to last', 2],
    ['penultimate', 2],
    ['the one at the bottom', 3],
    ['b as in banana', 1],
    ['c, cos i know it', 2],
    ['max_age, right?', 2],
  ])('%j names option %i', (typed, position) => {
    expect(readChoice(typed, OPTIONS)).toEqual({ kind: 'chosen', position });
  });

  it.each([['e'], ['0'], ['5'], ['banana'], [''], ['???'], ['🍪'], ['a b'], ['x'.repeat(100_000)]])(
    '%j is not taken for any option',
    (typed) => {
      expect(readChoice(typed, OPTIONS)).toEqual({ kind: 'unclear' });
    },
  );

  it('asks when two options read the same', () => {
    expect(readChoice('true', ['True', 'true', 'None'])).toEqual({ kind: 'unclear' });
  });

  it('always finds an option by its own words, however they are spaced', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (position, spaces) => {
        const typed = `${' '.repeat(spaces)}${OPTIONS[position]?.toUpperCase()}${' '.repeat(spaces)}`;
        expect(readChoice(typed, OPTIONS)).toEqual({ kind: 'chosen', position });
      }),
    );
  });
});

describe('normalising', () => {
  it('gives the same form when it is done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
    );
  });
});
