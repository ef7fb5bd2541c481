/**
 * A cookie arrives: the storage model of RFC 6265bis 5.7, in its order. Each step that can refuse is a file of its own.
 */

import type { Cookie, Jar } from './cookie.ts';
import type { CookieAttributes } from './cookie-attributes.ts';
import { cookieDomain } from './cookie-domain.ts';
import { defaultPath } from './default-path.ts';
import { insertCookie } from './insert-cookie.ts';
import { refuseByPrefix } from './name-prefixes.ts';
import { parseSetCookie } from './parse-set-cookie.ts';
import { partitionOf } from './partition.ts';
import { refusePartitionedWithoutSecure } from './partitioned-storage.ts';
import { type Reason, reason } from './reason.ts';
import type { Decision, ReceivedCookie } from './received-cookie.ts';
import type { RequestContext } from './request-context.ts';
import { refuseFromOtherSite, refuseNoneWithoutSecure } from './same-site-storage.ts';
import { refuseOverwritingSecure, refuseSecureFromHttp } from './secure-storage.ts';
import { refuseThirdParty } from './third-party.ts';

/** The jar after one Set-Cookie header (its value) was received in `context`, and what was decided. Never throws. */
export function receiveCookie(
  jar: Jar,
  header: string,
  context: RequestContext,
): { jar: Jar; received: ReceivedCookie } {
  const parsed = parseSetCookie(header, context.now);
  if (parsed.kind === 'refused') {
    return { jar, received: { header, decision: rejected(parsed.name, parsed.reason), notes: [] } };
  }
  const { name, value, attributes, notes } = parsed;
  const after = storeCookie(jar, name, value, attributes, context);
  return { jar: after.jar, received: { header, decision: after.decision, notes } };
}

function storeCookie(
  jar: Jar,
  name: string,
  value: string,
  attributes: CookieAttributes,
  context: RequestContext,
): { jar: Jar; decision: Decision } {
  // Step 2. (Steps 3 and 4, control characters and size, were seen to when the header was parsed.)
  if (name === '' && value === '') {
    const why = reason('empty', '5.7, step 2: a cookie needs a name or a value', 'it has neither a name nor a value');
    return { jar, decision: rejected(name, why) };
  }
  // Steps 8 to 10.
  const forHosts = cookieDomain(attributes.domain ?? '', context.url.hostname);
  if (forHosts.kind === 'refused') return { jar, decision: rejected(name, forHosts.reason) };
  const cookie = newCookie(name, value, attributes, forHosts, context);
  const refusal =
    refuseSecureFromHttp(cookie, context) ??
    refuseHttpOnlyFromScript(cookie, context) ??
    refuseOverwritingSecure(cookie, jar, context) ??
    refuseFromOtherSite(cookie, context) ??
    refuseNoneWithoutSecure(cookie) ??
    refuseByPrefix(cookie, attributes.path === '/') ??
    refuseEqualsWithoutName(cookie) ??
    refusePartitionedWithoutSecure(cookie) ??
    refuseThirdParty(cookie, context);
  if (refusal) return { jar, decision: rejected(name, refusal) };
  // Steps 23 and 24.
  return insertCookie(jar, cookie, context);
}

/** Steps 5 to 7, 11, 12, 14 and 17: the fields. Max-Age goes before Expires. */
function newCookie(
  name: string,
  value: string,
  attributes: CookieAttributes,
  { domain, hostOnly }: { readonly domain: string; readonly hostOnly: boolean },
  context: RequestContext,
): Cookie {
  const { url, now } = context;
  return {
    name,
    value,
    domain,
    hostOnly,
    path: attributes.path ?? defaultPath(url),
    secure: attributes.secure ?? false,
    httpOnly: attributes.httpOnly ?? false,
    sameSite: attributes.sameSite ?? 'default',
    partition: attributes.partitioned ? partitionOf(context) : null,
    createdAt: now,
    lastAccessAt: now,
    expiresAt: attributes.maxAge ?? attributes.expires ?? null,
  };
}

/** What would be sent as `a=b` although it has no name. The specification keeps it, Chromium does not. */
function refuseEqualsWithoutName({ name, value }: Cookie): Reason | null {
  if (name !== '' || !value.includes('=')) return null;
  const spec = 'beyond 5.7, as in Chromium: a cookie without a name must not look as if it had one';
  return reason('equals-without-name', spec, `it has no name, and would be sent as ${value}, as if it had one`);
}

/** Step 15. */
function refuseHttpOnlyFromScript(cookie: Cookie, { api }: RequestContext): Reason | null {
  if (api !== 'script' || !cookie.httpOnly) return null;
  const spec = '5.7, step 15: an HttpOnly cookie from a non-HTTP API is refused';
  return reason('http-only-from-script', spec, 'a script may not make a cookie that is HttpOnly');
}

const rejected = (name: string, why: Reason): Decision => ({ kind: 'rejected', name, reason: why });
