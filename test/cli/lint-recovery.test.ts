/** One slip does not hide another: what swallows the text below it is told, and so is what is wrong in that text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import type { RuleId } from '../../src/lesson/problem.ts';
import { type Change, problemsOf, spoil } from '../lesson/spoil.ts';

/** Two mistakes in the last exercise of greetings.md, far below every slip. */
const BELOW: Change = ['## Complete\n\n', '## Complete\n\n![](map.png)\n\n'];

const SLIPS: readonly (readonly [what: string, slip: Change, told: RegExp])[] = [
  ['front matter without an end', [/---\n\n# Greeting/, '\n# Greeting'], /^1:1: front matter without an end/],
  ['an empty line above the front matter', [/^---\n/, '\n---\n'], /^1:1: no front matter/],
  ['a program without an end', [/```\n\n```yaml/, '\n```yaml'], /^29:1: a code block without an end/],
  [
    'a scenario without an end',
    [/- visit: \/hello\n([\s\S]*?)```\n/, '- visit: /hello\n$1\n'],
    /a code block without an end/,
  ],
  ['a comment without an end', ['## Practice\n', '## Practice\n\n<!-- to do\n'], /a comment without an end/],
  ['a solution right below its tag', [/<\/summary>\n\n```python/, '</summary>\n```python'], /right below a tag/],
];

describe('a mistake that swallows what follows it', () => {
  it.each(SLIPS)('does not hide the mistakes below it: %s', (_, slip, told) => {
    const text = spoil(slip, BELOW);
    const line = text.split('\n').indexOf('![](map.png)') + 1;
    expect(problemsOf(text).map((problem) => problem.replace('greetings.md:', ''))).toEqual([
      expect.stringMatching(told),
      expect.stringMatching(new RegExp(`^${line}:1: a picture without alternative text`)),
      expect.stringMatching(new RegExp(`^${line}:1: the picture "map.png" does not exist`)),
    ]);
  });

  it.each(SLIPS)('leaves every step below it to be shown: %s', (_, slip) => {
    const whole = parseLesson('greetings.md', spoil());
    const broken = parseLesson('greetings.md', spoil(slip));
    if (whole.kind !== 'lesson' || broken.kind !== 'problems') throw new Error('greetings.md is no longer right');
    expect(broken.draft?.steps.map(({ id }) => id)).toEqual(whole.lesson.steps.map(({ id }) => id));
  });

  it('is a problem each time it is made', () => {
    const text = spoil([/```\n\n```yaml/, '\n```yaml'], ['## Practice\n', '## Practice\n\n<!-- to do\n']);
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/a code block without an end/),
      expect.stringMatching(/a comment without an end/),
    ]);
  });
});

/** Mistakes in different places that move no line: what replaces what, and the rule that is broken. */
const MISTAKES: readonly (readonly [rule: RuleId, ...Change])[] = [
  ['front-matter', 'minutes: 5', 'minutes: five'],
  ['unknown-field', 'course: Flask', 'curse: Flask'],
  ['heading', '### Exercise: Greet', '### exercise: Greet'],
  ['link-heading', 'They are always text.', 'They are [always](#text) text.'],
  ['scenario', '- visit: /hello\n', '- vist: /hello\n'],
  ['option-why', '  Cookies come in a header of their own, not in the address.', ''],
  ['marker', '**Why:** `request.args` holds', '**Wy:** `request.args` holds'],
  ['options', '- [x] `"stranger"`', '- [ ] `"stranger"`'],
  ['why', "**Why:** They are the request's arguments.", ''],
  ['program', 'name = request.___.get("name", ___)', 'name = request.args.get("name", "world")'],
  ['complete', '## Complete', '## The end'],
];

/** `npm run test:long` takes more. */
const MIXTURES = Number(process.env.NIBBLE_MIXTURES ?? 6);

describe('several mistakes', () => {
  it.each(MISTAKES)('are one problem each: %s', (rule, ...change) => {
    const parsed = parseLesson('greetings.md', spoil(change));
    expect(parsed.kind === 'problems' ? parsed.problems.map((problem) => problem.rule) : []).toEqual([rule]);
  });

  it('are reported together as each is alone: none hidden, none twice', () => {
    fc.assert(
      fc.property(fc.subarray([...MISTAKES], { minLength: 1 }), (some) => {
        const changes = some.map(([, ...change]): Change => change);
        const alone = changes.flatMap((change) => problemsOf(spoil(change)));
        expect(problemsOf(spoil(...changes)).toSorted()).toEqual(alone.toSorted());
      }),
      { numRuns: MIXTURES },
    );
  });
});

describe('a part with a block whose end was guessed', () => {
  it('has the mistakes told that stand within its other blocks', () => {
    const text = spoil(
      [/<\/summary>\n\n```python/, '</summary>\n```python'],
      ['- status: 200', '- status: 2000'],
      ['- text: world', '- contains: world'],
    );
    expect(problemsOf(text).map((problem) => problem.replace('greetings.md:', ''))).toEqual([
      expect.stringMatching(/^132:19: "status" is the number 2000; expected an HTTP status such as 200/),
      expect.stringMatching(/^135:11: unknown expectation "contains"; .* \(did you mean "text"\?\)$/),
      expect.stringMatching(/^144:1: a code block right below a tag/),
    ]);
  });

  it('has unknown sites told beside another mistake of the same scenario', async () => {
    const { lintText } = await import('../../src/cli/author/lint/lint.ts');
    const { readLessonText } = await import('../../src/lesson/lesson-file.ts');
    const text = spoil(['- visit: /hello\n', '- visti: /hello\n- visit: https://ap.test/\n']);
    const found = lintText(readLessonText('greetings.md', text, []), []).map(({ rule, line }) => [rule, line]);
    expect(found).toEqual([
      ['scenario', 41],
      ['host', 42],
    ]);
  });
});
