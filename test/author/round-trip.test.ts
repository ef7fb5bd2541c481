/** What the tools for authors write is what the lesson format reads. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeAnki } from '../../src/author/anki.ts';
import { writeQuestions } from '../../src/author/question-bank.ts';
import { readGift } from '../../src/author/read-gift.ts';
import { writeGift } from '../../src/author/write-gift.ts';
import { newLesson } from '../../src/cli/author/write-lesson.ts';
import type { ExpectedAnswer } from '../../src/core/answer.ts';
import type { QuestionStep } from '../../src/core/lesson.ts';
import { inlineText, paragraph, proseText } from '../../src/core/prose.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { everyKind } from '../fixtures/lessons.ts';

const lessonWith = (questions: string) =>
  newLesson('A lesson').replace(/### Question: Nobody answers[\s\S]*?(?=## Practice)/, () => `${questions}\n\n`);

function read(source: string) {
  const parsed = parseLesson('a-lesson.md', source);
  if (parsed.kind === 'problems') throw new Error(parsed.problems.map(describeProblem).join('\n'));
  return parsed.lesson;
}

describe('a new lesson', () => {
  it.each(['My lesson', 'Quotes "and" *stars*', "It's: a # title"])('called %j has nothing to mend', (title) => {
    expect(read(newLesson(title)).title).toBe(title);
  });
});

describe('imported questions', () => {
  const { questions } = readGift(
    [
      '::Header::<p>Which header <em>sets</em> a cookie?</p><pre>GET / HTTP/1.1</pre> {=`Set-Cookie` ~Cookie#That one comes back. ~<code>Host</code>#An address. ####It is in the response.}',
      '::Age:: How long? {=max_age =max-age ####In seconds.}',
    ].join('\n\n'),
  );
  const lesson = read(lessonWith(writeQuestions(questions)));
  const [header, age] = lesson.steps.filter((step) => step.kind === 'question');

  it('read as they were meant', () => {
    expect(header && proseText(header.prompt)).toContain('Which header sets a cookie?');
    expect(header?.answer).toMatchObject({
      kind: 'choice',
      options: [{ right: true }, { right: false }, { right: false }],
    });
    expect(header?.answer.kind === 'choice' && header.answer.options.map(({ label }) => inlineText(label))).toEqual([
      '`Set-Cookie`',
      'Cookie',
      'Host',
    ]);
    expect(age?.answer).toEqual({ kind: 'typed', accepted: ['max_age', 'max-age'] });
  });

  it('become notes for Anki, one a question, with their markup escaped', () => {
    const csv = writeAnki(lesson);
    expect(csv).toMatch(/^#separator:Comma\n#html:true\n/);
    const notes: string[][] = parse(csv, { comment: '#' });
    expect(notes).toHaveLength(2);
    expect(notes[0]?.[0]).toBe('nibble:a-lesson:header');
    expect(notes[0]?.[1]).toContain('<em>sets</em>');
    expect(notes[0]?.[2]).toMatch(/<strong>[ABC]: `Set-Cookie`<\/strong>/);
    expect(notes[1]).toEqual([
      'nibble:a-lesson:age',
      '<p>How long?</p>',
      '<p><strong><code>max_age</code></strong></p><p>In seconds.</p>',
      'nibble My-course a-lesson',
    ]);
  });

  it('do not give the right one away by its place', () => {
    const options = ['right', 'wrong', 'worse', 'worst'];
    const many = Array.from(
      { length: 40 },
      (_, index) => `::Q${index}:: Which of ${index}? {=right ~wrong#No. ~worse#No. ~worst#No. ####So.}`,
    );
    const csv = writeAnki(read(lessonWith(writeQuestions(readGift(many.join('\n\n')).questions))));
    const notes: string[][] = parse(csv, { comment: '#' });
    const places = notes.map(([, front = '']) => {
      const shown = [...front.matchAll(/<li>(\w+)<\/li>/g)].map(([, word]) => word);
      expect(shown.toSorted()).toEqual(options.toSorted());
      return shown.indexOf('right');
    });
    for (const place of options.keys()) expect(places.filter((one) => one === place).length).toBeGreaterThan(3);
  });

  it('of other kinds are answers of those kinds in the lesson', () => {
    const bank = readGift(
      [
        '::Sounds:: Who says what? {=cat -> meow =dog -> woof = -> a | b ####Listen.}',
        '::Circle:: How much? {#3.14:0.01 ####It is pi.}',
        '::Warm:: Which? {~%50%red ~%50%orange ~%-100%blue#Cold. ####Fire.}',
      ].join('\n\n'),
    );
    const steps = read(lessonWith(writeQuestions(bank.questions))).steps.filter(({ kind }) => kind === 'question');
    expect(bank.problems).toEqual([]);
    expect(steps.map((step) => step.kind === 'question' && step.answer)).toMatchObject([
      { kind: 'match', items: [{ partner: 0 }, { partner: 1 }], choices: [{}, {}, [{ text: 'a | b' }]] },
      { kind: 'number', value: 3.14, tolerance: 0.01 },
      { kind: 'several', options: [{ right: true }, { right: true }, { right: false }] },
    ]);
  });
});

describe('a lesson as GIFT', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...'abc ~=#{}:\\<>&*_`"|'), minLength: 1, maxLength: 12 })
    .map((text) => `w${text.replace(/\s+/g, ' ')}w`);
  const labels = (least: number) => fc.uniqueArray(word, { minLength: least, maxLength: 5 });
  const label = (text: string) => [{ kind: 'text', text } as const];
  const option = (text: string, right: boolean) => ({ label: label(text), right, why: [paragraph(`why ${text}`)] });
  const answers: fc.Arbitrary<ExpectedAnswer> = fc.oneof(
    labels(2).map((all): ExpectedAnswer => ({ kind: 'choice', options: all.map((one, at) => option(one, at === 0)) })),
    labels(3).map((all): ExpectedAnswer => ({ kind: 'several', options: all.map((one, at) => option(one, at < 2)) })),
    labels(4).map((all): ExpectedAnswer => {
      const [one = '', two = '', ...choices] = all;
      return {
        kind: 'match',
        heads: [label('this'), label('goes with')],
        items: [one, two].map((text, partner) => ({ label: label(text), partner })),
        choices: choices.map(label),
      };
    }),
    fc.record({ kind: fc.constant('number' as const), value: fc.integer(), tolerance: fc.nat(9) }),
  );

  it('comes back with the same answers', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const question: QuestionStep = {
          kind: 'question',
          role: { kind: 'quiz' },
          id: 'asked',
          title: 'Asked',
          section: 'quiz',
          prompt: [paragraph('Which one?')],
          answer,
          explanation: [paragraph('So it is.')],
          hints: [],
          variants: [],
        };
        const whole = read(lessonWith('### Question: Asked\n\nWhich?\n\n**Number:** 1\n\n**Why:** So.'));
        const { text, lost } = writeGift({ ...whole, steps: [question, ...whole.steps.slice(-1)] });
        expect(lost).toEqual([]);
        const bank = readGift(text);
        expect(bank.problems).toEqual([]);
        const [back] = read(lessonWith(writeQuestions(bank.questions))).steps.filter(({ kind }) => kind === 'question');
        expect(back?.kind === 'question' ? plain(back.answer) : null).toEqual(plain(answer));
      }),
    );
  });

  it('names what GIFT cannot hold', () => {
    const { text, lost } = writeGift(everyKind());
    expect(lost.map(({ question, what }) => `${question.title}: ${what}`)).toEqual([
      'Colours of fire: its hints',
      'The life of a frog: things to put in order',
      'Around a circle: its hints',
      'Count down: lines of a program to put in order',
      'Count down: lines of a program to put in order',
    ]);
    expect(readGift(text).problems).toEqual([]);
    expect(readGift(text).questions.map(({ answer }) => answer.kind)).toEqual([
      'choice',
      'choice',
      'choice',
      'match',
      'number',
    ]);
  });
});

/** The words of an answer, without what formats may write in another way. */
const plain = (answer: ExpectedAnswer): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value) => {
    if (key === 'label') return inlineText(value);
    if (key === 'why') return proseText(value);
    return key === 'choices' || key === 'heads' ? value.map(inlineText) : value;
  });
