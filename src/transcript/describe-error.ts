/** What a program's own mistakes and prints look like to its author. */
import type { ProgramError } from '../core/program.ts';
import { code, codeBlock, type Prose, paragraph } from '../core/prose.ts';
import { printable } from './printable.ts';
import { shortenEnd } from './shorten.ts';

/** Whoever looks for a mistake prints a lot: more is shown of that than of a page. In characters. */
const MOST_PRINTS = 2_000;

/** An exception that the program raised: place, kind and words. `when` completes "The program stopped …". */
export function describeError({ type, message, line }: ProgramError, when: string): Prose[] {
  const place = line === null ? '' : `, on line ${line}`;
  // As Python prints it; a message of several lines keeps them.
  const text = shortenEnd(printable(message === '' ? type : `${type}: ${message}`));
  const intro = `The program stopped ${when}${place}:`;
  return text.includes('\n') ? [paragraph(intro), codeBlock('text', text)] : [paragraph(`${intro} `, code(text))];
}

/** What the program wrote with `print`; nothing when it wrote nothing. */
export const describePrints = (prints: string): Prose[] =>
  prints.trim() === ''
    ? []
    : [paragraph('The program printed:'), codeBlock('text', shortenEnd(printable(prints.trimEnd()), MOST_PRINTS))];
