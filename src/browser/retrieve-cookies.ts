/** Which cookies go with a request, and which do not and why: the retrieval algorithm, RFC 6265bis 5.8.3. */
import { type Cookie, isExpired, type Jar } from './cookie.ts';
import type { Reason } from './reason.ts';
import { registrableDomain } from './registrable-domain.ts';
import type { RequestContext } from './request-context.ts';
import { retrievalVerdict } from './retrieval-rule.ts';

export interface DecidedCookie {
  readonly cookie: Cookie;
  readonly reason: Reason;
}

export interface Retrieval {
  /** In the order of the Cookie header. */
  readonly sent: readonly DecidedCookie[];
  /** Cookies of the same site (registrable domain) that were held back; other sites' cookies are nobody's business. */
  readonly withheld: readonly DecidedCookie[];
  /** The jar with new times of last access. */
  readonly jar: Jar;
}

/** Fetches cookies from a jar in which nothing has expired (see `dropExpired`). */
export function retrieveCookies(jar: Jar, context: RequestContext): Retrieval {
  const site = registrableDomain(context.url.hostname);
  const sent: DecidedCookie[] = [];
  const withheld: DecidedCookie[] = [];
  // Step 3: the times of last access.
  const after = jar.map((cookie) => {
    const verdict = retrievalVerdict(cookie, context);
    if (verdict.kind === 'sent') {
      const accessed = { ...cookie, lastAccessAt: context.now };
      sent.push({ cookie: accessed, reason: verdict.reason });
      return accessed;
    }
    if (registrableDomain(cookie.domain) === site) withheld.push({ cookie, reason: verdict.reason });
    return cookie;
  });
  // Step 2: longer paths first; among equals the older first, which is the jar's own order (sorting is stable).
  const ordered = sent.toSorted((one, other) => other.cookie.path.length - one.cookie.path.length);
  return { sent: ordered, withheld, jar: after };
}

/** Takes out what is over at `now`: an expired cookie must never be seen again (5.7). */
export function dropExpired(jar: Jar, now: number): { jar: Jar; expired: readonly Cookie[] } {
  return {
    jar: jar.filter((cookie) => !isExpired(cookie, now)),
    expired: jar.filter((cookie) => isExpired(cookie, now)),
  };
}
