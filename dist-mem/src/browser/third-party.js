import { reason } from './reason.js';
import { isThirdParty, siteOf } from './same-site.js';
/** The partition of which a request (or script) sees the cookies, and into which it stores Partitioned ones. */
export function partitionOf(context) {
    const [tab = context.url.href] = context.ancestors;
    return { topSite: siteOf(new URL(tab)), crossSite: isThirdParty(context) };
}
export function isSamePartition(one, other) {
    if (one === null || other === null)
        return one === other;
    return one.topSite === other.topSite && one.crossSite === other.crossSite;
}
export function refusePartitionedWithoutSecure(cookie) {
    if (cookie.partition === null || cookie.secure)
        return null;
    return reason('partitioned-without-secure', 'it is Partitioned, and browsers take that only together with Secure');
}
export function withholdOtherPartition({ partition }, context) {
    const here = partitionOf(context);
    if (partition === null || isSamePartition(partition, here))
        return null;
    const words = `it is Partitioned: it was set ${partitionWords(partition)}, and this is ${partitionWords(here)}`;
    return reason('other-partition', words);
}
const partitionWords = ({ topSite, crossSite }) => crossSite ? `inside a page of ${topSite}` : `on ${topSite} itself`;
/** Why the setting forbids storing this cookie; null when it does not. */
export function refuseThirdParty(cookie, context) {
    if (!isBlocked(cookie, context))
        return null;
    return reason('third-party-storage', `${embedding(context)}, and this browser takes no third-party cookies`);
}
/** Why the setting forbids sending (or showing) this cookie; null when it does not. */
export function withholdThirdParty(cookie, context) {
    if (!isBlocked(cookie, context))
        return null;
    return reason('third-party-blocked', `${embedding(context)}, and this browser sends no third-party cookies`);
}
/** Chromium: what is Partitioned works nevertheless, since it cannot follow anybody from site to site. */
const isBlocked = (cookie, context) => context.thirdPartyCookies === 'blocked' && cookie.partition === null && isThirdParty(context);
const embedding = ({ url, ancestors }) => `${url.hostname} is only a part of a page of ${new URL(ancestors[0] ?? url.href).hostname}`;
//# sourceMappingURL=third-party.js.map