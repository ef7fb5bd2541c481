/** Before cookies: what is requested, where a redirect leads (Fetch), and W3C "Mixed Content", level 2. */
import { headerValues } from '../core/http.js';
import { formContent } from './form-content.js';
import { isIpAddress, isSecureConnection } from './matching.js';
import { reason } from './reason.js';
/** What the first request of a step is. Origins are canonical, without a path. `seed`: see `formContent`. */
export function firstLoad(step, seed) {
    const url = new URL(step.url);
    switch (step.do) {
        case 'visit':
        case 'post': {
            const from = step.from === null ? null : new URL(step.from).origin;
            const sent = step.do === 'visit' ? GET : post(formContent(step, step.form, seed));
            const initiator = step.do === 'visit' ? from : (from ?? url.origin);
            const tab = { part: null, ancestors: [], credentials: 'include', upgraded: null };
            return { url, ...sent, initiator, namesReferrer: from !== null, ...tab };
        }
        case 'image':
        case 'frame':
            return { url, ...GET, ...partOf(step), credentials: 'include' };
        case 'fetch': {
            const sent = step.form === null ? GET : post(formContent(step, step.form, seed));
            return restrictCredentials({ url, ...sent, ...partOf(step), credentials: step.credentials });
        }
    }
}
const GET = { method: 'GET', content: null };
const post = (content) => ({ method: 'POST', content });
const partOf = ({ do: part, pages }) => ({
    initiator: new URL(pages.at(-1) ?? pages[0]).origin,
    namesReferrer: true,
    part,
    ancestors: pages,
    upgraded: null,
});
/** Once a fetch has left the origin of its page, "same-origin" credentials stay off (Fetch, 4.1). */
const restrictCredentials = (load) => load.credentials === 'same-origin' && load.url.origin !== load.initiator ? { ...load, credentials: 'omit' } : load;
const MAX_HOPS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Where the response to the `hop`-th request (from 0) leads (Fetch, "HTTP-redirect fetch"), and the request there. */
export function followRedirect(load, response, hop) {
    const [location] = headerValues(response.headers, 'Location');
    if (!REDIRECTS.includes(response.status) || location === undefined)
        return { redirect: null, next: null };
    const url = resolve(location, load.url);
    if (!url)
        return { redirect: { kind: 'not-followed', to: location, why: 'bad-location' }, next: null };
    const to = url.href;
    if (hop + 1 >= MAX_HOPS)
        return { redirect: { kind: 'not-followed', to, why: 'too-many' }, next: null };
    const checked = checkMixedContent(restrictCredentials({ ...load, url, ...sentAfter(load, response) }));
    if (checked.kind === 'blocked') {
        const { reason } = checked;
        return { redirect: { kind: 'not-followed', to, why: 'mixed-content', reason }, next: null };
    }
    return { redirect: { kind: 'followed', to }, next: checked.load };
}
/** 303 always becomes GET; 301 and 302 turn POST into GET, as browsers always did; 307 and 308 keep method and body. */
const sentAfter = ({ method, content }, { status }) => status === 307 || status === 308 ? { method, content } : GET;
function resolve(location, base) {
    if (!URL.canParse(location, base.href))
        return null;
    const url = new URL(location, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}
/** Whether a page that came over https may load this, and how; for each hop. What navigates the tab is no part. */
export function checkMixedContent(load) {
    const page = load.ancestors.find((address) => address.startsWith('https:'));
    const isMixed = load.part !== null && page !== undefined && !isSecureConnection(load.url);
    if (!isMixed)
        return { kind: 'goes', load: { ...load, upgraded: null } };
    const where = `${new URL(page).origin} is encrypted and ${load.url.origin} is not`;
    if (isUpgradable(load)) {
        const url = new URL(load.url);
        url.protocol = 'https:';
        const words = `${where}, so the browser asks for the image by https instead`;
        return { kind: 'goes', load: { ...load, url, upgraded: reason('mixed-content-upgraded', words) } };
    }
    return { kind: 'blocked', reason: reason('mixed-content-blocked', `${where}, so the browser does not ask for it`) };
}
/** Chromium: an image is asked for by https instead, unless its host is an address. */
const isUpgradable = ({ part, url }) => part === 'image' && !isIpAddress(url.hostname);
//# sourceMappingURL=load.js.map