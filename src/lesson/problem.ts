/** What is wrong in a lesson file, and where: the one shape of every complaint of this room. */

import { RULES, type RuleId, type Severity } from './rules.ts';

/** A place in a file, both from 1; a column counts characters as editors do (UTF-16 units). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  /** The path as it was given. */
  readonly file: string;
  /** From 1; null (as `column` then is) when the file or folder as a whole is meant. */
  readonly line: number | null;
  readonly column: number | null;
  /** Which rule is broken. */
  readonly rule: RuleId;
  readonly severity: Severity;
  /** What stands there. */
  readonly found: string;
  /** What ought to; completes "expected …". */
  readonly expected: string;
  /** A hint at the way out, when `expected` does not say it all. */
  readonly remedy: string | null;
}

/** Takes note of a problem. Readers go on after it with what they have: a lesson with a problem is never used. */
export type Report = (rule: RuleId, place: Place, found: string, expected: string, remedy?: string) => void;

/** The problem as one line: `lessons/cookies.md:42:3: what was found; expected what (remedy)`. */
export function describeProblem({ file, line, column, found, expected, remedy }: Problem): string {
  const place = line === null ? file : `${file}:${line}:${column}`;
  return `${place}: ${found}; expected ${expected}${remedy === null ? '' : ` (${remedy})`}`;
}

/** A list to put problems in, and the `Report` that does it. */
export function collectProblems(file: string): { readonly problems: Problem[]; readonly report: Report } {
  const problems: Problem[] = [];
  const report: Report = (rule, { line, column }, found, expected, remedy) => {
    const { severity } = RULES[rule];
    problems.push({ file, line, column, rule, severity, found, expected, remedy: remedy ?? null });
  };
  return { problems, report };
}

/** Orders problems of one file from top to bottom. */
export const byPlace = (one: Problem, other: Problem): number =>
  (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);

const MAX_QUOTED = 60;
const UNPRINTABLE = /[\s\p{Cc}\p{Cf}]+/gu;

/** An author's own words inside a message: in quotes, on one line, cut where they get long. */
export function quote(text: string): string {
  const line = text.replace(UNPRINTABLE, ' ').trim();
  const characters = [...line];
  return `"${characters.length > MAX_QUOTED ? `${characters.slice(0, MAX_QUOTED).join('')}…` : line}"`;
}

/** `1 option`, `3 options`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
