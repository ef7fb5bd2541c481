/** The Cookie header: written as RFC 6265bis 5.8.3, step 4, read as the program behind it reads it. */
import { parseCookie } from 'cookie';
import type { Cookie } from './cookie.ts';
import { decodeCookieValue } from './decode-cookie-value.ts';

/**
 * The cookie-string. Not through a library: the strict writers refuse values that browsers hold (spaces, non-ASCII),
 * know no nameless cookies, and take an object, where two cookies of one name (two paths) would become one.
 */
export function writeCookieHeader(cookies: readonly Cookie[]): string {
  return cookies.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
}

/**
 * What Flask's `request.cookies` holds for this header: decoded values by name, the first of a name. Null prototype, so
 * a cookie may be called `__proto__`. Nameless cookies are left out.
 */
export function readCookieHeader(header: string): Readonly<Record<string, string | undefined>> {
  return parseCookie(header, { decode: decodeCookieValue });
}
