import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillBlanks, findBlanks } from '../../src/exercise/blanks.ts';
import { hasFence, straightenQuotes, tidyBlank, tidyProgram } from '../../src/exercise/tidy-program.ts';

const PROGRAM = 'from flask import Flask\n\napp = Flask(__name__)\n';

describe('a pasted program', () => {
  it.each([
    ['as it is', PROGRAM],
    ['inside a Markdown fence', `\`\`\`python\n${PROGRAM}\`\`\``],
    ['beside its fence', `\`\`\`${PROGRAM}\`\`\``],
    ['below its language, as Slack writes it', `\`\`\`\npython\n${PROGRAM}\`\`\``],
    ['inside a fence of another case', `\`\`\`Python3\n${PROGRAM}\`\`\``],
    ['inside a fence that was never closed', `\`\`\`\n${PROGRAM}`],
    ['with words around the fence', `Here is mine:\n\`\`\`py\n${PROGRAM}\`\`\`\nIs it right?`],
    ['with tildes for a fence', `~~~\n${PROGRAM}~~~`],
    ['with Windows line ends', PROGRAM.replace(/\n/g, '\r\n')],
    ['with old Mac line ends', PROGRAM.replace(/\n/g, '\r')],
    ['with a byte order mark', `\ufeff${PROGRAM}`],
    ['with no-break spaces', PROGRAM.replace(/ /g, '\u00a0')],
    ['with zero-width spaces', PROGRAM.replace(/import/g, '\u200bimport\u200b')],
    ['indented as a whole', PROGRAM.replace(/^(?=.)/gm, '    ')],
    ['with prompts', '>>> from flask import Flask\n>>> \n>>> app = Flask(__name__)\n'],
  ])('%s is the same program', (_, pasted) => {
    expect(tidyProgram(pasted)).toBe(PROGRAM);
  });

  it.each([
    ['```from flask import Flask\napp = 1\n```', 'from flask import Flask\napp = 1\n'],
    ['```x = 1```', 'x = 1\n'],
    ['look ```x = 1\ny = 2``` good?', 'x = 1\ny = 2\n'],
    ['```response\nmax_age\n```', 'response\nmax_age\n'],
    ['```app\n```', 'app\n'],
    ['```html\n```', 'html\n'],
    ['```python\n```', '\n'],
    ['```hello there\nyou', 'hello there\nyou\n'],
  ])('keeps the text behind three backticks: %j', (typed, program) => {
    expect(tidyProgram(typed)).toBe(program);
  });

  it('keeps Python’s own dots', () => {
    const program = 'def view():\n    ...\n';
    expect(tidyProgram(program)).toBe(program);
  });

  it('keeps a typographic apostrophe inside a string, and can make it straight when asked', () => {
    expect(tidyProgram('x = "It’s"')).toBe('x = "It’s"\n');
    expect(straightenQuotes('x = “dark”\n')).toBe('x = "dark"\n');
    expect(straightenQuotes('x = "dark"\n')).toBeNull();
  });

  it('becomes some program, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(tidyProgram(text).endsWith('\n')).toBe(true);
      }),
    );
  });

  it('is tidied, however huge and hostile it is', () => {
    for (const piece of ['`', '```\n', ' ', '>>> ', '\u200b', '"']) {
      expect(tidyProgram(piece.repeat(100_000)).endsWith('\n')).toBe(true);
      expect(typeof hasFence(piece.repeat(100_000))).toBe('boolean');
    }
  });
});

describe('the blanks of an exercise', () => {
  const starter = 'response = ___("Saved")\nreturn ___ + ___\n';

  it('are found in reading order, with their lines', () => {
    expect(findBlanks(starter).map(({ number, line }) => [number, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
    ]);
  });

  it('stand alone: names with underscores are not blanks', () => {
    expect(findBlanks('app = Flask(__name__)\na___b = ____\nprint(f"{___}")\n')).toHaveLength(1);
  });

  it('are filled in order; an empty value leaves its blank', () => {
    expect(fillBlanks(starter, ['make_response', '', 'x'])).toBe('response = make_response("Saved")\nreturn ___ + x\n');
  });

  it('take a value literally, whatever replacement patterns it holds', () => {
    expect(fillBlanks('a = ___', ["$&$1$'"])).toBe("a = $&$1$'");
  });

  it.each([
    [' `make_response` ', 'make_response'],
    ['"lang"\n', '"lang"'],
    ['```python\nresponse\n```', 'response'],
    ['```response```', 'response'],
  ])('%j is tidied to %j', (typed, value) => {
    expect(tidyBlank(typed)).toBe(value);
  });
});
