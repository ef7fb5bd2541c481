/** An `AttributeError`: what stands before a dot is not what the learner took it for. */
import type { ProgramError } from '../../core/program.ts';
import { code } from '../../core/prose.ts';
import { type Mistake, mistake } from './mistake.ts';
import { isNearly } from './name-mistake.ts';

const RESPONSE_METHODS: ReadonlySet<string> = new Set(['set_cookie', 'delete_cookie', 'headers', 'status_code']);
const KNOWN: readonly string[] = [
  ...RESPONSE_METHODS,
  'cookies',
  'args',
  'form',
  'files',
  'get',
  'method',
  'secret_key',
];

/** Null when the message is not of the usual form. */
export function objectMistake({ message }: ProgramError): Mistake | null {
  const [, module, missing] = /module '([^']+)' has no attribute '([^']+)'/.exec(message) ?? [];
  if (module !== undefined && missing !== undefined) return notInModule(module, missing);
  const [, type, attribute] = /'([^']+)' object has no attribute '([^']+)'/.exec(message) ?? [];
  if (type === undefined || attribute === undefined) return null;
  if (type === 'str' && RESPONSE_METHODS.has(attribute)) {
    return mistake(
      'no-make-response',
      'Plain text has no ',
      code(attribute),
      ': that belongs to a response. Make a response of the text first. Flask has a function for it.',
    );
  }
  if (type === 'NoneType') return usedNone(attribute);
  if (type === 'Request' && RESPONSE_METHODS.has(attribute)) return onRequest(attribute);
  if (type === 'Request' && /cookie/i.test(attribute)) {
    return mistake(
      'no-such-method',
      'A request has no ',
      code(attribute),
      '. All cookies that came with it are in one mapping, and the mapping has a method for reading.',
    );
  }
  return isMisspelt(attribute) ? misspelt(attribute) : noSuch(type, attribute);
}

function notInModule(module: string, name: string): Mistake {
  if (!RESPONSE_METHODS.has(name)) {
    return mistake(
      'wrong-import',
      'There is no ',
      code(name),
      ' in ',
      code(module),
      '. Check its spelling letter by letter.',
    );
  }
  return mistake(
    'cookie-on-flask',
    code(module),
    ' has no ',
    code(name),
    ', and it could not know which answer you mean. The method belongs to the response that the view sends.',
  );
}

const onRequest = (attribute: string): Mistake =>
  mistake(
    'cookie-on-request',
    'The request is what the visitor sent. ',
    code(attribute),
    ' belongs to the response, which goes back to the visitor.',
  );

const usedNone = (attribute: string): Mistake =>
  mistake(
    'used-none',
    'What stands before ',
    code(`.${attribute}`),
    ' is ',
    code('None'),
    '. Either something was not there and has no default, or it was made by a method that gives nothing back.',
  );

const isMisspelt = (attribute: string): boolean => KNOWN.some((known) => isNearly(known, attribute));

const misspelt = (attribute: string): Mistake =>
  mistake(
    'misspelt-method',
    'There is no ',
    code(attribute),
    ', but something of nearly that name. Check the spelling, underscores and capitals too.',
  );

const noSuch = (type: string, attribute: string): Mistake =>
  mistake('no-such-method', 'What stands before the dot is a ', code(type), ', and that has no ', code(attribute), '.');
