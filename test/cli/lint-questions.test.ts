/** What lint says of the options of a question, of its variants, and of files that are passed over. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lint, lintText } from '../../src/cli/author/lint/lint.ts';
import { readLessonText } from '../../src/lesson/lesson-file.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { type Change, GREETINGS, spoil } from '../lesson/spoil.ts';
import { openAuthor } from './author.ts';

const found = (...changes: readonly Change[]): readonly string[] =>
  lintText(readLessonText('greetings.md', spoil(...changes), []), []).map(describeProblem);

describe('an option that speaks of where others stand', () => {
  it.each([
    'All of the above',
    'all the above options',
    'None of the above',
    'Both of the above answers',
    'Any of the options below',
    'A and C',
    'Both A and B',
    'A, B and D are right',
    'Only B or C',
  ])('is told, since options are shuffled: %s', (words) => {
    expect(found(['- [ ] An empty text', `- [ ] ${words}`])).toEqual([
      `greetings.md:82:1: the option "${words}"; expected an option that says it all by itself (options are shuffled for each learner: say what it stands for)`,
    ]);
  });

  it.each([
    'All of them',
    'None of these',
    'both a and b',
    'All of the cookies',
    'A and the name',
    'The one above zero',
  ])('is none that can stand anywhere: %s', (words) => {
    expect(found(['- [ ] An empty text', `- [ ] ${words}`])).toEqual([]);
  });
});

describe('a variant in the words of its question', () => {
  const TYPED = '**Hint:** Four letters.\n';
  const ASKED = 'What is the attribute of `request` called that holds the query string’s values?';
  const variant = (answer: string): Change => [TYPED, `${TYPED}\n#### Variant\n\n${ASKED}\n\n${answer}\n`];
  const option = (right: string, wrong: string): string =>
    `- [x] \`${right}\`\n- [ ] \`${wrong}\`\n\n  That is another one.`;

  it.each([
    ['another answer to type', '**Answers:** `cookies`', 'cookies'],
    ['a ticked option that the question does not accept', option('form', 'headers'), 'form'],
  ])('is told when it has %s', (_, answer, key) => {
    expect(found(variant(answer))).toEqual([
      `greetings.md:102:1: a variant in the words of its question, with the answer "${key}"; expected the same answer, or other words`,
    ]);
  });

  it.each([
    ['more ways to say it', '**Answers:** `args`, `.args`'],
    ['options with the same key', option('args', 'form')],
  ])('is fine with %s', (_, answer) => {
    expect(found(variant(answer))).toEqual([]);
  });

  it('is told when each has the other’s key as a wrong option, and fine when the options are others', () => {
    const asked = 'Which expression reads `name` from `/hello?name=Ada`?';
    const hint = '**Hint:** The word begins with an _a_.\n';
    const below = (right: string, wrong: string): Change => [
      hint,
      `${hint}\n#### Variant\n\n${asked}\n\n${option(right, wrong)}\n`,
    ];
    const [told, ...more] = found(below('request.form.get("name")', 'request.args.get("name")'));
    expect(told).toMatch(/a variant in the words of its question, with the answer "request\.form\.get\("name"\)"/);
    expect(more).toEqual([]);
    expect(found(below('request.args["name"]', 'request.cookies["name"]'))).toEqual([]);
  });
});

describe('a file beside the lessons', () => {
  const call = openAuthor();
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nibble-lint-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(['two.markdown', 'two.MD', 'two.mdx'])(
    'is told when it looks like a lesson and is not read: %s',
    async (name) => {
      await writeFile(join(folder, 'one.md'), GREETINGS);
      await writeFile(join(folder, name), GREETINGS);
      expect(await call(lint, [folder])).toMatchObject({
        code: 0,
        output: expect.stringContaining(
          `${join(folder, name)}: warning: a file that is not read; expected a name that ends in ".md", if it is a lesson [unread-file]`,
        ),
      });
    },
  );

  it('is told, too, where nothing else is there to be read', async () => {
    await writeFile(join(folder, 'one.markdown'), GREETINGS);
    const { code, complaints } = await call(lint, [folder]);
    expect(code).toBe(2);
    expect(complaints).toMatch(/no lessons in this folder[\s\S]*one\.markdown: a file that is not read/);
  });
});
