/**
 * One exchange as the lines of a code block: the request line and what matters of its headers, a blank line, the
 * answer. HTTP versions, Host, lengths and dates are left out: they teach nothing here and make lines too long for a
 * phone.
 */

import { type Exchange, pageText } from '../browser/index.ts';
import { type HttpRequest, type HttpResponse, headerValues } from '../core/http.ts';
import { countWords } from './count-words.ts';

import { printable, printableLine } from './printable.ts';
import { shortAddress } from './short-address.ts';

/** A page's text beyond this many characters is left out, and the block says how much. */
export const MAX_SHOWN_BODY = 600;

export function exchangeText({ request, answer, redirect }: Exchange): string {
  const asked = requestLines(request);
  if (answer.kind === 'fault') return asked.join('\n');
  // Browsers follow a redirect without showing its page.
  const page = redirect?.kind === 'followed' ? [] : ['', ...pageLines(answer.response)];
  return [...asked, '', ...responseLines(answer.response), ...page].join('\n');
}

function requestLines({ method, url, headers, body }: HttpRequest): string[] {
  const [cookie] = headerValues(headers, 'Cookie');
  const [origin] = headerValues(headers, 'Origin');
  const foreign = origin !== undefined && origin !== new URL(url).origin;
  return [
    `${method} ${shortAddress(url)}`,
    ...(foreign ? [`Origin: ${origin}`] : []),
    cookie === undefined ? '(no Cookie header)' : `Cookie: ${printableLine(cookie)}`,
    ...(body === '' ? [] : ['', body]),
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
  if (text.trim() === '') return ['(an empty page)'];
  const characters = [...text];
  const left = characters.length - MAX_SHOWN_BODY;
  if (left <= 0) return [text];
  return [characters.slice(0, MAX_SHOWN_BODY).join(''), `(… and ${countWords(left, 'more character')})`];
}
