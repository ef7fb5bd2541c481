/** Fetch, 4.10 "CORS check", and what of an answer a script may read (2.2.6, "CORS filtered response"). */
import { type HeaderFields, type HttpResponse, headerValues, isToken } from '../../core/http.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from '../differences.ts';
import { type Reason, reason } from '../reason.ts';
import { isSafeResponseHeader } from './safelist.ts';

/** What the check needs to know of a request. */
export interface CorsRequest {
  /** As the `Origin` header says it: `https://app.test`, or `null` after a redirect through another origin. */
  readonly origin: string;
  /** Whether the script asked for it with `credentials: 'include'`. */
  readonly credentials: boolean;
}

/** The value of a header as it counts; several fields are one list. Null: there is none. */
export function combined(headers: HeaderFields, name: string): string | null {
  const values = headerValues(headers, name);
  return values.length === 0 ? null : values.map((value) => value.trim()).join(', ');
}

/** The answer as the browser reads it: in Firefox an empty field beside another of its name is none. */
export function withReadFields(response: HttpResponse, browser: BrowserKind): HttpResponse {
  if (behaviorOf(browser, DIFFERENCES.emptyFields) === 'count') return response;
  const headers = response.headers.filter(
    ([name, value]) => value.trim() !== '' || headerValues(response.headers, name).length === 1,
  );
  return { ...response, headers };
}

export type CorsVerdict =
  | { readonly kind: 'passed'; readonly reason: Reason }
  | { readonly kind: 'failed'; readonly reason: Reason };

/** Whether the answer allows the origin of the script. The steps of the standard, in their order. */
export function corsCheck(response: HttpResponse, { origin, credentials }: CorsRequest): CorsVerdict {
  const allowed = combined(response.headers, ALLOW_ORIGIN);
  if (allowed === null) {
    const words = `the response has no ${ALLOW_ORIGIN}, so only pages of its own origin may read it, and the script is on ${pageOf(origin)}`;
    return failed('cors-no-allow-origin', words);
  }
  if (allowed === '*') {
    if (!credentials) return passed('cors-any-origin', `${ALLOW_ORIGIN} is *, which lets every page read it`);
    const words = `the script asked with its cookies (credentials: include), and then * lets nobody in: ${ALLOW_ORIGIN} has to be ${origin}`;
    return failed('cors-any-with-credentials', words);
  }
  if (allowed !== origin) {
    const words = allowed.includes(',')
      ? `${ALLOW_ORIGIN} has several values (${allowed}), and browsers take one origin or * only`
      : `${ALLOW_ORIGIN} is ${allowed === '' ? 'empty' : allowed}, and the script is on ${pageOf(origin)}${nearMiss(allowed, origin)}`;
    return failed('cors-other-origin', words);
  }
  if (!credentials) return passed('cors-own-origin', `${ALLOW_ORIGIN} names the origin of the script, ${origin}`);
  const told = combined(response.headers, ALLOW_CREDENTIALS);
  if (told === 'true') {
    const words = `${ALLOW_ORIGIN} names ${origin}, and ${ALLOW_CREDENTIALS} is true`;
    return passed('cors-own-origin-with-credentials', words);
  }
  const missing = told === null ? 'the response has none' : `it is ${told === '' ? 'empty' : told}`;
  const words = `the script asked with its cookies (credentials: include), so the response needs ${ALLOW_CREDENTIALS}: true, and ${missing}`;
  return failed('cors-no-allow-credentials', words);
}

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';

const passed = (code: Reason['code'], words: string): CorsVerdict => ({ kind: 'passed', reason: reason(code, words) });
const failed = (code: Reason['code'], words: string): CorsVerdict => ({ kind: 'failed', reason: reason(code, words) });

const pageOf = (origin: string): string =>
  origin === 'null' ? 'a page that other origins redirected (its Origin is null)' : origin;

/** What tells two origins apart that look alike. */
function nearMiss(allowed: string, origin: string): string {
  if (allowed.toLowerCase() === origin) return ': capitals count';
  if (allowed === `${origin}/`) return ': an origin has no slash at its end';
  if (`https://${allowed}` === origin || `http://${allowed}` === origin) return ': an origin begins with its scheme';
  if (allowed.replace(/^http:/, 'https:') === origin.replace(/^http:/, 'https:'))
    return ': http and https are two origins';
  return '';
}

/** What a script may read of an answer that passed: names of headers as they are written. */
export interface Readable {
  readonly visible: readonly string[];
  readonly hidden: readonly string[];
}

/** `Set-Cookie` is hidden from every script, of its own origin, too. */
export function readableHeaders(response: HttpResponse, request: CorsRequest | null): Readable {
  const names = [...new Set(response.headers.map(([name]) => name))];
  const list = combined(response.headers, 'Access-Control-Expose-Headers');
  const exposed = request === null || !isTokenList(list) ? [] : tokensIn(list);
  const isAll = request === null || (!request.credentials && exposed.includes('*'));
  const isVisible = (name: string): boolean =>
    !/^set-cookie2?$/i.test(name) && (isAll || isSafeResponseHeader(name) || exposed.includes(name.toLowerCase()));
  return { visible: names.filter(isVisible), hidden: names.filter((name) => !isVisible(name)) };
}

/** Whether nothing but tokens stands in a list; one with anything else counts as none (or as an error). */
export const isTokenList = (list: string | null): boolean =>
  list === null || list.split(',').every((token) => token.trim() === '' || isToken(token.trim()));

/** The tokens of a list, in small letters. */
export const tokensIn = (list: string | null): readonly string[] =>
  (list ?? '').split(',').map((token) => token.trim().toLowerCase());
