/**
 * When a cookie goes along with a request that another site caused: RFC 6265bis 5.6.7.1 ("Strict" and "Lax"), 5.6.7.2
 * ("Lax-allowing-unsafe") and the last condition of 5.8.3. Redirects on the way do not make a request cross-site, as in
 * Chromium.
 */
import type { Cookie } from './cookie.ts';
import { type Reason, reason } from './reason.ts';
import { isCrossSite, type RequestContext } from './request-context.ts';
import { isSameSite } from './same-site.ts';

/** A cookie without SameSite goes along with a cross-site POST for this long after its creation, in milliseconds. */
const LAX_POST_GRACE = 120_000;
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** `sent`: why it may go although the request is cross-site, or null when the request is not. */
export type SameSiteVerdict =
  | { readonly kind: 'sent'; readonly reason: Reason | null }
  | { readonly kind: 'withheld'; readonly reason: Reason };

export function sameSiteVerdict(cookie: Cookie, context: RequestContext): SameSiteVerdict {
  if (cookie.sameSite === 'none' || !isCrossSite(context)) return { kind: 'sent', reason: null };
  const from = otherSite(context);
  if (cookie.sameSite === 'strict')
    return withheld('same-site-strict', `it is SameSite=Strict, and ${cameFrom(from, context)}`);
  const written = cookie.sameSite === 'lax' ? 'it is SameSite=Lax' : 'it has no SameSite, which counts as Lax';
  const code = cookie.sameSite === 'lax' ? 'same-site-lax' : 'same-site-default';
  if (!context.topLevel) return withheld(code, `${written}, and it is asked for inside a page of ${from}`);
  if (SAFE_METHODS.includes(context.method)) {
    const spec = '5.6.7.1: Lax cookies go along with safe top-level navigations';
    return {
      kind: 'sent',
      reason: reason('lax-link', spec, `${written}: a link from another site (${from}) may carry it`),
    };
  }
  if (cookie.sameSite === 'default' && context.now - cookie.createdAt <= LAX_POST_GRACE) {
    const spec = '5.6.7.2: a cookie without SameSite, at most two minutes old, goes along with unsafe methods';
    const words = 'it has no SameSite and is less than two minutes old, and for so long browsers make an exception';
    return { kind: 'sent', reason: reason('lax-post-grace', spec, words) };
  }
  return withheld(code, `${written}, and this ${context.method} comes from ${from}: other sites may only link`);
}

function withheld(code: 'same-site-strict' | 'same-site-lax' | 'same-site-default', words: string): SameSiteVerdict {
  const spec = '5.8.3: a SameSite cookie is left out of a cross-site request';
  return { kind: 'withheld', reason: reason(code, spec, words) };
}

/** The page that makes a request cross-site, to be named: one around it, or else the one that caused it. */
const otherSite = ({ url, initiator, ancestors }: RequestContext): string =>
  new URL(ancestors.find((page) => !isSameSite(new URL(page), url)) ?? initiator ?? url).origin;

function cameFrom(from: string, { url, topLevel }: RequestContext): string {
  const otherScheme = new URL(from).hostname === url.hostname ? ' (http and https are two sites)' : '';
  if (!topLevel) return `it is asked for inside a page of ${from}${otherScheme}`;
  return `the visitor comes from another site, ${from}${otherScheme}`;
}
