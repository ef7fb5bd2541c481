/** `nibble check`, without a process, on the product's first lesson. */
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/author/check.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { openAuthor } from './author.ts';

const call = openAuthor();
const EXERCISE = ['cookies', 'count-the-visits'] as const;
const programs = join(packageFolder(), 'test/fixtures/programs/count-the-visits');
const LESSON = join(packageFolder(), 'lessons/flask/cookies.md');

const COUNTER = `from flask import Flask, make_response, request
app = Flask(__name__)

@app.get("/visits")
def visits():
    count = int(request.cookies.get("visits", "0")) + 1
    response = make_response(str(count))
    response.set_cookie("visits", str(count))
    return response
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-check-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('nibble check', () => {
  it('says "pass" and ends with 0 for a right program', async () => {
    const [right = ''] = readdirSync(join(programs, 'right'));
    const path = join(programs, 'right', right);
    const text = await call(check, [...EXERCISE, path]);
    expect(text).toMatchObject({ code: 0, complaints: '' });
    expect(text.output).toMatch(/^✓ Right: all \d+ checks passed/);
    const json = JSON.parse((await call(check, [...EXERCISE, path, '--json'])).output);
    expect(json).toMatchObject({
      format: 1,
      lesson: 'cookies',
      exercise: 'count-the-visits',
      verdict: 'pass',
      check: null,
      request: null,
      hint: null,
      flask: expect.stringContaining('Flask'),
    });
    expect(json.transcript.length).toBeGreaterThan(0);
  });

  it.each([[[]], [['--json']]])(
    'runs a program once, and one that is not finished not at all (%j)',
    async (options) => {
      expect(await call(check, [...EXERCISE, '-', ...options], COUNTER)).toMatchObject({ code: 1, runs: 1 });
      expect(await call(check, [...EXERCISE, '-', ...options], 'x = ___\n')).toMatchObject({ code: 1, runs: 0 });
      expect(await call(check, [...EXERCISE, '-', ...options], '\n')).toMatchObject({ code: 1, runs: 0 });
    },
  );

  it('says which check failed at which request, with the learner’s sentence and hint, and ends with 1', async () => {
    const text = await call(check, [...EXERCISE, '-', '--seed=a'], COUNTER);
    expect(text).toMatchObject({ code: 1, complaints: '' });
    expect(text.output).toMatch(
      /^✗ Not there yet\n\n[\s\S]*Catch that error[\s\S]*by hand[\s\S]*not passed[\s\S]*ValueError/,
    );
    expect(text.output).not.toMatch(/\[Write the program\]/);
    const json = await call(check, [...EXERCISE, '-', '--json', '--seed=a'], COUNTER);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.output)).toMatchObject({
      verdict: 'fail',
      seed: 'a',
      check: { number: 4, title: 'A nonsense value starts over at 1' },
      expected: { see: 'status', status: 200 },
      sentence: expect.stringMatching(/by hand/),
      hint: { id: 'int-on-nonsense', text: expect.stringMatching(/Catch that error/) },
    });
    const { step, request, transcript } = JSON.parse(json.output);
    // Some visits, as many as the seed says; then the cookie is changed, and the next visit ends in an error.
    expect(transcript).toHaveLength(step);
    expect(request).toBe(step - 1);
    expect(transcript.at(-1)).toMatchObject({ requests: [{ error: { type: 'ValueError' } }] });
  });

  it('gives the same verdict with the same seed, and takes one from the program where none is given', async () => {
    const judged = async (...options: readonly string[]) =>
      (await call(check, [...EXERCISE, '-', '--json', ...options], COUNTER)).output;
    expect(await judged('--seed=a')).toBe(await judged('--seed=a'));
    expect(await judged('--seed=a')).not.toBe(await judged('--seed=b'));
    const own = await judged();
    expect(await judged(`--seed=${JSON.parse(own).seed}`)).toBe(own);
  });

  it.each([
    ['cannot be read', 'def (', 'syntax', null, null],
    ['has no app', 'x = 1', 'no-app', null, null],
    ['ends itself at a request', COUNTER.replace('count = ', 'raise SystemExit\n    count = '), 'exit', 1, 1],
  ])('says "error" and ends with 2 when the program %s', async (_, program, fault, number, request) => {
    const text = await call(check, [...EXERCISE, '-'], program);
    expect(text).toMatchObject({ code: 2, complaints: '', output: expect.stringMatching(/^✗ /) });
    const json = await call(check, [...EXERCISE, '-', '--json'], program);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.output)).toMatchObject({
      verdict: 'error',
      check: number === null ? null : { number },
      request,
      fault: { kind: fault },
      sentence: expect.stringMatching(/\S/),
    });
  });

  it.each([
    ['a blank was left', 'x = 1\ny = ___\n', /Line 2 still has a blank: y = ___/],
    ['nothing was written', '\n', /empty/],
  ])('says "fail" without a run when %s', async (_, program, sentence) => {
    const { code, output } = await call(check, [...EXERCISE, '-', '--json'], program);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ verdict: 'fail', check: null, transcript: [] });
    expect(JSON.parse(output).sentence).toMatch(sentence);
    expect((await call(check, [...EXERCISE, '-'], program)).code).toBe(1);
  });

  it('tidies a program as it does a learner’s, and says so', async () => {
    const pasted = `\`\`\`python\n${COUNTER.replaceAll('"', '”')}\`\`\``;
    const { output } = await call(check, [...EXERCISE, '-', '--json'], pasted);
    expect(JSON.parse(output)).toMatchObject({ verdict: 'fail', check: { number: 4 }, straightened: true });
    expect((await call(check, [...EXERCISE, '-'], pasted)).output).toMatch(/^Your phone made curly quotes/);
  });

  it('takes a lesson by its path', async () => {
    expect(await call(check, [LESSON, 'count-the-visits', '-'], COUNTER)).toMatchObject({ code: 1 });
  });

  it.each([
    [
      'a lesson that there is not',
      ['cookie', 'x', '-'],
      /There is no lesson "cookie" in .*lessons; there is cookies\b/,
    ],
    ['a path without a lesson', ['/nowhere/cookies.md', 'x', '-'], /\/nowhere\/cookies\.md: does not exist/],
    [
      'an exercise that there is not',
      ['cookies', 'count-visits', '-'],
      /no exercise "count-visits" in the lesson cookies; it has .*Did you mean "count-the-visits"\?/,
    ],
    ['a missing program', [...EXERCISE, '/nowhere.py'], /\/nowhere\.py: there is no such file/],
  ])('ends with 2 for %s', async (_, words, complaint) => {
    expect(await call(check, words)).toMatchObject({
      code: 2,
      output: '',
      complaints: expect.stringMatching(complaint),
    });
  });

  it('ends with 2 and the problems of a lesson that is not right', async () => {
    const path = join(folder, 'broken.md');
    await writeFile(path, '# No front matter\n');
    const { code, complaints } = await call(check, [path, 'x', '-']);
    expect(code).toBe(2);
    expect(complaints).toMatch(/broken\.md:1:1: no front matter; expected /);
  });
});
