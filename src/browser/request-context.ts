/** What the cookie rules need to know of the request (or script) for which cookies are stored or fetched. */
import { isSameSite } from './same-site.ts';

export interface RequestContext {
  readonly url: URL;
  readonly method: string;
  /** Origin of the page that caused the request; null when the visitor did (address bar). */
  readonly initiator: string | null;
  /** Whether the request navigates the whole tab, which is what the address bar shows. */
  readonly topLevel: boolean;
  /** The pages around the request or script, the tab's own first; empty for the tab itself. */
  readonly ancestors: readonly string[];
  readonly thirdPartyCookies: ThirdPartyCookies;
  /** `script` is what the specification calls a "non-HTTP" API: `document.cookie`. */
  readonly api: 'http' | 'script';
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The browser's setting for cookies of sites that are not the one in the address bar. */
export type ThirdPartyCookies = 'allowed' | 'blocked';

/**
 * Whether the request is cross-site (5.2): another site caused it, or a page around it is of another site. What the
 * visitor types is never cross-site. Redirects on the way do not count, as in Chromium.
 */
export const isCrossSite = (context: RequestContext): boolean =>
  isThirdParty(context) || (context.initiator !== null && !isSameSite(new URL(context.initiator), context.url));

/** Whether a page around it is of another site: then the site is a third party to what the visitor looks at. */
export const isThirdParty = ({ url, ancestors }: RequestContext): boolean =>
  ancestors.some((page) => !isSameSite(new URL(page), url));
