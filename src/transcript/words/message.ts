/** One exchange as a code block, without what teaches nothing and is too wide for a phone: versions, Host, dates. */
import { type Exchange, type LoadingStep, pageText, type ReadPart, readMultipart } from '../../browser/index.ts';
import { type HeaderFields, type HttpRequest, type HttpResponse, headerValues, textOf } from '../../core/http.ts';
import { shortAddress } from './step-title.ts';
import { countWords, printable, printableLine, shortenEnd, shortenValue } from './text.ts';

/** Whether `(no Cookie header)` is shown: left out in a transcript without any cookies. */
export type CookieNote = 'said' | 'left-out';

export function exchangeText({ request, answer, redirect, step }: Exchange, note: CookieNote): string {
  const sent = [
    'Request: browser → server',
    `${request.method} ${shortenValue(shortAddress(request.url))}`,
    ...shownInRequest(request, step).flatMap(headerLines),
    ...(note === 'said' && hasNoCookies(request) ? [NO_COOKIES] : []),
    ...contentLines(request),
  ];
  if (answer.kind === 'fault') return [...sent, '', 'Response: none'].join('\n');
  const { status, reason } = answer.response;
  // Browsers follow a redirect without showing its page.
  const page = redirect?.kind === 'followed' ? [] : ['', pageWords(answer.response)];
  const got = [
    'Response: server → browser',
    `${status} ${reason}`.trim(),
    ...shownInResponse(answer.response, step).flatMap(headerLines),
    ...page,
  ];
  return [...sent, '', ...got].join('\n');
}

export const NO_COOKIES = '(no Cookie header)';

export const hasNoCookies = ({ headers }: HttpRequest): boolean => headerValues(headers, 'Cookie').length === 0;

/** What Flask shows where a program raised an error: three lines that say no more than the status does. */
const ERROR_PAGE = 'Internal Server Error\nThe server encountered an internal error';

/** What a visitor sees of a form that has no words on it. */
const FIELDS = /<(?:form|input|button|select|textarea)\b/i;

/** RFC 9110, 6.4.1: answers that never have a body. */
const BODILESS = [204, 304];

/** The text of a page, or words for an empty one. */
export function pageWords(response: HttpResponse): string {
  const text = printable(pageText(response));
  if (BODILESS.includes(response.status)) return '(no body)';
  if (text.trim() === '') return FIELDS.test(response.body) ? '(a page with a form, and no words)' : '(an empty page)';
  return text.startsWith(ERROR_PAGE) ? '(the usual page for an error)' : shortenEnd(text);
}

/** A header, and whether its value teaches anything in a message. */
type ShownHeader<Message> = readonly [name: string, when: (value: string, message: Message) => boolean];

const always = (): boolean => true;

/** In this order. HTTP has many headers; learners should see the one that matters. */
const REQUEST_HEADERS: readonly ShownHeader<HttpRequest>[] = [
  // That another site sends it: what SameSite and CORS are about. Its own site goes without saying.
  ['Origin', (value, { url }) => value !== new URL(url).origin],
  // What the browser asks before a script's request to another origin.
  ['Access-Control-Request-Method', always],
  ['Access-Control-Request-Headers', always],
  // How the body is to be read: whether there are files in it, and what stands between its parts.
  ['Content-Type', (_, { body }) => body !== ''],
  // What `request.cookies` is read from.
  ['Cookie', always],
];

const RESPONSE_HEADERS: readonly ShownHeader<HttpResponse>[] = [
  // What the body is. That a page is HTML goes without saying.
  ['Content-Type', (value) => !value.toLowerCase().startsWith('text/html')],
  // Whether the browser shows it or saves it, and under which name.
  ['Content-Disposition', always],
  // That the browser must not guess another type.
  ['X-Content-Type-Options', always],
  ['Location', always],
  // With 405: which methods the address takes.
  ['Allow', always],
  // What scripts of other origins may ask and read.
  ['Access-Control-Allow-Origin', always],
  ['Access-Control-Allow-Credentials', always],
  ['Access-Control-Allow-Methods', always],
  ['Access-Control-Allow-Headers', always],
  ['Access-Control-Max-Age', always],
  ['Access-Control-Expose-Headers', always],
  // Which headers of the request the answer depends on; `Cookie` wherever a session was read.
  ['Vary', always],
  // Last, next to the lines about what became of each.
  ['Set-Cookie', always],
];

