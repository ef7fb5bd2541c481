/**
 * The headers that a transcript shows, in this order, each with what it teaches. All others are left out: HTTP has many,
 * and a learner is to see the one that matters.
 */
import { type HeaderFields, type HttpRequest, type HttpResponse, headerValues } from '../core/http.ts';
import { headerLines } from './header-lines.ts';

/** Whether this value of the header teaches anything in this message. */
type Shown<Message> = readonly [name: string, when: (value: string, message: Message) => boolean];

const always = (): boolean => true;

const REQUEST: readonly Shown<HttpRequest>[] = [
  // That another site sends it: what SameSite is about. Its own site goes without saying.
  ['Origin', (value, { url }) => value !== new URL(url).origin],
  // How the body is to be read: whether there are files in it, and what stands between its parts.
  ['Content-Type', (_, { body }) => body !== ''],
  // What `request.cookies` is read from.
  ['Cookie', always],
];

const RESPONSE: readonly Shown<HttpResponse>[] = [
  // What the body is. That a page is HTML goes without saying.
  ['Content-Type', (value) => !value.toLowerCase().startsWith('text/html')],
  // Whether the browser shows it or saves it, and under which name.
  ['Content-Disposition', always],
  // That the browser must not guess another type.
  ['X-Content-Type-Options', always],
  // Where a redirect goes.
  ['Location', always],
  // With 405: which methods the address takes.
  ['Allow', always],
  // Which headers of the request the answer hangs on; `Cookie` wherever a session was read.
  ['Vary', always],
  // Last, next to the lines that tell what became of each.
  ['Set-Cookie', always],
];

export const requestHeaderLines = (request: HttpRequest): string[] =>
  shownInRequest(request).flatMap(([name, value]) => headerLines(name, value));

export const responseHeaderLines = (response: HttpResponse): string[] =>
  shownInResponse(response).flatMap(([name, value]) => headerLines(name, value));

/** The fields themselves, as they are on the wire. */
export const shownInRequest = (request: HttpRequest): HeaderFields => shown(REQUEST, request);

export const shownInResponse = (response: HttpResponse): HeaderFields => shown(RESPONSE, response);

const shown = <Message extends HttpRequest | HttpResponse>(
  all: readonly Shown<Message>[],
  message: Message,
): HeaderFields =>
  all.flatMap(([name, when]) =>
    headerValues(message.headers, name)
      .filter((value) => when(value, message))
      .map((value) => [name, value] as const),
  );
