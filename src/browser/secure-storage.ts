/** What a connection that is not secure may not do to cookies, RFC 6265bis 5.7, steps 13 and 16. */
import type { Cookie, Jar } from './cookie.ts';
import { domainMatches } from './domain-match.ts';
import { pathMatches } from './path-match.ts';
import { type Reason, reason } from './reason.ts';
import type { RequestContext } from './request-context.ts';
import { isSecureConnection } from './secure-connection.ts';

/** Step 13: a Secure cookie must come over a secure connection. */
export function refuseSecureFromHttp(cookie: Cookie, { url }: RequestContext): Reason | null {
  if (!cookie.secure || isSecureConnection(url)) return null;
  return reason(
    'secure-from-http',
    '5.7, step 13: a Secure cookie is refused when it did not come over a secure protocol',
    `it is Secure, but the answer came over plain http:// from ${url.host}`,
  );
}

/**
 * Step 16: over http nobody may put a cookie over a Secure one. The path comparison has one direction only: a Secure
 * cookie of `/login` does not protect `/`, but `/login/en`.
 */
export function refuseOverwritingSecure(cookie: Cookie, jar: Jar, { url }: RequestContext): Reason | null {
  if (cookie.secure || isSecureConnection(url)) return null;
  const covered = jar.some(
    (existing) =>
      existing.name === cookie.name &&
      existing.secure &&
      (domainMatches(existing.domain, cookie.domain) || domainMatches(cookie.domain, existing.domain)) &&
      pathMatches(cookie.path, existing.path),
  );
  if (!covered) return null;
  return reason(
    'overwrites-secure',
    '5.7, step 16: a cookie from an insecure protocol must not overlay a Secure one',
    `there is a Secure cookie called ${cookie.name} already, and plain http:// may not replace it`,
  );
}
