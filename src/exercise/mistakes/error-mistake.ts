/** The mistake behind an exception, from its class, message and program. Names and attributes: name-mistake.ts. */
import type { ProgramError } from '../../core/program.ts';
import { code } from '../../core/prose.ts';
import { type Mistake, mistake, mistakeOf, readViews } from './evidence.ts';
import { usual } from './hints.ts';
import { importMistake } from './import-mistake.ts';
import { nameMistake, objectMistake } from './name-mistake.ts';

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
      return usual('endless-recursion');
    case 'AssertionError':
      return setupMistake(error);
    default:
      return null;
  }
}

/** Other ways than reading in brackets raise a `KeyError`, too: `del`, `pop` and `remove`. */
function keyMistake({ line }: ProgramError, program: string): Mistake | null {
  const text = lineOf(program, line);
  return text === null || (text.includes('[') && !/\bdel\b|\.(?:pop|remove)\(/.test(text))
    ? usual('no-default-brackets')
    : null;
}

/** A line of the program, which counts from 1; null when it is not known. */
const lineOf = (program: string, line: number | null): string | null =>
  line === null ? null : (program.split('\n')[line - 1] ?? null);

function valueMistake({ message, type }: ProgramError, program: string): Mistake | null {
  if (!/invalid literal for int|could not convert string/.test(message)) return null;
  const [, caught] = /^[ \t]*except(?:\s+|\s*\(\s*)(\w+)/m.exec(program) ?? [];
  if (caught !== undefined && caught !== type && caught !== 'Exception' && !program.includes(type)) {
    return mistake('catches-the-wrong-error')`The program catches ${caught}, but text that isn’t a number raises another
      error. The transcript names it.`;
  }
  return usual('int-on-nonsense');
}

function stateMistake({ message }: ProgramError): Mistake | null {
  if (/secret key/.test(message)) return usual('no-secret-key');
  if (/outside of (?:request|application) context/.test(message)) return usual('reads-while-loading');
  return null;
}

function setupMistake({ message }: ProgramError): Mistake | null {
  const [, name] = /overwriting an existing endpoint function: (\S+)/.exec(message) ?? [];
  if (name === undefined) return null;
  return mistake('two-views-of-one-name')`Two views are named ${name}. Each view needs a name of its own.`;
}

const UNCHANGEABLE = /MultiDict'? objects? (?:are immutable|does not support item)/;
const NONE = /NoneType.{0,90} (?:and|not) |not ['"]NoneType['"]|'NoneType' object is not (?:subscriptable|iterable)/;
/** `get` with one argument. */
export const READS_WITHOUT_DEFAULT = /\.get\([^,()]+\)/;
/** What `set_cookie` says of a value that is no text. Other functions say so, too. */
const NOT_TEXT = /expected string or bytes-like object|cannot use a string pattern|must be str, not int/;

const isNothingReturned = (message: string): boolean => {
  const [, reason] = message.split('did not return a valid response', 2);
  return reason?.includes('returned None') ?? false;
};

/** The first row that fits decides. */
const RULES: readonly (readonly [pattern: RegExp, mistake: Mistake])[] = [
  [/return type must be/, usual('page-not-text')],
  [
    /concatenate str \(not "(?:int|float)"\)|(?:unsupported operand|not supported between).{0,90}'(?:str|int|float)' and '(?:str|int|float)'/,
    usual('number-not-converted'),
  ],
  [/'\w*MultiDict' object is not callable/, usual('cookies-called')],
  [/object is not callable/, usual('not-a-function')],
];

/** Text and numbers mixed, nothing returned, something called that is no function. Null: an unknown message. */
function typeMistake({ message }: ProgramError, program: string): Mistake | null {
  if (isNothingReturned(message)) return nothingReturned(message, program);
  const [, argument] = /unexpected keyword argument '([^']+)'/.exec(message) ?? [];
  if (argument !== undefined) {
    return mistake('misspelt-argument')`There’s no argument ${argument} here. Check its spelling, underscores too.`;
  }
  if (UNCHANGEABLE.test(message))
    return /\bcookies\[[^[\]\n]*\]\s*=[^=]/.test(program) ? usual('cookie-on-request') : usual('changes-the-request');
  if (NONE.test(message)) return READS_WITHOUT_DEFAULT.test(program) ? usual('no-default') : null;
  if (NOT_TEXT.test(message)) return /\bset_cookie\(/.test(program) ? usual('value-not-text') : null;
  return RULES.find(([pattern]) => pattern.test(message))?.[1] ?? null;
}

/** The message names the view; what its last `return` looks like tells the cases apart. */
function nothingReturned(message: string, program: string): Mistake {
  const [, name] = /view function for '([^']+)'/.exec(message) ?? [];
  const body = readViews(program).find((view) => view.name === name?.split('.').at(-1))?.body ?? program;
  const returned = [...body.matchAll(/^[ \t]*return\b(.*)$/gm)].map(([, value = '']) => value.trim());
  if (returned.some((value) => /(?:set|delete)_cookie\(/.test(value))) return usual('returns-what-set-cookie-returns');
  if (returned.length === 0) {
    const view = name === undefined ? 'This view' : `The view ${name}`;
    return mistakeOf('nothing-returned', [
      `${view} ends without `,
      code('return'),
      ', so the browser gets nothing. Return the page.',
    ]);
  }
  if (returned.some((value) => READS_WITHOUT_DEFAULT.test(value))) return usual('no-default');
  return usual('nothing-returned');
}
