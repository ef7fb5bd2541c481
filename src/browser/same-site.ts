/** RFC 6265bis 5.2, and SameSite when stored (5.7, steps 18 and 19) and when retrieved (5.6.7.1, 5.6.7.2, 5.8.3). */
import type { Cookie } from './cookie.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from './differences.ts';
import { registrableDomain } from './matching.ts';
import { type Reason, type ReasonCode, reason } from './reason.ts';

/** What the cookie rules need to know of the request (or script) for which cookies are stored or retrieved. */
export interface RequestContext {
  /** The browser that makes it: where browsers part, the rules ask differences.ts what it does. */
  readonly browser: BrowserKind;
  readonly url: URL;
  readonly method: string;
  /** Origin of the page that caused the request; null when the visitor did (address bar). */
  readonly initiator: string | null;
  /** Whether the request navigates the whole tab, which is what the address bar shows. */
  readonly topLevel: boolean;
  /** The pages around the request or script, the tab's own first; empty for the tab itself. */
  readonly ancestors: readonly string[];
  /** Addresses that redirected to `url`, the first one first. */
  readonly passed: readonly URL[];
  /** The browser's setting for cookies of sites that are not the one in the address bar. */
  readonly thirdPartyCookies: ThirdPartyCookies;
  /** `script` is what the specification calls a "non-HTTP" API: `document.cookie`. */
  readonly api: 'http' | 'script';
  /** Epoch milliseconds. */
  readonly now: number;
}

export type ThirdPartyCookies = 'allowed' | 'blocked';

/** Scheme and registrable domain: `https://app.test`. */
export const siteOf = ({ protocol, hostname }: URL): string => `${protocol}//${registrableDomain(hostname)}`;

/** Ports and subdomains do not count; the scheme does where the browser is "schemeful". */
export const isSameSite = (one: URL, other: URL, browser: BrowserKind): boolean =>
  behaviorOf(browser, DIFFERENCES.schemes) === 'two sites'
    ? siteOf(one) === siteOf(other)
    : registrableDomain(one.hostname) === registrableDomain(other.hostname);

/** Whether another site caused the request or is around it. Typed: never. */
const isCrossSite = (context: RequestContext): boolean => isThirdParty(context) || isCausedByOtherSite(context);

const isCausedByOtherSite = ({ initiator, url, browser }: RequestContext): boolean =>
  initiator !== null && !isSameSite(new URL(initiator), url, browser);

/** The first address of another site that redirected here, where the browser counts that. */
const otherSitePassed = ({ url, passed, browser }: RequestContext): URL | undefined =>
  behaviorOf(browser, DIFFERENCES.redirects) === 'count'
    ? passed.find((address) => !isSameSite(address, url, browser))
    : undefined;

/** Whether a page around it is of another site: then the site is a third party to what the visitor looks at. */
export const isThirdParty = ({ url, ancestors, browser }: RequestContext): boolean =>
  ancestors.some((page) => !isSameSite(new URL(page), url, browser));

/** Whether a cookie may go with any request, since it says so, or says nothing and the browser takes that for None. */
const isNone = ({ sameSite }: Cookie, browser: BrowserKind): boolean =>
  sameSite === 'none' || (sameSite === 'default' && behaviorOf(browser, DIFFERENCES.defaultSameSite) === 'none');

/** 5.7, step 18: a request inside a page of another site may not set SameSite cookies; a navigation of the tab may. */
export function refuseFromOtherSite(cookie: Cookie, context: RequestContext): Reason | null {
  if (isNone(cookie, context.browser) || !isCrossSite(context) || context.topLevel) return null;
  return reason(
    'same-site-from-other-site',
    `it was asked for inside a page of another site, and only a SameSite=None cookie may be set that way`,
  );
}

/** 5.7, step 19. */
export function refuseNoneWithoutSecure(cookie: Cookie): Reason | null {
  if (cookie.sameSite !== 'none' || cookie.secure) return null;
  return reason(
    'same-site-none-without-secure',
    'it says SameSite=None, and browsers take that only together with Secure',
  );
}

/** `sent`: why it may go although the request is cross-site, or null when the request is not. */
type SameSiteVerdict =
  | { readonly kind: 'sent'; readonly reason: Reason | null }
  | { readonly kind: 'withheld'; readonly reason: Reason };

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** 5.8.3: whether SameSite lets a cookie go along with a request that another site caused. */
export function sameSiteVerdict(cookie: Cookie, context: RequestContext): SameSiteVerdict {
  const passed = otherSitePassed(context);
  if (cookie.sameSite === 'none' || (!isCrossSite(context) && passed === undefined))
    return { kind: 'sent', reason: null };
  if (isNone(cookie, context.browser)) return { kind: 'sent', reason: DEFAULT_NONE };
  const from = isCrossSite(context) ? otherSite(context) : (passed ?? context.url).origin;
  if (cookie.sameSite === 'strict')
    return withheld('same-site-strict', `it’s SameSite=Strict, and ${cameFrom(from, context, passed)}`);
  const [code, attribute] =
    cookie.sameSite === 'lax'
      ? (['same-site-lax', 'it’s SameSite=Lax'] as const)
      : (['same-site-default', 'it has no SameSite, which counts as Lax'] as const);
  if (!context.topLevel) return withheld(code, `${attribute}, and ${cameFrom(from, context, passed)}`);
  if (SAFE_METHODS.includes(context.method)) {
    const words = `${attribute}: a link from another site (${from}) may carry it`;
    return { kind: 'sent', reason: reason('lax-link', words) };
  }
  if (hasLaxPostGrace(cookie, context.now)) {
    const words = 'it has no SameSite and is less than two minutes old: for that long, browsers make an exception';
    return { kind: 'sent', reason: reason('lax-post-grace', words) };
  }
  return withheld(code, `${attribute}, and this ${context.method} comes from ${from}: other sites may only link`);
}

const DEFAULT_NONE = reason('default-none', 'it has no SameSite, which counts as None in Firefox');

/** 5.6.7.2, optional: without SameSite a cookie goes along with a cross-site POST for its first two minutes. */
const hasLaxPostGrace = ({ sameSite, createdAt }: Cookie, now: number): boolean =>
  sameSite === 'default' && now - createdAt <= 120_000;

const withheld = (code: ReasonCode, words: string): SameSiteVerdict => ({
  kind: 'withheld',
  reason: reason(code, words),
});

/** Origin of the page that makes a request cross-site: one around it, or else the one that caused it. */
const otherSite = ({ url, initiator, ancestors, browser }: RequestContext): string =>
  new URL(ancestors.find((page) => !isSameSite(new URL(page), url, browser)) ?? initiator ?? url).origin;

function cameFrom(from: string, context: RequestContext, passed: URL | undefined): string {
  const { url, topLevel } = context;
  if (passed !== undefined && !isCrossSite(context)) return `the request was redirected through another site, ${from}`;
  const otherScheme = new URL(from).hostname === url.hostname ? ' (http and https are two sites)' : '';
  if (!topLevel) return `it’s asked for inside a page of ${from}${otherScheme}`;
  return `the visitor comes from another site, ${from}${otherScheme}`;
}
