/** `nibble lint`, without a process: every planted mistake at its place, none twice, and nothing that is right. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lint } from '../../src/cli/author/lint/lint.ts';
import { SIZE_LIMITS } from '../../src/cli/author/lint/lint-sizes.ts';
import type { Problem } from '../../src/lesson/problem.ts';
import { RULES, type RuleId } from '../../src/lesson/problem.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { type Change, GREETINGS, spoil } from '../lesson/spoil.ts';
import { openAuthor } from './author.ts';

const lessons = join(packageFolder(), 'test/fixtures/lessons');
const call = openAuthor(lessons);
const planted = join(packageFolder(), 'test/fixtures/planted/planted.md');
const lines = readFileSync(planted, 'utf8').split('\n');

const SMALL = 'Nibble’s small Flask (like 3.1)';
const ANSWERED = `Programs were answered by ${SMALL}.`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-lint-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Report {
  readonly lessons: number;
  readonly problems: readonly Problem[];
}

async function reportOn(...paths: readonly string[]): Promise<Report> {
  const report: Report = JSON.parse((await call(lint, [...paths, '--json'])).output);
  return report;
}

/** The planted lesson takes many runs, so all tests look at one report, and it may take its time. */
let plantedReport: Report;
const PATIENCE = 120_000;
beforeAll(async () => {
  plantedReport = await reportOn(planted);
}, PATIENCE);

/** What stands at the place of each planted mistake, the rule that it breaks, and what is said, from top to bottom. */
const PLANTED: readonly (readonly [stands: string, rule: RuleId, found: RegExp])[] = [
  ['level: easy', 'unknown-field', /^unknown field "level"$/],
  ['nowhere', 'next-lesson', /^no lesson "nowhere" in this folder$/],
  ['[the documentation]', 'link', /^a link to "docs\.example"$/],
  ['[below]', 'link-heading', /^a link to "#examples"$/],
  ['[another lesson]', 'link-file', /^a link to "cookies\.md"$/],
  ['[the jar][jar]', 'link-target', /^the link "\[the jar\]\[jar\]", which leads nowhere$/],
  ['![](jar.png)', 'alt-text', /^a picture without alternative text$/],
  ['![](jar.png)', 'picture', /^the picture "jar\.png" does not exist$/],
  ['<b>', 'html', /^raw HTML "<b>"$/],
  ['| theme | dark  | really |', 'table', /^a table row of 3 cells$/],
  ['This text goes on', 'long-bite', /^a text of 1103 characters$/],
  ['---', 'bite', /^a line "---" with no text above or below it$/],
  ['    response.set_cookie("greeted", "yes")', 'example-fails', /^GET \/ raised AttributeError: 'str' object has/],
  ['visit: /sett', 'example-fails', /^GET \/sett was answered with 404 NOT FOUND$/],
  ['', 'example-fails', /^the program does not start: SyntaxError: expected ':'$/],
  ['GREETING = greting.upper()', 'example-fails', /^the program does not start: NameError: name 'greting' is not/],
  ['visit: https://ap.test/set', 'host', /^the host "ap\.test"$/],
  ['vist: /set', 'scenario', /^unknown step "vist"$/],
  ['delete cookie: thme', 'idle-step', /^the browser has no cookie "thme" here$/],
  ['<!-- fails on purpose -->', 'fails-on-purpose', /^"fails on purpose" on an example in which nothing fails$/],
  ['visit: /leave', 'example-fails', /^GET \/leave got no answer: The program ended itself/],
  ['<!-- fails on purpose -->', 'fails-on-purpose', /^"fails on purpose" below no heading of an example$/],
  ['- [ ] That one', 'option-why', /^option "That one" is wrong but does not say why$/],
  ['```python', 'unclosed', /^a code block without an end$/],
  ['### Question: Without a reason', 'why', /^a question without "\*\*Why:\*\*"$/],
  ['- [ ] Two', 'duplicate-option', /^the option "Two" a second time$/],
  ["- [ ] `theme='dark'`", 'distractor-is-key', /^the option "theme='dark'", the same as "theme = "dark"" once/],
  ['- [ ] light', 'ambiguous-options', /^the option "light", the same as "Light\." once it is typed$/],
  ['**Wy:**', 'marker', /^"\*\*Wy:\*\*"$/],
  ['**Answers:** `500`', 'repeated-answer', /^the answer "500\.", which "500" accepts already$/],
  ['**Answers:** `500`', 'refused-answer', /^the answer "500", a wrong option of the same question$/],
  ['**Hint:** It is `set_cookie`.', 'hint-answers', /^a first hint with the answer in it$/],
  ['## Question: On the wrong level', 'heading', /^"Question: On the wrong level" with "##"$/],
  ['**Hint:** Because.', 'marker', /^"\*\*Hint:\*\*" inside other text$/],
  ['## A section with', 'long-title', /^the title ".*" of 97 characters$/],
  ['### Exercise: Right as it is', 'duplicate-id', /^the heading "Right as it is" has the id "right-as-it-is", as/],
  ['text: Hello', 'expectation', /^"text" without "otherwise"$/],
  ['2000', 'yaml-value', /^"status" is the number 2000$/],
  ['hint: 2', 'expectation', /^"hint" in an exercise without hints$/],
  ['level: 3', 'unknown-field', /^unknown field "level"$/],
  ['check: Nothing is looked at', 'checks', /^a check that every program passes$/],
  ['### Exercise: Written in tabs', 'solution', /^no solution$/],
  ['steps:', 'yaml', /^YAML that cannot be read in "steps:"$/],
  [
    'from flask import',
    'solution-fails',
    /^the solution fails the check "The page greets" at request 1: \/hi does not/,
  ],
  [
    '    return request.args.Hello',
    'solution-fails',
    /^the solution fails the check "The page greets" at request 1: Attr/,
  ],
  ['', 'solution-fails', /^the solution does not start: SyntaxError: expected ':'$/],
  ['from flask import', 'starter-passes', /^a starter that passes every check$/],
];

