/** RFC 6265bis 5.8, the retrieval model: which cookies go with a request or to a script, and why; the Cookie header. */
import { parseCookie } from 'cookie';
import { currentBrowser } from './browser-state.js';
import { domainMatches, isSecureConnection, pathMatches, registrableDomain } from './matching.js';
import { reason } from './reason.js';
import { sameSiteVerdict } from './same-site.js';
import { receiveCookie } from './storage-model.js';
import { withholdOtherPartition, withholdThirdParty } from './third-party.js';
/** 5.8.2, "non-HTTP" APIs: what `document.cookie` gives a script, and why. Nothing in the jar may have expired. */
export function readDocumentCookie(state, page) {
    const retrieval = retrieveCookies(currentBrowser(state).jar, scriptContext(state, page));
    return { ...retrieval, text: writeCookieHeader(retrieval.sent.map(({ cookie }) => cookie)) };
}
/** What a script assigns to `document.cookie` is read like a Set-Cookie header that came with the page. */
export function writeDocumentCookie(state, page, cookie) {
    return receiveCookie(currentBrowser(state).jar, cookie, scriptContext(state, page));
}
/** The script belongs to the page, so only the pages around it can make it cross-site. */
const scriptContext = (state, { url, within = [] }) => ({
    url: new URL(url),
    method: 'GET',
    initiator: null,
    topLevel: within.length === 0,
    ancestors: within,
    thirdPartyCookies: currentBrowser(state).thirdPartyCookies,
    api: 'script',
    now: state.now,
});
/** 5.8.3, the retrieval algorithm. Expects a jar in which nothing has expired (see `dropExpired`). */
export function retrieveCookies(jar, context) {
    const site = registrableDomain(context.url.hostname);
    const sent = [];
    const withheld = [];
    // Step 3: the times of last access.
    const after = jar.map((cookie) => {
        const verdict = retrievalVerdict(cookie, context);
        if (verdict.kind === 'sent') {
            const accessed = { ...cookie, lastAccessAt: context.now };
            sent.push({ cookie: accessed, reason: verdict.reason });
            return accessed;
        }
        if (registrableDomain(cookie.domain) === site)
            withheld.push({ cookie, reason: verdict.reason });
        return cookie;
    });
    // Step 2: longer paths first; among equals the older first, which is the jar's own order (sorting is stable).
    const ordered = sent.toSorted((one, other) => other.cookie.path.length - one.cookie.path.length);
    return { sent: ordered, withheld, jar: after };
}
/** Step 1, its conditions in their order: the first one that holds the cookie back, or what lets it go. */
function retrievalVerdict(cookie, context) {
    const held = withholdFromHost(cookie, context) ??
        withholdFromPath(cookie, context) ??
        withholdOtherPartition(cookie, context) ??
        withholdSecure(cookie, context) ??
        withholdHttpOnly(cookie, context);
    if (held)
        return { kind: 'withheld', reason: held };
    const verdict = sameSiteVerdict(cookie, context);
    if (verdict.kind === 'withheld')
        return verdict;
    const blocked = withholdThirdParty(cookie, context);
    return blocked ? { kind: 'withheld', reason: blocked } : { kind: 'sent', reason: verdict.reason ?? MATCHES };
}
const MATCHES = reason('matches', 'it belongs to this host and path, and no flag holds it back');
function withholdFromHost({ domain, hostOnly }, { url: { hostname } }) {
    if (!domainMatches(hostname, domain))
        return reason('other-domain', `it is for ${domain}, and this is ${hostname}`);
    if (!hostOnly || hostname === domain)
        return null;
    return reason('host-only', `it was set without a Domain, so it is for ${domain} alone and not for ${hostname}`);
}
function withholdFromPath({ path }, { url: { pathname } }) {
    if (pathMatches(pathname, path))
        return null;
    return reason('other-path', `its Path is ${path} and the page is ${pathname}`);
}
function withholdSecure({ secure }, { url }) {
    if (!secure || isSecureConnection(url))
        return null;
    return reason('secure-only', `it is Secure, and ${url.protocol}//${url.host} is not encrypted`);
}
function withholdHttpOnly({ httpOnly }, { api }) {
    if (!httpOnly || api === 'http')
        return null;
    return reason('http-only', 'it is HttpOnly, which hides it from scripts');
}
/**
 * 5.8.3, step 4: the cookie-string. Not through a library: the strict writers refuse values that browsers hold (spaces,
 * non-ASCII), know no nameless cookies, and take an object, where two cookies of one name (two paths) would become one.
 */
export function writeCookieHeader(cookies) {
    return cookies.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
}
/** What Flask's `request.cookies` holds: the first of each name, decoded. Null prototype: `__proto__` is a name. */
export function readCookieHeader(header) {
    return parseCookie(header, { decode: decodeCookieValue });
}
/**
 * A cookie's value as Werkzeug gives it to a program: `"a\054b"` → `a,b`; `"caf\303\251"` → `café`; a value that is not
 * in double quotes stays as it is. Percent signs mean nothing. Bytes that are not UTF-8 become U+FFFD. Never throws.
 */
export function decodeCookieValue(text) {
    const value = text.trim();
    if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"'))
        return value;
    // One character a byte, so that an escape can complete a UTF-8 sequence with its neighbours.
    const bytes = Buffer.from(value.slice(1, -1), 'utf8').toString('latin1');
    const unescaped = bytes.replace(ESCAPE, (_, escaped) => escaped.length === 1 ? escaped : String.fromCharCode(Number.parseInt(escaped, 8)));
    return Buffer.from(unescaped, 'latin1').toString('utf8');
}
/** `\` and three octal digits are one byte; `\` and anything else is that character. */
const ESCAPE = /\\([0-3][0-7]{2}|[^\n])/g;
//# sourceMappingURL=retrieval-model.js.map