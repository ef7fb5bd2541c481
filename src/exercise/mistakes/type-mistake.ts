/** A `TypeError`: text and numbers mixed, nothing returned, something called that is no function. */
import type { ProgramError } from '../../core/program.ts';
import { code } from '../../core/prose.ts';
import { type Mistake, mistake } from './mistake.ts';
import { readViews } from './read-views.ts';

const NUMBER_NOT_CONVERTED = mistake(
  'number-not-converted',
  'Text and numbers cannot be added or compared. What a browser sends is text, also when it looks like a number. Make ' +
    'both of one kind first.',
);
export const NO_DEFAULT = mistake(
  'no-default',
  'Nothing was there to be read this time, and reading without a default gives ',
  code('None'),
  '. Give the reading a default: a second argument.',
);
const NUMBER_AS_VALUE = mistake(
  'value-not-text',
  'A cookie’s value has to be text, and here it is given a number. Make text of it first, or put quotes around it.',
);

const SETS_ON_REQUEST = mistake(
  'cookie-on-request',
  'This is what the visitor’s browser sent, and it cannot be changed. A new cookie goes on the response.',
);
const CHANGES_REQUEST = mistake(
  'changes-the-request',
  'This is what the visitor’s browser sent, and it cannot be changed. A value of your own needs a variable of its own.',
);

const UNCHANGEABLE = /MultiDict'? objects? (?:are immutable|does not support item)/;
const NONE = /NoneType.* (?:and|not) |not ['"]NoneType['"]|'NoneType' object is not (?:subscriptable|iterable)/;
/** `get` with one argument. */
export const READS_WITHOUT_DEFAULT = /\.get\([^,()]+\)/;
/** What `set_cookie` says of a value that is no text. Other functions say so, too. */
const NOT_TEXT = /expected string or bytes-like object|cannot use a string pattern|must be str, not int/;

/** The first row that fits decides. */
const RULES: readonly (readonly [pattern: RegExp, mistake: Mistake])[] = [
  [
    /return type must be/,
    mistake(
      'page-not-text',
      'What this view returns is no page. A page is text: make text of the value before you return it.',
    ),
  ],
  [
    /concatenate str \(not "(?:int|float)"\)|(?:unsupported operand|not supported between).*'(?:str|int|float)' and '(?:str|int|float)'/,
    NUMBER_NOT_CONVERTED,
  ],
  [
    /'\w*MultiDict' object is not callable/,
    mistake(
      'cookies-called',
      'This is a mapping, not a function, so it is not called. It has a method for reading, which takes a default.',
    ),
  ],
  [
    /object is not callable/,
    mistake('not-a-function', 'Something is called here with round brackets that is no function.'),
  ],
];

/** Null for a message that no row knows. */
export function typeMistake({ message }: ProgramError, program: string): Mistake | null {
  if (/did not return a valid response.*returned None/s.test(message)) return nothingReturned(message, program);
  const [, argument] = /unexpected keyword argument '([^']+)'/.exec(message) ?? [];
  if (argument !== undefined) {
    return mistake(
      'misspelt-argument',
      'There is no argument ',
      code(argument),
      ' here. Check its spelling, underscores too.',
    );
  }
  if (UNCHANGEABLE.test(message))
    return /\bcookies\[[^\]\n]*\]\s*=[^=]/.test(program) ? SETS_ON_REQUEST : CHANGES_REQUEST;
  if (NONE.test(message)) return READS_WITHOUT_DEFAULT.test(program) ? NO_DEFAULT : null;
  if (NOT_TEXT.test(message)) return /\bset_cookie\(/.test(program) ? NUMBER_AS_VALUE : null;
  return RULES.find(([pattern]) => pattern.test(message))?.[1] ?? null;
}

/** The message names the view; what its last `return` looks like tells the cases apart. */
function nothingReturned(message: string, program: string): Mistake {
  const [, name] = /view function for '([^']+)'/.exec(message) ?? [];
  const body = readViews(program).find((view) => view.name === name?.split('.').at(-1))?.body ?? program;
  const returned = [...body.matchAll(/^[ \t]*return\b(.*)$/gm)].map(([, value = '']) => value.trim());
  if (returned.some((value) => /(?:set|delete)_cookie\(/.test(value))) {
    return mistake(
      'returns-what-set-cookie-returns',
      code('set_cookie'),
      ' changes the response and gives nothing back. Call it on a line of its own, and return the response.',
    );
  }
  if (returned.length === 0) {
    const view = name === undefined ? 'This view' : `The view ${name}`;
    return mistake(
      'nothing-returned',
      `${view} ends without `,
      code('return'),
      ', so the browser gets nothing. Return the page.',
    );
  }
  if (returned.some((value) => READS_WITHOUT_DEFAULT.test(value))) return NO_DEFAULT;
  return mistake('nothing-returned', 'What this view returns is ', code('None'), '. Where does that value come from?');
}
