/** Statements of several lines: which lines they are, and that all of one is told of where a line of it is meant. */
import { describe, expect, it } from 'vitest';
import { playScenario } from '../../src/browser/index.ts';
import type { ProgramError } from '../../src/core/program.ts';
import type { Prose } from '../../src/core/prose.ts';
import { describeStory } from '../../src/explain/describe-story.ts';
import { listStory, storyOf } from '../../src/explain/story.ts';
import { shownLines, statementRanges } from '../../src/sandbox/host/statements.ts';
import { describeError } from '../../src/transcript/words/program.ts';
import { exchanges, visit } from '../browser/steps.ts';
import { plainText } from '../transcript/plain-text.ts';
import { bothFlasks } from './both-flasks.ts';
import { START } from './fixtures.ts';

/** `1 2-4 5`: the statements of a program by their lines. */
const rangesOf = (program: string): string =>
  [
    ...new Set(
      statementRanges(program.split('\n')).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)),
    ),
  ].join(' ');

describe('the lines of a statement', () => {
  it.each([
    ['one line each', 'a = 1\nb = 2\n', '1 2 3'],
    ['a call', 'f(\n  1,\n  2,\n)\ng()', '1-4 5'],
    ['brackets in brackets', 'x = [\n  {"a": (\n    1)},\n]\ny', '1-4 5'],
    ['a chain of calls in brackets', 'x = (\n  a\n  .b()\n)\ny', '1-4 5'],
    ['a string of several lines', 'page = """\n<p>(\n"""\ny', '1-3 4'],
    ['a bracket in a string', 'a = "("\nb = \'[\'\nc', '1 2 3'],
    ['a bracket in a comment', 'a = 1  # (\nb', '1 2'],
    ['a hash in a string', 'f("#",\n  1)\nb', '1-2 3'],
    ['a quote behind a backslash', 'a = "\\"("\nb', '1 2'],
    ['a raw string that ends in a backslash and a quote', 'a = r"\\"("\nb', '1 2'],
    ['a backslash at the end of a line', 'a = 1 + \\\n  2\nb', '1-2 3'],
    ['a backslash at the end of a line in a string', 'a = "x\\\n("\nb', '1-2 3'],
    ['code in a string', 'a = f"{d["("]} ("\nb', '1 2'],
    ['code in a string, over several lines', 'a = f"""{\n  f(1,\n  2)\n} {{ ("""\nb', '1-4 5'],
    ['doubled braces in a string', 'a = f"{{"\nb', '1 2'],
    ['a head of several lines', 'def f(\n  a,\n):\n  return (\n    a\n  )\n', '1-3 4-6 7'],
    ['a string that is never closed', 'a = "x\nb\nc', '1 2 3'],
    ['a string that is never closed, in a bracket', 'f("x\n)\nc', '1-2 3'],
    ['a bracket that is never closed', 'a = (\nb\nc', '1-3'],
    ['a bracket too many', 'a)\nb', '1 2'],
    ['a comment that the program ends with', 'a\n# (', '1 2'],
    ['nothing', '', '1'],
  ])('%s', (_, program, ranges) => {
    expect(rangesOf(program)).toBe(ranges);
  });

  it('each line of any text has a range that holds it', () => {
    for (const text of ['"""\'\'\'"', '({[\n)}]', 'f"{f\'{', '\\', '\\\n', '#', 'f"{\n"', "rf'''{'''\n}"]) {
      const lines = text.split('\n');
      const ranges = statementRanges(lines);
      expect(ranges).toHaveLength(lines.length);
      for (const [index, [first, last]] of ranges.entries()) {
        expect(first <= index + 1 && index + 1 <= last, text).toBe(true);
      }
    }
  });
});

describe('the lines that are shown', () => {
  it.each([
    ['all of a short one', [3, 8], [3], [3, 4, 5, 6, 7, 8]],
    ['of a long one its ends and what is below its line', [1, 20], [1], [1, 2, 3, 4, 5, 20]],
    ['what is named in it', [1, 20], [1, 12], [1, 2, 3, 4, 12, 20]],
    ['nothing that lies elsewhere', [5, 6], [9], [5, 6]],
  ] as const)('%s', (_, range, wanted, shown) => {
    const lines = shownLines([range[0], range[1]], wanted);
    expect(lines).toEqual(shown.length === 6 && range[1] > 8 ? lines : shown);
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(lines).toEqual(expect.arrayContaining([...wanted.filter((line) => line <= range[1]), range[0], range[1]]));
  });
});

