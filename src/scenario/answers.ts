/** What the servers answer at a step: `set: …`, or `answers:` with one entry for each request of the step. */
import { z } from 'zod';
import { readDuration } from '../core/duration.ts';
import { type HeaderFields, type HttpResponse, headerText, isToken } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import { quote } from '../lesson/problem.ts';
import { setCookies, withoutRequest } from '../lesson/yaml/scenario.ts';
import { list, map, named, refuse, text, texts, wholeNumber } from '../lesson/yaml/schema.ts';

export interface ScriptedAnswer {
  readonly status: number;
  /** Set-Cookie headers; a date relative to the answer is still `{30 days}` in them. */
  readonly set: readonly string[];
  /** Where to redirect to: the `Location` header. Null: nowhere. */
  readonly to: string | null;
  readonly headers: HeaderFields;
  readonly body: string;
}

const OWN_WORDS: Readonly<Record<string, string>> = { 'set-cookie': 'set', location: 'to' };

const headers = named(
  text('the value of the header'),
  'a map of names and values such as {Cache-Control: no-store}',
).transform((fields, context): HeaderFields => {
  for (const [name] of fields) {
    const word = OWN_WORDS[name.toLowerCase()];
    if (word !== undefined) {
      refuse(context, `${quote(word)} in the answer instead`, { found: `the header ${quote(name)}`, at: 'key' }, [
        name,
      ]);
    } else if (!isToken(name)) {
      const found = `the header name ${quote(name)}`;
      refuse(context, 'letters, digits and hyphens', { found, at: 'key' }, [name]);
    }
  }
  return fields;
});

const answer: z.ZodType<ScriptedAnswer> = map(
  {
    status: wholeNumber(200, 599, 'an HTTP status such as 200').optional(),
    set: texts('a Set-Cookie header, or a list of them').default([]),
    to: text('an address to redirect to').optional(),
    headers: headers.default([]),
    body: text('the text of the page').default(''),
  },
  'an answer',
  'a map such as "to: /welcome"',
).transform(({ to = null, status = to === null ? 200 : 302, set, headers, body }) => ({
  status,
  set,
  to,
  headers,
  body,
}));

/** The fields that a step may have beside its own. */
export const ANSWER_FIELDS: readonly string[] = ['set', 'answers'];

/** The answers that those fields script; none when they are not there. */
export const answersOf = (isAsking: boolean): z.ZodType<readonly ScriptedAnswer[]> =>
  z
    .object({
      set: setCookies(isAsking).optional(),
      answers: (isAsking
        ? list(answer, 'a list with an answer for each request, such as "- to: /welcome"')
        : withoutRequest('answers')
      ).optional(),
    })
    .transform(({ set, answers }, context) => {
      if (set === undefined) return answers ?? [];
      if (answers === undefined) return [{ status: 200, set, to: null, headers: [], body: '' }];
      const remedy = '"set" can stand in an answer';
      return refuse(context, 'one of the two', { found: '"answers" beside "set"', remedy, at: 'key' }, ['answers']);
    });

/** What every server says where nothing is scripted and no program runs: an empty page. */
export const EMPTY_PAGE: ScriptedAnswer = { status: 200, set: [], to: null, headers: [], body: '' };

/** The answer as the browser gets it. `at` is when it comes, epoch milliseconds. */
export function answerFrom({ status, set, to, headers, body }: ScriptedAnswer, at: number): Answer {
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const response: HttpResponse = {
    status,
    reason: REASONS[status] ?? '',
    headers: [
      ...(hasType ? [] : [['Content-Type', 'text/html; charset=utf-8'] as const]),
      ...headers,
      ...set.map((header) => ['Set-Cookie', writeDates(writeBytes(header), at)] as const),
      ...(to === null ? [] : [['Location', to] as const]),
    ],
    body,
  };
  return { kind: 'response', response, error: null, prints: '' };
}

/** `{bytes E9}` becomes bytes that are no text: two hexadecimal digits each. */
const writeBytes = (header: string): string =>
  header.replace(/\{bytes ((?:[0-9a-f]{2} ?)+)\}/gi, (_, digits: string) =>
    headerText(digits.replace(/(..) ?/g, (_pair, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))),
  );

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
