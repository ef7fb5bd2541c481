/** What the servers answer at a step: `set: …`, or `answers:` with one entry for each request of the step. */
import { z } from 'zod';
import { readDuration } from '../core/duration.js';
import { quote } from '../lesson/problem.js';
import { setCookies, withoutRequest } from '../lesson/yaml/scenario.js';
import { list, map, named, refuse, text, texts, wholeNumber } from '../lesson/yaml/schema.js';
/** RFC 9110's `token`. */
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const OWN_WORDS = { 'set-cookie': 'set', location: 'to' };
const headers = named(text('the value of the header'), 'a map of names and values such as {Cache-Control: no-store}').transform((fields, context) => {
    for (const [name] of fields) {
        const word = OWN_WORDS[name.toLowerCase()];
        if (word !== undefined) {
            refuse(context, `${quote(word)} in the answer instead`, { found: `the header ${quote(name)}`, at: 'key' }, [
                name,
            ]);
        }
        else if (!FIELD_NAME.test(name)) {
            const found = `the header name ${quote(name)}`;
            refuse(context, 'letters, digits and hyphens', { found, at: 'key' }, [name]);
        }
    }
    return fields;
});
const answer = map({
    status: wholeNumber(200, 599, 'an HTTP status such as 200').optional(),
    set: texts('a Set-Cookie header, or a list of them').default([]),
    to: text('an address to redirect to').optional(),
    headers: headers.default([]),
    body: text('the text of the page').default(''),
}, 'an answer', 'a map such as "to: /welcome"').transform(({ to = null, status = to === null ? 200 : 302, set, headers, body }) => ({
    status,
    set,
    to,
    headers,
    body,
}));
/** The fields that a step may have beside its own. */
export const ANSWER_FIELDS = ['set', 'answers'];
/** The answers that those fields script; none when they are not there. */
export const answersOf = (isAsking) => z
    .object({
    set: setCookies(isAsking).optional(),
    answers: (isAsking
        ? list(answer, 'a list with an answer for each request, such as "- to: /welcome"')
        : withoutRequest('answers')).optional(),
})
    .transform(({ set, answers }, context) => {
    if (set === undefined)
        return answers ?? [];
    if (answers === undefined)
        return [{ status: 200, set, to: null, headers: [], body: '' }];
    const remedy = '"set" can stand in an answer';
    return refuse(context, 'one of the two', { found: '"answers" beside "set"', remedy, at: 'key' }, ['answers']);
});
/** What every server says where nothing is scripted and no program runs: an empty page. */
export const EMPTY_PAGE = { status: 200, set: [], to: null, headers: [], body: '' };
/** The answer as the browser gets it. `at` is when it comes, epoch milliseconds. */
export function answerFrom({ status, set, to, headers, body }, at) {
    const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
    const response = {
        status,
        reason: REASONS[status] ?? '',
        headers: [
            ...(hasType ? [] : [['Content-Type', 'text/html; charset=utf-8']]),
            ...headers,
            ...set.map((header) => ['Set-Cookie', writeDates(header, at)]),
            ...(to === null ? [] : [['Location', to]]),
        ],
        body,
    };
    return { kind: 'response', response, error: null, prints: '' };
}
/** `{30 days}` and `{-1 hour}` become dates, so far from `at`, as servers write them. */
const writeDates = (header, at) => header.replace(/\{(-?)([^{}]+)\}/g, (whole, minus, length) => {
    const reading = readDuration(length);
    if (reading.kind === 'unreadable')
        return whole;
    return new Date(at + (minus === '' ? 1 : -1) * reading.seconds * 1000).toUTCString();
});
/** RFC 9110, section 15; the phrases mean nothing to the browser, but people read them. */
const REASONS = {
    200: 'OK',
    201: 'Created',
    204: 'No Content',
    301: 'Moved Permanently',
    302: 'Found',
    303: 'See Other',
    304: 'Not Modified',
    307: 'Temporary Redirect',
    308: 'Permanent Redirect',
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    405: 'Method Not Allowed',
    409: 'Conflict',
    410: 'Gone',
    418: "I'm a teapot",
    429: 'Too Many Requests',
    500: 'Internal Server Error',
    502: 'Bad Gateway',
    503: 'Service Unavailable',
};
//# sourceMappingURL=answers.js.map