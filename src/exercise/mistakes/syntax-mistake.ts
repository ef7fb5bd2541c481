/** What a program that Python cannot read most likely lacks. The message and the caret are shown elsewhere. */
import type { Fault } from '../../core/program.ts';
import { type Mistake, mistake } from './evidence.ts';

type SyntaxFault = Extract<Fault, { readonly kind: 'syntax' }>;

/** The first row that fits decides. `of` is what is matched: Python's message, or the line as written. */
const RULES: readonly (readonly [of: 'message' | 'text', pattern: RegExp, mistake: Mistake])[] = [
  [
    'text',
    /(^|\W)___(\W|$)/,
    mistake('blank-left', 'There is still a blank, three underscores, in this line. Fill it in.'),
  ],
  [
    'message',
    /invalid character '[‘’“”„‚]'|unterminated (?:triple-quoted )?(?:f-)?string|EOL while scanning/,
    mistake(
      'quote-left-open',
      'A text begins in this line and does not end. Every quote needs a second one of the same kind. Count the quotes.',
    ),
  ],
  [
    'text',
    /\+\+|--\s*$/,
    mistake('plus-plus', 'Python has no `++`. To make a number one larger, assign the sum to its name again.'),
  ],
  [
    'message',
    /was never closed|unmatched|does not match opening/,
    mistake(
      'bracket-left-open',
      'Brackets come in pairs. Go through this line and count: each one that opens has to be closed by one of its kind.',
    ),
  ],
  [
    'message',
    /expected ':'/,
    mistake('missing-colon', 'A line that begins a block (`def`, `if`, `try` …) ends with a colon.'),
  ],
  [
    'message',
    /indent/,
    mistake(
      'indentation',
      'The spaces at the start of a line are part of Python. What belongs to a function stands four spaces further ' +
        'in than its `def`, all lines alike.',
    ),
  ],
  [
    'message',
    /expected 'except' or 'finally' block/,
    mistake('try-without-except', 'A `try:` needs its `except` below it, in the same column.'),
  ],
  [
    'text',
    /^\s*(?:except|finally|else|elif)\b/,
    mistake(
      'block-without-beginning',
      'This line goes on with a block that was never begun. What has to stand above it, in the same column?',
    ),
  ],
  [
    'message',
    /outside function/,
    mistake(
      'return-outside-function',
      'This line stands outside of every function. Check how far it is indented: it has to stand below its `def`, ' +
        'four spaces in.',
    ),
  ],
  [
    'message',
    /Perhaps you forgot a comma/,
    mistake(
      'missing-comma',
      'Two things stand side by side here. Either a comma is missing between them, or a quote that would make them one text.',
    ),
  ],
  [
    'message',
    /Maybe you meant '=='|cannot assign to|expression cannot contain assignment/,
    mistake('assignment', 'One `=` gives a name its value, and the name stands on its left. `==` compares.'),
  ],
  [
    'message',
    /Missing parentheses in call/,
    mistake('missing-call-brackets', 'In Python 3 this is a function: what it is given stands in round brackets.'),
  ],
];

const ANYWHERE = mistake(
  'syntax',
  'Python stopped at the mark under the line. The mistake is there or just before it, also at the end of the line above.',
);

/** Never null: some mistake it is. */
export const syntaxMistake = (fault: SyntaxFault): Mistake =>
  RULES.find(([of, pattern]) => pattern.test(fault[of]))?.[2] ?? ANYWHERE;
