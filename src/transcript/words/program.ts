/** What went wrong in a program, in words that help its author on; and what it printed. */
import type { FailedLine, Fault, ProgramError, StatementLine, Variable } from '../../core/program.ts';
import { code, codeBlock, type Inline, type Prose, paragraph } from '../../core/prose.ts';
import { explainException, failedPart } from '../exceptions/explain-exception.ts';
import { countWords, printable, printableLine, shortenEnd, shortenValue } from './text.ts';

/**
 * `repair`: whether the likeliest one is named. Where an exercise has a hint of its own for the mistake, that is said
 * instead.
 */
export type Repair = 'with-repair' | 'without-repair';

/** Why a program gave no answer; for one that Python can't read or that raised, also the line and the place in it. */
export function faultSentence(fault: Fault, repair: Repair = 'with-repair'): Prose[] {
  switch (fault.kind) {
    case 'syntax':
      return [paragraph(`Python can’t read line ${fault.line}: ${fault.message}.`), ...caretBlock(fault)];
    case 'exception':
      return describeError(fault.error, 'while it was loading', repair);
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
      return [paragraph('Something broke inside the sandbox, and this run doesn’t count. Please run it again.')];
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

/** Why a program gave no answer, in a sentence or two. */
export const faultWords = (fault: Fault): Prose[] =>
  fault.kind === 'exception' ? errorLine(fault.error, 'while it was loading') : faultSentence(fault);

/**
 * An exception that the program raised: its line with the part that failed marked, the variables of that line, what it
 * means, and what helps. `when` completes "The program stopped …".
 */
export function describeError(error: ProgramError, when: string, repair: Repair = 'with-repair'): Prose[] {
  const explained = explainException(error);
  return [
    ...errorLine(error, when),
    ...(error.seen === undefined ? [] : [markedLines(error.seen), ...variablesLine(error.seen.variables)]),
    ...(explained === null ? [] : [explained.says]),
    ...(explained === null || repair === 'without-repair' ? [] : [explained.repair]),
  ];
}

/** The same in a sentence. */
export function errorLine(error: ProgramError, when: string): Prose[] {
  const { type, message, line, seen } = error;
  const part = failedPart(error);
  const at = seen === undefined || seen.part === null || part === seen.text ? [] : [', at ', partCode(part)];
  const place = line === null ? '' : `, on line ${line}`;
  // As Python prints it; a message of several lines keeps them.
  const text = shortenEnd(printable(message === '' ? type : `${type}: ${message}`));
  const intro = [`The program stopped ${when}${place}`, ...at, ':'];
  return text.includes('\n') ? [paragraph(...intro), codeBlock('text', text)] : [paragraph(...intro, ' ', code(text))];
}

const partCode = (part: string): Inline => code(shortenValue(printableLine(part)));

/** Columns: a code block in a chat on a telephone held sideways. */
const WIDTH = 60;
/** Columns shown before the part that failed, when its line is too long for one of a code block. */
const BEFORE = 20;

/** The line with a mark under the part that failed; of a longer statement the lines around it as well. */
function markedLines({ text, part, statement }: FailedLine): Prose {
  const shown = statement ?? [{ number: 0, text, part }];
  const isWide = shown.filter((line) => line.part !== null).length > 1;
  const lines = shown.flatMap((line, index) => {
    const before = shown[index - 1];
    const isLeftOut = before !== undefined && line.number > before.number + 1;
    return [...(isLeftOut ? [isWide ? '  …' : '…'] : []), isWide ? inMargin(line) : underlined(line)];
  });
  return codeBlock('text', lines.join('\n'));
}

/** A part of several lines has its mark before each of them. */
const inMargin = ({ text, part }: StatementLine): string => {
  const shown = printableLine(text);
  return `${part === null ? ' ' : '>'} ${shown.length <= WIDTH ? shown : `${shown.slice(0, WIDTH)} …`}`;
};

/** The line, and below it a mark under the part that failed. Of a long line what is around that part. */
function underlined({ text, part }: Pick<StatementLine, 'text' | 'part'>): string {
  const shown = printableLine(text);
  const { from, to } = part ?? { from: 0, to: 0 };
  const start = shown.length <= WIDTH ? 0 : Math.max(0, Math.min(from - BEFORE, shown.length - WIDTH));
  const end = Math.min(shown.length, start + WIDTH);
  const before = start === 0 ? '' : '… ';
  const after = end === shown.length ? '' : ' …';
  const line = `${before}${shown.slice(start, end)}${after}`;
  if (part === null) return line;
  const length = Math.max(1, Math.min(to, end) - from);
  return `${line}\n${' '.repeat(before.length + from - start)}${'^'.repeat(length)}`;
}

/** `There, count was '3' and step had no value.` */
function variablesLine(variables: readonly Variable[]): Prose[] {
  if (variables.length === 0) return [];
  const words = variables.map(({ name, value }): readonly (string | Inline)[] =>
    value === null
      ? [partCode(name), ' had no value']
      : [partCode(name), ' was ', code(shortenValue(printableLine(value)))],
  );
  const joined = words.flatMap((one, index) => [
    index === 0 ? '' : index === words.length - 1 ? ' and ' : ', ',
    ...one,
  ]);
  return [paragraph('There, ', ...joined.filter((part) => part !== ''), '.')];
}

/** What the program wrote with `print`; nothing when it wrote nothing. */
export const describePrints = (prints: string): Prose[] =>
  prints.trim() === ''
    ? []
    : [paragraph('The program printed:'), codeBlock('text', shortenEnd(printable(prints.trimEnd()), MOST_PRINTS))];
