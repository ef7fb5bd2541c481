/** An exception in plain words, and its likeliest repair, from the two tables beside this file. */
import type { ProgramError } from '../../core/program.ts';
import { code, type Inline, type Prose, paragraph, strong } from '../../core/prose.ts';
import { printableLine, shortenValue } from '../words/text.ts';
import { FLASK_EXCEPTIONS } from './flask-exceptions.ts';
import { PYTHON_EXCEPTIONS } from './python-exceptions.ts';
import type { ExceptionRow } from './row.ts';

export interface ExplainedException {
  readonly id: string;
  readonly says: Prose;
  readonly repair: Prose;
}

/** All rows, in the order in which they are tried. */
export const EXCEPTIONS: readonly ExceptionRow[] = [...FLASK_EXCEPTIONS, ...PYTHON_EXCEPTIONS];

/** Characters of a message that are read. The harness cuts longer ones. */
const LONGEST_MESSAGE = 1_000;

/** Null: not one of those that beginners meet. */
export function explainException(error: ProgramError): ExplainedException | null {
  const message = error.message.slice(0, LONGEST_MESSAGE);
  for (const row of EXCEPTIONS) {
    const groups = fits(row, error) ? row.message.exec(message) : null;
    if (groups === null) continue;
    const fill = (template: string) => filled(template, groups);
    return {
      id: row.id,
      says: paragraph(...fill(row.says)),
      repair: paragraph(strong('What helps most often: '), ...fill(row.repair)),
    };
  }
  return null;
}

const fits = ({ type, part, isInFlask }: ExceptionRow, error: ProgramError): boolean =>
  type === error.type &&
  (part === undefined || part.test(failedPart(error))) &&
  (isInFlask === undefined || error.line === null);

/** The part of the line that failed; the whole line where the part is not known. */
export function failedPart({ seen }: ProgramError): string {
  if (seen === undefined) return '';
  return seen.part === null ? seen.text : seen.text.slice(seen.part.from, seen.part.to);
}

/** The words of a row with what the message says in them; code stays code, whatever is filled in. */
const filled = (template: string, groups: RegExpExecArray): readonly (string | Inline)[] =>
  template
    .split('`')
    .map((piece, index) => ({ text: fillIn(piece, groups), isCode: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
    .map(({ text, isCode }) => (isCode ? code(text) : text));

const fillIn = (text: string, groups: RegExpExecArray): string =>
  text.replaceAll(/\$(\d)/g, (_, number: string) => shortenValue(printableLine(groups[Number(number)] ?? '')));
