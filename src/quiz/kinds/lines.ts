/** The lines of a program to be put in order (a Parsons problem). Running it tells whether an order is right. */
import type { LinesAnswer } from '../../core/answer.ts';
import { code, codeBlock, paragraph } from '../../core/prose.ts';
import { inOrder } from '../../core/random.ts';
import { type AnswerKind, type Order, UNCLEAR } from './kind.ts';
import { exampleOf, readSequence, writeSequence } from './sequence.ts';

export const lines: AnswerKind<LinesAnswer> = {
  count: (answer) => answer.lines.length,
  control: (answer, order) => ({
    kind: 'sequence',
    labels: inOrder(answer.lines, order).map((line) => [code(line)]),
    isCode: true,
  }),
  howToType: (answer) =>
    `Type the numbers of all lines in the right order, such as \`${exampleOf(answer.lines.length)}\`.`,
  read: (answer, order, text) => {
    const put = readPasted(text, answer.lines) ?? readNumbers(text, answer.lines, order);
    if (put === null) return UNCLEAR;
    const program = programOf(put);
    return {
      kind: 'read',
      sign: 'clear',
      given: { kind: 'program', program, isAuthors: program === programOf(answer.lines) },
    };
  },
  key: (answer) => [paragraph('An order that works:'), codeBlock('python', programOf(answer.lines))],
  hints: (answer) => {
    const [first = '', last = ''] = [answer.lines[0], answer.lines.at(-1)];
    return [[paragraph('It begins with ', code(first.trim()))], [paragraph('It ends with ', code(last.trim()))]];
  },
  keyText: (answer) => programOf(answer.lines),
  write: (_, order) => writeSequence(order),
  secret: (answer) => ({ answers: [], meanings: [], sequences: [answer.lines] }),
};

function readNumbers(text: string, all: readonly string[], order: Order): readonly string[] | null {
  const positions = readSequence(text, all.length);
  if (positions === null) return null;
  return inOrder(
    all,
    positions.map((position) => order[position] ?? 0),
  );
}

/** The lines themselves, in an order of the learner's; null for any other program. */
function readPasted(text: string, all: readonly string[]): readonly string[] | null {
  const pasted = text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '' && !line.startsWith('```'));
  const trimmed = all.map((line) => line.trimEnd());
  return JSON.stringify(pasted.toSorted()) === JSON.stringify(trimmed.toSorted()) ? pasted : null;
}

export const programOf = (all: readonly string[]): string => all.join('\n');
