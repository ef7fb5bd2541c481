/**
 * One exchange as the lines of a code block: the request line and what matters of its headers, a blank line, the
 * answer. HTTP versions, Host, lengths and dates are left out: they teach nothing here and make lines too long for a
 * phone.
 */

import { type Exchange, pageText } from '../browser/index.ts';
import { type HttpRequest, type HttpResponse, headerValues } from '../core/http.ts';
import { contentLines } from './content-lines.ts';
import type { CookieNote } from './cookie-note.ts';
import { printable } from './printable.ts';
import { shortAddress } from './short-address.ts';
import { shortenEnd, shortenValue } from './shorten.ts';
import { requestHeaderLines, responseHeaderLines } from './shown-headers.ts';

export function exchangeText({ request, answer, redirect }: Exchange, note: CookieNote): string {
  const asked = requestLines(request, note);
  if (answer.kind === 'fault') return asked.join('\n');
  // Browsers follow a redirect without showing its page.
  const page = redirect?.kind === 'followed' ? [] : ['', pageWords(answer.response)];
  return [...asked, '', ...responseLines(answer.response), ...page].join('\n');
}

function requestLines(request: HttpRequest, note: CookieNote): string[] {
  const { method, url, headers } = request;
  const isBare = headerValues(headers, 'Cookie').length === 0;
  return [
    `${method} ${shortenValue(shortAddress(url))}`,
    ...requestHeaderLines(request),
    ...(isBare && note === 'said' ? ['(no Cookie header)'] : []),
    ...contentLines(request),
  ];
}

const responseLines = (response: HttpResponse): string[] => [
  `${response.status} ${response.reason}`.trim(),
  ...responseHeaderLines(response),
];

/** What Flask shows where a program raised an error: three lines that say no more than the status does. */
const ERROR_PAGE = 'Internal Server Error\nThe server encountered an internal error';

/** What is to be read on a page, or words for there being nothing. */
export function pageWords(response: HttpResponse): string {
  const text = printable(pageText(response));
  if (text.trim() === '') return '(an empty page)';
  return text.startsWith(ERROR_PAGE) ? '(the usual page for an error)' : shortenEnd(text);
}
