/** `nibble import FILE`: questions from Moodle (GIFT) or a spreadsheet (CSV), printed as Markdown for a lesson. */
import { extname } from 'node:path';
import type { QuestionBank } from '../author/question-bank.ts';
import { readCsv } from '../author/read-csv.ts';
import { readGift } from '../author/read-gift.ts';
import { writeQuestions } from '../author/write-questions.ts';
import { count } from '../lesson/problem.ts';
import type { AuthorContext, ExitCode } from './author-context.ts';
import { readGivenFile } from './read-given-file.ts';

const READERS: Readonly<Record<string, (source: string) => QuestionBank>> = {
  '.gift': readGift,
  '.txt': readGift,
  '.csv': readCsv,
  '.tsv': readCsv,
};

/** Exit code 1 when something could not be taken over; what could is printed all the same. */
export async function importQuestions([file = '']: readonly string[], context: AuthorContext): Promise<ExitCode> {
  const read = READERS[extname(file).toLowerCase()];
  if (read === undefined) {
    context.complain(`${file}: expected a file that ends in ${Object.keys(READERS).join(', ')}.`);
    return 2;
  }
  const source = await readGivenFile(file, context);
  if (source === null) return 2;
  const { questions, problems } = read(source);
  if (questions.length > 0) context.print(writeQuestions(questions));
  for (const { line, found, expected } of problems) context.complain(`${file}:${line}: ${found}; expected ${expected}`);
  context.complain(`${count(questions.length, 'question')} taken over, ${problems.length} left out.`);
  return problems.length === 0 ? 0 : 1;
}
