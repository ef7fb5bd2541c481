/** RFC 6265bis 5.1.3, 5.1.4: matching hosts and paths; secure. Hosts are canonical (5.1.2), as `URL.hostname`. */
import { getPublicSuffix } from 'tldts';
/**
 * 5.1.3. A host domain-matches a domain when
 * 1. they are identical, or
 * 2. the domain is a suffix of the host, the character before it is a dot, and the host is a name, not an IP address.
 */
export const domainMatches = (host, domain) => host === domain || (host.endsWith(`.${domain}`) && !isIpAddress(host));
/** Whether a host is an IPv4 or IPv6 address. */
export const isIpAddress = (host) => host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
/**
 * Whether a domain is a public suffix: one under which anybody may register names, such as `com`, `co.uk` or
 * `github.io`. By the public suffix list with its private part, as in Chromium; a name that the list does not know ends
 * in a suffix of one label.
 */
export const isPublicSuffix = (domain) => domain !== '' && getPublicSuffix(domain, OPTIONS) === domain;
const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };
/** One label more than the public suffix: `shop.app.test` → `app.test`. An address or suffix stands for itself. */
export function registrableDomain(host) {
    if (isIpAddress(host))
        return host;
    const labels = host.split('.');
    const candidates = labels.map((_, start) => labels.slice(start).join('.'));
    return candidates.findLast((candidate) => !isPublicSuffix(candidate)) ?? host;
}
/** 5.1.4. The default path: the request's, without its query, up to but not with the last `/`; `/` if that is empty. */
export function defaultPath({ pathname }) {
    return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}
/**
 * 5.1.4. A request path path-matches a cookie's path when
 * 1. they are identical, or
 * 2. the cookie's path is a prefix that ends in `/`, or
 * 3. the cookie's path is a prefix and the next character of the request path is `/`.
 */
export function pathMatches(requestPath, cookiePath) {
    if (requestPath === cookiePath)
        return true;
    if (!requestPath.startsWith(cookiePath))
        return false;
    return cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/';
}
/** Chromium: secure is https, and any scheme to the visitor's own machine, where apps are developed. */
export const isSecureConnection = ({ protocol, hostname }) => protocol === 'https:' || isOwnMachine(hostname);
const isOwnMachine = (host) => host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
//# sourceMappingURL=matching.js.map