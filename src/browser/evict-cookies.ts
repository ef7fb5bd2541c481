/**
 * Removing excess cookies, the end of RFC 6265bis 5.7. The specification asks for room for 50 cookies of a domain and
 * 3000 in all; the numbers here are Chromium's: one cookie more than 180 for a site (with all its subdomains, and for
 * each partition), and so many go that 150 are left.
 */
import type { Cookie, Jar } from './cookie.ts';
import { isSamePartition } from './partition.ts';
import { registrableDomain } from './registrable-domain.ts';

const MAX_COOKIES_PER_SITE = 180;
const LEFT_PER_SITE = 150;
const MAX_COOKIES = 3300;
const LEFT = 3000;

/**
 * The jar within its limits, and what had to go. The cookie that was just stored is never among it. Nothing may be
 * expired.
 */
export function evictCookies(jar: Jar, stored: Cookie): { jar: Jar; evicted: readonly Cookie[] } {
  if (jar.length <= MAX_COOKIES_PER_SITE) return { jar, evicted: [] };
  const site = registrableDomain(stored.domain);
  const rivals = jar.filter(
    ({ domain, partition }) => registrableDomain(domain) === site && isSamePartition(partition, stored.partition),
  );
  const ofSite = excess(rivals, MAX_COOKIES_PER_SITE, LEFT_PER_SITE, stored);
  const remaining = without(jar, ofSite);
  const ofAll = excess(remaining, MAX_COOKIES, LEFT, stored);
  return { jar: without(remaining, ofAll), evicted: [...ofSite, ...ofAll] };
}

/**
 * Cookies without Secure go first, then the others; of each kind the one that was used longest ago, and of those the
 * oldest (sorting is stable and the jar is in order of creation).
 */
function excess(cookies: Jar, limit: number, left: number, stored: Cookie): readonly Cookie[] {
  if (cookies.length <= limit) return [];
  return cookies
    .filter((cookie) => cookie !== stored)
    .toSorted((one, other) => Number(one.secure) - Number(other.secure) || one.lastAccessAt - other.lastAccessAt)
    .slice(0, cookies.length - left);
}

function without(jar: Jar, gone: readonly Cookie[]): Jar {
  if (gone.length === 0) return jar;
  const set = new Set(gone);
  return jar.filter((cookie) => !set.has(cookie));
}
