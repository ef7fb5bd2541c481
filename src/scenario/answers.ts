/**
 * What the servers answer at a step: `set: …`, or `answers:` with one entry for each request that the step leads to.
 */
import { isNode, isSeq, type Node } from 'yaml';
import { readDuration } from '../core/duration.ts';
import type { HeaderFields, HttpResponse } from '../core/http.ts';
import type { Answer } from '../core/program.ts';
import { quote } from '../lesson/problem.ts';
import type { StepEntry } from '../lesson/scenario.ts';
import {
  describe,
  type Field,
  fieldsOf,
  readEntries,
  readText,
  readWholeNumber,
  refuseOthers,
} from '../lesson/yaml-fields.ts';
import type { YamlText } from '../lesson/yaml-text.ts';

export interface ScriptedAnswer {
  readonly status: number;
  /** Set-Cookie headers; a date relative to the answer is still `{30 days}` in them. */
  readonly set: readonly string[];
  /** Where to redirect to: the `Location` header. Null: nowhere. */
  readonly to: string | null;
  /** Further header fields. */
  readonly headers: HeaderFields;
  readonly body: string;
}

/** The fields that a step may have beside its own. */
export const ANSWER_FIELDS = ['set', 'answers'] as const;

const FIELDS = ['status', 'set', 'to', 'headers', 'body'];
const LIST = 'a list with an answer for each request, such as "- to: /welcome"';
const LOADING: readonly string[] = ['visit', 'post', 'fetch', 'image', 'frame'];

/**
 * The answers of a step's entry; none when it scripts none. Null when there is something wrong with them, which is
 * reported.
 */
export function readAnswers(yaml: YamlText, { step, fields }: StepEntry): readonly ScriptedAnswer[] | null {
  const set = fields.get('set');
  const list = fields.get('answers');
  const [first, second] = [set, list].filter((field) => field !== undefined);
  if (first === undefined) return [];
  if (step !== null && !LOADING.includes(step.do)) {
    yaml.report(
      'scenario',
      first.place,
      `${quote(first.name)} in a step without a request`,
      'it where a page is asked for',
    );
    return null;
  }
  if (second !== undefined) {
    yaml.report('scenario', second.place, '"answers" beside "set"', 'one of the two', '"set" can stand in an answer');
    return null;
  }
  if (list === undefined) {
    const cookies = readTexts(yaml, first, 'a Set-Cookie header such as "theme=dark; Path=/", or a list of them');
    return cookies === null ? null : [{ status: 200, set: cookies, to: null, headers: [], body: '' }];
  }
  const entries = readEntries(yaml, list, LIST);
  const answers = entries?.map((entry) => readAnswer(yaml, entry)) ?? [null];
  const right = answers.filter((answer) => answer !== null);
  return right.length === answers.length ? right : null;
}

function readAnswer(yaml: YamlText, entry: Node): ScriptedAnswer | null {
  const fields = fieldsOf(yaml, entry);
  if (fields === null) {
    yaml.report(
      'scenario',
      yaml.place(entry),
      `${describe(entry)} in place of an answer`,
      'a map such as "to: /welcome"',
    );
    return null;
  }
  refuseOthers(yaml, fields, FIELDS, 'an answer');
  const read = <Value>(name: string, none: Value, reader: (field: Field) => Value | null): Value | null => {
    const field = fields.get(name);
    return field === undefined ? none : reader(field);
  };
  const to = read<string | undefined>('to', undefined, (field) => readText(yaml, field, 'an address to redirect to'));
  const status = read('status', to === undefined ? 200 : 302, (field) =>
    readWholeNumber(yaml, field, [200, 599], 'an HTTP status such as 200'),
  );
  const set = read('set', [], (field) => readTexts(yaml, field, 'a Set-Cookie header, or a list of them'));
  const headers = read('headers', [], (field) => readHeaders(yaml, field));
  const body = read('body', '', (field) => readText(yaml, field, 'the text of the page'));
  if (to === null || status === null || set === null || headers === null || body === null) return null;
  return { status, set, to: to ?? null, headers, body };
}

/** One text, or a list of them. */
function readTexts(yaml: YamlText, field: Field, expected: string): readonly string[] | null {
  const { value } = field;
  const nodes = isSeq(value) ? value.items.filter(isNode) : [value];
  const texts = nodes.map((node) => readText(yaml, { ...field, value: node }, expected));
  const right = texts.filter((text) => text !== null);
  return right.length === texts.length ? right : null;
}

/** RFC 9110's `token`. */
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function readHeaders(yaml: YamlText, field: Field): HeaderFields | null {
  const expected = 'a map of names and values such as {Cache-Control: no-store}';
  const fields = field.value === null ? null : fieldsOf(yaml, field.value);
  if (fields === null) {
    const place = field.value === null ? field.place : yaml.place(field.value);
    yaml.report('scenario', place, `"headers" is ${describe(field.value)}`, expected);
    return null;
  }
  const headers = [...fields.values()].map((one) => readHeader(yaml, one));
  const right = headers.filter((header) => header !== null);
  return right.length === headers.length ? right : null;
}

/** Headers that have a word of their own here. */
const OWN_WORDS: Readonly<Record<string, string>> = { 'set-cookie': 'set', location: 'to' };

function readHeader(yaml: YamlText, field: Field): readonly [string, string] | null {
  const word = OWN_WORDS[field.name.toLowerCase()];
  if (word !== undefined) {
    yaml.report('scenario', field.place, `the header ${quote(field.name)}`, `${quote(word)} in the answer instead`);
    return null;
  }
  if (!FIELD_NAME.test(field.name)) {
    yaml.report('scenario', field.place, `the header name ${quote(field.name)}`, 'letters, digits and hyphens');
    return null;
  }
  const value = readText(yaml, field, 'the value of the header');
  return value === null ? null : [field.name, value];
}

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
