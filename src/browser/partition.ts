/**
 * Partitioned cookies (CHIPS, draft-cutler-httpbis-partitioned-cookies): each site in the address bar has a jar of its
 * own for what is embedded in its pages.
 */
import { isThirdParty, type RequestContext } from './request-context.ts';
import { siteOf } from './same-site.ts';

export interface Partition {
  /** The site of the tab's own page: `https://shop.test`. */
  readonly topSite: string;
  /**
   * Whether a page of another site than the cookie's was around it. The same site, framed by another, is kept apart,
   * too.
   */
  readonly crossSite: boolean;
}

/** The partition of which a request (or script) sees the cookies, and into which it stores Partitioned ones. */
export function partitionOf(context: RequestContext): Partition {
  const [tab = context.url.href] = context.ancestors;
  return { topSite: siteOf(new URL(tab)), crossSite: isThirdParty(context) };
}

export function isSamePartition(one: Partition | null, other: Partition | null): boolean {
  if (one === null || other === null) return one === other;
  return one.topSite === other.topSite && one.crossSite === other.crossSite;
}
