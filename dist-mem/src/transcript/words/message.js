/** One exchange as a code block, without what teaches nothing and is too wide for a phone: versions, Host, dates. */
import { pageText, readMultipart } from '../../browser/index.js';
import { headerValues, textOf } from '../../core/http.js';
import { shortAddress } from './step-title.js';
import { countWords, printable, printableLine, shortenEnd, shortenValue } from './text.js';
export function exchangeText({ request, answer, redirect }, note) {
    const sent = [
        `${request.method} ${shortenValue(shortAddress(request.url))}`,
        ...shownInRequest(request).flatMap(headerLines),
        ...(note === 'said' && hasNoCookies(request) ? [NO_COOKIES] : []),
        ...contentLines(request),
    ];
    if (answer.kind === 'fault')
        return sent.join('\n');
    const { status, reason } = answer.response;
    // Browsers follow a redirect without showing its page.
    const page = redirect?.kind === 'followed' ? [] : ['', pageWords(answer.response)];
    const got = [`${status} ${reason}`.trim(), ...shownInResponse(answer.response).flatMap(headerLines), ...page];
    return [...sent, '', ...got].join('\n');
}
export const NO_COOKIES = '(no Cookie header)';
export const hasNoCookies = ({ headers }) => headerValues(headers, 'Cookie').length === 0;
/** What Flask shows where a program raised an error: three lines that say no more than the status does. */
const ERROR_PAGE = 'Internal Server Error\nThe server encountered an internal error';
/** The text of a page, or words for an empty one. */
export function pageWords(response) {
    const text = printable(pageText(response));
    if (text.trim() === '')
        return '(an empty page)';
    return text.startsWith(ERROR_PAGE) ? '(the usual page for an error)' : shortenEnd(text);
}
const always = () => true;
/** In this order. HTTP has many headers; learners should see the one that matters. */
const REQUEST_HEADERS = [
    // That another site sends it: what SameSite is about. Its own site goes without saying.
    ['Origin', (value, { url }) => value !== new URL(url).origin],
    // How the body is to be read: whether there are files in it, and what stands between its parts.
    ['Content-Type', (_, { body }) => body !== ''],
    // What `request.cookies` is read from.
    ['Cookie', always],
];
const RESPONSE_HEADERS = [
    // What the body is. That a page is HTML goes without saying.
    ['Content-Type', (value) => !value.toLowerCase().startsWith('text/html')],
    // Whether the browser shows it or saves it, and under which name.
    ['Content-Disposition', always],
    // That the browser must not guess another type.
    ['X-Content-Type-Options', always],
    ['Location', always],
    // With 405: which methods the address takes.
    ['Allow', always],
    // Which headers of the request the answer depends on; `Cookie` wherever a session was read.
    ['Vary', always],
    // Last, next to the lines about what became of each.
    ['Set-Cookie', always],
];
/** The fields that a transcript shows, as they are on the wire. */
export const shownInRequest = (request) => shownHeaders(REQUEST_HEADERS, request);
export const shownInResponse = (response) => shownHeaders(RESPONSE_HEADERS, response);
const shownHeaders = (headers, message) => headers.flatMap(([name, when]) => headerValues(message.headers, name)
    .filter((value) => when(value, message))
    .map((value) => [name, value]));
/** Columns: a code block in a chat on a telephone held sideways. */
const WIDTH = 60;
export const headerLines = ([name, value]) => valueLines(`${name}: ${value}`);
/** A header field or what scripts use, as lines for a phone: what is between semicolons is shortened by itself. */
export function valueLines(text) {
    const lines = [];
    for (const part of printableLine(text).split(/(?<=;) /)) {
        const short = shortenValue(part);
        const last = lines.at(-1);
        if (last === undefined)
            lines.push(short);
        else if (last.length + 1 + short.length <= WIDTH)
            lines[lines.length - 1] = `${last} ${short}`;
        else
            lines.push(`  ${short}`);
    }
    return lines;
}
const MOST_PARTS = 6;
const MOST_OF_FILE = 200;
/** A blank line and the body, or nothing. A file is shown where it is a short text, else its size stands for it. */
export function contentLines(request) {
    if (request.body === '')
        return [];
    const multipart = readMultipart(request);
    if (multipart === null)
        return ['', shortenEnd(shortFields(printable(textOf(request.body) ?? request.body)))];
    const { boundary, parts } = multipart;
    const left = parts.length - MOST_PARTS;
    return [
        '',
        ...parts.slice(0, MOST_PARTS).flatMap((part) => [`--${boundary}`, ...partLines(part)]),
        ...(left > 0 ? [`(… and ${countWords(left, 'more part')})`] : []),
        `--${boundary}--`,
    ];
}
/** Each field of a form is shortened by itself, so that a long one does not hide those behind it. */
const shortFields = (body) => body
    .split('&')
    .map((field) => shortenValue(field))
    .join('&');
const partLines = ({ headers, content }) => [
    ...headers.flatMap(headerLines),
    '',
    partContent(content, headerValues(headers, 'Content-Type')[0]),
];
function partContent(content, type) {
    const text = textOf(content);
    if (type === undefined)
        return shortenValue(printable(text ?? content));
    if (content === '')
        return '(an empty file)';
    const isText = text !== null && !/[^\P{Cc}\t\r\n]/u.test(text) && !isFiller(text);
    const isShown = isText && (type.startsWith('text/') || text.length <= MOST_OF_FILE);
    const typeWords = shortenValue(printable(type));
    return isShown ? shortenValue(printable(text)) : `(${countWords(content.length, 'byte')} of ${typeWords})`;
}
/** One character repeated: the file is there for its size. */
const isFiller = (text) => /^(.)\1{19,}$/su.test(text);
//# sourceMappingURL=message.js.map