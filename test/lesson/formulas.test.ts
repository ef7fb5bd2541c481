/** Marks of other dialects that a chat shows as they are written: told at their place, no reason to refuse a lesson. */
import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { spoil } from './spoil.ts';

function warningsFor(words: string): readonly string[] {
  // A dollar sign means something in a replacement.
  const change = words.replaceAll('$', '$$$$');
  const parsed = parseLesson('greetings.md', spoil(['They are always text.', change]));
  if (parsed.kind === 'problems') throw new Error(parsed.problems.map(describeProblem).join('\n'));
  return parsed.warnings.map(describeProblem);
}

describe('a formula', () => {
  it.each([
    ['$x^2$', /^greetings\.md:23:\d+: the formula \$x\^2\$; expected nothing that a chat shows as it is written/],
    ['$n$', /the formula \$n\$/],
    ['$a = b$', /the formula \$a = b\$/],
    ['$\\frac{1}{2}$', /the formula \$\\frac\{1\}\{2\}\$/],
    ['$$a + b$$', /the formula \$\$a \+ b\$\$/],
    ['x^2^', /the raised sign "x\^2\^"/],
    ['H~2~O', /^greetings\.md:23:\d+: "2" between tildes, which is struck out/],
    ['CO~2~', /"2" between tildes/],
    ['a~ij~b', /"ij" between tildes/],
  ])('is told where it stands: %s', (words, told) => {
    expect(warningsFor(`They are ${words} here.`)).toEqual([expect.stringMatching(told)]);
  });

  it('is told in the line in which it stands', () => {
    expect(warningsFor('They are\nalways text, $x_1$ too.')).toEqual([expect.stringMatching(/^greetings\.md:24:/)]);
  });

  it.each([
    'It costs $5 and $6.',
    'US$ and A$ are money.',
    'The code `$x^2$` and `H~2~O`.',
    'An ~~old~~ name, and ~another one~.',
    '2^10 is a number, as is 2 ^ 3 ^ 4.',
    'A path like ~/code~ or ~user.',
  ])('is not seen in %s', (words) => {
    expect(warningsFor(words)).toEqual([]);
  });
});

describe('a formula in what learners read of a check', () => {
  it.each([
    ['$x^2$', /^greetings\.md:\d+:\d+: the formula \$x\^2\$; expected nothing that a chat shows as it is written/],
    ['H~2~O', /"2" between tildes, which is struck out/],
  ])('is told at its sentence: %s', (words, told) => {
    const change = words.replaceAll('$', '$$$$');
    const parsed = parseLesson('greetings.md', spoil([/otherwise: ".*"/, `otherwise: "It gives ${change} here."`]));
    if (parsed.kind === 'problems') throw new Error(parsed.problems.map(describeProblem).join('\n'));
    expect(parsed.warnings.map(describeProblem)).toEqual([expect.stringMatching(told)]);
  });
});
