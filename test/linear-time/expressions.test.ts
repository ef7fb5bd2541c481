/** The check that `test/architecture.test.ts` makes of every regular expression. */
import { describe, expect, it } from 'vitest';
import { expressionsIn, slownessOf } from './expressions.ts';

describe('the check of regular expressions', () => {
  it.each([
    [/^\s+|\s+$/, 'spaces before something else'],
    [/\s*\n\s*/, 'spaces before a line end'],
    [/<!--([\s\S]*?)-->/, 'comments that begin and do not end'],
    [/^\s*(?:<!--[\s\S]*?-->\s*)+$/, 'comments that can be one comment'],
    [/^(a+)+$/, 'a repetition of a repetition'],
    [/^(.+?) in (.+)$/, 'two texts with a word between them'],
    [/^(\w+)\s*(\w+)!$/, 'words with or without a space'],
    [/logged out.*restart/, 'words that come again and again'],
    [/^[ \t]+.*(?:x|y)z/m, 'a line that can be read from two places'],
  ])('finds %s: %s', (pattern) => {
    expect(slownessOf(pattern.source, pattern.flags)).not.toEqual([]);
  });

  it.each([
    [/\s+/g, 'spaces that something is put in place of'],
    [/^(\w+):\s*(\S.*)$/, 'a name and a value'],
    [/(?:\\.|[^\\"])*/, 'characters one by one, or with a backslash'],
    [/^\d{1,2}:\d{2}$/, 'a time'],
    [/<[^<>]*>/g, 'what is between brackets, without brackets in it'],
  ])('lets %s pass: %s', (pattern) => {
    expect(slownessOf(pattern.source, pattern.flags)).toEqual([]);
  });

  it('knows the text of an expression that is put together', () => {
    const text = "const DAY = '(?:mon|tue)';\nconst DAYS = new RegExp(`^$".concat('{DAY}\\\\s$', "{other}$`, 'i');");
    expect(expressionsIn('days.ts', text)).toEqual([{ line: 2, source: '^(?:mon|tue)\\sword$', flags: 'i' }]);
  });
});
