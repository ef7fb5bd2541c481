import { describe, expect, it } from 'vitest';
import { readGift } from '../../src/author/read-gift.ts';

const one = (source: string) => {
  const { questions, problems } = readGift(source);
  expect(problems).toEqual([]);
  expect(questions).toHaveLength(1);
  return questions[0];
};

describe('a GIFT file', () => {
  it('gives a question with options, with what is said about each', () => {
    expect(
      one(
        "::Grant::Who is buried in Grant's tomb? {=Grant #Yes ~no one #Somebody is ~Napoleon #He is in Paris ####It is his.}",
      ),
    ).toEqual({
      line: 1,
      title: 'Grant',
      prompt: "Who is buried in Grant's tomb?",
      answer: {
        kind: 'choice',
        options: [
          { text: 'Grant', right: true, why: 'Yes' },
          { text: 'no one', right: false, why: 'Somebody is' },
          { text: 'Napoleon', right: false, why: 'He is in Paris' },
        ],
      },
      explanation: 'It is his.',
      hints: [],
    });
  });

  it.each([
    ['short answers', 'Two plus two? {=four =4}', { kind: 'typed', accepted: ['four', '4'] }],
    [
      'true or false',
      'The sun rises in the east. {T#No, look.#Right.}',
      {
        kind: 'choice',
        options: [
          { text: 'True', right: true, why: 'Right.' },
          { text: 'False', right: false, why: 'No, look.' },
        ],
      },
    ],
    [
      'all the points as right',
      'Which? {~%100%whole ~%-100%none}',
      {
        kind: 'choice',
        options: [
          { text: 'whole', right: true, why: '' },
          { text: 'none', right: false, why: '' },
        ],
      },
    ],
    [
      'escaped signs',
      'Which? {=a \\= b ~\\{c\\} ~d\\#e}',
      {
        kind: 'choice',
        options: [
          { text: 'a = b', right: true, why: '' },
          { text: '{c}', right: false, why: '' },
          { text: 'd#e', right: false, why: '' },
        ],
      },
    ],
  ])('takes %s', (_, source, answer) => {
    expect(one(source)?.answer).toEqual(answer);
  });

  it('shows a gap where the answers stand within the text', () => {
    expect(one('A cookie has a {=name} and a value.')?.prompt).toBe('A cookie has a \\_\\_\\_\\_\\_ and a value.');
  });

  it('keeps plain text from becoming markup, HTML as what it means, and Markdown as it is', () => {
    expect(one('[plain]Is 2 * 3 * 4 <b>big</b>? {=yes ~no}')?.prompt).toBe('Is 2 \\* 3 \\* 4 \\<b>big\\</b>?');
    expect(one('<p>Call <code>f(*args)</code>, <b>now</b>?</p> {=yes ~no}')?.prompt).toBe('Call `f(*args)`, **now**?');
    expect(one('[markdown]Call `f`, **now**? {=yes ~no}')?.prompt).toBe('Call `f`, **now**?');
  });

  it.each([
    [
      'two hash signs in it',
      '{=\\#ff0000#See a#b for more ~\\#00ff00#It is issue #12}',
      ['See a#b for more', 'It is issue #12'],
    ],
    ['none', '{=a ~b}', ['', '']],
  ])('keeps the whole of what is said about an option with %s', (_, answers, whys) => {
    const answer = one(`Which? ${answers}`)?.answer;
    expect(answer?.kind === 'choice' && answer.options.map(({ why }) => why)).toEqual(whys);
  });

  it('takes an arrow in a choice for text, as only matching questions have one in every answer', () => {
    expect(one('How? {=p->x#right ~p.x#for objects}')?.answer).toMatchObject({
      kind: 'choice',
      options: [{ text: 'p->x' }, { text: 'p.x' }],
    });
  });

  it('says the words or the name of a picture, where an option is nothing else', () => {
    const options = '{=<img src\\="/a/1.png"> ~<img src\\="2.png" alt\\="a cat"> ~c}';
    expect(one(`[html]Which? ${options}`)?.answer).toMatchObject({
      options: [{ text: '(picture: 1.png)' }, { text: '(picture: a cat)' }, { text: 'c' }],
    });
  });

  it('keeps a typed answer typed, and says which answers for a part of the points are lost', () => {
    const { questions, problems } = readGift('Where from? {=London#Yes! =%75%Londn#Misspelt. =%25%England}');
    expect(questions).toMatchObject([{ answer: { kind: 'typed', accepted: ['London'] } }]);
    expect(problems).toMatchObject([{ line: 1, found: 'answers for a part of the points ("Londn", "England")' }]);
  });

  it.each([
    ['beside the right one', '{~%50%half =whole ~%-50%not ~none}', ['whole'], ['"half"']],
    ['beside one for all the points', '{~%100%a ~%75%b ~%25%c ~d}', ['a'], ['"b", "c"']],
    ['that make up all of them together', '{~%50%a ~%50%b ~c}', ['a', 'b'], []],
  ])('says which options for a part of the points count as wrong: %s', (_, answers, right, told) => {
    const { questions, problems } = readGift(`Which? ${answers}`);
    const options = questions.flatMap(({ answer }) => (answer.kind === 'choice' ? answer.options : []));
    expect(options.filter((option) => option.right).map(({ text }) => text)).toEqual(right);
    expect(problems).toEqual(
      told.map((words) => ({
        line: 1,
        found: `answers for a part of the points (${words})`,
        expected: 'answers that count in full; these count as wrong now',
      })),
    );
  });

  it('has no explanation where that is a picture without words or name', () => {
    expect(one('[html]Which? {=a ~b ####<p><br></p>}')?.explanation).toBe('');
  });

  it.each([
    ['behind a picture', '<p><img src\\="3.png"><br></p>', '(picture: 3.png)'],
    ['before a break', '<p> One<br></p><p>two </p>', 'One\n\ntwo'],
    ['within marks', 'is<b> not </b>it, <i>never </i>.', 'is **not** it, _never_ .'],
    ['and nothing else', '<p> <b> </b> </p>x', 'x'],
  ])('writes no space as a reference: %s', (_, html, markdown) => {
    expect(one(`[html]Which? {=a ~b ####${html}}`)?.explanation).toBe(markdown);
  });

  it('leaves comments and categories out, and names the line of each question', () => {
    const { questions } = readGift('// made by hand\n$CATEGORY: web\n\nOne? {=a ~b}\n\n\nTwo? {\n=a\n~b\n}\r\n');
    expect(questions.map(({ line, title }) => [line, title])).toEqual([
      [4, 'One'],
      [7, 'Two'],
    ]);
  });

  it.each([
    [
      'Match. {=cat -> meow =dog -> woof = -> moo}',
      {
        kind: 'match',
        pairs: [
          ['cat', 'meow'],
          ['dog', 'woof'],
          ['', 'moo'],
        ],
      },
    ],
    ['How much? {#3.14:0.01}', { kind: 'number', value: 3.14, tolerance: 0.01 }],
    ['How much? {#3.1..3.2}', { kind: 'number', value: 3.15, tolerance: 0.05 }],
    ['How many? {#42}', { kind: 'number', value: 42, tolerance: 0 }],
    [
      'Pick two. {~%50%a#Yes. ~%50%b ~%-100%c#No.}',
      {
        kind: 'choice',
        options: [
          { text: 'a', right: true, why: 'Yes.' },
          { text: 'b', right: true, why: '' },
          { text: 'c', right: false, why: 'No.' },
        ],
      },
    ],
  ])('takes over %s', (source, answer) => {
    const { questions, problems } = readGift(source);
    expect(problems).toEqual([]);
    expect(questions.map((question) => question.answer)).toEqual([answer]);
  });

  it.each([
    ['Match. {=a -> 1 =b -> 2 =c -> 3 =d -> 4 =e -> 5 =f -> 6}', '6 pairs to match'],
    ['How much? {#=1:0 =2:0}', 'several numbers, or none'],
    ['Tell me. {}', 'an essay question'],
    ['Pick none. {~a ~b ~c}', '0 right answers'],
    ['Pick all. {~%50%a ~%50%b}', 'nothing but right answers'],
    ['Pick. {=a =b ~c}', '2 right answers of which each is enough'],
    ['Only a text.', 'a text without answers'],
    ['Broken {=a ~b', 'braces that do not pair'],
    ['Seven? {=1 ~2 ~3 ~4 ~5 ~6 ~7}', '7 answers to choose from'],
  ])('reports %s with its line', (source, found) => {
    const { questions, problems } = readGift(`// first line\n\n${source}`);
    expect(questions).toEqual([]);
    expect(problems).toMatchObject([{ line: 3, found }]);
  });
});
