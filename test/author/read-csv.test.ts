import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/author/read-csv.ts';

describe('a table of questions', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('is read with %s between the cells', (_, sign) => {
    const rows = [
      ['\uFEFFQuestion', 'right', 'Wrong 1', 'why 1', 'wrong 2', 'Why 2', 'explanation', 'hint 1'],
      [
        'Which header?',
        'Set-Cookie',
        'Cookie',
        'That one goes to the server.',
        'Host',
        'That is an address.',
        'It is a response.',
        'Who asks?',
      ],
    ];
    const source = rows
      .map((row) => row.map((cell) => `"${cell}"`).join(sign))
      .join('\r\n')
      .replace('"\uFEFF', '\uFEFF"');
    expect(readCsv(source)).toEqual({
      problems: [],
      questions: [
        {
          line: 2,
          title: 'Which header',
          prompt: 'Which header?',
          answer: {
            kind: 'choice',
            options: [
              { text: 'Set-Cookie', right: true, why: '' },
              { text: 'Cookie', right: false, why: 'That one goes to the server.' },
              { text: 'Host', right: false, why: 'That is an address.' },
            ],
          },
          explanation: 'It is a response.',
          hints: ['Who asks?'],
        },
      ],
    });
  });

  it.each([
    [';', 'commas', 'a, b'],
    [',', 'semicolons', 'a; b'],
    ['\t', 'commas and semicolons', 'a, b; c'],
  ])('with %j between its cells may have %s in them', (sign, _, cell) => {
    const source = [
      ['question', 'right', 'wrong 1'],
      [`Which, or what; ${cell}?`.replaceAll(sign, ' '), cell, 'no'],
      ['Second?', 'yes', 'no'],
    ];
    const { questions, problems } = readCsv(source.map((row) => row.join(sign)).join('\n'));
    expect(problems).toEqual([]);
    expect(questions).toMatchObject([{ answer: { options: [{ text: cell }, { text: 'no' }] } }, { title: 'Second' }]);
  });

  it('without a line of column names is told how one looks', () => {
    expect(readCsv('Whose favourite colour is blue?; Blue; Green; Brown\n')).toMatchObject({
      questions: [],
      problems: [{ line: 1, found: expect.stringContaining('no column "question"') }],
    });
  });

  it('takes accepted answers, and keeps text from becoming markup', () => {
    const { questions } = readCsv('title,question,answers\nAge,What limits *age*?,max_age | max-age\n');
    expect(questions[0]).toMatchObject({
      title: 'Age',
      prompt: 'What limits \\*age\\*?',
      answer: { kind: 'typed', accepted: ['max_age', 'max-age'] },
    });
  });

  it.each([
    ['question,right\nWhich?,a\n', 2, '1 answers to choose from'],
    ['question,wrong 1,wrong 2\nWhich?,a,b\n', 2, '0 right answers'],
    ['question,right,wrong\n,a,b\n', 2, 'no question'],
    ['question,right,colour\n', 1, 'a column "colour"'],
    ['question,right,wrong,colour\nWhich?,a,b,c\n', 1, 'a column "colour"'],
    ['question,right\n"Which?,a\n', 2, /Quote/],
  ])('reports in %j, line %d, %s', (source, line, found) => {
    const { problems } = readCsv(source);
    if (found === null) return expect(problems).toEqual([]);
    expect(problems).toMatchObject([{ line, found: typeof found === 'string' ? found : expect.stringMatching(found) }]);
  });
});
