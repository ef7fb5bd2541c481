import { registrableDomain } from './matching.js';
import { reason } from './reason.js';
/** Scheme and registrable domain: `https://app.test`. */
export const siteOf = ({ protocol, hostname }) => `${protocol}//${registrableDomain(hostname)}`;
/** Ports and subdomains do not count; `http://app.test` and `https://app.test` are two sites ("schemeful"). */
export const isSameSite = (one, other) => siteOf(one) === siteOf(other);
/** Whether another site caused the request or is around it. Typed: never. Chromium: redirects do not count. */
const isCrossSite = (context) => isThirdParty(context) || (context.initiator !== null && !isSameSite(new URL(context.initiator), context.url));
/** Whether a page around it is of another site: then the site is a third party to what the visitor looks at. */
export const isThirdParty = ({ url, ancestors }) => ancestors.some((page) => !isSameSite(new URL(page), url));
/** 5.7, step 18: a request inside a page of another site may not set SameSite cookies; a navigation of the tab may. */
export function refuseFromOtherSite(cookie, context) {
    if (cookie.sameSite === 'none' || !isCrossSite(context) || context.topLevel)
        return null;
    return reason('same-site-from-other-site', `it was asked for inside a page of another site, and a cookie that is not SameSite=None may not be set that way`);
}
/** 5.7, step 19. */
export function refuseNoneWithoutSecure(cookie) {
    if (cookie.sameSite !== 'none' || cookie.secure)
        return null;
    return reason('same-site-none-without-secure', 'it says SameSite=None, and browsers take that only together with Secure');
}
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];
/** 5.8.3: whether SameSite lets a cookie go along with a request that another site caused. */
export function sameSiteVerdict(cookie, context) {
    if (cookie.sameSite === 'none' || !isCrossSite(context))
        return { kind: 'sent', reason: null };
    const from = otherSite(context);
    if (cookie.sameSite === 'strict')
        return withheld('same-site-strict', `it is SameSite=Strict, and ${cameFrom(from, context)}`);
    const [code, attribute] = cookie.sameSite === 'lax'
        ? ['same-site-lax', 'it is SameSite=Lax']
        : ['same-site-default', 'it has no SameSite, which counts as Lax'];
    if (!context.topLevel)
        return withheld(code, `${attribute}, and it is asked for inside a page of ${from}`);
    if (SAFE_METHODS.includes(context.method)) {
        const words = `${attribute}: a link from another site (${from}) may carry it`;
        return { kind: 'sent', reason: reason('lax-link', words) };
    }
    if (hasLaxPostGrace(cookie, context.now)) {
        const words = 'it has no SameSite and is less than two minutes old, and for so long browsers make an exception';
        return { kind: 'sent', reason: reason('lax-post-grace', words) };
    }
    return withheld(code, `${attribute}, and this ${context.method} comes from ${from}: other sites may only link`);
}
/** 5.6.7.2, optional: without SameSite a cookie goes along with a cross-site POST for its first two minutes. */
const hasLaxPostGrace = ({ sameSite, createdAt }, now) => sameSite === 'default' && now - createdAt <= 120_000;
const withheld = (code, words) => ({
    kind: 'withheld',
    reason: reason(code, words),
});
/** Origin of the page that makes a request cross-site: one around it, or else the one that caused it. */
const otherSite = ({ url, initiator, ancestors }) => new URL(ancestors.find((page) => !isSameSite(new URL(page), url)) ?? initiator ?? url).origin;
function cameFrom(from, { url, topLevel }) {
    const otherScheme = new URL(from).hostname === url.hostname ? ' (http and https are two sites)' : '';
    if (!topLevel)
        return `it is asked for inside a page of ${from}${otherScheme}`;
    return `the visitor comes from another site, ${from}${otherScheme}`;
}
//# sourceMappingURL=same-site.js.map