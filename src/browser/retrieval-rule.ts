/**
 * Whether one stored cookie is fetched for a request or a script: the conditions of RFC 6265bis 5.8.3, in its order.
 */
import type { Cookie } from './cookie.ts';
import { domainMatches } from './domain-match.ts';
import { isSamePartition, type Partition, partitionOf } from './partition.ts';
import { pathMatches } from './path-match.ts';
import { type Reason, reason } from './reason.ts';
import type { RequestContext } from './request-context.ts';
import { type SameSiteVerdict, sameSiteVerdict } from './same-site-retrieval.ts';
import { isSecureConnection } from './secure-connection.ts';
import { withholdThirdParty } from './third-party.ts';

const MATCHES = reason(
  'matches',
  '5.8.3: host, path and every flag allow it',
  'it belongs to this host and path, and no flag holds it back',
);

/** The deciding condition: the first one that holds the cookie back, or what lets it go. */
export function retrievalVerdict(
  cookie: Cookie,
  context: RequestContext,
): { readonly kind: 'sent' | 'withheld'; readonly reason: Reason } {
  const held =
    heldByHost(cookie, context) ??
    heldByPath(cookie, context) ??
    heldByPartition(cookie, context) ??
    heldByFlag(cookie, context);
  if (held) return { kind: 'withheld', reason: held };
  const verdict: SameSiteVerdict = sameSiteVerdict(cookie, context);
  if (verdict.kind === 'withheld') return verdict;
  const blocked = withholdThirdParty(cookie, context);
  return blocked ? { kind: 'withheld', reason: blocked } : { kind: 'sent', reason: verdict.reason ?? MATCHES };
}

function heldByHost({ domain, hostOnly }: Cookie, { url: { hostname } }: RequestContext): Reason | null {
  if (hostOnly ? hostname === domain : domainMatches(hostname, domain)) return null;
  if (hostOnly && domainMatches(hostname, domain)) {
    const spec = '5.8.3: a host-only cookie is for exactly its host';
    return reason(
      'host-only',
      spec,
      `it was set without a Domain, so it is for ${domain} alone and not for ${hostname}`,
    );
  }
  const spec = '5.8.3: the host must domain-match the cookie’s domain';
  return reason('other-domain', spec, `it is for ${domain}, and this is ${hostname}`);
}

function heldByPath({ path }: Cookie, { url: { pathname } }: RequestContext): Reason | null {
  if (pathMatches(pathname, path)) return null;
  const spec = '5.8.3: the path of the request must path-match the cookie’s path';
  return reason('other-path', spec, `its Path is ${path} and the page is ${pathname}`);
}

function heldByPartition({ partition }: Cookie, context: RequestContext): Reason | null {
  const here = partitionOf(context);
  if (partition === null || isSamePartition(partition, here)) return null;
  const spec = 'CHIPS, 2.3: a partitioned cookie is only for the partition in which it was set';
  const words = `it is Partitioned: it was set ${placeWords(partition)}, and this is ${placeWords(here)}`;
  return reason('other-partition', spec, words);
}

const placeWords = ({ topSite, crossSite }: Partition): string =>
  crossSite ? `inside a page of ${topSite}` : `on ${topSite} itself`;

function heldByFlag({ secure, httpOnly }: Cookie, { url, api }: RequestContext): Reason | null {
  if (secure && !isSecureConnection(url)) {
    const spec = '5.8.3: a Secure cookie needs a secure protocol';
    return reason('secure-only', spec, `it is Secure, and ${url.protocol}//${url.host} is not encrypted`);
  }
  if (httpOnly && api === 'script') {
    const spec = '5.8.3: an HttpOnly cookie is left out for non-HTTP APIs';
    return reason('http-only', spec, 'it is HttpOnly, which hides it from scripts');
  }
  return null;
}
