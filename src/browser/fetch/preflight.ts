/** Fetch, 4.8 "CORS-preflight fetch" and 4.9 "CORS-preflight cache": the question before a request, and its answer. */
import type { HeaderFields, HttpResponse } from '../../core/http.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from '../differences.ts';
import { type Reason, reason } from '../reason.ts';
import { type CorsRequest, type CorsVerdict, combined, corsCheck, isTokenList, tokensIn } from './cors-check.ts';
import { isSafeMethod } from './safelist.ts';

/** What is asked: whether a request with this method and these headers may come. */
export interface Question extends CorsRequest {
  readonly url: string;
  readonly method: string;
  /** Names that need a question, in small letters, in order. */
  readonly names: readonly string[];
}

/** An answer that still holds. A method or a header is one entry, as in the standard. */
export interface KeptAnswer {
  readonly origin: string;
  readonly url: string;
  readonly credentials: boolean;
  readonly method: string | null;
  readonly header: string | null;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Headers of the question, but for `Host` and `Origin`. */
export const questionHeaders = ({ method, names }: Question): HeaderFields => [
  ['Access-Control-Request-Method', method],
  ...(names.length === 0 ? [] : [['Access-Control-Request-Headers', names.join(',')] as const]),
];

/** How long an answer without a readable `Access-Control-Max-Age` holds, and the longest, both in seconds. */
const DEFAULT_AGE = 5;
/** Chromium: two hours. Documented (MDN, Access-Control-Max-Age), since nobody waits so long for a recording. */
const LONGEST_AGE = 7200;

/** What the answer to the question allows, and what of it is kept. */
export function judgeAnswer(
  question: Question,
  response: HttpResponse,
  now: number,
  browser: BrowserKind,
): { readonly verdict: CorsVerdict; readonly kept: readonly KeptAnswer[] } {
  const check = corsCheck(response, question);
  if (check.kind === 'failed') return { verdict: check, kept: [] };
  const refused = refuse(question, response);
  if (refused !== null) return { verdict: { kind: 'failed', reason: refused }, kept: [] };
  const seconds = ageOf(combined(response.headers, 'Access-Control-Max-Age'), browser);
  const until = now + seconds * 1000;
  const words = `the server allows ${[question.method, ...question.names].join(', ')} from ${question.origin}`;
  return {
    verdict: { kind: 'passed', reason: reason('preflight-allowed', words) },
    kept: seconds <= 0 ? [] : keptFrom(question, response, until),
  };
}

function refuse(question: Question, { status, headers }: HttpResponse): Reason | null {
  if (status < 200 || status > 299) {
    const redirect = status >= 300 && status < 400 ? ': a redirect doesn’t answer the question' : '';
    return reason(
      'preflight-status',
      `the response to the question has the status ${status}, and has to be one of 200 to 299${redirect}`,
    );
  }
  const methods = combined(headers, ALLOW_METHODS);
  const names = combined(headers, ALLOW_HEADERS);
  const unreadable = [[ALLOW_METHODS, methods] as const, [ALLOW_HEADERS, names] as const].find(
    ([, list]) => !isTokenList(list),
  );
  if (unreadable !== undefined) {
    const [name, list] = unreadable;
    return reason('preflight-unreadable', `${name} can’t be read (${list})`);
  }
  return refuseMethod(question, methods) ?? refuseHeaders(question, names);
}

const ALLOW_METHODS = 'Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'Access-Control-Allow-Headers';

const wordsOf = (list: string | null): string =>
  list === null ? 'there is none' : `it is ${list === '' ? 'empty' : list}`;

function refuseMethod({ method, credentials }: Question, list: string | null): Reason | null {
  const methods = (list ?? '').split(',').map((token) => token.trim());
  if (isSafeMethod(method) || methods.includes(method)) return null;
  if (methods.includes('*')) {
    if (!credentials) return null;
    return reason('preflight-any-method', `with credentials * means nothing: ${ALLOW_METHODS} has to name ${method}`);
  }
  const near = methods.some((one) => one.toUpperCase() === method.toUpperCase()) ? ': capitals count' : '';
  return reason('preflight-other-method', `${ALLOW_METHODS} has to name ${method}, and ${wordsOf(list)}${near}`);
}

function refuseHeaders({ names, credentials }: Question, list: string | null): Reason | null {
  const allowed = tokensIn(list);
  // Chromium and Firefox let * stand for Authorization, too, which the standard excludes.
  const isAny = allowed.includes('*') && !credentials;
  const missing = names.find((name) => !allowed.includes(name) && !isAny);
  if (missing === undefined) return null;
  if (allowed.includes('*')) {
    return reason('preflight-any-header', `with credentials * means nothing: ${ALLOW_HEADERS} has to name ${missing}`);
  }
  return reason('preflight-other-header', `${ALLOW_HEADERS} has to name ${missing}, and ${wordsOf(list)}`);
}

function ageOf(value: string | null, browser: BrowserKind): number {
  if (value === null) return DEFAULT_AGE;
  if (/^-?\d+$/.test(value)) return Math.min(Number(value), LONGEST_AGE);
  return behaviorOf(browser, DIFFERENCES.preflightAge) === 'not kept' ? 0 : DEFAULT_AGE;
}

function keptFrom(question: Question, { headers }: HttpResponse, until: number): readonly KeptAnswer[] {
  const { origin, url, credentials } = question;
  const base = { origin, url, credentials, until };
  const listed = (combined(headers, ALLOW_METHODS) ?? '').split(',').map((token) => token.trim());
  const methods = new Set(listed.filter((method) => method !== ''));
  const names = new Set(tokensIn(combined(headers, ALLOW_HEADERS)).filter((name) => name !== ''));
  return [
    ...[...methods].map((method) => ({ ...base, method, header: null })),
    ...[...names].map((header) => ({ ...base, method: null, header })),
  ];
}

/** Whether earlier answers allow it already. */
export function isAnswered(
  question: Question,
  kept: readonly KeptAnswer[],
  now: number,
  browser: BrowserKind,
): boolean {
  const { origin, url, credentials, method, names } = question;
  // Asked for what the request was before a redirect (Firefox).
  if (isSafeMethod(method) && names.length === 0) return false;
  const isForBoth = behaviorOf(browser, DIFFERENCES.preflightCredentials) === 'holds';
  const fits = (one: KeptAnswer): boolean => one.credentials === credentials || (isForBoth && one.credentials);
  const here = kept.filter((one) => one.origin === origin && one.url === url && fits(one) && one.until > now);
  const isForAll = !credentials && behaviorOf(browser, DIFFERENCES.preflightWildcard) === 'holds for all';
  const has = (field: 'method' | 'header', value: string): boolean =>
    here.some((one) => one[field] === value || (isForAll && one[field] === '*'));
  return (isSafeMethod(method) || has('method', method)) && names.every((name) => has('header', name));
}
