/**
 * What a script may ask of another origin without the browser asking first, and what of an answer it may always read
 * (Fetch, 2.2.1 and 2.2.2): methods, headers and bodies that forms could send anyway.
 */
import { type HeaderFields, headerValues } from '../../core/http.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from '../differences.ts';
import { type Reason, reason } from '../reason.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'POST'];

export const isSafeMethod = (method: string): boolean => SAFE_METHODS.includes(method);

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** Bytes of one header, and of all together. */
const LONGEST_VALUE = 128;
const LONGEST_SUM = 1024;

/** "CORS-unsafe request-header byte". */
const UNSAFE = /[^\t\x20-\xff]|["():<>?@[\\\]{}\x7f]/;
const BEYOND_ASCII = /[\x80-\xff]/;

const isUnsafe = (value: string, browser: BrowserKind): boolean =>
  UNSAFE.test(value) ||
  (BEYOND_ASCII.test(value) && behaviorOf(browser, DIFFERENCES.bytesBeyondAscii) === 'need a preflight');

const LANGUAGE = /^[0-9A-Za-z *,\-.;=]*$/;
const RANGE = /^bytes=(\d+)-(\d*)$/;

/** Browsers count bytes in 64 bits. */
const MOST_BYTES = 2n ** 63n - 1n;

/** A part of the whole: from one byte to a later one, or to the end. */
function isRange(value: string): boolean {
  const [, first, last] = RANGE.exec(value) ?? [];
  if (first === undefined || BigInt(first) > MOST_BYTES) return false;
  return last === undefined || last === '' || (BigInt(first) <= BigInt(last) && BigInt(last) <= MOST_BYTES);
}

/** Chromium: what a browser tells of itself and its network ("client hints") may be told by a script, too. */
const CLIENT_HINTS = ['device-memory', 'downlink', 'dpr', 'ect', 'rtt', 'viewport-width', 'width'];

/** Whether a header of a script is one that needs no question, by its name and its value. */
function isSafeHeader([written, value]: readonly [name: string, value: string], browser: BrowserKind): boolean {
  if (value.length > LONGEST_VALUE) return false;
  const name = written.toLowerCase();
  if (behaviorOf(browser, DIFFERENCES.clientHints) === 'safe') {
    if (CLIENT_HINTS.includes(name) || (name === 'save-data' && value.toLowerCase() === 'on')) return true;
  }
  switch (name) {
    case 'accept':
      return !isUnsafe(value, browser);
    case 'accept-language':
    case 'content-language':
      return LANGUAGE.test(value);
    case 'content-type':
      return !isUnsafe(value, browser) && FORM_TYPES.includes(essenceOf(value));
    case 'range':
      return isRange(value);
    default:
      return false;
  }
}

/** A media type without its parameters: `text/plain`. */
const essenceOf = (type: string): string => (type.split(';', 1)[0] ?? '').trim().toLowerCase();

/** "CORS-unsafe request-header names", in small letters, in order; each once. */
export function unsafeNames(headers: HeaderFields, browser: BrowserKind): readonly string[] {
  const safe = headers.filter((header) => isSafeHeader(header, browser));
  const isTooMuch = safe.reduce((sum, [, value]) => sum + value.length, 0) > LONGEST_SUM;
  const unsafe = headers.filter((header) => isTooMuch || !isSafeHeader(header, browser));
  return [...new Set(unsafe.map(([name]) => name.toLowerCase()))].sort();
}

/** Without what a script told of the device. */
export const withoutHints = (headers: HeaderFields): HeaderFields =>
  headers.filter(([name]) => !CLIENT_HINTS.includes(name.toLowerCase()));

/** The only names that a request with `no-cors` may have, when their values are safe. */
const NO_CORS = ['accept', 'accept-language', 'content-language', 'content-type'];

/** A request with `no-cors` has no header that no form could send. */
export const withoutUnsafe = (headers: HeaderFields, browser: BrowserKind): HeaderFields =>
  headers.filter((header) => NO_CORS.includes(header[0].toLowerCase()) && isSafeHeader(header, browser));

/** Why the browser has to ask first; null when it does not. `names`: the headers that need it. */
export function questionFor(method: string, headers: HeaderFields, names: readonly string[]): Reason | null {
  if (!isSafeMethod(method)) {
    const words = `only GET, HEAD and POST go to another origin without a question, and this is ${method}`;
    return reason('preflight-method', words);
  }
  const [name] = names;
  if (name === undefined) return null;
  if (name === 'content-type') {
    const [type = ''] = headerValues(headers, name);
    const words = `the body is ${type}, and without a question a script may only send what a form can send`;
    return reason('preflight-content-type', words);
  }
  return reason('preflight-header', `the script added the header ${name}, which no form could send`);
}

const SAFE_RESPONSE_HEADERS = [
  ...['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma'],
];

/** A header of an answer that every script may read. */
export const isSafeResponseHeader = (name: string): boolean => SAFE_RESPONSE_HEADERS.includes(name.toLowerCase());
