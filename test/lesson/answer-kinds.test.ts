/** The kinds of answers as an author writes them, and what is told of those that are wrong. */
import { describe, expect, it } from 'vitest';
import type { QuestionStep } from '../../src/core/lesson.ts';
import { inlineText } from '../../src/core/prose.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { everyKind } from '../fixtures/lessons.ts';

const page = (question: string): string => `---
title: Kinds
course: Testing
summary: A question.
outcomes:
  - answer
---

# Kinds

Hello.

### Question: Asked

Which?

${question}

**Why:** Because.

## Complete

Done.
`;

const problems = (question: string): readonly string[] => {
  const parsed = parseLesson('kinds.md', page(question));
  return parsed.kind === 'lesson' ? [] : parsed.problems.map((one) => `${describeProblem(one)} [${one.rule}]`);
};

function answerTo(question: string): QuestionStep['answer'] {
  const parsed = parseLesson('kinds.md', page(question));
  if (parsed.kind !== 'lesson') throw new Error(parsed.problems.map(describeProblem).join('\n'));
  const step = parsed.lesson.steps.find((one): one is QuestionStep => one.kind === 'question');
  if (step === undefined) throw new Error('no question');
  return step.answer;
}

describe('the kinds of answers', () => {
  it('are read from the lesson that has one of each', () => {
    const questions = everyKind().steps.filter((step): step is QuestionStep => step.kind === 'question');
    expect(questions.map(({ answer }) => answer.kind)).toEqual([
      'several',
      'several',
      'order',
      'match',
      'number',
      'lines',
    ]);
    expect(questions.flatMap(({ variants }) => variants.map(({ answer }) => answer.kind))).toEqual([
      'several',
      'lines',
    ]);
  });

  it('matching: a row without a left side is a choice for none, and the same right side is one choice', () => {
    const answer = answerTo(
      '**Match:**\n\n| a | b |\n| - | - |\n| one | odd |\n| two | even |\n| three | odd |\n| | round |',
    );
    if (answer.kind !== 'match') throw new Error(answer.kind);
    expect(answer.items.map(({ partner }) => partner)).toEqual([0, 1, 0]);
    expect(answer.choices.map(inlineText)).toEqual(['odd', 'even', 'round']);
  });

  it.each([
    ['42', 42, 0],
    ['-1.5', -1.5, 0],
    ['`42`', 42, 0],
    ['3.14 ± 0.01', 3.14, 0.01],
    ['3.14 +- 0.01', 3.14, 0.01],
    ['3.14 +/- 0.01', 3.14, 0.01],
    ['200 ± 5 %', 200, 10],
    ['3.1 to 3.2', 3.15, 0.05],
    ['6.02e23 ± 1e21', 6.02e23, 1e21],
  ])('number: %s', (written, value, tolerance) => {
    expect(answerTo(`**Number:** ${written}`)).toEqual({ kind: 'number', value, tolerance });
  });
});

describe('a mistake in an answer', () => {
  it.each([
    ['**Order:**\n\n1. one\n2. two', /2 items; expected 3 to 10 \[order\]/],
    ['**Order:**\n\n1. one\n2. two\n3. One', /"one" a second time; expected items that differ \[order\]/],
    ['**Order:** one, two, three', /"\*\*Order:\*\*" without a list/],
    ['**Order:**', /nothing after "\*\*Order:\*\*"/],
    ['**Match:** one with two', /without a table of two columns/],
    ['**Match:**\n\n| a | b |\n| - | - |\n| one | odd |', /1 pair; expected 2 to 5 \[match\]/],
    ['**Match:**\n\n| a | b |\n| - | - |\n| one | odd |\n| one | even |', /"one" a second time.*\[match\]/],
    ['**Match:**\n\n| a | b |\n| - | - |\n| one | odd |\n| two | |', /a row without a right side/],
    ['**Number:** many', /"many" as a number; expected `42`, `3.14 ± 0.01` or `3.1 to 3.2` \[number\]/],
    ['**Number:** 4 to 3', /"4 to 3" as a number/],
    ['**Lines:** print(1)', /"\*\*Lines:\*\*" without a program/],
    ['**Lines:**\n\n```python\nprint(1)\nprint(2)\n```', /2 lines; expected 3 to 10 \[lines\]/],
    ['- [x] one\n- [x] two', /every option is ticked; expected one that is wrong/],
    [
      '**Number:** 3\n\n**Order:**\n\n1. one\n2. two\n3. three',
      /both "\*\*Order:\*\*" and "\*\*Number:\*\*".*\[answers\]/,
    ],
    ['- [x] one\n- [ ] two\n\n  No.\n\n**Number:** 3', /both options to tick and "\*\*Number:\*\*"/],
  ])('%s', (question, told) => {
    expect(problems(question).join('\n')).toMatch(told);
  });

  it('bold words in other text are no markers', () => {
    expect(
      problems('**Links:** none.\n\n**Catch:** none.\n\n**Under:** none.\n\n- [x] one\n- [ ] two\n\n  No.'),
    ).toEqual([]);
  });

  it('a prediction takes one right option, or a typed answer', () => {
    const text = page('- [x] one\n- [x] two\n- [ ] three\n\n  No.\n\n**Predict:** the page of step 1').replace(
      '### Question: Asked',
      '### Predict: Asked',
    );
    const parsed = parseLesson('kinds.md', text);
    const told = parsed.kind === 'lesson' ? [] : parsed.problems.map(describeProblem);
    expect(told.join('\n')).toMatch(/a prediction with several right options/);
  });
});
