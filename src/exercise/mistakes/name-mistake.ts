/** Names that Python does not know: misspelt, unquoted, made elsewhere, or not what an object has. */
import type { ProgramError } from '../../core/program.ts';
import { type Mistake, mistake } from './evidence.ts';
import { usual } from './hints.ts';
import { isNearly, missingImport } from './import-mistake.ts';

/** A `NameError` or `UnboundLocalError`; null for one that says nothing of a name. */
export function nameMistake({ message }: ProgramError, program: string): Mistake | null {
  const [, name] = /(?:name|variable) '([^']+)'/.exec(message) ?? [];
  if (name === undefined) return null;
  if (message.startsWith('cannot access local')) {
    return isMadeOutside(name, program) ? assignedInFunction(name) : assignedInOneCase(name);
  }
  const missing = missingImport(name, program);
  if (missing !== null) return missing;
  if (name === 'response' && /\bresponse\.cookies\b/.test(program)) return usual('reads-the-response');
  const similar = namesIn(program).find((other) => other !== name && isNearly(other, name));
  if (similar !== undefined) {
    return mistake('misspelt-name')`The program says ${name} here and ${similar} elsewhere. Python takes them for two
      names. Compare them letter by letter.`;
  }
  if (isMadeOutside(name, program)) {
    return mistake('used-before-made')`${name} is made further down. Python reads from top to bottom: first make it,
      then use it.`;
  }
  if (new RegExp(`\\b${escaped(name)}\\s*=[^=]`).test(program)) {
    return mistake('name-of-another-function')`${name} was made inside another function, and only that function knows
      it. What one request needs, its own view has to get.`;
  }
  return mistake('missing-quotes')`Without quotes, ${name} is the name of a variable, and there is none. If it’s meant
    as text, put quotes around it.`;
}

const assignedInFunction = (name: string): Mistake =>
  mistake('assigned-in-function')`A function that assigns ${name} makes a variable of its own, which has no value before
    that line. And a variable outside of the function would be shared by all visitors.`;

const assignedInOneCase = (name: string): Mistake =>
  mistake('assigned-in-one-case')`The line that gives ${name} its value wasn’t reached this time. Give it a value in
    every case, or use it only where it has one.`;

const isMadeOutside = (name: string, program: string): boolean =>
  new RegExp(`^${escaped(name)}\\s*(?::[^=\\n]{1,80})?=[^=]`, 'm').test(program);

function namesIn(program: string): readonly string[] {
  const imported = [...program.matchAll(/^[ \t]*(?:from\s+\S+\s+)?import\s+(\S.*)$/gm)].flatMap(([, list = '']) =>
    list.split(',').map((name) => name.trim().replace(/^.*\sas\s+/, '')),
  );
  const made = [...program.matchAll(/\b(?:def|class)\s+(\w+)|^[ \t]*(\w+)\s*=[^=]/gm)].map(
    ([, one, two]) => one ?? two ?? '',
  );
  return [...imported, ...made];
}

const escaped = (text: string): string => text.replace(/\W/g, '\\$&');

const RESPONSE_METHODS: ReadonlySet<string> = new Set(['set_cookie', 'delete_cookie', 'headers', 'status_code']);
const KNOWN = [...RESPONSE_METHODS, 'cookies', 'args', 'form', 'files', 'get', 'method', 'secret_key'];

/** An `AttributeError`: what stands before a dot is something else. Null: the message is not of the usual form. */
export function objectMistake({ message }: ProgramError): Mistake | null {
  const [, module, missing] = /module '([^']+)' has no attribute '([^']+)'/.exec(message) ?? [];
  if (module !== undefined && missing !== undefined) {
    return RESPONSE_METHODS.has(missing)
      ? mistake('cookie-on-flask')`${module} has no ${missing}, and it couldn’t know which answer you mean. The method
        belongs to the response that the view sends.`
      : mistake('wrong-import')`There’s no ${missing} in ${module}. Check its spelling letter by letter.`;
  }
  const [, type, attribute] = /'([^']+)' object has no attribute '([^']+)'/.exec(message) ?? [];
  if (type === undefined || attribute === undefined) return null;
  if (type === 'str' && RESPONSE_METHODS.has(attribute)) {
    return mistake('no-make-response')`Plain text has no ${attribute}: that belongs to a response. Make a response of
      the text first. Flask has a function for it.`;
  }
  if (type === 'NoneType') {
    return mistake('used-none')`What stands before ${`.${attribute}`} is ${'None'}. Either something wasn’t there and
      has no default, or it was made by a method that gives nothing back.`;
  }
  if (type === 'Request' && RESPONSE_METHODS.has(attribute)) {
    return mistake('cookie-on-request')`The request is what the visitor sent. ${attribute} belongs to the response,
      which goes back to the visitor.`;
  }
  if (type === 'Request' && /cookie/i.test(attribute)) {
    return mistake('no-such-method')`A request has no ${attribute}. All cookies that came with it are in one mapping,
      and the mapping has a method for reading.`;
  }
  return KNOWN.some((known) => isNearly(known, attribute))
    ? mistake('misspelt-method')`There’s no ${attribute}, but something of nearly that name. Check the spelling,
      underscores and capitals too.`
    : mistake('no-such-method')`The value before the dot is a ${type}, and it has no ${attribute}.`;
}
