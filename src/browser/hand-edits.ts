/** What the visitor does to cookies in the developer tools. It concerns the cookies of the app's host. */
import { APP_ORIGIN } from '../core/scenario.ts';
import { appCookiesNamed } from './browser-state.ts';
import type { Cookie, Jar } from './cookie.ts';
import { refuseByPrefix } from './name-prefixes.ts';
import { refuseNameAndValue } from './parse-set-cookie.ts';
import { type Reason, reason } from './reason.ts';
import { tamperValue } from './tamper-value.ts';

export interface HandEdit {
  readonly jar: Jar;
  readonly before: Cookie | null;
  readonly after: Cookie | null;
  readonly refusal: Reason | null;
}

/** Gives a cookie another value, its flags untouched; one that is not there is made, for the whole host and session. */
export function editCookie(jar: Jar, name: string, value: string, now: number): HandEdit {
  const before = appCookiesNamed(jar, name)[0] ?? null;
  const after = before ? { ...before, value } : handMade(name, value, now);
  const refusal = refuseByHand(name, value) ?? refuseByPrefix(after, true);
  if (refusal) return { jar, before, after: null, refusal };
  return { jar: before ? replaced(jar, before, after) : [...jar, after], before, after, refusal: null };
}

/** Changes one character of a cookie's value; null twice when there is no such cookie. */
export function tamperWithCookie(jar: Jar, name: string): Omit<HandEdit, 'refusal'> {
  const [before] = appCookiesNamed(jar, name);
  if (!before) return { jar, before: null, after: null };
  const after = { ...before, value: tamperValue(before.value) };
  return { jar: replaced(jar, before, after), before, after };
}

/** Removes every cookie of that name, whatever its path. */
export function deleteCookie(jar: Jar, name: string): { jar: Jar; removed: readonly Cookie[] } {
  const removed = appCookiesNamed(jar, name);
  return { jar: jar.filter((cookie) => !removed.includes(cookie)), removed };
}

const replaced = (jar: Jar, before: Cookie, after: Cookie): Jar =>
  jar.map((cookie) => (cookie === before ? after : cookie));

function refuseByHand(name: string, value: string): Reason | null {
  if (!value.includes(';')) return refuseNameAndValue(name + value, name, value);
  const spec = '5.6, step 2: a semicolon ends the value';
  return reason('not-a-cookie-value', spec, 'a cookie’s value cannot contain a semicolon');
}

const handMade = (name: string, value: string, now: number): Cookie => ({
  name,
  value,
  domain: new URL(APP_ORIGIN).hostname,
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'default',
  partition: null,
  createdAt: now,
  lastAccessAt: now,
  expiresAt: null,
});
