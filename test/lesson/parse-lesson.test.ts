/** What a right lesson becomes: sections, steps, ids, and every part where the tutor expects it. */
import { describe, expect, it } from 'vitest';
import type { ExampleStep, ExerciseStep, Lesson, QuestionStep, Step } from '../../src/core/lesson.ts';
import { proseText } from '../../src/core/prose.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { cookies, greetings } from '../fixtures/lessons.ts';
import { type Change, GREETINGS, problemsOf, spoil } from './spoil.ts';

const outline = ({ steps }: Lesson): readonly string[] =>
  steps.map(({ kind, section, id }) => `${kind} ${section}/${id}`);

function changed(...changes: readonly Change[]): Lesson {
  const parsed = parseLesson('lessons/greetings.md', spoil(...changes));
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));
  return parsed.lesson;
}

function step<Kind extends Step['kind']>(lesson: Lesson, id: string, kind: Kind): Extract<Step, { kind: Kind }> {
  const found = lesson.steps.find((one): one is Extract<Step, { kind: Kind }> => one.id === id && one.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} ${id}`);
  return found;
}

describe('a lesson', () => {
  it('has its facts from the front matter and its id from the file name', () => {
    const { sections: _, steps: __, ...facts } = greetings();
    expect(facts).toEqual({
      id: 'greetings',
      title: 'Greeting by Name',
      course: { id: 'flask', title: 'Flask', summary: null },
      summary: 'Read what a visitor adds to an address, and greet them by it.',
      minutes: 14,
      outcomes: ['read a value from the query string', 'give a default for a visitor who sends none'],
      next: { title: 'Forms', lesson: null, promise: null },
      sittings: [],
      pictures: {},
    });
  });

  it('has a step for each bite, the score after the last question, and the closing message last', () => {
    expect(outline(greetings())).toEqual([
      'text introduction/introduction',
      'text the-query-string/the-query-string',
      'text the-query-string/the-query-string-2',
      'example the-query-string/a-page-that-knows-a-name',
      'question the-query-string/read-a-value',
      'question the-query-string/when-nothing-is-sent',
      'text practice/practice',
      'question practice/the-mappings-name',
      'score practice/score',
      'exercise practice/greet-a-visitor',
      'exercise practice/add-two-numbers',
      'complete practice/complete',
    ]);
  });

  it('has sections that begin at their first step', () => {
    const { sections, steps } = greetings();
    expect(sections.map(({ title, first }) => [title, steps[first]?.id])).toEqual([
      ['Greeting by Name', 'introduction'],
      ['The query string', 'the-query-string'],
      ['Practice', 'practice'],
    ]);
  });

  it('moves the sections below the score by one', () => {
    const { sections, steps } = changed(['### Exercise: Greet', '## Code\n\nNow code.\n\n### Exercise: Greet']);
    expect(steps[sections.at(-1)?.first ?? -1]?.id).toBe('code');
  });

  it('has no score when it asks nothing', () => {
    const { steps } = changed(
      [/### Question: Read[\s\S]*?(?=## Practice)/, ''],
      [/### Question: The m[\s\S]*?(?=### Ex)/, ''],
    );
    expect(steps.some(({ kind }) => kind === 'score')).toBe(false);
  });

  it('goes on with text under a heading of its own after a step', () => {
    const lesson = changed(['## Practice', '### Worth knowing\n\nOne.\n\n---\n\nTwo.\n\n## Practice']);
    expect(outline(lesson)).toContain('text the-query-string/worth-knowing-2');
    expect(proseText(step(lesson, 'worth-knowing-2', 'text').content)).toBe('Two.');
  });

  it('keeps an id that a comment gives, for a section and for a step', () => {
    const lesson = changed(
      ['## Practice\n', '## Your turn\n<!-- id: practice -->\n'],
      ['### Question: Read a value\n', '### Question: Get it\n\n<!-- for later -->\n<!--id:read-a-value-->\n'],
    );
    expect(lesson.sections.at(-1)).toMatchObject({ id: 'practice', title: 'Your turn' });
    expect(step(lesson, 'read-a-value', 'question').title).toBe('Get it');
  });

  it('is read the same with Windows line ends and a byte order mark', () => {
    const windows = `\ufeff${GREETINGS.replaceAll('\n', '\r\n')}`;
    expect(parseLesson('lessons/greetings.md', windows)).toEqual(parseLesson('lessons/greetings.md', GREETINGS));
  });

  it('that the product ships, on cookies, has ten questions in its quiz and two exercises', () => {
    const { steps } = cookies();
    const quiz = steps.filter((step) => step.kind === 'question' && step.role.kind === 'quiz');
    expect(quiz).toHaveLength(10);
    expect(steps.filter(({ kind }) => kind === 'exercise')).toHaveLength(2);
  });
});

describe('the steps of a lesson', () => {
  it('are examples with their program, scenario and takeaway', () => {
    const example: ExampleStep = step(greetings(), 'a-page-that-knows-a-name', 'example');
    expect(proseText(example.content)).toBe('The page greets whoever the address names.');
    expect(example.program).toMatch(/^from flask import .*\("name", "stranger"\)$/s);
    expect(example.scenario).toEqual([
      { do: 'visit', url: 'https://app.test/hello', from: null },
      { do: 'visit', url: 'https://app.test/hello?name=Ada', from: null },
    ]);
    expect(proseText(example.takeaway)).toBe('The second page has the name that stood in the address.');
  });

  it('are questions with options in the order of the author', () => {
    const question: QuestionStep = step(greetings(), 'read-a-value', 'question');
    if (question.answer.kind !== 'choice') throw new Error('expected options');
    expect(question.answer.options.map(({ label, right, why }) => [label, right, proseText(why)])).toEqual([
      [[{ kind: 'code', text: 'request.args.get("name")' }], true, ''],
      [[{ kind: 'code', text: 'request.cookies.get("name")' }], false, expect.stringContaining('header')],
      [[{ kind: 'code', text: 'request.form.get("name")' }], false, expect.stringContaining('body')],
    ]);
    expect(proseText(question.prompt)).toBe('Which expression reads name from /hello?name=Ada?');
    expect(proseText(question.explanation)).toBe('request.args holds what follows the ?.');
    expect(question.hints.map(proseText)).toEqual([
      'Think of the arguments of a function call.',
      'The word begins with an a.',
    ]);
  });

  it('are questions with typed answers, the first of which is shown', () => {
    const question = step(greetings(), 'the-mappings-name', 'question');
    expect(question.answer).toEqual({ kind: 'typed', accepted: ['args', 'request.args'] });
  });

  it('are questions whose hint or explanation goes on in further blocks', () => {
    const lesson = changed([
      '**Hint:** Four letters.',
      '**Hint:** Four letters:\n\n```text\na___\n```\n\n- one\n- two',
    ]);
    expect(proseText(step(lesson, 'the-mappings-name', 'question').hints[0] ?? [])).toBe(
      'Four letters:\na___\none\ntwo',
    );
  });

  it('are exercises with blanks, checks, hints and the folded solution', () => {
    const exercise: ExerciseStep = step(greetings(), 'greet-a-visitor', 'exercise');
    expect(exercise.form).toBe('blanks');
    expect(exercise.starter).toContain('request.___.get("name", ___)');
    expect(exercise.solution).toContain('request.args.get("name", "world")');
    expect(exercise.hints).toHaveLength(2);
    expect(exercise.checks[0]).toEqual({
      title: 'A visitor is greeted by name',
      values: {},
      order: 'as-written',
      steps: [
        {
          times: { kind: 'number', from: 1, to: 1 },
          step: { do: 'visit', url: 'https://app.test/hi?name=Ada', from: null },
          expect: [
            { expectation: { see: 'no-text', text: 'world' }, otherwise: [expect.anything()], hint: null },
            { expectation: { see: 'text', text: 'Ada' }, otherwise: [expect.anything()], hint: 1 },
          ],
        },
      ],
    });
  });

  it('are challenges, whose starter needs no blanks', () => {
    expect(step(greetings(), 'add-two-numbers', 'exercise').form).toBe('program');
  });
});

describe('a file that cannot be a lesson', () => {
  it.each([
    ['nothing in it', '', '1:1: the file is empty; expected front matter between two lines "---", then the lesson'],
    [
      'only blank lines in it',
      '\n \n',
      '1:1: the file is empty; expected front matter between two lines "---", then the lesson',
    ],
    [
      'a NUL byte in it',
      'one\ntwo\0',
      '2:4: something that is not text after "two"; expected a text file, saved as UTF-8',
    ],
    ['bytes that are not UTF-8', '\ufffd', '1:1: something that is not text; expected a text file, saved as UTF-8'],
    ['a megabyte', 'é'.repeat(2 ** 19), '1:1: the file has 1024 KB; expected at most 256 KB (split it into several)'],
    [
      'a thousand quotes in one another',
      `${GREETINGS}\n${'>'.repeat(1000)} deep`,
      '210:40: quotes or lists nested too deeply; expected a few levels at most',
    ],
  ])('is refused with one problem when it has %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([`greetings.md:${problem}`]);
  });

  it.each([
    'lessons/Greetings.md',
    'lessons/a lesson.md',
    'lessons/-.md',
    `${'a'.repeat(25)}.md`,
    'lessons\\greetings.txt',
  ])('is refused for its name %s', (file) => {
    const parsed = parseLesson(file, GREETINGS);
    expect(parsed.kind === 'problems' ? parsed.problems : []).toEqual([
      expect.objectContaining({ file, line: 1, column: 1, found: expect.stringContaining('the file name') }),
    ]);
  });
});
