/** What went wrong in a program, in words that help its author on; and what it printed. */
import type { Fault, ProgramError } from '../../core/program.ts';
import { code, codeBlock, type Prose, paragraph } from '../../core/prose.ts';
import { countWords, printable, shortenEnd } from './text.ts';

/** Why a program gave no answer, in a paragraph; for a syntax error also the line with a caret under the place. */
export function faultSentence(fault: Fault): Prose[] {
  switch (fault.kind) {
    case 'syntax':
      return [paragraph(`Python can’t read line ${fault.line}: ${fault.message}.`), ...caretBlock(fault)];
    case 'exception':
      return describeError(fault.error, 'while it was loading');
    case 'no-app':
      return [paragraph('There’s no Flask app in this program. Make one: ', code('app = Flask(__name__)'), '.')];
    case 'unsupported':
      return [paragraph(`The program asked for something that is ${fault.message}`)];
    case 'timeout':
      return [
        paragraph(
          `The program gave no answer within ${countWords(fault.seconds, 'second')}, so it was stopped. `,
          'Look for a loop that never ends.',
        ),
      ];
    case 'memory':
      return [paragraph('The program ran out of memory. Look for something that grows without end.')];
    case 'exit':
      return [
        paragraph(
          'The program ended itself before it answered. ',
          'Leave out ',
          code('exit()'),
          ': a web app keeps running.',
        ),
      ];
    case 'too-long':
      return [
        paragraph(
          `The program is ${countWords(fault.characters, 'character')} long. `,
          `Up to ${countWords(fault.limit, 'character')} can run here.`,
        ),
      ];
    case 'busy':
      return [paragraph(`Many programs are running right now: ${ahead(fault.ahead)}. Try again in a moment.`)];
    case 'broken':
      return [paragraph('Something broke inside the sandbox, and this run does not count. Please run it again.')];
  }
}

function caretBlock({ text, column }: Extract<Fault, { kind: 'syntax' }>): Prose[] {
  if (text.trim() === '') return [];
  // Tabs stay tabs, so that the caret stands under its character however wide they are drawn.
  const padding = text.slice(0, Math.max(0, column - 1)).replace(/[^\t]/g, ' ');
  return [codeBlock('text', `${printable(text.trimEnd())}\n${padding}^`)];
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const ahead = (number: number): string => `${NUMBERS[number] ?? number} ${number === 1 ? 'is' : 'are'} ahead of you`;

/** In characters. People who debug print a lot, so more is shown of prints than of a page. */
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
