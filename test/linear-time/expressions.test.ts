/** Every regular expression that reads what learners, programs and authors wrote takes linear time. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expressionsIn, slownessOf } from './expressions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const files = ['src', 'adapters'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(top, name)),
);

describe('regular expressions', () => {
  it('take time in proportion to their input, in all files', () => {
    const slow = files.flatMap((file) =>
      expressionsIn(file, readFileSync(join(root, file), 'utf8')).flatMap(({ line, source, flags }) =>
        slownessOf(source, flags)
          .slice(0, 1)
          .map((why) => `${file}:${line} /${source}/${flags}: ${why}`),
      ),
    );
    expect(slow).toEqual([]);
  });
});

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