describe('nibble lint', () => {
  it('finds every planted mistake once, at its place, and nothing else', () => {
    const { problems } = plantedReport;
    expect(problems.map(({ found }) => found)).toEqual(PLANTED.map(([, , found]) => expect.stringMatching(found)));
    expect(problems.map(({ rule }) => rule)).toEqual(PLANTED.map(([, rule]) => rule));
    expect(PLANTED.length).toBeGreaterThanOrEqual(30);
    const standing = problems.map(({ line, column }) => lines[(line ?? 0) - 1]?.slice((column ?? 0) - 1));
    expect(standing).toEqual(PLANTED.map(([stands]) => expect.stringContaining(stands)));
    expect(standing.map((text, index) => text?.startsWith(PLANTED[index]?.[0] ?? ''))).toEqual(PLANTED.map(() => true));
    const said = problems.map(({ line, column, found }) => `${line}:${column} ${found}`);
    expect(new Set(said).size).toBe(said.length);
  });

  it('gives the line and column of a syntax error', () => {
    const { problems } = plantedReport;
    const stumbles = problems.filter(({ found }) => found.includes('SyntaxError'));
    expect(stumbles.map(({ line, column }) => lines[(line ?? 0) - 1]?.slice(0, (column ?? 0) - 1))).toEqual([
      'def home()',
      'def hi()',
    ]);
  });

  it('prints one problem a line, and ends with 1', async () => {
    const path = join(folder, 'greetings.md');
    await writeFile(path, spoil(['- visit: /hello\n', '- visit: /helo\n']));
    expect(await call(lint, [path])).toMatchObject({
      code: 1,
      output: `${path}:41:3: GET /helo was answered with 404 NOT FOUND; expected a status below 400 (if it is meant, put <!-- fails on purpose --> below the heading) [example-fails]\n${ANSWERED}`,
      complaints: '',
    });
  });

  it('warns of checks that a page passes which says the same to everybody', async () => {
    const path = join(folder, 'greetings.md');
    const absent =
      '- no text: world\n          otherwise: "`/hi?name=Ada` ought to greet Ada, and not the world."\n        ';
    await writeFile(path, spoil([absent, '']));
    expect(await call(lint, [path])).toMatchObject({
      code: 0,
      output: `${path}:121:7: warning: checks that are all passed by a page that says the same to everybody; expected \`values\` that differ from run to run, and what must not be seen [constant-passes]\n${ANSWERED}`,
      complaints: '',
    });
    expect(await call(lint, [path, '--strict'])).toMatchObject({ code: 1 });
  });

  it('finds nothing in lessons that are right, and ends with 0', async () => {
    expect(await call(lint, [])).toMatchObject({
      code: 0,
      output: `1 lesson, nothing to fix. ${ANSWERED}`,
      complaints: '',
    });
  });

  it('takes folders and files together, and prints JSON with --json', async () => {
    await mkdir(join(folder, 'more'));
    await writeFile(join(folder, 'one.md'), GREETINGS);
    await writeFile(join(folder, 'more', 'two.md'), spoil(['minutes: 5', 'minutes: five']));
    const { code, output } = await call(lint, [join(folder, 'one.md'), join(folder, 'more'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toEqual({
      format: 1,
      lessons: 2,
      flask: SMALL,
      problems: [
        {
          file: join(folder, 'more', 'two.md'),
          line: 5,
          column: 10,
          rule: 'front-matter',
          severity: 'error',
          found: '"minutes" is "five"',
          expected: 'a whole number of minutes from 1 to 600',
          remedy: null,
        },
      ],
    });
  });

  it('prints annotations for a pull request with --github', async () => {
    const path = join(folder, 'greetings.md');
    await writeFile(path, spoil(['minutes: 5', 'minutes: "5, or 100%"']));
    const { code, output } = await call(lint, [path, '--github']);
    expect({ code, output }).toEqual({
      code: 1,
      output: `::error file=${path},line=5,col=10,title=front-matter::"minutes" is "5, or 100%25"; expected a whole number of minutes from 1 to 600`,
    });
  });

  it('runs the programs of a file that has other problems', async () => {
    const path = join(folder, 'greetings.md');
    await writeFile(path, spoil(['minutes: 5', 'minutes: five'], ['get("name", "world")', 'get("name", "you")']));
    const { problems } = await reportOn(path);
    expect(problems.map(({ found }) => found)).toEqual([
      '"minutes" is "five"',
      expect.stringMatching(/^the solution fails the check "A visitor without a name is greeted too" at request 1/),
    ]);
  });

  it.each([
    ['a folder that is not there', 'nowhere', /nowhere: does not exist; expected a folder with lessons in it/],
    ['a lesson that is not there', 'nowhere/one.md', /one\.md: does not exist; expected a lesson/],
    ['a folder without lessons', '.', /: no lessons in this folder/],
  ])('ends with 2 for %s', async (_, path, complaint) => {
    expect(await call(lint, [join(folder, path)])).toMatchObject({
      code: 2,
      output: '',
      complaints: expect.stringMatching(complaint),
    });
  });
});

describe('a rule of lint', () => {
  const rows = [
    ...readFileSync(join(packageFolder(), 'docs/lesson-format.md'), 'utf8').matchAll(
      /^\| `([a-z-]+)` +\| (error|warning) +\| (.+?) +\|$/gm,
    ),
  ];

  it('is in the table of docs/lesson-format.md, with its severity and what it finds', () => {
    const written = rows.map(([, rule, severity, finds]) => ({ rule, severity, finds }));
    expect(written).toEqual(Object.entries(RULES).map(([rule, { severity, finds }]) => ({ rule, severity, finds })));
  });
});

describe('a warning of lint', () => {
  it('is printed, and ends with 1 only with --strict', async () => {
    const path = join(folder, 'greetings.md');
    await writeFile(path, spoil([/(\*\*Answers:\*\* `([^`]+)`)/, '$1, `$2.`']));
    const gentle = await call(lint, [path]);
    expect(gentle).toMatchObject({
      code: 0,
      output: expect.stringMatching(/: warning: the answer .* \[repeated-answer\]$/m),
    });
    expect(await call(lint, [path, '--strict'])).toEqual({ ...gentle, code: 1 });
    expect((await call(lint, [path, '--github'])).output).toMatch(/^::warning file=/);
  });
});

describe('lint, on lessons that follow one another,', () => {
  const withNext = (title: string, lesson: string): string =>
    GREETINGS.replace(/next:\n(?: .*\n)+/, '').replace(
      'minutes: 5',
      `minutes: 5\nnext:\n  title: ${title}\n  lesson: ${lesson}`,
    );

  it.each<[how: string, title: string, lesson: string, rules: readonly RuleId[]]>([
    ['a ring', 'Greeting by Name', 'one', ['next-ring', 'next-ring']],
    ['a lesson that leads to itself', 'Greeting by Name', 'two', ['next-ring']],
    ['a title that is not the next lesson’s', 'Something else', 'three', ['next-title']],
    ['nothing when they are right', 'Greeting by Name', 'three', []],
  ])('finds %s', async (_, title, lesson, rules) => {
    await writeFile(join(folder, 'one.md'), withNext('Greeting by Name', 'two'));
    await writeFile(join(folder, 'two.md'), withNext(title, lesson));
    await writeFile(join(folder, 'three.md'), withNext('Greeting by Name', '').replace(/\n +lesson: $/m, ''));
    expect((await reportOn(folder)).problems.map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('an example marked to fail', () => {
  const NOTE = '### Example: A page that knows a name\n\n<!-- fails on purpose -->\n';
  const lintGreetings = async (...changes: readonly Change[]): Promise<readonly string[]> => {
    const path = join(folder, 'greetings.md');
    await writeFile(path, spoil(['### Example: A page that knows a name\n', NOTE], ...changes));
    return (await reportOn(path)).problems.map(({ line, found }) => `${line}: ${found}`);
  };

  it.each<[how: string, find: string, replacement: string]>([
    ['by an exception', '"Hello, " +', '1 +'],
    ['by a status', '- visit: /hello\n', '- visit: /helo\n'],
    ['when it is loaded', 'app = Flask', 'app = Flsk'],
  ])('is right when it fails %s', async (_, find, replacement) => {
    expect(await lintGreetings([find, replacement])).toEqual([]);
  });

  it('is a problem when nothing in it fails', async () => {
    expect(await lintGreetings()).toEqual(['27: "fails on purpose" on an example in which nothing fails']);
  });

  it('is marked by exactly the words “fails on purpose”', async () => {
    const found = await lintGreetings(['fails on purpose', 'fail on purpose'], ['"Hello, " +', '1 +']);
    expect(found).toEqual(['27: "fail on purpose"']);
  });
});

describe('the table of sizes in docs/lesson-format.md', () => {
  const page = readFileSync(join(packageFolder(), 'docs/lesson-format.md'), 'utf8');
  const table = page.slice(page.indexOf('### Sizes'));

  it.each(Object.entries(SIZE_LIMITS))('has the size of a %s: %d characters', (_, limit) => {
    expect(table).toContain(`| ${limit.toLocaleString('en')} |`);
  });
});
