/** Whatever loads a page or a part of one, with every redirect that it leads to: one exchange a hop. */
import { headerValues } from '../core/http.js';
import { currentBrowser, oneEntry, withJar } from './browser-state.js';
import { dropExpired } from './cookie.js';
import { checkMixedContent, firstLoad, followRedirect } from './load.js';
import { parseSetCookie } from './parse-set-cookie.js';
import { reason } from './reason.js';
import { retrieveCookies, writeCookieHeader } from './retrieval-model.js';
import { receiveCookie } from './storage-model.js';
/** Yields each request and takes its answer. After a fault there is no further hop. */
export function* sendRequests(state, step) {
    const entries = [];
    let { jar } = currentBrowser(state);
    const checked = checkMixedContent(firstLoad(step, `${state.now} ${state.performed}`));
    if (checked.kind === 'blocked') {
        return oneEntry(state, jar, (base) => ({ kind: 'blocked', step, ...base, reason: checked.reason }));
    }
    let load = checked.load;
    while (load) {
        const done = yield* exchange(state, jar, step, load, entries.length);
        entries.push(done.entry);
        jar = done.entry.jar;
        load = done.next;
    }
    return { state: withJar(state, jar), entries };
}
function* exchange(state, jar, step, load, hop) {
    const { now, performed: number, current: browser } = state;
    const context = contextOf(load, state);
    const { jar: fresh, expired } = dropExpired(jar, now);
    const retrieve = load.credentials === 'omit' ? withholdAll : retrieveCookies;
    const { sent, withheld, jar: accessed } = retrieve(fresh, context);
    const request = writeRequest(load, writeCookieHeader(sent.map(({ cookie }) => cookie)), now);
    const answer = yield request;
    const { jar: after, received } = receiveAnswer(accessed, answer, load, context);
    const { redirect, next } = answer.kind === 'response' ? followRedirect(load, answer.response, hop) : { redirect: null, next: null };
    const { upgraded } = load;
    const base = { number, step, browser, at: now, jar: after };
    const decided = { sent, withheld, expired, answer, received, redirect };
    return { entry: { kind: 'exchange', ...base, hop, request, upgraded, ...decided }, next };
}
function receiveAnswer(jar, answer, { credentials }, context) {
    if (answer.kind === 'fault')
        return { jar, received: [] };
    const receive = credentials === 'omit' ? ignoreCookie : receiveCookie;
    let after = jar;
    const received = headerValues(answer.response.headers, 'Set-Cookie').map((header) => {
        const result = receive(after, header, context);
        after = result.jar;
        return result.received;
    });
    return { jar: after, received };
}
function contextOf({ url, method, initiator, part, ancestors }, state) {
    const { thirdPartyCookies } = currentBrowser(state);
    return { url, method, initiator, topLevel: part === null, ancestors, thirdPartyCookies, api: 'http', now: state.now };
}
/** Without credentials every cookie of the site is withheld, whatever else there is to say of it. */
function withholdAll(jar, context) {
    const { sent, withheld } = retrieveCookies(jar, context);
    const why = noCredentials('so no cookie goes along');
    return { sent: [], withheld: [...sent, ...withheld].map(({ cookie }) => ({ cookie, reason: why })), jar };
}
/** Without credentials nothing is taken from the answer, whatever it is. */
function ignoreCookie(jar, header, { now }) {
    const { name } = parseSetCookie(header, now);
    const why = noCredentials('so no cookie is taken from the answer');
    return { jar, received: { header, decision: { kind: 'rejected', name, reason: why }, notes: [] } };
}
function noCredentials(consequence) {
    return reason('no-credentials', `the script asked for a fetch without credentials here, ${consequence}`);
}
/** A request as it goes on the wire: the headers that a Flask program can care about, no more. */
function writeRequest(load, cookieHeader, now) {
    const { url, method, content } = load;
    const headers = [
        ['Host', url.host],
        ...provenance(load),
        ...(content === null
            ? []
            : [header('Content-Type', content.type), header('Content-Length', String(content.body.length))]),
        ...(cookieHeader === '' ? [] : [header('Cookie', cookieHeader)]),
    ];
    const address = new URL(url);
    address.hash = '';
    return { method, url: address.href, headers, body: content?.body ?? '', at: now };
}
const header = (name, value) => [name, value];
/** Origin goes with every POST; Referer by the default policy "strict-origin-when-cross-origin". */
function provenance({ url, method, initiator, namesReferrer }) {
    if (initiator === null)
        return [];
    const isDowngrade = initiator.startsWith('https:') && url.protocol === 'http:';
    return [
        ...(method === 'POST' ? [header('Origin', initiator)] : []),
        ...(namesReferrer && !isDowngrade ? [header('Referer', `${initiator}/`)] : []),
    ];
}
//# sourceMappingURL=send-requests.js.map