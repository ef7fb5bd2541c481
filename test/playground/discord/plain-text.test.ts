import { expect, it } from 'vitest';
import { plainText } from '../../../playground/discord/screen.ts';

it.each([
  { what: 'marks', markdown: '**bold *both*** ~~gone~~', words: 'bold both gone' },
  { what: 'escapes', markdown: '\\*not\\* \\\\', words: '*not* \\' },
  { what: 'inline code', markdown: '`a*b` `` `c` ``', words: 'a*b `c`' },
  { what: 'a block of code', markdown: 'x\n```python\n# not a heading\n```\ny', words: 'x\n# not a heading\ny' },
  { what: 'code beside its fence', markdown: '```from a import b\nx = 1\n```', words: 'from a import b\nx = 1' },
  { what: 'code in one line of fences', markdown: 'so ```x *= 1``` it is', words: 'so x *= 1 it is' },
  { what: 'a language in any case', markdown: '```Python\nx = 1\n```', words: 'x = 1' },
  { what: 'a heading and small text', markdown: '## Title\n-# Step 1 of 3', words: 'Title\nStep 1 of 3' },
  { what: 'a quote', markdown: '> said\n> so', words: 'said\nso' },
  { what: 'a masked link', markdown: '[the **docs**](<https://a.test/_x_>)', words: 'the docs' },
  { what: 'lists, which keep their marks', markdown: '- a\n1. b', words: '- a\n1. b' },
])('reads $what as a person does', ({ markdown, words }) => {
  expect(plainText(markdown)).toBe(words);
});
