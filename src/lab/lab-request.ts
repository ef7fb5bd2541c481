/**
 * A request of any method that a script on an open page sends, as it is typed in the lab: `put /notes/1`, below it or
 * behind it its headers (`If-Match: "v1"`), and last its body, which is JSON (`{"text": "Hello"}`).
 */
import { isForbiddenHeader, isForbiddenMethod, isHeaderValue } from '../browser/index.ts';
import { type HeaderFields, isToken } from '../core/http.ts';
import type { ScenarioStep, ScriptBody } from '../core/scenario.ts';
import { type Mistake, mistake, wholeCharacters } from './replay.ts';

type Fetch = Extract<ScenarioStep, { readonly do: 'fetch' }>;

/** What a script sends in the lab: no form, and never a file. */
export type LabFetch = Omit<Fetch, 'form' | 'show'> & { readonly form: null };

/** Null for a fetch that the lab cannot hold: one that sends a form. */
export function labFetch({ show, form, ...step }: Fetch): LabFetch | null {
  return form === null ? { ...step, form } : null;
}

const MOST_HEADERS = 10;
/** Characters of a value. */
const LONGEST_VALUE = 300;
/** Characters, as of a form that is filled to its limits. */
const LONGEST_BODY = 2_000;

const METHOD = 'a method and an address, such as PUT /notes/1';
const HEADERS = 'headers such as Accept: application/json, at most ten, and none that the browser sends by itself';
const BODY = 'JSON such as {"text": "Hello"}, at most 2,000 characters';

export interface RequestDetails {
  readonly kind: 'details';
  readonly headers: HeaderFields;
  readonly body: ScriptBody | null;
  readonly credentials: Fetch['credentials'];
}

/** What a script sends: `PUT` for `put`, and others as they are typed. Null: none that it may use. */
export function readMethod(typed: string): string | Mistake {
  const isFit = isToken(typed) && typed.length <= 20 && !isForbiddenMethod(typed);
  return isFit ? typed.toUpperCase() : mistake('method', typed, METHOD);
}

/** Headers in lines of their own or one behind the other, `with cookies` for credentials, and the body. */
export function readDetails(typed: string): RequestDetails | Mistake {
  const text = wholeCharacters(typed).trim();
  const start = text.search(/(?<!\S)[[{]/);
  const above = (start < 0 ? text : text.slice(0, start)).trim();
  const written = above.replace(WITH_COOKIES, '');
  const credentials = written === above ? 'same-origin' : 'include';
  const headers = readHeaders(written.trim());
  if ('kind' in headers) return headers;
  if (start < 0) return { kind: 'details', headers, body: null, credentials };
  const body = readJson(text.slice(start));
  return 'value' in body ? body : { kind: 'details', headers, body, credentials };
}

const WITH_COOKIES = /(?<!\S)with (?:its )?cookies(?!\S)/i;

function readHeaders(text: string): HeaderFields | Mistake {
  if (text === '') return [];
  const between = text.includes('\n') ? /\n/ : /(?<!\s)\s+(?=[\w-]+:\s)/;
  const lines = text
    .split(between)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return colon < 0 ? ['', line] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  const isFit = ([name, value]: [string, string]): boolean =>
    isToken(name) && !isForbiddenHeader(name) && isHeaderValue(value) && value.length <= LONGEST_VALUE && value !== '';
  const names = new Set(fields.map(([name]) => name.toLowerCase()));
  const areFit = fields.every(isFit) && fields.length <= MOST_HEADERS && names.size === fields.length;
  return areFit ? fields : mistake('header', text, HEADERS);
}

/** As a script makes it; quotes that a telephone made curly are straight again where only they are wrong. */
function readJson(text: string): ScriptBody | Mistake {
  const json = text.length > LONGEST_BODY ? null : (compact(text) ?? compact(text.replace(/[“”„]/g, '"')));
  return json === null ? mistake('body', text, BODY) : { kind: 'json', text: json };
}

function compact(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return null;
  }
}