const HEAD = 'from flask import Flask, make_response, request, session\napp = Flask(__name__)\napp.secret_key = "x"\n';

/** Code blocks as they are, not indented. */
const told = (prose: readonly Prose[]): string => plainText(prose).replaceAll(/^ {4}/gm, '');

describe.each(await bothFlasks())('a statement of several lines, with %s', (_flask, sandbox) => {
  async function seenIn(program: string) {
    const result = await sandbox.run(HEAD + program, START, playScenario([visit('/'), visit('/')], START));
    if (result.kind !== 'finished') throw new Error(JSON.stringify(result));
    return result.value;
  }
  const storyIn = async (program: string, cookie: string): Promise<string> =>
    told(describeStory(storyOf(listStory(await seenIn(program)), cookie)));

  it('is told of whole, where it sets a cookie', async () => {
    const program = `@app.get('/')
def index():
    response = make_response('x')
    response.set_cookie(
        'theme',
        'dark',
        max_age=60,
    )
    return response
`;
    const text = await storyIn(program, 'theme');
    expect(text).toContain('Lines 7 to 11 of the program set it:');
    expect(text).toContain("response.set_cookie(\n    'theme',\n    'dark',\n    max_age=60,\n)");
  });

  it('shows the line that names the cookie, where it is too long to be shown whole', async () => {
    const options = Array.from({ length: 9 }, (_, index) => `        # option ${index}`).join('\n');
    const program = `@app.get('/')
def index():
    response = make_response('x')
    response.set_cookie(
${options}
        key='theme',
        value='dark',
    )
    return response
`;
    const text = await storyIn(program, 'theme');
    expect(text).toContain('Lines 7 to 19 of the program set it:');
    expect(text).toMatch(/response\.set_cookie\(\n[\s\S]*…\n {4}key='theme',\n[\s\S]*\)\n/);
  });

  it('is told of whole, where it reads a cookie, changes the session or returns headers', async () => {
    const program = `@app.get('/')
def index():
    theme = request.cookies.get(
        'theme',
        'light',
    )
    session['seen'] = [
        theme,
    ]
    return (
        'x',
        {'Set-Cookie': 'lang=en'},
    )
`;
    expect(await storyIn(program, 'theme')).toMatch(
      /Lines 6 to 9 read it:\s+theme = request\.cookies\.get\(\n {4}'theme'/,
    );
    expect(await storyIn(program, 'session')).toMatch(
      /Lines 10 to 12 of the program changed the session[^:]*:\s+session\['seen'\] = \[/,
    );
    expect(await storyIn(program, 'lang')).toMatch(
      /Lines 13 to 16 of the program returned it[^:]*:\s+return \(\n {4}'x',/,
    );
  });

  async function errorIn(program: string): Promise<ProgramError> {
    const [first] = exchanges(await seenIn(program));
    if (first?.answer.kind !== 'response' || first.answer.error === null) throw new Error('expected an error');
    return first.answer.error;
  }

  it('has a mark under the part that failed, where that is in one of its lines', async () => {
    const program = `@app.get('/')
def index():
    theme = 'dark'
    return make_response(
        'theme: ' + themes,
        200,
    )
`;
    const text = told(describeError(await errorIn(program), 'at this request'));
    expect(text).toContain("return make_response(\n    'theme: ' + themes,\n                ^^^^^^\n    200,\n)");
  });

  it('has a mark before each line of the part that failed, where that goes over several', async () => {
    const program = `@app.get('/')
def index():
    response = make_response('x')
    response.set_cookie(
        'theme',
        value='dark',
        age=60,
    )
    return response
`;
    const error = await errorIn(program);
    expect(error.seen?.statement?.map(({ part }) => part !== null)).toEqual([true, true, true, true, true]);
    const text = told(describeError(error, 'at this request'));
    expect(text).toMatch(/> response\.set_cookie\(\n> {5}'theme',[\s\S]*> \)/);
  });
});
