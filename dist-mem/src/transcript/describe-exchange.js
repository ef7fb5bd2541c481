/** One request and its answer: what went over the wire, what the program said, and what the jar made of it. */
import { readCookieHeader, } from '../browser/index.js';
import { headerValues } from '../core/http.js';
import { codeBlock, paragraph } from '../core/prose.js';
import { becameWords, cookieWords, nameCode, namesCode, valueCode } from './words/cookie.js';
import { line, lines } from './words/marked-lines.js';
import { exchangeText } from './words/message.js';
import { describeError, describePrints, faultSentence } from './words/program.js';
import { shortAddress } from './words/step-title.js';
import { shortenValue } from './words/text.js';
import { lifetimeWords, momentWords } from './words/time.js';
/** Everything below the heading. */
export function describeExchange(exchange, note) {
    const { answer, received, sent, at } = exchange;
    return [
        codeBlock('http', exchangeText(exchange, note)),
        ...lines([...requestLines(exchange, ordinaryLines(sent)), ...receivedLines(received, at)]),
        ...describePrints(answer.prints),
        ...(answer.kind === 'fault' ? faultSentence(answer.fault) : []),
        ...(answer.kind === 'response' && answer.error ? describeError(answer.error, 'at this request') : []),
        ...describeStop(exchange),
    ];
}
/** Why a redirect was not followed; nothing for one that was. */
export function describeStop({ redirect }) {
    if (redirect?.kind !== 'not-followed')
        return [];
    const to = shortenValue(shortAddress(redirect.to));
    switch (redirect.why) {
        case 'too-many':
            return [
                paragraph(`The answer redirects once more, to ${to}. The browser gives up: these redirects seem never to end.`),
            ];
        case 'bad-location':
            return [paragraph(`The answer redirects to ${to}, which is no address that a browser can open.`)];
        case 'mixed-content':
            return lines([line('blocked', to, `: ${redirect.reason.words}`)]);
    }
}
/** About the request and its cookies. `ordinary`: those sent without an exception, seen in the Cookie header. */
export function requestLines(exchange, ordinary = []) {
    const { upgraded, expired, sent, withheld, request } = exchange;
    const [header = ''] = headerValues(request.headers, 'Cookie');
    return [
        ...(upgraded === null ? [] : [line('note', upgraded.words)]),
        ...expiredLines(expired),
        ...ordinary,
        ...sent.filter((one) => !isOrdinary(one)).map((one) => decidedLine('sent', one)),
        ...withheld.map((one) => decidedLine('withheld', one)),
        ...readingLines(sent, header),
    ];
}
export const expiredLines = (expired) => expired.map((cookie) => line('expired', nameCode(cookie), `: its time ran out at ${momentWords(cookie.expiresAt ?? 0)}`));
export const decidedLine = (kind, { cookie, reason }) => line(kind, nameCode(cookie), `: ${reason.words}`);
function ordinaryLines(sent) {
    const names = namesCode(sent.filter(isOrdinary).map(({ cookie }) => cookie));
    return names.length === 0 ? [] : [line('sent', ...names, ': host, path and flags allow it')];
}
const isOrdinary = ({ reason }) => reason.code === 'matches';
/** What `request.cookies` gives, where that differs from the header. */
function readingLines(sent, header) {
    const read = readCookieHeader(header);
    const names = [...new Set(sent.map(({ cookie }) => cookie.name))].filter((name) => name !== '');
    return names.flatMap((name) => {
        const [first, second] = sent.filter(({ cookie }) => cookie.name === name);
        const value = read[name];
        const isTwice = second !== undefined;
        const isDecoded = value !== undefined && value !== first?.cookie.value;
        const words = value === undefined || value === '' ? 'empty text' : valueCode(value);
        return [
            ...(isTwice ? [line('note', 'two paths, one name: the program reads the first ', nameCode({ name }))] : []),
            ...(isDecoded ? [line('note', 'the program reads ', nameCode({ name }), ' as ', words)] : []),
        ];
    });
}
/** What became of each Set-Cookie header, and why. `now` is when the answer came (epoch milliseconds). */
export const receivedLines = (received, now) => received.flatMap(({ decision, notes }) => [
    ...decisionLines(decision, now),
    ...notes.map((note) => line('note', note.words)),
]);
function decisionLines(decision, now) {
    switch (decision.kind) {
        case 'stored':
            return [line('stored', ...cookieWords(decision.cookie, now)), ...evictedLines(decision.evicted)];
        case 'replaced':
            return [line('replaced', ...replacedWords(decision.previous, decision.cookie, now))];
        case 'deleted':
            return [line('deleted', nameCode(decision.cookie), `: ${decision.reason.words}`)];
        case 'ignored':
        case 'rejected':
            return [line(decision.kind, nameCode(decision), `: ${decision.reason.words}`)];
    }
}
function replacedWords(previous, cookie, now) {
    const lifetime = `, ${lifetimeWords(cookie.expiresAt, now)}`;
    if (previous.value === cookie.value)
        return [nameCode(cookie), ': the same value again', lifetime];
    if (isOpaque(previous.value) || isOpaque(cookie.value))
        return [nameCode(cookie), ': a new value', lifetime];
    return [nameCode(cookie), ': ', ...becameWords(previous.value, cookie.value), lifetime];
}
/** Nobody reads such a value twice, and the new one stands in the header above. In characters. */
const isOpaque = (value) => value.length > 40;
/** Browsers evict many at once: three are named, the others counted. */
function evictedLines(evicted) {
    if (evicted.length === 0)
        return [];
    const names = namesCode(evicted.slice(0, 3));
    const others = evicted.length > 3 ? ` and ${evicted.length - 3} more` : '';
    return [line('evicted', ...names, `${others}: the browser had no room left, and dropped what was used longest ago`)];
}
//# sourceMappingURL=describe-exchange.js.map