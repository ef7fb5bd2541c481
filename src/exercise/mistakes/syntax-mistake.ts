/** What a program that Python cannot read most likely lacks. The message and the caret are shown elsewhere. */
import type { Fault } from '../../core/program.ts';
import type { Mistake } from './evidence.ts';
import { usual } from './hints.ts';
import { brokenImport } from './import-mistake.ts';

type SyntaxFault = Extract<Fault, { readonly kind: 'syntax' }>;

/** The first row that fits decides. `of` is what is matched: Python's message, or the line as written. */
const RULES: readonly (readonly [of: 'message' | 'text', pattern: RegExp, mistake: Mistake])[] = [
  ['text', /(^|\W)___(\W|$)/, usual('blank-left')],
  [
    'message',
    /invalid character '[‘’“”„‚]'|unterminated (?:triple-quoted )?(?:f-)?string|EOL while scanning/,
    usual('quote-left-open'),
  ],
  ['text', /\+\+|--\s*$/, usual('plus-plus')],
  ['message', /was never closed|unmatched|does not match opening/, usual('bracket-left-open')],
  ['message', /expected ':'/, usual('missing-colon')],
  ['message', /indent/, usual('indentation')],
  ['message', /expected 'except' or 'finally' block/, usual('try-without-except')],
  ['text', /^\s*(?:except|finally|else|elif)\b/, usual('block-without-beginning')],
  ['message', /outside function/, usual('return-outside-function')],
  ['message', /Perhaps you forgot a comma/, usual('missing-comma')],
  ['message', /Maybe you meant '=='|cannot assign to|expression cannot contain assignment/, usual('assignment')],
  ['message', /Missing parentheses in call/, usual('missing-call-brackets')],
];

/** Never null: some mistake it is. */
export const syntaxMistake = (fault: SyntaxFault): Mistake =>
  brokenImport(fault.text) ?? RULES.find(([of, pattern]) => pattern.test(fault[of]))?.[2] ?? usual('syntax');
