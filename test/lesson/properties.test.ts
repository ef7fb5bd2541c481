/** What holds for every text, however broken. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_STEP_ID } from '../../src/core/lesson.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { GREETINGS, problemsAfter } from './spoil.ts';

const LINES = GREETINGS.split('\n');

/** Lines that open, close, nest or contradict something. */
const ODD_LINES = [
  ...[
    '---',
    '===',
    '***',
    '# X',
    '## Y',
    '## Complete',
    '#### Z',
    '### Question: Q',
    '### Example: E',
    '### Exercise: F',
  ],
  ...[
    '```',
    '```python',
    '```yaml',
    '~~~',
    '<details>',
    '</details>',
    '<summary>',
    '<b>x</b>',
    '<!-- x',
    '-->',
    '<!-- id: x -->',
  ],
  ...[
    '- [ ] a',
    '- [x] b',
    '**Why:** w',
    '**Hint:**',
    '**Answers:** c',
    '> q',
    '| a | b |',
    '|-|-|',
    '[^1]',
    '[^1]: f',
    '![](p)',
  ],
  ...[
    '- visit: //x',
    '  hint: 9',
    'a: b: c',
    '\tx',
    '  - &a *b',
    'x: {cookie y}',
    '? [a]',
    '%',
    '@',
    '"',
    '\\',
    '\0',
    '\u2028',
    '𝒳',
  ],
];

const mutation = fc.record({
  at: fc.nat({ max: LINES.length }),
  remove: fc.nat({ max: 3 }),
  insert: fc.array(fc.oneof(fc.constantFrom(...ODD_LINES), fc.constantFrom(...LINES), fc.string()), { maxLength: 3 }),
});

const brokenLesson = fc
  .array(mutation, { minLength: 1, maxLength: 4 })
  .map((mutations) =>
    mutations.reduce((lines, { at, remove, insert }) => lines.toSpliced(at, remove, ...insert), LINES).join('\n'),
  );

const anyText = fc.oneof(
  { weight: 4, arbitrary: brokenLesson },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...ODD_LINES)).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

describe('any text', () => {
  it('is a lesson or has problems, each at a place in the file, in order, and none twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseLesson('greetings.md', text);
        if (parsed.kind === 'lesson') return;
        const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
        const places = parsed.problems.map(({ line, column }) => [line ?? 0, column ?? 0] as const);
        for (const [line, column] of places) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
        }
        expect(places).toEqual(places.toSorted(([a, b], [c, d]) => a - c || b - d));
        const described = parsed.problems.map(describeProblem);
        expect(described).not.toHaveLength(0);
        expect(new Set(described).size).toBe(described.length);
        for (const line of described) expect(line).not.toMatch(/[\n\r]|undefined|\[object/);
      }),
      { numRuns: 100 },
    );
  });

  it('that is a lesson has unique short ids, sections that begin where they say, and one end', () => {
    fc.assert(
      fc.property(brokenLesson, (text) => {
        const parsed = parseLesson('greetings.md', text);
        if (parsed.kind === 'problems') return;
        const { steps, sections } = parsed.lesson;
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        for (const { id } of steps) expect(id).toMatch(new RegExp(`^[a-z0-9-]{1,${MAX_STEP_ID}}$`));
        for (const { id, first } of sections) {
          expect(steps[first]?.section).toBe(id);
          expect(steps.slice(0, first).some(({ section }) => section === id)).toBe(false);
        }
        expect(steps.filter(({ kind }) => kind === 'complete')).toEqual([steps.at(-1)]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('many mistakes in one file', () => {
  it('are all told at once, from top to bottom, and none twice', () => {
    const problems = problemsAfter(
      ['minutes: 5', 'minutes: five\nlevel: easy'],
      ['What follows the `?`', 'What <u>follows</u> the `?`'],
      ['- visit: /hello\n', '- visti: /hello\n- wait: 5\n'],
      ['- [x] `request.args', '- [ ] `request.args'],
      ['**Why:** The second argument of', '**Hint:** The second argument of'],
      ['**Answers:** `args`', '**Answers:** args'],
      ['request.___.get("name", ___)', 'request.args.get("name")'],
      ['          hint: 1\n- check', '          hint: 3\n- check'],
      ['- number: 5\n', '- number: five\n'],
      ['otherwise: "`/add?a=40&b=2` ought', 'othrwise: "`/add?a=40&b=2` ought'],
    );
    expect(problems.map((problem) => problem.replace(/;.*/, ''))).toEqual([
      'greetings.md:5:10: "minutes" is "five"',
      'greetings.md:6:1: unknown field "level"',
      'greetings.md:20:6: raw HTML "<u>"',
      'greetings.md:42:3: unknown step "visti"',
      'greetings.md:43:9: "wait" is "5"',
      'greetings.md:53:1: no option is ticked',
      'greetings.md:68:1: a question without "**Why:**"',
      'greetings.md:98:13: "args," among the answers',
      'greetings.md:108:1: a starter without blanks',
      'greetings.md:129:17: "hint" is the number 3',
      'greetings.md:180:19: "number" is "five"',
      'greetings.md:186:11: unknown field "othrwise"',
    ]);
  });
});
