/**
 * The end of the storage model, RFC 6265bis 5.7, steps 23 and 24: a new cookie takes the place of the one with the same
 * name, domain, host-only flag, path and partition. As in Chromium it keeps that one's creation time, and so its
 * place in the Cookie header, only when the value is the same (the specification: always). A cookie that is over
 * already deletes what it would have replaced: that is how servers delete.
 */
import { type Cookie, isExpired, isSameCookie, type Jar } from './cookie.ts';
import { evictCookies } from './evict-cookies.ts';
import { type Reason, reason } from './reason.ts';
import type { Decision } from './received-cookie.ts';
import { registrableDomain } from './registrable-domain.ts';
import type { RequestContext } from './request-context.ts';

/** Puts a cookie that nothing speaks against into the jar, unless a script would thereby change an HttpOnly one. */
export function insertCookie(jar: Jar, cookie: Cookie, context: RequestContext): { jar: Jar; decision: Decision } {
  const previous = jar.find((existing) => isSameCookie(existing, cookie));
  if (previous?.httpOnly && context.api === 'script') {
    const spec = '5.7, step 23: a non-HTTP API must not overwrite an HttpOnly cookie';
    const why = reason('overwrites-http-only', spec, `a script may not change ${cookie.name}, which is HttpOnly`);
    return { jar, decision: { kind: 'rejected', name: cookie.name, reason: why } };
  }
  if (isExpired(cookie, context.now)) return deleteCookie(jar, cookie, previous);
  if (previous) return replaceCookie(jar, cookie, previous);
  const { jar: after, evicted } = evictCookies([...jar, cookie], cookie);
  return { jar: after, decision: { kind: 'stored', cookie, evicted, reason: STORED } };
}

function replaceCookie(jar: Jar, cookie: Cookie, previous: Cookie): { jar: Jar; decision: Decision } {
  const decided = (kept: Cookie): Decision => ({ kind: 'replaced', cookie: kept, previous, reason: REPLACED });
  if (cookie.value !== previous.value) {
    return { jar: [...jar.filter((existing) => existing !== previous), cookie], decision: decided(cookie) };
  }
  // The old one's place in the list, too: the order is that of creation.
  const kept = { ...cookie, createdAt: previous.createdAt };
  return { jar: jar.map((existing) => (existing === previous ? kept : existing)), decision: decided(kept) };
}

function deleteCookie(jar: Jar, cookie: Cookie, previous: Cookie | undefined): { jar: Jar; decision: Decision } {
  if (!previous) return { jar, decision: { kind: 'ignored', name: cookie.name, reason: whyNothingGoes(jar, cookie) } };
  const after = jar.filter((existing) => existing !== previous);
  return { jar: after, decision: { kind: 'deleted', cookie: previous, reason: DELETED } };
}

/** A deletion that meets nothing: most often the path or domain is not the one with which the cookie was set. */
function whyNothingGoes(jar: Jar, cookie: Cookie): Reason {
  const spec = '5.7, step 23: only a cookie with the same name, domain and path is replaced';
  const near = jar.filter(
    ({ name, domain }) => name === cookie.name && registrableDomain(domain) === registrableDomain(cookie.domain),
  );
  const here = near.find(({ domain, hostOnly }) => domain === cookie.domain && hostOnly === cookie.hostOnly);
  if (here) {
    const words = `it would delete the cookie with Path ${cookie.path}, but the one in the jar has Path ${here.path}, and stays`;
    return reason('other-path-stays', spec, words);
  }
  const [other] = near;
  if (other) {
    const words = `it would delete the cookie for ${hostsOf(cookie)}, but the one in the jar is for ${hostsOf(other)}, and stays`;
    return reason('other-domain-stays', spec, words);
  }
  return reason('nothing-to-delete', spec, 'it is over already, and the jar has no such cookie to delete');
}

const hostsOf = ({ domain, hostOnly }: Cookie): string =>
  hostOnly ? `${domain} alone` : `${domain} and its subdomains`;

const STORED = reason(
  'new-cookie',
  '5.7, step 24: insert the cookie',
  'the answer asked for it and nothing speaks against it',
);
const REPLACED = reason(
  'same-cookie',
  '5.7, step 23: a cookie with the same name, domain and path is replaced',
  'the jar had one with the same name, domain and path',
);
const DELETED = reason(
  'deleted-by-server',
  '5.7: an expired cookie is evicted at once',
  'the answer set it once more, with its time already over',
);
