/** Variants of questions, and questions whose key the browser works out. */
import { describe, expect, it } from 'vitest';
import type { QuestionStep } from '../../src/core/lesson.ts';
import { proseText } from '../../src/core/prose.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { gradeTyped } from '../../src/quiz/typed-answer.ts';
import { problemsAfter, spoil } from './spoil.ts';

const HINT = '**Hint:** Four letters.\n';

/** The typed question of greetings.md with something below its hint; its heading is in line 92. */
function questionWith(below: string): QuestionStep {
  const parsed = parseLesson('greetings.md', spoil([HINT, `${HINT}\n${below}`]));
  const question =
    parsed.kind === 'lesson'
      ? parsed.lesson.steps.find(({ id }) => id === 'the-mapping-s-name' || id === 'the-mappings-name')
      : null;
  if (question?.kind !== 'question') throw new Error('no such question');
  return question;
}

const problemsWith = (below: string): readonly string[] => problemsAfter([HINT, `${HINT}\n${below}`]);

describe('a variant', () => {
  it('takes from its question what it has none of', () => {
    const question = questionWith('#### Variant\n\nHow is that mapping called, once more?\n');
    const [variant] = question.variants;
    expect(variant).toMatchObject({
      answer: question.answer,
      explanation: question.explanation,
      hints: question.hints,
    });
    expect(proseText(variant?.prompt ?? [])).toBe('How is that mapping called, once more?');
    expect(proseText(question.prompt)).toContain('What is the attribute');
  });

  it('may have all of its own, and be of another kind', () => {
    const { variants } = questionWith(
      [
        '#### Variant\n\nWhich?\n\n- [x] `args`\n- [ ] `cookies`\n\n  Those are sent in a header.\n\n**Why:** So.\n\n**Hint:** Think.\n',
        '#### Variant\n\nAnd where are the cookies?\n\n**Answers:** `cookies`\n',
      ].join('\n'),
    );
    expect(variants.map(({ answer }) => answer.kind)).toEqual(['choice', 'typed']);
    expect(variants[0]?.hints.map(proseText)).toEqual(['Think.']);
    expect(variants[1]?.hints.map(proseText)).toEqual(['Four letters.']);
  });

  it.each([
    [
      'nothing below it',
      '#### Variant\n',
      '102:1: nothing below "#### Variant"; expected the question in other words, or with other names and values',
    ],
    [
      'no prompt',
      '#### Variant\n\n**Answers:** `x`\n',
      '102:1: a variant without a prompt; expected what is asked, above the answers',
    ],
    [
      'a misspelt heading',
      '#### Variants\n\nAgain?\n',
      '102:1: the heading "Variants"; expected "#### Variant" below the question',
    ],
    [
      'a numbered heading',
      '#### Variant 1\n\nAgain?\n',
      '102:1: the heading "Variant 1"; expected "#### Variant" below the question',
    ],
    [
      'a heading of a part',
      '### Variant\n\nAgain?\n',
      '102:1: "### Variant"; expected "#### Variant" below the question',
    ],
    [
      'the words of another one',
      '#### Variant\n\nAgain?\n\n#### Variant\n\nAgain?\n',
      '106:1: a variant that asks the same in the same words; expected other words, or other names and values',
    ],
    [
      'two forms of answers',
      '#### Variant\n\nAgain?\n\n- [x] `args`\n- [ ] b\n\n  No.\n\n**Answers:** `args`\n',
      '111:1: both options to tick and "**Answers:**"; expected one of the two',
    ],
  ])('is refused with %s', (_, below, problem) => {
    expect(problemsWith(below)).toEqual([`greetings.md:${problem}`]);
  });

  it('is refused where there is no question', () => {
    const problems = problemsAfter(['Now write it yourself.\n', 'Now write it yourself.\n\n#### Variant\n\nOr not.\n']);
    expect(problems).toEqual([
      'greetings.md:92:1: a variant of something that is no question; expected "#### Variant" below the question',
    ]);
  });
});

const predict = (steps: string, more = ''): string =>
  `#### Variant\n\nWhich cookies go along?\n\n\`\`\`yaml\n${steps}\n\`\`\`\n\n**Predict:** the Cookie header\n${more}`;

