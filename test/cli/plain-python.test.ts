/** Exercises of plain Python, which serve nobody: judged by what is printed and by calls, in lint and in `check`. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/author/check.ts';
import { lint } from '../../src/cli/author/lint/lint.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { openAuthor } from './author.ts';

const FOLDER = join(packageFolder(), 'test/fixtures/more-lessons');
const PLAIN = readFileSync(join(FOLDER, 'plain-python.md'), 'utf8');
const call = openAuthor(FOLDER);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-plain-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a lesson of plain Python and one without code', () => {
  it.each(['plain-python.md', 'no-code.md'])(
    '%s takes no more than 60 lines, and lint finds nothing in it',
    async (name) => {
      expect(readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
      expect(await call(lint, [join(FOLDER, name), '--strict'])).toMatchObject({ code: 0, complaints: '' });
    },
  );
});

describe('nibble lint', () => {
  it.each([
    [
      'return number * 2\n\nprint(double(7))\n```\n\n</details>',
      'return 14\n\nprint(double(7))\n```\n\n</details>',
      /the solution fails the check "It doubles any number": "14" .*\[solution-fails\]|the solution fails the check "It doubles any number": "14"; /,
    ],
    ['print(greet("Grace"))', 'print(greet())', /TypeError.*\[example-fails\]/],
    ['  prints: 14\n', '', /\[(?:checks|yaml-value|unknown-field)\]/],
    ['  gives: 42\n', '', /"gives"|without/],
    ['  otherwise: "`double` has to work for other numbers, too."\n', '', /without "otherwise"/],
  ])('with %j as %j tells it', async (find, replacement, told) => {
    const file = join(folder, 'plain-python.md');
    const changed = PLAIN.replace(find, () => replacement);
    expect(changed).not.toBe(PLAIN);
    await writeFile(file, changed);
    const { code, output } = await call(lint, [file]);
    expect(output).toMatch(told);
    expect(code).toBe(1);
  });
});

describe('a submission', () => {
  const judged = async (program: string) => {
    const file = join(folder, 'program.py');
    await writeFile(file, program);
    const { output } = await call(check, ['plain-python', 'twice-as-much', file, '--json']);
    const verdict: unknown = JSON.parse(output);
    return verdict;
  };

  it.each([
    ['def double(number):\n    return number + number\n\nprint(double(7))', { verdict: 'pass', prints: '14\n' }],
    ['print(14)\ndef double(number):\n    return 14', { verdict: 'fail', check: { number: 2 } }],
    ['def double(number):\n    return number * 2', { verdict: 'fail', check: { number: 1 } }],
    ['print(14)', { verdict: 'fail', check: { number: 2 } }],
    ['print(14)\nimport sys\nsys.exit()', { verdict: 'fail', check: { number: 2 } }],
    ['print(14', { verdict: 'error', fault: { kind: 'syntax', line: 1 } }],
    ['print(14)\nraise ValueError("no")', { verdict: 'error', fault: { kind: 'exception' } }],
    ['while True:\n    pass', { verdict: 'error', fault: { kind: 'timeout' } }],
  ])('%j is judged', async (program, verdict) => {
    expect(await judged(program)).toMatchObject(verdict);
  });

  it('is told to the learner in words', async () => {
    const file = join(folder, 'program.py');
    await writeFile(file, 'print(14)\ndef double(number):\n    return 14');
    const { output } = await call(check, ['plain-python', 'twice-as-much', file]);
    expect(output).toMatch(/`double` has to work for other numbers/);
    expect(output).toMatch(/`double\(21\)` gave `14`, and should give `42`/);
    expect(output).not.toMatch(/browser|Flask/);
  });
});
