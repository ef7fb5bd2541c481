/**
 * Programs for tests, without a sandbox: a function from request to answer, and the loop that drives a browser with it.
 */
import { type HttpRequest, headerValues } from '../../src/core/http.ts';
import type { Answer, ProgramError } from '../../src/core/program.ts';

export type FakeApp = (request: HttpRequest) => Answer;

export interface Page {
  readonly status?: string;
  readonly setCookies?: readonly string[];
  readonly headers?: readonly (readonly [string, string])[];
  readonly error?: ProgramError;
  readonly prints?: string;
}

/** An answer as Flask would give it. */
export function page(
  body: string,
  { status = '200 OK', setCookies = [], headers = [], error, prints }: Page = {},
): Answer {
  const [code = '', ...reason] = status.split(' ');
  return {
    kind: 'response',
    response: {
      status: Number(code),
      reason: reason.join(' '),
      headers: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ...headers,
        ...setCookies.map((value) => ['Set-Cookie', value] as const),
      ],
      body,
    },
    error: error ?? null,
    prints: prints ?? '',
  };
}

export const redirect = (to: string, status = '302 FOUND', setCookies: readonly string[] = []): Answer =>
  page('<p>Redirecting …</p>', { status, setCookies, headers: [['Location', to]] });

/** Answers by path; anything else is not found. */
export const routes =
  (table: Readonly<Record<string, FakeApp>>): FakeApp =>
  (request) =>
    table[new URL(request.url).pathname]?.(request) ?? page('<h1>Not Found</h1>', { status: '404 NOT FOUND' });

/** An app that answers every request with these Set-Cookie headers. */
export const setting =
  (...setCookies: string[]): FakeApp =>
  () =>
    page('Saved', { setCookies });

/** Lets a dialogue talk to an app until it is done. */
export function drive<Result>(generator: Generator<HttpRequest, Result, Answer>, app: FakeApp): Result {
  let next = generator.next();
  while (!next.done) next = generator.next(app(next.value));
  return next.value;
}

/** The Cookie header of a request, or the empty string. */
export const cookieHeader = (request: HttpRequest): string => headerValues(request.headers, 'Cookie')[0] ?? '';
