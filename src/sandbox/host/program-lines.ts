/**
 * Lines of the learner's program. An interpreter only says their numbers and columns; the text comes from the program
 * itself, so that a forged answer can name another line, and never show one that was not written.
 */
import type { CookieTrace, FailedLine, ProgramLine } from '../../core/program.ts';
import type { ReportedCookies, ReportedError } from './protocol.ts';

/** As Python counts them. */
export const linesOf = (program: string): readonly string[] => program.split(/\r\n|\r|\n/);

/** Characters of a line; nobody reads more. */
const LONGEST_LINE = 2_000;

/** A line with the part that failed; `columns` in bytes of UTF-8, anything at all. */
export function failedLine(
  line: string,
  columns: ReportedError['columns'],
  variables: ReportedError['variables'],
): FailedLine {
  const text = line.trim().slice(0, LONGEST_LINE);
  const named = variables.map(([name, value]) => ({ name, value }));
  if (columns === null) return { text, part: null, variables: named };
  const [start, end] = columns;
  const bytes = Buffer.from(line);
  const indent = line.length - line.trimStart().length;
  const place = (column: number): number => bytes.subarray(0, column).toString().length - indent;
  const from = Math.max(0, place(start));
  const to = Math.min(text.length, end === null ? codeLength(text) : place(end));
  return { text, part: from < to ? { from, to } : null, variables: named };
}

/** Without a comment at the end, where that is surely one. */
function codeLength(text: string): number {
  const comment = text.lastIndexOf('#');
  if (comment === -1 || /['"]/.test(text.slice(comment))) return text.length;
  return text.slice(0, comment).trimEnd().length;
}

/** What was done with cookies, by lines that the program has; a line that it does not have says nothing. */
export function traceOf({ writes, reads }: ReportedCookies, lines: readonly string[]): CookieTrace {
  const lineAt = (number: number): readonly ProgramLine[] => {
    const text = lines[number - 1];
    return text === undefined ? [] : [{ number, text: text.trim().slice(0, LONGEST_LINE) }];
  };
  return {
    writes: writes.map((write) => ({ by: write.by, lines: write.lines.flatMap(lineAt) })),
    reads: reads.flatMap(({ line, ...read }) => lineAt(line).map((at) => ({ ...read, line: at }))),
  };
}
