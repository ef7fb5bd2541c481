/** Judges a program by what a browser sees, up to the first unmet expectation. The program never gets to know any. */
import { cookieNamed, decodeCookieValue, faultIn, openBrowser, pageText, performStep, } from '../browser/index.js';
import { headerValues } from '../core/http.js';
import { code, paragraph } from '../core/prose.js';
import { APP_ORIGIN } from '../core/scenario.js';
/** Performs `checks` (not empty) on a loaded program. Each check opens new browsers; the clock goes on between them. */
export function* judge(checks, startTime) {
    let now = startTime;
    let transcript = [];
    for (const [check, { steps }] of checks.entries()) {
        let state = openBrowser(now);
        transcript = [];
        for (const { step, expect } of steps) {
            const result = yield* performStep(state, step);
            state = result.state;
            transcript.push(...result.entries);
            const request = requestNumber(transcript);
            const fault = faultIn(result.entries);
            if (fault !== null)
                return { kind: 'fault', check, request, fault, transcript };
            const found = expect.find(({ expectation }) => !isMet(expectation, result));
            if (found !== undefined) {
                return { kind: 'fail', check, request, unmet: inWords(found, result.entries, request), transcript };
            }
        }
        now = state.now;
    }
    return { kind: 'pass', transcript };
}
/** What `answers` says depends on what came instead. */
function inWords(unmet, entries, request) {
    if (unmet.expectation.see !== 'answers')
        return unmet;
    return { ...unmet, otherwise: [describeNoAnswer(entries, request), ...unmet.otherwise] };
}
/** The last request of a transcript, counted from 1 with the hops of redirects; null when it has none. */
function requestNumber(transcript) {
    const count = transcript.filter(({ kind }) => kind === 'exchange').length;
    return count === 0 ? null : count;
}
/** Whether the browser saw what was expected: the page of a step's last exchange, the cookies of all of them. */
function isMet(expectation, { state, entries }) {
    const exchanges = entries.filter((entry) => entry.kind === 'exchange');
    const last = exchanges.at(-1);
    switch (expectation.see) {
        case 'answers': {
            const status = statusOf(last);
            return status !== null && status >= 200 && status < 300;
        }
        case 'status':
            return statusOf(last) === expectation.status;
        case 'some-text':
            return pageOf(last) !== '';
        case 'text': {
            const wanted = fillIn(expectation.text, (name) => cookieNamed(state, name)?.value ?? null);
            return wanted !== null && pageOf(last).includes(folded(wanted));
        }
        case 'no-text':
            return !pageOf(last).includes(folded(expectation.text));
        case 'number':
            return new RegExp(`(?<!\\d)${expectation.number}(?!\\d)`).test(pageOf(last));
        case 'header':
            return headersOf(last, expectation.name).some((value) => value.includes(expectation.text));
        case 'sets-cookie':
            return exchanges.some((exchange) => sets(exchange, expectation.name)) && has(state, expectation.name);
        case 'no-cookie':
            return !has(state, expectation.name);
        case 'sends-cookie':
            return last?.sent.some(({ cookie }) => cookie.name === expectation.name) ?? false;
    }
}
const has = (state, name) => cookieNamed(state, name) !== undefined;
const sets = ({ received }, name) => received.some(({ decision }) => (decision.kind === 'stored' || decision.kind === 'replaced') && decision.cookie.name === name);
const statusOf = (exchange) => exchange?.answer.kind === 'response' ? exchange.answer.response.status : null;
const headersOf = (exchange, name) => exchange?.answer.kind === 'response' ? headerValues(exchange.answer.response.headers, name) : [];
const pageOf = (exchange) => exchange?.answer.kind === 'response' ? folded(pageText(exchange.answer.response)) : '';
/** How a page shows text: runs of white space are one space. */
const folded = (text) => text.replace(/\s+/g, ' ').trim();
/** Puts the decoded values of cookies into `{cookie NAME}`; null when the browser does not have one of them. */
function fillIn(text, storedValue) {
    let isComplete = true;
    const filled = text.replace(/\{cookie ([^}]+)\}/g, (_, name) => {
        const value = storedValue(name);
        isComplete &&= value !== null;
        return decodeCookieValue(value ?? '');
    });
    return isComplete ? filled : null;
}
/** Why the last request of a step's `entries` got no page. `request`: its number within the check, null for none. */
function describeNoAnswer(entries, request) {
    const exchanges = entries.filter((entry) => entry.kind === 'exchange');
    const [first] = exchanges;
    const last = exchanges.at(-1);
    if (first === undefined || last === undefined)
        return NO_REQUEST;
    const number = request === null ? 'This request' : `Request ${request}`;
    return paragraph(`${number}, `, ...named(first, last), ', ', ...whatCame(last));
}
const NO_REQUEST = paragraph('The browser made no request here. The transcript says why.');
const KINDS = {
    visit: 'the visit to ',
    post: 'the form sent to ',
    fetch: 'which a script sent to ',
    image: 'for the picture at ',
    frame: 'for the frame with ',
};
function named(first, last) {
    const asked = [KINDS[first.step.do], code(addressOf(first))];
    return last === first ? asked : ['to ', code(addressOf(last)), ', where it was sent on after ', ...asked];
}
function whatCame({ answer, request, redirect }) {
    if (answer.kind === 'fault')
        return ['got no answer.'];
    const { status } = answer.response;
    if (redirect?.kind === 'not-followed')
        return [`was sent on with status ${status}, and came to no page.`];
    if (answer.error !== null)
        return [`ended in an error: status ${status}. The transcript names the error and its line.`];
    const sentence = SENTENCES[status];
    if (sentence !== undefined)
        return [sentence];
    if (status !== 405)
        return [`was answered with status ${status} in place of a page.`];
    const method = request.method === 'GET' ? 'a plain visit, which is a GET request' : `a ${request.method} request`;
    return [`was refused: status 405. A route has this address, and it does not take ${method}.`];
}
const SENTENCES = {
    400: 'was refused: status 400. Either the program asked for something that was not sent, or the view itself refused.',
    404: 'found nothing: status 404. No route of the program has this address, or its view says that there is nothing.',
    500: 'was answered with an error page: status 500.',
};
/** The path alone on the lesson's own site, as its routes have it. */
function addressOf({ request }) {
    const { origin, pathname, search, href } = new URL(request.url);
    return origin === APP_ORIGIN ? pathname + search : href;
}
//# sourceMappingURL=judge.js.map