/**
 * Lines of the learner's program. An interpreter only says their numbers and columns; the text comes from the program
 * itself, so that a forged answer can name another line, and never show one that was not written.
 */
import type { CookieTrace, FailedLine, ProgramError, ProgramLine, StatementLine } from '../../core/program.ts';
import type { ReportedCookies, ReportedError } from './protocol.ts';
import { type LineRange, shownLines, statementRanges } from './statements.ts';

/** Characters of a line; nobody reads more. */
const LONGEST_LINE = 2_000;

export class ProgramLines {
  /** As Python counts them. */
  readonly #lines: readonly string[];
  /** Null until they are asked for. */
  #ranges: readonly LineRange[] | null = null;

  constructor(program: string) {
    this.#lines = program.split(/\r\n|\r|\n/);
  }

  /** With the line from the program itself, whatever the interpreter says. */
  error({ type, message, line, columns, variables }: ReportedError): ProgramError {
    const text = line === null ? undefined : this.#lines[line - 1];
    if (line === null || text === undefined) return { type, message, line: null };
    const named = variables.map(([name, value]) => ({ name, value }));
    const statement = this.#failedStatement(line, columns);
    const seen = { ...failedLine(text, columns), variables: named, ...(statement !== null && { statement }) };
    return { type, message, line, seen };
  }

  /** What was done with cookies, by lines that the program has; a line that it does not have says nothing. */
  trace({ writes, reads }: ReportedCookies, set: readonly string[]): CookieTrace {
    return {
      writes: writes.map(({ by, lines }, index) => {
        const name = set[index]?.split('=')[0]?.trim() ?? '';
        return { by, lines: lines.flatMap((line) => this.#lineAt(line, name)) };
      }),
      reads: reads.flatMap(({ line, ...read }) => {
        const about = read.key === null ? read.cookie : read.key.replaceAll(/^'|'$/g, '');
        return this.#lineAt(line, about).map((at) => ({ ...read, line: at }));
      }),
    };
  }

  /** The line of that number, with its statement; what is named in it is shown. */
  #lineAt(number: number, named: string): readonly ProgramLine[] {
    const line = this.#lines[number - 1];
    if (line === undefined) return [];
    const range = this.#rangeOf(number);
    if (range === null) return [{ number, text: line.trim().slice(0, LONGEST_LINE) }];
    const [first, last] = range;
    const all = this.#lines.slice(first - 1, last);
    const at = named === '' ? -1 : all.findIndex((one) => isNamedIn(one, named));
    const shown = shownLines(range, at === -1 ? [number] : [number, first + at]);
    const { texts } = this.#dedented(shown);
    const text = texts.flatMap((one, index) => (follows(shown, index) ? [one] : ['…', one])).join('\n');
    return [{ number, text, statement: range }];
  }

  #failedStatement(number: number, columns: ReportedError['columns']): readonly StatementLine[] | null {
    const range = this.#rangeOf(number);
    if (range === null) return null;
    const until = number + (columns?.[2] ?? 0);
    const shown = shownLines(range, [number, until]);
    const { texts, indent } = this.#dedented(shown);
    return shown.map((line, index) => {
      const text = texts[index] ?? '';
      if (columns === null || line < number || line > until) return { number: line, text, part: null };
      const written = this.#lines[line - 1] ?? '';
      const [start, end] = columns;
      const from = line === number ? characterAt(written, start) - indent : text.length - text.trimStart().length;
      const to = line === until && end !== null ? characterAt(written, end) - indent : codeLength(text);
      return { number: line, text, part: partOf(text, from, to) };
    });
  }

  /** Null: one line. */
  #rangeOf(number: number): LineRange | null {
    this.#ranges ??= statementRanges(this.#lines);
    const range = this.#ranges[number - 1];
    return range === undefined || range[0] === range[1] ? null : range;
  }

  #dedented(numbers: readonly number[]): { readonly texts: readonly string[]; readonly indent: number } {
    const lines = numbers.map((number) => this.#lines[number - 1] ?? '');
    const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
    const indent = Math.min(...indents, LONGEST_LINE);
    return { texts: lines.map((line) => line.slice(indent).trimEnd().slice(0, LONGEST_LINE)), indent };
  }
}

const follows = (numbers: readonly number[], index: number): boolean =>
  index === 0 || numbers[index] === (numbers[index - 1] ?? 0) + 1;

/** Whether a line has that text in quotes. */
const isNamedIn = (line: string, name: string): boolean => line.includes(`'${name}'`) || line.includes(`"${name}"`);

/** Where in a text the byte of its UTF-8 form is. */
const characterAt = (text: string, byte: number): number => Buffer.from(text).subarray(0, byte).toString().length;

const partOf = (text: string, from: number, to: number): FailedLine['part'] => {
  const part = { from: Math.max(0, from), to: Math.min(text.length, to) };
  return part.from < part.to ? part : null;
};

/** A line with the part that failed; `columns` in bytes of UTF-8, anything at all. */
function failedLine(line: string, columns: ReportedError['columns']): Pick<FailedLine, 'text' | 'part'> {
  const text = line.trim().slice(0, LONGEST_LINE);
  if (columns === null) return { text, part: null };
  const [start, end, more] = columns;
  const indent = line.length - line.trimStart().length;
  const to = end === null || more > 0 ? codeLength(text) : characterAt(line, end) - indent;
  return { text, part: partOf(text, characterAt(line, start) - indent, to) };
}

/** Without a comment at the end, where that is surely one. */
function codeLength(text: string): number {
  const comment = text.lastIndexOf('#');
  if (comment === -1 || /['"]/.test(text.slice(comment))) return text.length;
  return text.slice(0, comment).trimEnd().length;
}
