/** What lint finds, before it belongs to a file: places inside programs, and faults in one line. */
import type { Fault, ProgramError } from '../../../core/program.ts';
import { proseText } from '../../../core/prose.ts';
import type { Place, Problem } from '../../../lesson/problem.ts';
import { RULES, type RuleId } from '../../../lesson/problem.ts';
import { faultSentence } from '../../../transcript/index.ts';

export interface Finding extends Pick<Problem, 'rule' | 'found' | 'expected' | 'remedy'> {
  readonly place: Place;
}

export const finding = (
  rule: RuleId,
  place: Place,
  found: string,
  expected: string,
  remedy: string | null = null,
): Finding => ({ rule, place, found, expected, remedy });

/** The finding as a problem of a file. */
export const problemIn = (file: string, { rule, place, found, expected, remedy }: Finding): Problem => ({
  file,
  line: place.line,
  column: place.column,
  rule,
  severity: RULES[rule].severity,
  found,
  expected,
  remedy,
});

/** Where a line of a program is in the file; `start` is where its first line begins. Lines and columns count from 1. */
export const placeInProgram = (start: Place, line: number | null, column = 1): Place =>
  line === null ? start : { line: start.line + line - 1, column: start.column + column - 1 };

/** Where in the file a program came to a fault, as far as it can be told. */
export function placeOfFault(start: Place, fault: Fault): Place {
  if (fault.kind === 'syntax') return placeInProgram(start, fault.line, fault.column);
  return fault.kind === 'exception' ? placeInProgram(start, fault.error.line) : start;
}

/** `AttributeError: 'str' object has no attribute 'set_cookie'`. */
export const errorText = ({ type, message }: ProgramError): string => (message === '' ? type : `${type}: ${message}`);

/** A fault in one line; a line of the program is not named, since the finding's place is one of the file. */
export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'exception':
      return errorText(fault.error);
    case 'syntax':
      return `SyntaxError: ${fault.message}`;
    default:
      return oneLine(proseText(faultSentence(fault)));
  }
}

/** Words without line ends, and without a full stop at the end, for the middle of a sentence. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
