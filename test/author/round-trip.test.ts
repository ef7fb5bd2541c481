/** What the tools for authors write is what the lesson format reads. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { writeAnki } from '../../src/author/anki.ts';
import { writeQuestions } from '../../src/author/question-bank.ts';
import { readGift } from '../../src/author/read-gift.ts';
import { newLesson } from '../../src/cli/author/write-lesson.ts';
import { inlineText, proseText } from '../../src/core/prose.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { describeProblem } from '../../src/lesson/problem.ts';

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