/** The fields that a transcript shows, as they are on the wire: what a step adds to a request is always among them. */
export const shownInRequest = (request: HttpRequest, { headers = [], show = [] }: LoadingStep): HeaderFields =>
  shownHeaders(REQUEST_HEADERS, request, [...headers.map(([name]) => name), ...show]);

export const shownInResponse = (response: HttpResponse, { show = [] }: LoadingStep): HeaderFields =>
  shownHeaders(RESPONSE_HEADERS, response, show);

/** `chosen`: names that the author wants to see. Those that are not usual come before the cookies, which are last. */
function shownHeaders<Message extends HttpRequest | HttpResponse>(
  usual: readonly ShownHeader<Message>[],
  message: Message,
  chosen: readonly string[],
): HeaderFields {
  const isIn = (name: string, names: readonly string[]): boolean =>
    names.some((one) => one.toLowerCase() === name.toLowerCase());
  const names = usual.map(([name]) => name);
  const more = chosen
    .filter((name, index) => !isIn(name, [...names, ...chosen.slice(0, index)]))
    .map((name): ShownHeader<Message> => [name, always]);
  const wanted = usual.map(([name, when]): ShownHeader<Message> => [name, isIn(name, chosen) ? always : when]);
  return [...wanted.slice(0, -1), ...more, ...wanted.slice(-1)].flatMap(([name, when]) =>
    headerValues(message.headers, name)
      .filter((value) => when(value, message))
      .map((value) => [name, value] as const),
  );
}

/** Columns: a code block in a chat on a telephone held sideways. */
const WIDTH = 60;

export const headerLines = ([name, value]: readonly [name: string, value: string]): string[] =>
  valueLines(`${name}: ${value}`);

/** A header field or what scripts use, as lines for a phone: what is between semicolons is shortened by itself. */
export function valueLines(text: string): string[] {
  const lines: string[] = [];
  for (const part of printableLine(text).split(/(?<=;) /)) {
    const short = shortenValue(part);
    const last = lines.at(-1);
    if (last === undefined) lines.push(short);
    else if (last.length + 1 + short.length <= WIDTH) lines[lines.length - 1] = `${last} ${short}`;
    else lines.push(`  ${short}`);
  }
  return lines;
}

const MOST_PARTS = 6;
const MOST_OF_FILE = 200;

/** A blank line and the body, or nothing. A file is shown where it is a short text, else its size stands for it. */
export function contentLines(request: HttpRequest): string[] {
  if (request.body === '') return [];
  const multipart = readMultipart(request);
  if (multipart === null) return ['', shortenEnd(shortFields(printable(textOf(request.body) ?? request.body)))];
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
const shortFields = (body: string): string =>
  body
    .split('&')
    .map((field) => shortenValue(field))
    .join('&');

const partLines = ({ headers, content }: ReadPart): string[] => [
  ...headers.flatMap(headerLines),
  '',
  partContent(content, headerValues(headers, 'Content-Type')[0]),
];

function partContent(content: string, type: string | undefined): string {
  const text = textOf(content);
  if (type === undefined) return shortenValue(printable(text ?? content));
  if (content === '') return '(an empty file)';
  const isText = text !== null && !/[^\P{Cc}\t\r\n]/u.test(text) && !isFiller(text);
  const isShown = isText && (type.startsWith('text/') || text.length <= MOST_OF_FILE);
  const typeWords = shortenValue(printable(type));
  return isShown ? shortenValue(printable(text)) : `(${countWords(content.length, 'byte')} of ${typeWords})`;
}

/** One character repeated: the file is there for its size. */
const isFiller = (text: string): boolean => /^(.)\1{19,}$/su.test(text);
