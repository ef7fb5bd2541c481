/**
 * Finds the program in a message: in a fence, or between the words that somebody wrote before and after it. Nothing
 * inside the program is taken away, so a mistake in it stays where it is and gets its diagnosis.
 */
import { fencedTexts, tidyProgram } from './tidy-program.ts';

/** A line that is Python beyond doubt. Phones write a capital at the start; `form flask import …` is a slip. */
const STATEMENTS: readonly RegExp[] = [
  /^\w+ +[\w.]+ +import +[\w*(]/i,
  /^import +[\w.]+(?: +as +\w+)?(?: *, *[\w.]+(?: +as +\w+)?)* *(?:#.*)?$/i,
  /^(?:async +)?def +\w+ *\(/,
  /^class +\w+ *(?:\(.*\) *)?:/,
  /^@\w+(?:\.\w+)+ *\(/,
  /^app *= *\S/,
];

/** A line without indentation that can be part of a program. */
const CODE: readonly RegExp[] = [
  ...STATEMENTS,
  /^#/,
  /^@\w+(?:[.(].*)?$/,
  /^[)\]}]/,
  /^(?:[rbf]{0,2})(?:"""|'''|"[^"]*"$|'[^']*'$)/i,
  /^[\w.]+(?:\[.{0,100}\])? *(?::[^=]+)?[-+*/|&]?=(?!=) *\S/,
  /^[\w.]+\(.*[),(] *(?:#.{0,100})?$/,
  /^(?:if|elif|else|for|while|with|try|except|finally|async|match|case)\b.*: *(?:#.{0,100})?$/,
  /^(?:return|raise|del|global|nonlocal|assert|pass|break|continue|yield)(?: +\S+)? *(?:#.{0,100})?$/,
  /^return\b.*["'()[\]{}]/,
];

/** No line of a program that anybody writes by hand is longer; more is not looked at. */
const MOST_OF_A_LINE = 300;

/** An import at the end of a line, after words. */
const IMPORT_AFTER_WORDS = /[\s:](from +flask +import +[\w*]+(?: *, *\w+){0,50}|import +flask) *$/i;

/** The program in a message, tidied and ending in one newline; null when there is none. Linear in the message. */
export function findProgram(message: string): string | null {
  const text = message.replace(/\r\n?/g, '\n');
  const fences = fencedTexts(text);
  const [first] = fences;
  if (first !== undefined) {
    const program = tidyProgram(fences.find((fence) => linesOf(fence).some(isStatement)) ?? first);
    return program.trim() === '' ? null : program;
  }
  const lines = linesOf(withoutTicks(withoutQuoteMarks(tidyProgram(text))));
  const from = firstLine(lines);
  if (from === null) return null;
  const found = lines.slice(from.index, lastLine(lines, from.index) + 1);
  const head = from.text === null ? found : [from.text, ...found.slice(1)];
  return tidyProgram([...head.slice(0, -1), withoutWordsAtEnd(head.at(-1) ?? '')].join('\n'));
}

const linesOf = (text: string): readonly string[] => text.split('\n');
const isStatement = (line: string): boolean => matches(STATEMENTS, line.trimStart());
const isBlank = (line: string): boolean => line.trim() === '';
const isIndented = (line: string): boolean => /^[ \t]/.test(line);
const isCode = (line: string): boolean => matches(CODE, line);

const matches = (patterns: readonly RegExp[], line: string): boolean => {
  const start = line.slice(0, MOST_OF_A_LINE);
  return patterns.some((pattern) => pattern.test(start));
};

/** A message that was quoted: a `>` before each line. */
function withoutQuoteMarks(text: string): string {
  const lines = linesOf(text).filter((line) => !isBlank(line));
  return lines.length > 0 && lines.every((line) => /^>(?!>)/.test(line)) ? text.replace(/^> ?/gm, '') : text;
}

/** One backtick on each side, from who takes one for three. */
function withoutTicks(text: string): string {
  const inside = text.trim();
  const isTicked = inside.length > 2 && inside.startsWith('`') && inside.endsWith('`');
  return isTicked && !inside.slice(1, -1).includes('`') ? inside.slice(1, -1) : text;
}

/** Where the program begins; `text` is that line where words stood before it on the line. */
function firstLine(lines: readonly string[]): { readonly index: number; readonly text: string | null } | null {
  const statement = lines.findIndex((line, index) => isStatement(line) || decorates(lines, index));
  const before = lines.slice(0, statement < 0 ? lines.length : statement);
  const importAt = before.findIndex((line) => importAfterWords(line) !== null);
  const isOnlyImport = !lines.some((line) => /^(?:from +flask +import|import +flask)\b/i.test(line));
  if (importAt >= 0 && isOnlyImport) {
    return { index: importAt, text: importAfterWords(lines[importAt] ?? '') };
  }
  if (statement < 0) return null;
  let index = statement;
  for (let at = statement - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (isBlank(line)) continue;
    if (!isIndented(line) && !isCode(line)) break;
    if (decoratesNothing(lines, at)) break;
    index = at;
  }
  return { index, text: null };
}

const importAfterWords = (line: string): string | null =>
  line.length > MOST_OF_A_LINE ? null : (IMPORT_AFTER_WORDS.exec(line)?.[1] ?? null);

const nextLine = (lines: readonly string[], at: number): string =>
  lines.slice(at + 1, at + 4).find((line) => !isBlank(line)) ?? '';

const isBareDecorator = (line: string): boolean => /^@\w+ *$/.test(line);

/** `@app` may be somebody's name: a decorator has a function, a class or another decorator below it. */
const decorates = (lines: readonly string[], at: number): boolean =>
  isBareDecorator(lines[at] ?? '') && /^(?:@|def\b|class\b|async\b)/.test(nextLine(lines, at));

const decoratesNothing = (lines: readonly string[], at: number): boolean =>
  isBareDecorator(lines[at] ?? '') && !decorates(lines, at);

/** The last line that is indented, inside brackets or a long text, or looks like Python. */
function lastLine(lines: readonly string[], from: number): number {
  let last = from;
  let open: string | null = null;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const isInside = open !== null;
    for (const [mark] of line.matchAll(/"""|'''/g)) {
      if (open === null) open = mark;
      else if (open === mark) open = null;
    }
    if (isBlank(line)) continue;
    if (isInside || isIndented(line) || (isCode(line) && !decoratesNothing(lines, at))) last = at;
  }
  return last;
}

/** `return response is this right?`: words on the line of the last `return`, where no Python could follow. */
function withoutWordsAtEnd(line: string): string {
  const value = endOfValue(line);
  if (value === null || line[value] !== ' ') return line;
  const words = line.slice(value).trim().split(/[ ,]+/);
  const areWords = words.length > 1 && words.every((word) => /^[a-z'’]+[.!?]*$/i.test(word));
  return areWords && (!GOES_ON.has(words[0]?.toLowerCase() ?? '') || line.trimEnd().endsWith('?'))
    ? line.slice(0, value)
    : line;
}

/** With these, a value goes on. */
const GOES_ON: ReadonlySet<string> = new Set(['if', 'is', 'in', 'not', 'and', 'or', 'for', 'else']);

/** Where the name, text or call behind `return` ends; null when the line has none. */
function endOfValue(line: string): number | null {
  const [head] = /^ +return +(?:[\w.]+|"[^"]*"|'[^']*')/.exec(line) ?? [];
  if (head === undefined) return null;
  let at = head.length;
  let depth = 0;
  if (line[at] !== '(') return at;
  do {
    if (line[at] === '(') depth += 1;
    if (line[at] === ')') depth -= 1;
    at += 1;
  } while (depth > 0 && at < line.length);
  return depth === 0 ? at : null;
}
