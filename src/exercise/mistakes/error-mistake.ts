/** The mistake behind an exception, from its class, message and program. Names and attributes: name-mistake.ts. */
import type { ProgramError } from '../../core/program.ts';
import { code } from '../../core/prose.ts';
import { hint, type Mistake, mistake, readViews } from './evidence.ts';
import { importMistake, nameMistake, objectMistake } from './name-mistake.ts';

/** Null: not one of the usual exceptions. */
export function errorMistake(error: ProgramError, program: string): Mistake | null {
  switch (error.type) {
    case 'NameError':
    case 'UnboundLocalError':
      return nameMistake(error, program);
    case 'ImportError':
    case 'ModuleNotFoundError':
      return importMistake(error);
    case 'AttributeError':
      return objectMistake(error);
    case 'TypeError':
      return typeMistake(error, program);
    case 'ValueError':
      return valueMistake(error, program);
    case 'KeyError':
    case 'BadRequestKeyError':
      return keyMistake(error, program);
    case 'RuntimeError':
      return stateMistake(error);
    case 'RecursionError':
      return mistake('endless-recursion', 'A function here calls itself, and nothing ever makes it stop.');
    case 'AssertionError':
      return setupMistake(error);
    default:
      return null;
  }
}

export const NO_DEFAULT_BRACKETS = mistake(
  'no-default-brackets',
  'Square brackets demand that the name is there, and this time it is not. There is a way to read it that takes a default.',
);

/** Other ways than reading in brackets raise a `KeyError`, too: `del`, `pop` and `remove`. */
function keyMistake({ line }: ProgramError, program: string): Mistake | null {
  const text = lineOf(program, line);
  return text === null || (text.includes('[') && !/\bdel\b|\.(?:pop|remove)\(/.test(text)) ? NO_DEFAULT_BRACKETS : null;
}

/** A line of the program, which counts from 1; null when it is not known. */
const lineOf = (program: string, line: number | null): string | null =>
  line === null ? null : (program.split('\n')[line - 1] ?? null);

function valueMistake({ message, type }: ProgramError, program: string): Mistake | null {
  if (!/invalid literal for int|could not convert string/.test(message)) return null;
  const [, caught] = /^[ \t]*except\s+\(?\s*(\w+)/m.exec(program) ?? [];
  if (caught !== undefined && caught !== type && caught !== 'Exception' && !program.includes(type)) {
    return mistake(
      'catches-the-wrong-error',
      hint`The program catches ${caught}, but text that is no number raises another error. The transcript names it.`,
    );
  }
  return mistake(
    'int-on-nonsense',
    'What a visitor’s browser sends can be anything, also text that is no number. Then the conversion raises an error. ' +
      'Catch that error, and go on with a value of your own.',
  );
}

function stateMistake({ message }: ProgramError): Mistake | null {
  if (/secret key/.test(message)) {
    return mistake(
      'no-secret-key',
      'A session is signed, and there is no key to sign it with. Set one on the app, if it is a session that you want.',
    );
  }
  if (/outside of (?:request|application) context/.test(message)) {
    return mistake(
      'reads-while-loading',
      'This line runs once, while the program is loading, and no visitor is there yet. What depends on the visitor belongs ' +
        'inside a view.',
    );
  }
  return null;
}

function setupMistake({ message }: ProgramError): Mistake | null {
  const [, name] = /overwriting an existing endpoint function: (\S+)/.exec(message) ?? [];
  if (name === undefined) return null;
  return mistake('two-views-of-one-name', hint`Two views are named ${name}. Each view needs a name of its own.`);
}

const NUMBER_NOT_CONVERTED = mistake(
  'number-not-converted',
  'Text and numbers cannot be added or compared. What a browser sends is text, also when it looks like a number. Make ' +
    'both of one kind first.',
);
export const NO_DEFAULT = mistake(
  'no-default',
  'Nothing was there to be read this time, and reading without a default gives `None`. Give the reading a ' +
    'default: a second argument.',
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

/** Text and numbers mixed, nothing returned, something called that is no function. Null: an unknown message. */
function typeMistake({ message }: ProgramError, program: string): Mistake | null {
  if (/did not return a valid response.*returned None/s.test(message)) return nothingReturned(message, program);
  const [, argument] = /unexpected keyword argument '([^']+)'/.exec(message) ?? [];
  if (argument !== undefined) {
    return mistake(
      'misspelt-argument',
      hint`There is no argument ${argument} here. Check its spelling, underscores too.`,
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
      '`set_cookie` changes the response and gives nothing back. Call it on a line of its own, and return the response.',
    );
  }
  if (returned.length === 0) {
    const view = name === undefined ? 'This view' : `The view ${name}`;
    return mistake('nothing-returned', [
      `${view} ends without `,
      code('return'),
      ', so the browser gets nothing. Return the page.',
    ]);
  }
  if (returned.some((value) => READS_WITHOUT_DEFAULT.test(value))) return NO_DEFAULT;
  return mistake('nothing-returned', 'What this view returns is `None`. Where does that value come from?');
}
