/** A scripted answer → the answer as the browser gets it. */

import { readDuration } from '../core/duration.ts';
import type { HttpResponse } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import type { ScriptedAnswer } from './answers.ts';

/** What every server says where nothing is scripted and no program runs: an empty page. */
export const EMPTY_PAGE: ScriptedAnswer = { status: 200, set: [], to: null, headers: [], body: '' };

/** `at` is when the answer comes, epoch milliseconds. */
export function answerFrom({ status, set, to, headers, body }: ScriptedAnswer, at: number): Answer {
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const response: HttpResponse = {
    status,
    reason: REASONS[status] ?? '',
    headers: [
      ...(hasType ? [] : [['Content-Type', 'text/html; charset=utf-8'] as const]),
      ...headers,
      ...set.map((header) => ['Set-Cookie', writeDates(header, at)] as const),
      ...(to === null ? [] : [['Location', to] as const]),
    ],
    body,
  };
  return { kind: 'response', response, error: null, prints: '' };
}

/** `{30 days}` and `{-1 hour}` become dates, so far from `at`, as servers write them. */
const writeDates = (header: string, at: number): string =>
  header.replace(/\{(-?)([^{}]+)\}/g, (whole, minus: string, length: string) => {
    const reading = readDuration(length);
    if (reading.kind === 'unreadable') return whole;
    return new Date(at + (minus === '' ? 1 : -1) * reading.seconds * 1000).toUTCString();
  });

/** RFC 9110, section 15; the phrases mean nothing to the browser, but people read them. */
const REASONS: Readonly<Record<number, string>> = {
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
