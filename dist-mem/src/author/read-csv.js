/**
 * A table of questions (CSV, as spreadsheets save it) → questions. The first line names the columns: `question`, and
 * `right` with `wrong 1`, `wrong 2` … (and `why 1`, `why 2` …: why each is wrong), or `answers` (accepted forms, `|`
 * between them). `title`, `explanation` and `hint 1` … may be there. Columns may come in any order.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { fromPlainText } from './plain-markdown.js';
import { bankOf, choiceTrouble, titleFrom, } from './question-bank.js';
const COLUMN = /^(?:title|question|right|answers|explanation|(?:wrong|why|hint) ?\d*)$/;
/** Reads a whole file; commas, semicolons or tabs between the cells. */
export function readCsv(source) {
    try {
        const rows = parseRows(source);
        const unknown = Object.keys(rows[0]?.record ?? {}).find((name) => !COLUMN.test(name));
        const expected = 'question, right, wrong 1, why 1, answers, title, explanation or hint 1';
        return bankOf([
            ...(unknown === undefined ? [] : [{ line: 1, found: `a column "${unknown}"`, expected }]),
            ...rows.map(({ record, info }) => readRow(record, info.lines)),
        ]);
    }
    catch (error) {
        if (!(error instanceof CsvError))
            throw error;
        const expected = 'a table as spreadsheets save it';
        return bankOf([{ line: Number(error.lines ?? 1), found: error.message, expected }]);
    }
}
function parseRows(source) {
    return parse(source, {
        bom: true,
        columns: (names) => names.map((name) => name.trim().toLowerCase().replace(/\s+/g, ' ')),
        delimiter: [',', ';', '\t'],
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
    });
}
function readRow(row, line) {
    const prompt = fromPlainText(row.question ?? '');
    if (prompt === '')
        return { line, found: 'no question', expected: 'words in the column "question"' };
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
    if (accepted.length > 0)
        return { ...common, answer: { kind: 'typed', accepted } };
    const options = [
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
const numbered = (row, name) => Object.entries(row)
    .filter(([column, value]) => new RegExp(`^${name} ?\\d*$`).test(column) && value !== '')
    .map(([column, value]) => [column.slice(name.length), value]);
//# sourceMappingURL=read-csv.js.map