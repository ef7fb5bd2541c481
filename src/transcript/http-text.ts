/**
 * One exchange as the lines of a code block: the request line and what matters of its headers, a blank line, the
 * answer. HTTP versions, Host, lengths and dates are left out: they teach nothing here and make lines too long for a
 * phone.
 */

import { type Exchange, pageText } from '../browser/index.ts';
import { type HttpRequest, type HttpResponse, headerValues } from '../core/http.ts';
import { contentLines } from './content-lines.ts';
import { printable, printableLine } from './printable.ts';
import { shortAddress } from './short-address.ts';
import { shorten } from './shorten.ts';

/** A page's text beyond this many characters is left out, and the block says how much. */
export const MAX_SHOWN_BODY = 600;

export function exchangeText({ request, answer, redirect }: Exchange): string {
  const asked = requestLines(request);
  if (answer.kind === 'fault') return asked.join('\n');
  // Browsers follow a redirect without showing its page.
  const page = redirect?.kind === 'followed' ? [] : ['', ...pageLines(answer.response)];
  return [...asked, '', ...responseLines(answer.response), ...page].join('\n');
}

function requestLines(request: HttpRequest): string[] {
  const { method, url, headers } = request;
  const [cookie] = headerValues(headers, 'Cookie');
  const [origin] = headerValues(headers, 'Origin');
  // The type that any other form has goes without saying.
  const multipart = headerValues(headers, 'Content-Type').filter((value) => value.startsWith('multipart/'));
  const foreign = origin !== undefined && origin !== new URL(url).origin;
  return [
    `${method} ${shortAddress(url)}`,
    ...(foreign ? [`Origin: ${origin}`] : []),
    cookie === undefined ? '(no Cookie header)' : `Cookie: ${printableLine(cookie)}`,
    ...multipart.map((value) => `Content-Type: ${value}`),
    ...contentLines(request),
  ];
}

function responseLines({ status, reason, headers }: HttpResponse): string[] {
  return [
    `${status} ${reason}`.trim(),
    ...headerValues(headers, 'Location').map((value) => `Location: ${printableLine(value)}`),
    ...headerValues(headers, 'Set-Cookie').map((value) => `Set-Cookie: ${printableLine(value)}`),
  ];
}

function pageLines(response: HttpResponse): string[] {
  const text = printable(pageText(response));
  return [text.trim() === '' ? '(an empty page)' : shorten(text, MAX_SHOWN_BODY)];
}
