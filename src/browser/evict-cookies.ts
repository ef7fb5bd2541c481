/**
 * Removing excess cookies, the end of RFC 6265bis 5.7. The numbers are those that the specification asks of every user agent:
 * 50 cookies for one domain, 3000 in all. (Chromium keeps 180 for a site and then drops 30 at once.)
 */
import { type Cookie, isExpired, type Jar } from './cookie.ts';

export const MAX_COOKIES_PER_DOMAIN = 50;
export const MAX_COOKIES = 3000;

/** The jar within its limits, and what had to go. The cookie that was just stored is never the one that goes. */
export function evictCookies(jar: Jar, stored: Cookie, now: number): { jar: Jar; evicted: readonly Cookie[] } {
  const sameDomain = jar.filter(({ domain }) => domain === stored.domain);
  const fromDomain = excess(sameDomain, MAX_COOKIES_PER_DOMAIN, stored, now);
  const remaining = jar.filter((cookie) => !fromDomain.includes(cookie));
  const fromAll = excess(remaining, MAX_COOKIES, stored, now);
  return { jar: remaining.filter((cookie) => !fromAll.includes(cookie)), evicted: [...fromDomain, ...fromAll] };
}

/**
 * The cookies that go first: 1. expired ones, 2. those without Secure, 3. the others; within each the one that was used
 * longest ago, and of those the oldest (sorting is stable and the jar is in order of creation).
 */
function excess(cookies: Jar, limit: number, stored: Cookie, now: number): readonly Cookie[] {
  if (cookies.length <= limit) return [];
  const rank = (cookie: Cookie): number => (isExpired(cookie, now) ? 0 : cookie.secure ? 2 : 1);
  return cookies
    .filter((cookie) => cookie !== stored)
    .toSorted((one, other) => rank(one) - rank(other) || one.lastAccessAt - other.lastAccessAt)
    .slice(0, cookies.length - limit);
}
