/** A multipart body taken apart again, for people to look at. Made for what `multipart.ts` writes. */
import type { HeaderFields, HttpRequest } from '../core/http.ts';
import { headerValues, textOf } from '../core/http.ts';

export interface ReadPart {
  readonly headers: HeaderFields;
  /** Bytes, one character each. */
  readonly content: string;
}

export interface ReadMultipart {
  readonly boundary: string;
  readonly parts: readonly ReadPart[];
}

/** Null: the body is none. */
export function readMultipart({ headers, body }: HttpRequest): ReadMultipart | null {
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