describe('a Cookie header to predict', () => {
  it.each([
    ['one cookie', '- visit: /\n  set: a=1\n- visit: /', ['a=1', 'Cookie: a=1']],
    [
      'no cookie',
      '- visit: /\n  set: a=1; Path=/shop\n- visit: /',
      ['none', 'no cookie', 'no cookies', 'nothing', 'no header', 'empty'],
    ],
    [
      'two, the longer path first, in either order',
      '- visit: /shop/add\n  set: [a=1; Path=/, b=2; Path=/shop]\n- visit: /shop',
      ['b=2; a=1', 'a=1; b=2', 'Cookie: b=2; a=1', 'Cookie: a=1; b=2'],
    ],
    [
      'a session cookie after the browser was closed',
      '- visit: /\n  set: [a=1, b=2; Max-Age=60]\n- close browser\n- visit: /',
      ['b=2', 'Cookie: b=2'],
    ],
    [
      'a Lax cookie, from another site',
      '- visit: /\n  set: a=1; SameSite=Lax\n- post: /\n  form: {x: 1}\n  from: https://other.test',
      ['none'],
    ],
  ])('is what the browser sends: %s', (_, steps, accepted) => {
    const [variant] = questionWith(predict(steps)).variants;
    const answer = variant?.answer;
    if (answer?.kind !== 'typed') throw new Error('a prediction is typed');
    expect(answer.accepted[0]).toBe(accepted[0]);
    expect(accepted.filter((typed) => !gradeTyped(typed, answer).right)).toEqual([]);
  });

  it.each([
    ['- visit: /shop/start\n  set: [lang=en; Path=/blog, lang=es; Path=/]\n- visit: /shop/pay', 'lang=es', 'lang=en'],
    ['- visit: /\n  set: [hint=off; Secure, tint=off]\n- visit: http://app.test/', 'tint=off', 'hint=off'],
    ['- visit: /\n  set: [theme=Dark; Path=/a, theme=dark]\n- visit: /', 'theme=dark', 'theme=Dark'],
  ])('after %j is %s, and not %s', (steps, right, wrong) => {
    const answer = questionWith(predict(steps)).variants[0]?.answer;
    if (answer?.kind !== 'typed') throw new Error('a prediction is typed');
    expect(gradeTyped(right, answer)).toEqual({ right: true, readAs: null });
    expect(gradeTyped(wrong, answer)).toEqual({ right: false, readAs: null });
  });

  it('shows the steps and their answers in words, and explains by the browser', () => {
    const [variant] = questionWith(predict('- visit: /\n  set: a=1; Secure\n- visit: http://app.test/')).variants;
    expect(proseText(variant?.prompt ?? [])).toMatch(
      /Which cookies go along\?\nVisit \/\. The response has Set-Cookie: a=1; Secure\.\nVisit http:\/\/app\.test\/\.\nType the cookies/,
    );
    expect(proseText(variant?.explanation ?? [])).toMatch(
      /The browser sent no Cookie header\.\na isn’t sent: .*isn’t encrypted\nThey are the request/,
    );
  });

  it.each([
    [
      'no scenario',
      '#### Variant\n\nWhich?\n\n**Predict:** the Cookie header\n',
      '106:1: "**Predict:**" without a scenario; expected a `yaml` block of steps above it',
    ],
    [
      'something else to predict',
      predict('- visit: /').replace('the Cookie header', 'the weather'),
      '110:1: "the weather"; expected "the Cookie header"',
    ],
    [
      'no request at the end',
      predict('- visit: /\n- close browser'),
      '106:1: a scenario that does not end with a request; expected a step such as "visit: /theme" at its end, to predict the header of',
    ],
    ['a step that is none', predict('- vist: /'), '107:3: unknown step "vist"; expected one of'],
    [
      'a header set by a step without a request',
      predict('- close browser:\n  set: a=1\n- visit: /'),
      '108:3: "set" in a step without a request; expected it where a page is asked for',
    ],
    [
      'answers beside it',
      predict('- visit: /', '\n**Answers:** `a`\n'),
      '112:1: both "**Predict:**" and "**Answers:**"; expected one of the two',
    ],
  ])('is refused with %s', (_, below, problem) => {
    const problems = problemsWith(below);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`greetings.md:${problem}`);
  });
});
