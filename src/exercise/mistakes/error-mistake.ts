/** The mistake behind an exception, from its class, its message and the program. */
import type { ProgramError } from '../../core/program.ts';
import { code } from '../../core/prose.ts';
import { type Mistake, mistake } from './mistake.ts';
import { importMistake, nameMistake } from './name-mistake.ts';
import { objectMistake } from './object-mistake.ts';
import { typeMistake } from './type-mistake.ts';

/** Null for an exception that is none of the usual ones. */
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
      'The program catches ',
      code(caught),
      ', but text that is no number raises another error. The transcript names it.',
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
  return mistake('two-views-of-one-name', 'Two views are named ', code(name), '. Each view needs a name of its own.');
}
