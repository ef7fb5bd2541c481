/**
 * A table of questions (CSV, as spreadsheets save it) → questions. The first line names the columns: `question`, and
 * `right` with `wrong 1`, `wrong 2` … (and `why 1`, `why 2` …: why each is wrong), or `answers` (accepted forms, `|`
 * between them). `title`, `explanation` and `hint 1` … may be there. Columns may come in any order.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { fromPlainText } from './plain-markdown.ts';
import {
  type BankOption,
  type BankProblem,
  type BankQuestion,
  bankOf,
  choiceTrouble,
  type QuestionBank,
  titleFrom,
} from './question-bank.ts';

const COLUMN = /^(?:title|question|right|answers|explanation|(?:wrong|why|hint) ?\d*)$/;

/** Reads a whole file; commas, semicolons or tabs between the cells, the same in all of it. */
export function readCsv(source: string): QuestionBank {
  try {
    const delimiter = delimiterOf(source);
    const names = namesIn(source, delimiter);
    if (!names.includes('question')) {
      const expected = 'a first line that names the columns, such as question,right,wrong 1,wrong 2';
      return bankOf([{ line: 1, found: 'no column "question"', expected }]);
    }
    const unknown = names.find((name) => !COLUMN.test(name));
    const expected = 'question, right, wrong 1, why 1, answers, title, explanation or hint 1';
    return bankOf([
      ...(unknown === undefined ? [] : [{ line: 1, found: `a column "${unknown}"`, expected }]),
      ...parseRows(source, delimiter).map(({ record, info }) => readRow(record, info.lines)),
    ]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const expected = 'a table as spreadsheets save it';
    return bankOf([{ line: Number(error.lines ?? 1), found: error.message, expected }]);
  }
}

type Row = Readonly<Record<string, string>>;

const TABLE = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true };

/** The one that gives every row the same number of cells, and the most of them; else the one that names the columns. */
function delimiterOf(source: string): string {
  const tried = [',', ';', '\t'].map((delimiter) => {
    const rows = cellsIn(source, delimiter);
    const cells = rows[0]?.length ?? 0;
    return { delimiter, isEven: rows.every((row) => row.length === cells), cells };
  });
  const [best] = tried.toSorted((one, other) => score(other) - score(one));
  return best?.delimiter ?? ',';
}

const score = ({ isEven, cells }: { readonly isEven: boolean; readonly cells: number }): number =>
  isEven && cells > 1 ? 1000 + cells : cells;

/** None where the table cannot be read that way: a quote may stand anywhere in cells that are cut wrongly. */
function cellsIn(source: string, delimiter: string): string[][] {
  try {
    return parse(source, { ...TABLE, delimiter });
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

const readNames = (names: readonly string[]): string[] =>
  names.map((name) => name.trim().toLowerCase().replace(/\s+/g, ' '));

function namesIn(source: string, delimiter: string): string[] {
  const [first = []]: string[][] = parse(source, { ...TABLE, delimiter, to: 1 });
  return readNames(first);
}

const parseRows = (source: string, delimiter: string): { record: Row; info: { lines: number } }[] =>
  parse(source, { ...TABLE, delimiter, columns: readNames, info: true });

function readRow(row: Row, line: number): BankQuestion | BankProblem {
  const prompt = fromPlainText(row.question ?? '');
  if (prompt === '') return { line, found: 'no question', expected: 'words in the column "question"' };
  const common = {
    line,
    title: row.title || titleFrom(row.question ?? ''),
    prompt,
    explanation: fromPlainText(row.explanation ?? ''),
    hints: numbered(row, 'hint').map(([, hint]) => fromPlainText(hint)),
  };
  const accepted = (row.answers ?? '')
    .split('|')
    .map((form) => form.trim())
    .filter((form) => form !== '');
  if (accepted.length > 0) return { ...common, answer: { kind: 'typed', accepted } };
  const options: BankOption[] = [
    ...(row.right ? [{ text: fromPlainText(row.right), right: true, why: '' }] : []),
    ...numbered(row, 'wrong').map(([number, wrong]) => ({
      text: fromPlainText(wrong),
      right: false,
      why: fromPlainText(row[`why${number}`] ?? row[`why ${number.trim()}`] ?? ''),
    })),
  ];
  const trouble = choiceTrouble(options);
  return trouble === null ? { ...common, answer: { kind: 'choice', options } } : { line, ...trouble };
}

/** The filled cells of `hint`, `hint 1`, `hint 2` …, with what stands behind the name. */
const numbered = (row: Row, name: string): [string, string][] =>
  Object.entries(row)
    .filter(([column, value]) => new RegExp(`^${name} ?\\d*$`).test(column) && value !== '')
    .map(([column, value]) => [column.slice(name.length), value]);
