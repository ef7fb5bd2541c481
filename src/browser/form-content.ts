/** What a form or a fetch sends as its body (HTML standard, "constructing the entry list", multipart/form-data). */
import { hashText } from '../core/hash-text.ts';
import { bytesOf, type HeaderFields, type HttpRequest, headerValues, textOf } from '../core/http.ts';
import type { Enctype, FormEntry, FormFile, FormValues, ScenarioStep, ScriptBody } from '../core/scenario.ts';

export interface Content {
  /** For the `Content-Type` header. */
  readonly type: string;
  /** Bytes, one character each. */
  readonly body: string;
}

type Posting = Extract<ScenarioStep, { readonly do: 'post' | 'fetch' }>;

/** The content of a POST. The boundary comes from `seed` and the parts alone, so requests are always the same. */
export function formContent(step: Posting, form: FormValues, seed: string): Content {
  const entries = entriesOf(form);
  const enctype = (step.do === 'post' ? step.enctype : undefined) ?? enctypeFor(entries);
  if (enctype === 'application/x-www-form-urlencoded') {
    // A form makes every line break CR LF. A script's URLSearchParams takes texts as they are, and says its charset.
    const isForm = step.do === 'post';
    const fit = isForm ? withFormLineBreaks : (text: string): string => text;
    const pairs = entries.map(([name, entry]): [string, string] => [
      fit(name),
      fit(isFile(entry) ? entry.name : entry),
    ]);
    return { type: isForm ? enctype : `${enctype};charset=UTF-8`, body: new URLSearchParams(pairs).toString() };
  }
  const parts = entries.map(
    ([name, entry]): FormPart => [withFormLineBreaks(name), isFile(entry) ? entry : withFormLineBreaks(entry)],
  );
  const boundary = boundaryFor(parts, seed);
  return { type: `${enctype}; boundary=${boundary}`, body: encodeMultipart(parts, boundary) };
}

/** What a script's text is unless told. */
export const PLAIN_TEXT = 'text/plain;charset=UTF-8';

/** What a script sends that is no form. */
export const scriptContent = ({ kind, text }: ScriptBody): Content => ({
  type: kind === 'json' ? 'application/json' : PLAIN_TEXT,
  body: bytesOf(text),
});

type FormPart = readonly [name: string, entry: FormEntry];

const entriesOf = (form: FormValues): FormPart[] =>
  Object.entries(form).flatMap(([name, value]) =>
    isList(value) ? value.map((entry): FormPart => [name, entry]) : [[name, value] as const],
  );

const isList = (value: FormValues[string]): value is readonly FormEntry[] => Array.isArray(value);

const enctypeFor = (entries: readonly FormPart[]): Enctype =>
  entries.some(([, entry]) => isFile(entry)) ? 'multipart/form-data' : 'application/x-www-form-urlencoded';

const isFile = (entry: FormEntry): entry is FormFile => typeof entry !== 'string';

const withFormLineBreaks = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BOUNDARY_LENGTH = 16;

/** A boundary in Chromium's form that occurs in none of the parts; the same for the same parts and seed. */
function boundaryFor(parts: readonly FormPart[], seed: string): string {
  const key = hashText(`${seed} ${JSON.stringify(parts)}`);
  for (let attempt = 0; ; attempt += 1) {
    const characters = Array.from({ length: BOUNDARY_LENGTH }, (_, index) =>
      DIGITS.charAt(hashText(`${attempt} ${index} ${key}`) % DIGITS.length),
    );
    const boundary = `----WebKitFormBoundary${characters.join('')}`;
    if (!encodeMultipart(parts, '').includes(boundary)) return boundary;
  }
}

/** A part for each entry, between lines that occur nowhere else: one character a byte, written as by Chromium. */
const encodeMultipart = (parts: readonly FormPart[], boundary: string): string =>
  `${parts.map(([name, entry]) => `--${boundary}\r\n${partBytes(name, entry)}\r\n`).join('')}--${boundary}--\r\n`;

function partBytes(name: string, entry: FormEntry): string {
  const disposition = `Content-Disposition: form-data; name="${escaped(name)}"`;
  if (typeof entry === 'string') return `${disposition}\r\n\r\n${bytesOf(entry)}`;
  // A `File` keeps its type in lower case; what has none is bytes.
  const type = `Content-Type: ${entry.type.toLowerCase() || 'application/octet-stream'}`;
  return `${disposition}; filename="${escaped(entry.name)}"\r\n${type}\r\n\r\n${contentBytes(entry)}`;
}

/** In names only what would end the quotes or the line is escaped, and with percent signs, not backslashes. */
const escaped = (text: string): string =>
  bytesOf(text).replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');

function contentBytes({ content }: FormFile): string {
  switch (content.kind) {
    case 'text':
      return bytesOf(content.text);
    case 'bytes':
      return content.hex.replace(/../g, (digits) => String.fromCharCode(Number.parseInt(digits, 16)));
    case 'filler':
      return 'x'.repeat(content.bytes);
  }
}

export interface ReadPart {
  readonly headers: HeaderFields;
  /** Bytes, one character each. */
  readonly content: string;
}

/** Takes a multipart body that was written here apart again, for people to look at. Null: it is not multipart. */
export function readMultipart({ headers, body }: HttpRequest): { boundary: string; parts: readonly ReadPart[] } | null {
  const [type = ''] = headerValues(headers, 'Content-Type');
  const [, boundary] = /^multipart\/form-data; boundary=(.+)$/.exec(type) ?? [];
  if (boundary === undefined) return null;
  // Between the first line and the last, each part ends in a line break of its own.
  const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`).slice(0, -1);
  return { boundary, parts: parts.map(readPart) };
}

function readPart(part: string): ReadPart {
  const end = part.indexOf('\r\n\r\n');
  const lines = part.slice('\r\n'.length, end).split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(': ');
    return [name, textOf(value.join(': ')) ?? value.join(': ')];
  });
  return { headers, content: part.slice(end + '\r\n\r\n'.length) };
}

/** What browsers say that a file is. They go by the end of its name, never by what is in it. */
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  xml: 'text/xml',
  zip: 'application/zip',
};

/** The type of a file by its name; empty for an end that is not in the table: a browser does not know it either. */
export function typeByName(name: string): string {
  const [, end = ''] = /\.([a-z0-9]+)$/i.exec(name) ?? [];
  const known = end.toLowerCase();
  return Object.hasOwn(TYPES, known) ? (TYPES[known] ?? '') : '';
}
