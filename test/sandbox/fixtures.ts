/** Small Flask programs and requests to them (flask-fixtures/*.yaml), and what came of performing them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { HeaderFields, HttpRequest } from '../../src/core/http.ts';
import type { Answer, Dialogue } from '../../src/core/program.ts';

export const START = Date.UTC(2026, 0, 1, 12);

const FORM_TYPE = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
const BOUNDARY = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
const MULTIPART_TYPE = ['Content-Type', `multipart/form-data; boundary=${BOUNDARY}`] as const;
const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

/** A field of a form with files: its value, or a file's name, kind and content (as text, or as bytes in hex). */
const part = z.object({
  name: z.string(),
  value: z.string().optional(),
  filename: z.string().optional(),
  type: z.string().optional(),
  text: z.string().default(''),
  hex: z.string().default(''),
});

const requestFields = z.object({
  ...Object.fromEntries(METHODS.map((method) => [method, z.string().optional()])),
  form: z.record(z.string(), z.string()).optional(),
  parts: z.array(part).optional(),
  body: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({}),
  /** Seconds that pass before it. */
  after: z.number().default(0),
});
/** A path alone is a GET. */
const requestFile = z.preprocess((entry) => (typeof entry === 'string' ? { get: entry } : entry), requestFields);
const fixtureFile = z.array(z.object({ title: z.string(), program: z.string(), requests: z.array(requestFile) }));

/** What both Flasks have to agree on. */
export const exchange = z.object({
  status: z.number(),
  reason: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  error: z.object({ type: z.string(), line: z.number().nullable() }).nullable(),
});
export type Exchange = z.infer<typeof exchange>;

export interface Fixture {
  readonly title: string;
  readonly program: string;
  readonly requests: readonly HttpRequest[];
}

/** All fixtures, in the order of the files and in them. */
export function readFixtures(): Fixture[] {
  const folder = fileURLToPath(new URL('flask-fixtures/', import.meta.url));
  return readdirSync(folder)
    .sort()
    .flatMap((file) => fixtureFile.parse(parse(readFileSync(folder + file, 'utf8'))))
    .map(({ title, program, requests }) => ({ title, program, requests: readRequests(requests) }));
}

function readRequests(written: readonly z.infer<typeof requestFields>[]): HttpRequest[] {
  let at = START;
  return written.map(({ form, parts, body, headers, after, ...rest }) => {
    const [[method, path] = ['get', '/']] = Object.entries(rest as Record<string, string>);
    at += after * 1000;
    return {
      method: method.toUpperCase(),
      url: path.startsWith('http') ? path : `https://app.test${path}`,
      headers: [...Object.entries(headers), ...(form ? [FORM_TYPE] : []), ...(parts ? [MULTIPART_TYPE] : [])],
      body: parts ? multipart(parts) : form ? new URLSearchParams(form).toString() : asBytes(body),
      at,
    };
  });
}

/** Text in UTF-8, one character a byte, as a request's body has it. */
const asBytes = (text: string): string => Buffer.from(text).toString('latin1');

function multipart(parts: readonly z.infer<typeof part>[]): string {
  const written = parts.map(({ name, value, filename, type, text, hex }) => {
    const disposition = `Content-Disposition: form-data; name="${name}"`;
    if (value !== undefined) return asBytes(`${disposition}\r\n\r\n${value}`);
    const head = `${disposition}; filename="${filename ?? ''}"${type === undefined ? '' : `\r\nContent-Type: ${type}`}`;
    return asBytes(`${head}\r\n\r\n${text}`) + Buffer.from(hex, 'hex').toString('latin1');
  });
  return `${written.map((each) => `--${BOUNDARY}\r\n${each}\r\n`).join('')}--${BOUNDARY}--\r\n`;
}

/** Performs requests one by one; cookies are carried from response to request, unless a request brings its own. */
export function* perform(requests: readonly HttpRequest[]): Dialogue<Answer[]> {
  const jar = new Map<string, string>();
  const answers: Answer[] = [];
  for (const request of requests) {
    const answer = yield { ...request, headers: withCookies(request.headers, jar) };
    answers.push(answer);
    if (answer.kind === 'response') keepCookies(answer.response.headers, jar);
  }
  return answers;
}

function withCookies(headers: HeaderFields, jar: ReadonlyMap<string, string>): HeaderFields {
  if (jar.size === 0 || headers.some(([name]) => name === 'Cookie')) return headers;
  return [...headers, ['Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; ')]];
}

/** Not the simulated browser: a jar so simple that the script beside the real Flask can have the same. */
function keepCookies(headers: HeaderFields, jar: Map<string, string>): void {
  for (const [name, value] of headers) {
    if (name !== 'Set-Cookie') continue;
    const [pair = '', ...attributes] = value.split('; ');
    const cookie = pair.slice(0, pair.indexOf('='));
    if (attributes.includes('Max-Age=0')) jar.delete(cookie);
    else jar.set(cookie, pair.slice(cookie.length + 1));
  }
}

/** An answer as the recordings have it. Throws for a fault. */
export function toExchange(answer: Answer): Exchange {
  if (answer.kind === 'fault') throw new Error(`expected a response, got the fault ${JSON.stringify(answer.fault)}`);
  const { response, error } = answer;
  return normalise({ ...response, headers: response.headers.map(([name, value]) => [name, value]), error });
}

/** The order of methods in Allow is that of a Python set: any. Other fields keep order and bytes. */
export function normalise(given: Exchange): Exchange {
  const headers = given.headers.map(([name, value]): [string, string] => [
    name,
    name === 'Allow' ? value.split(', ').sort().join(', ') : value,
  ]);
  const error = given.error && { type: given.error.type, line: given.error.line };
  return { status: given.status, reason: given.reason, headers, body: given.body, error };
}
