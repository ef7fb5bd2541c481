/** What lint says of predictions that the run contradicts, and of how a lesson goes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lint } from '../../src/cli/author/lint/lint.ts';
import type { Problem } from '../../src/lesson/problem.ts';
import { type Change, spoil } from '../lesson/spoil.ts';
import { openAuthor } from './author.ts';

const call = openAuthor();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-lint-sections-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function problemsAfter(...changes: readonly Change[]): Promise<readonly Problem[]> {
  const path = join(folder, 'greetings.md');
  await writeFile(path, spoil(...changes));
  const { output } = await call(lint, [path, '--json']);
  return JSON.parse(output).problems;
}

const EXAMPLE = '### Example: A page that knows a name\n';

/** The second page says "Hello, Ada". */
const predicting = (answers: string, what = 'the page of step 2'): Change => [
  EXAMPLE,
  `### Predict: The second page\n\nWhat does it say?\n\n${answers}\n\n**Predict:** ${what}\n\n${EXAMPLE}`,
];

const options = (right: string, wrong: string): string => `- [x] ${right}\n- [ ] ${wrong}\n\n  That's another one.`;

it.each([
  ['an option in code', options('`Hello, Ada`', '`Hello, stranger`'), undefined],
  ['an option with words around the code', options('a page with `Hello, Ada`', 'an error'), undefined],
  ['a typed answer', '**Answers:** `Hello, Ada`', undefined],
  ['a status', options('`200`', '`404`'), 'the status of step 2'],
  ['no cookies', options('nothing', '`name=Ada`'), 'the Cookie header of step 2'],
])('a prediction that the run confirms is fine: %s', async (_, answers, what) => {
  expect(await problemsAfter(predicting(answers, what))).toEqual([]);
});

it.each([
  [
    'the option that is ticked',
    options('`Hello, Bob`', '`Hello, stranger`'),
    ['the right option "Hello, Bob"'],
    'what the run shows, "Hello, Ada"',
  ],
  [
    'two options at once',
    options('`Hello, Ada`', 'the words `hello, ada`'),
    ['the wrong option "the words hello, ada"'],
    'something that the run does not show',
  ],
  ['the answer to type', '**Answers:** `Hello, Bob`', ['the answer "Hello, Bob"'], 'what the run shows, "Hello, Ada"'],
])('a prediction that the run contradicts is told: %s', async (_, answers, found, expected) => {
  const problems = await problemsAfter(predicting(answers));
  expect(problems.map((problem) => problem.found)).toEqual(found);
  expect(problems.map(({ rule }) => rule)).toEqual(['prediction-fails']);
  expect(problems[0]?.expected).toBe(expected);
});

it('a fourth text in a row without anything to do is told, with its place', async () => {
  const problems = await problemsAfter(['They are always text.', 'They are always text.\n\n---\n\nSo far, so good.']);
  expect(problems).toMatchObject([{ rule: 'long-stretch', severity: 'warning', line: 17 }]);
  expect(problems[0]?.found).toBe('4 steps in a row with nothing to answer or to solve');
});

it('a long way to the next good place to stop is told, until there is one on the way', async () => {
  const long: Change = ['## Practice\n', `## Practice\n\n${'Read on and on. '.repeat(300)}\n\n---\n`];
  const lengthy = (await problemsAfter(long)).filter(({ rule }) => rule !== 'long-bite');
  expect(lengthy.map(({ rule }) => rule)).toEqual(['long-sitting']);
  const eased = await problemsAfter(long, [
    '### Exercise: Greet a visitor\n',
    '### Exercise: Greet a visitor\n\n<!-- new sitting -->\n',
  ]);
  expect(eased.filter(({ rule }) => rule !== 'long-bite')).toEqual([]);
});
