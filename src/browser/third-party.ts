/** Cookies in pages of other sites: RFC 6265bis 7.1, and CHIPS (draft-cutler-httpbis-partitioned-cookies). */
import type { Cookie, Partition } from './cookie.ts';
import { behaviorOf, DIFFERENCES } from './differences.ts';
import { isSecureConnection } from './matching.ts';
import { type Reason, reason } from './reason.ts';
import { isThirdParty, type RequestContext, siteOf } from './same-site.ts';

/** The partition of which a request (or script) sees the cookies, and into which it stores Partitioned ones. */
export function partitionOf(context: RequestContext): Partition {
  const [tab = context.url.href] = context.ancestors;
  return { topSite: siteOf(new URL(tab)), crossSite: isThirdParty(context) };
}

export function isSamePartition(one: Partition | null, other: Partition | null): boolean {
  if (one === null || other === null) return one === other;
  return one.topSite === other.topSite && one.crossSite === other.crossSite;
}

export function refusePartitionedWithoutSecure(
  cookie: Cookie,
  isPartitioned: boolean,
  { url, browser }: RequestContext,
): Reason | null {
  // To Firefox one that came by http is refused because it is Secure, Partitioned or not.
  if (!isPartitioned || (cookie.secure && (browser === 'firefox' || isSecureConnection(url)))) return null;
  const where = cookie.secure ? `, and over https: ${url.protocol}//${url.host} isn’t encrypted` : '';
  const words = `it’s Partitioned, and browsers take that only together with Secure${where}`;
  return reason('partitioned-without-secure', words);
}

/** The part of the jar that a new cookie goes into; null: the one that all pages share. */
export const partitionFor = (isPartitioned: boolean, context: RequestContext): Partition | null =>
  isPartitioned || isKeptApart(context) ? partitionOf(context) : null;

/** Firefox's "Total Cookie Protection": whether third parties have a jar for each site in the address bar. */
const isKeptApart = (context: RequestContext): boolean =>
  behaviorOf(context.browser, DIFFERENCES.thirdParties) === 'a jar for each top site' && isThirdParty(context);

export function withholdOtherPartition({ partition }: Cookie, context: RequestContext): Reason | null {
  const here = partitionOf(context);
  if (partition === null && isKeptApart(context)) {
    const words = `Firefox keeps third parties apart: it was set outside, and this is ${partitionWords(here)}`;
    return reason('third-party-partition', words);
  }
  if (partition === null || isSamePartition(partition, here)) return null;
  if (behaviorOf(context.browser, DIFFERENCES.thirdParties) === 'a jar for each top site') {
    const words = `Firefox keeps third parties apart: it was set ${partitionWords(partition)}, and this is ${partitionWords(here)}`;
    return reason('other-partition', words);
  }
  const words = `it’s Partitioned: it was set ${partitionWords(partition)}, and this is ${partitionWords(here)}`;
  return reason('other-partition', words);
}

const partitionWords = ({ topSite, crossSite }: Partition): string =>
  crossSite ? `inside a page of ${topSite}` : `on ${topSite} itself`;

/** Why the setting forbids storing this cookie; null when it does not. */
export function refuseThirdParty(cookie: Cookie, context: RequestContext): Reason | null {
  if (!isBlocked(cookie, context)) return null;
  return reason('third-party-storage', `${embedding(context)}, and this browser takes no third-party cookies`);
}

/** Why the setting forbids sending (or showing) this cookie; null when it does not. */
export function withholdThirdParty(cookie: Cookie, context: RequestContext): Reason | null {
  if (!isBlocked(cookie, context)) return null;
  return reason('third-party-blocked', `${embedding(context)}, and this browser sends no third-party cookies`);
}

/** What is Partitioned cannot follow anybody from site to site, so it may work nevertheless. */
const isBlocked = ({ partition }: Cookie, context: RequestContext): boolean =>
  context.thirdPartyCookies === 'blocked' &&
  isThirdParty(context) &&
  (partition === null || behaviorOf(context.browser, DIFFERENCES.partitionedWhenBlocked) === 'is blocked');

const embedding = ({ url, ancestors }: RequestContext): string =>
  `${url.hostname} is only a part of a page of ${new URL(ancestors[0] ?? url.href).hostname}`;
