/** The CSV files: what stands in their columns, and that no cell of theirs runs in a spreadsheet. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportOn } from '../../src/report/class-report.ts';
import { ANSWER_COLUMNS, answerWriter, GRADE_COLUMNS, gradeLines, headOf } from '../../src/report/table.ts';
import { attempt, DAY, LESSON, NOW, nameOf, RESULTS } from './sample-class.ts';

const read = (csv: string): readonly Readonly<Record<string, string>>[] => parse(csv, { columns: true, bom: true });

const answers = (...attempts: readonly ReturnType<typeof attempt>[]) =>
  headOf(ANSWER_COLUMNS) + answerWriter(LESSON, nameOf)(attempts);

describe('the file of grades', () => {
  it('has a line for each member, in the columns that the page for hosts lists', () => {
    const csv = headOf(GRADE_COLUMNS) + gradeLines(reportOn(LESSON, RESULTS, NOW), nameOf);
    expect(csv.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffmember,name,lesson,standing,step,steps,right,questions,passed,exercises,joined,begun,last,finished',
      'discord:ada,Ada Lovelace,words,finished,7,7,2,2,1,1,' +
        '2026-11-20T07:05:00Z,2026-11-21T07:05:00Z,2026-11-22T07:05:00Z,2026-11-22T07:05:00Z',
      'discord:bob,"\'=cmd|""calc""!A1",words,finished,7,7,2,2,0,1,' +
        '2026-11-20T07:05:00Z,2026-11-21T07:05:00Z,2026-11-30T07:05:00Z,2026-11-29T07:05:00Z',
    ]);
    expect(read(csv).at(-1)).toMatchObject({
      member: 'discord:fay',
      name: '',
      standing: 'not-begun',
      step: '',
      last: '',
    });
  });
});

describe('the file of answers', () => {
  it('counts the tries of each member at each step, over the pieces that it is written in', () => {
    const write = answerWriter(LESSON, nameOf);
    const pieces = [
      [
        attempt('ada', 'first', { at: NOW - DAY }),
        attempt('ada', 'second', { kind: 'skip', verdict: 'skipped', given: '' }),
      ],
      [attempt('ada', 'first', { verdict: 'right', hints: 2, given: 'set_cookie' }), attempt('bob', 'first')],
    ];
    const rows = read(headOf(ANSWER_COLUMNS) + pieces.map(write).join(''));
    expect(rows.map((row) => [row.member, row.step, row.kind, row.try, row.answer, row.verdict, row.hints])).toEqual([
      ['discord:ada', 'first', 'quiz', '1', 'get_cookie', 'wrong', '0'],
      ['discord:ada', 'second', 'quiz', '', '', 'skipped', '0'],
      ['discord:ada', 'first', 'quiz', '2', 'set_cookie', 'right', '2'],
      ['discord:bob', 'first', 'quiz', '1', 'get_cookie', 'wrong', '0'],
    ]);
  });

  it('says what each step is, and nothing of one that the lesson has no more', () => {
    const rows = read(
      answers(
        attempt('ada', 'guess'),
        attempt('ada', 'recalled'),
        attempt('ada', 'write-it', { kind: 'program', given: '', verdict: 'error', mistake: 'no-default' }),
        attempt('ada', 'gone'),
      ),
    );
    expect(rows.map(({ kind, title, mistake, verdict }) => [kind, title, mistake, verdict])).toEqual([
      ['prediction', 'Guess', '', 'wrong'],
      ['recall', 'Recalled', '', 'wrong'],
      ['exercise', 'Write it', 'no-default', 'error'],
      ['', '', '', 'wrong'],
    ]);
  });

  const FORMULAS = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠A1',
    '=HYPERLINK("x")',
  ];

  it.each(FORMULAS)('makes %j harmless, in an answer and in a name', (formula) => {
    const csv =
      headOf(ANSWER_COLUMNS) + answerWriter(LESSON, () => formula)([attempt('ada', 'first', { given: formula })]);
    expect(read(csv)[0]).toMatchObject({ name: `'${formula}`, answer: `'${formula}` });
  });

  it('gives every text back as it was, but for an apostrophe before a formula, whatever is in it', () => {
    const texts = fc.string({
      unit: fc.constantFrom('"', ',', '\n', '\r', "'", ';', '=', ' ', 'a', 'é', '字', '\t', '-'),
    });
    fc.assert(
      fc.property(texts, (given) => {
        const [row, ...more] = read(answers(attempt('ada', 'first', { given })));
        expect(more).toEqual([]);
        expect([given, `'${given}`]).toContain(row?.answer);
        expect(row?.answer).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
