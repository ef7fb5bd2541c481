/** `### Predict: …`, `### Recall: …` and good places to stop, as they are written. */
import { describe, expect, it } from 'vitest';
import type { Lesson, QuestionStep } from '../../src/core/lesson.ts';
import { sittingsOf } from '../../src/core/lesson-time.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { problemsAfter, spoil } from './spoil.ts';

const EXAMPLE = '### Example: A page that knows a name\n';

const PREDICT = `### Predict: The second page

What does the second page say?

- [x] \`Hello, Ada\`
- [ ] \`Hello, stranger\`

  That is for visitors without a name.

**Predict:** the page of step 2

`;

const RECALL = `### Recall: Where values stand

Where do the values stand?

**Answers:** \`after the question mark\`

**Why:** So it is.

**Quiz:** Read a value

`;

const QUESTION = '### Question: Read a value\n';

function lessonWith(...changes: readonly (readonly [string, string])[]): Lesson {
  const parsed = parseLesson('greetings.md', spoil(...changes));
  if (parsed.kind === 'lesson') return parsed.lesson;
  throw new Error(JSON.stringify(parsed.problems));
}

const question = ({ steps }: Lesson, id: string): QuestionStep | undefined =>
  steps.find((step): step is QuestionStep => step.kind === 'question' && step.id === id);

describe('a prediction', () => {
  it('stands before its example, and says what of the run is predicted', () => {
    const lesson = lessonWith([EXAMPLE, PREDICT + EXAMPLE]);
    const ids = lesson.steps.map(({ id }) => id);
    expect(ids[ids.indexOf('the-second-page') + 1]).toBe('a-page-that-knows-a-name');
    expect(question(lesson, 'the-second-page')).toMatchObject({
      role: { kind: 'predict', sees: { what: 'page', step: 2 } },
      explanation: [],
    });
  });

  it.each([
    ['the page of step 2', 'page'],
    ['The status of step 2.', 'status'],
    ['the Cookie header of step 2', 'cookie-header'],
    ['the `Set-Cookie` header of step 2', 'set-cookie-header'],
    ['the prints in step 2', 'prints'],
  ] as const)('reads “%s”', (words, what) => {
    const predict = PREDICT.replace('the page of step 2', words);
    expect(question(lessonWith([EXAMPLE, predict + EXAMPLE]), 'the-second-page')?.role).toEqual({
      kind: 'predict',
      sees: { what, step: 2 },
    });
  });

  it.each([
    ['no word on what it is of', PREDICT.replace('**Predict:** the page of step 2\n\n', ''), 'without "**Predict:**"'],
    ['something that no run shows', PREDICT.replace('the page', 'the mood'), '"the mood of step 2"'],
    ['a step that there is not', PREDICT.replace('step 2', 'step 3'), 'step 3 of a scenario with 2 steps'],
    [
      'a script where none runs',
      PREDICT.replace('the page of', 'document.cookie in'),
      'document.cookie of step 2, which shows none',
    ],
    ['a variant', `${PREDICT}#### Variant\n\nAnd now?\n\n`, 'a variant of something that is no question'],
  ])('with %s is refused', (_, predict, found) => {
    expect(problemsAfter([EXAMPLE, predict + EXAMPLE]).join('\n')).toContain(found);
  });

  it('without an example below it is refused', () => {
    expect(problemsAfter([QUESTION, PREDICT + QUESTION]).join('\n')).toContain(
      'a prediction without an example below it',
    );
  });
});

describe('a recall', () => {
  it('knows which question of the quiz asks the same, by its title or its id', () => {
    for (const quiz of ['Read a value', 'read-a-value', 'read a value.']) {
      const recall = RECALL.replace('Read a value', quiz);
      expect(question(lessonWith([QUESTION, recall + QUESTION]), 'where-values-stand')?.role).toEqual({
        kind: 'recall',
        asks: 'read-a-value',
      });
    }
  });

  it('may stand alone', () => {
    const recall = RECALL.replace('**Quiz:** Read a value\n\n', '');
    const lesson = lessonWith([QUESTION, recall + QUESTION]);
    expect(question(lesson, 'where-values-stand')?.role).toEqual({ kind: 'recall', asks: null });
  });

  it('of a question that there is not is refused', () => {
    const recall = RECALL.replace('Read a value', 'Read a book');
    expect(problemsAfter([QUESTION, recall + QUESTION]).join('\n')).toContain('which is no question');
  });

  it('is the only one that names a question of the quiz', () => {
    const found = problemsAfter(['**Hint:** Four letters.\n', '**Hint:** Four letters.\n\n**Quiz:** Read a value\n']);
    expect(found.join('\n')).toContain('"**Quiz:**" where nothing is recalled');
  });
});

describe('a good place to stop', () => {
  it('is before the section or the step that says so', () => {
    const lesson = lessonWith(
      ['## Practice\n', '## Practice\n\n<!-- new sitting -->\n'],
      ['### Challenge: Add two numbers\n', '### Challenge: Add two numbers\n\n<!-- new sitting -->\n'],
    );
    const firsts = sittingsOf(lesson).map(({ first }) => lesson.steps[first]?.id);
    expect(firsts).toEqual(['introduction', 'practice', 'add-two-numbers']);
    expect(sittingsOf(lesson).flatMap(({ steps }) => steps)).toEqual(lesson.steps);
  });

  it.each([
    ['misspelt', ['## Practice\n', '## Practice\n\n<!-- new siting -->\n'], '"new siting"; expected "new sitting"'],
    ['at the end', ['## Complete\n', '## Complete\n\n<!-- new sitting -->\n'], '"new sitting" below no heading'],
  ] as const)('%s is refused', (_, change, found) => {
    expect(problemsAfter(change).join('\n')).toContain(found);
  });
});
