import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../src/exercise/find-program.ts';

const PROGRAM = `from flask import Flask, request

app = Flask(__name__)


@app.get("/")
def home():
    name = request.args.get("name", "you")
    return f"Hello, {name}"
`;

const FOLDER = 'test/fixtures/programs';
const FIXTURES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.py'))
  .toSorted()
  .map((file) => join(FOLDER, file));

describe('a program in a message', () => {
  it.each([
    ['alone', PROGRAM],
    ['in a fence', `Look:\n\`\`\`python\n${PROGRAM}\`\`\`\nDoes it work?`],
    [
      'in the second fence, below an error',
      `I got\n\`\`\`\nKeyError: 'x'\n\`\`\`\nfrom\n\`\`\`python\n${PROGRAM}\`\`\``,
    ],
    ['in one backtick on each side', `\`${PROGRAM.trimEnd()}\``],
    ['quoted', PROGRAM.replace(/^/gm, '> ')],
    ['after a line of words', `here is mine\n${PROGRAM}`],
    ['after words on its first line', `here's mine: ${PROGRAM}`],
    ['after words on its first line, without a colon', `is this right ${PROGRAM}`],
    ['after several lines of words', `Hi!\n\nI tried it (twice).\nfrom what I see it should work:\n\n${PROGRAM}`],
    ['after a greeting to somebody', `@ada\n${PROGRAM}`],
    ['before words', `${PROGRAM}\nwhat is wrong with it?`],
    ['directly before words', `${PROGRAM}it says error 500, no idea why`],
    ['before words of Python', `${PROGRAM}\nI import request, and return the page. class is over, thanks`],
    ['before one word', `${PROGRAM}thanks`],
    ['before a mention', `${PROGRAM}@ada`],
    ['between words', `so\n${PROGRAM}\nthat is all I have.\nIs it enough?`],
    ['as a phone writes it, with Windows line ends', `My code\r\n${PROGRAM.replace(/\n/g, '\r\n')}\r\nok?`],
    ['indented as a whole', `mine:\n${PROGRAM.replace(/^(?=.)/gm, '    ')}`],
  ])('%s is found', (_, message) => {
    expect(findProgram(message)).toBe(PROGRAM);
  });

  it.each([
    ['return response is this right?', 'return response'],
    ['return make_response(str(count)) does that work', 'return make_response(str(count))'],
    ['return "Hello" is it ok?', 'return "Hello"'],
    ['return count if known else other', 'return count if known else other'],
    ['return a is not b', 'return a is not b'],
    ['return name in names', 'return name in names'],
    ['return not known', 'return not known'],
  ])('of the last line "%s" it keeps "%s"', (written, kept) => {
    const before = 'from flask import Flask\n\ndef view():\n    ';
    expect(findProgram(`${before}${written}`)).toBe(`${before}${kept}\n`);
  });

  it.each([
    [
      'a comment and settings before the imports',
      '# my app\nSECRET = "x"\nfrom flask import Flask\napp = Flask(__name__)\n',
    ],
    [
      'a text of several lines',
      'from flask import Flask\nPAGE = """\nHello there,\nvisitor\n"""\napp = Flask(__name__)\n',
    ],
    ['a call over several lines', 'import flask\nprint(\n"a",\n)\n'],
    [
      'a start at the end',
      'import flask\napp = flask.Flask("x")\nif __name__ == "__main__":\n    app.run(debug=True)\n',
    ],
    ['lost indentation', 'from flask import Flask\n@app.get("/")\ndef home():\nreturn "x"\n'],
    ['a misspelt first line', 'form flask import Flask\napp = Flask(__name__)\n'],
    ['a capital, as phones write', 'From flask import Flask\napp = Flask(__name__)\n'],
    ['an import at its end', 'app = make()\nimport flask\n'],
  ])('with %s stays whole, and so does one between words', (_, program) => {
    expect(findProgram(program)).toBe(program);
    expect(findProgram(`my try\n\n${program}\nwhy does it fail?`)).toBe(program);
  });

  it.each([
    'from what I see it works',
    'import is what I forgot?',
    'class starts at nine: see you',
    'i think @app is a decorator',
    'a default',
    'first | second',
    'return the response',
    'app',
    '',
    '@ada can you help',
  ])('is not found in "%s"', (message) => {
    expect(findProgram(message)).toBeNull();
  });

  it.each(FIXTURES)('%s is found between words, as it is', (file) => {
    const program = readFileSync(file, 'utf8');
    const whole = findProgram(program);
    expect(findProgram(`hi, here is my code\n\n${program}\n\nis it right now?`)).toBe(whole);
  });

  it('is looked for in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const found = findProgram(text);
        expect(found === null || found.endsWith('\n')).toBe(true);
      }),
    );
  });

  it('is looked for however long and hostile a message is', () => {
    for (const piece of ['`', '```\n', ' ', '@a\n', 'a(', 'a=', ') ', 'import a, ', '"""', '\n', 'x import ', '> ']) {
      expect(findProgram(`def f():\n${piece.repeat(20_000)}`)).not.toBe('');
    }
  });
});
