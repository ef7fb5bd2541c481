/** One HTTP message each way, as the simulated browser sends it and the sandbox answers it. */

/** Header fields in the order they are on the wire; names keep their case, repeated names stay separate. */
export type HeaderFields = readonly (readonly [name: string, value: string])[];

export interface HttpRequest {
  readonly method: string;
  /** Absolute: `https://app.test/theme?x=1`. */
  readonly url: string;
  readonly headers: HeaderFields;
  /** Bytes, one character each (U+0000 to U+00FF); text is encoded as UTF-8 first. */
  readonly body: string;
  /** When the browser sends it, in epoch milliseconds: the clock that the answering program sees. */
  readonly at: number;
}

export interface HttpResponse {
  readonly status: number;
  /** The reason phrase: `OK`, `NOT FOUND`. */
  readonly reason: string;
  readonly headers: HeaderFields;
  readonly body: string;
}

/** RFC 9110's `token`: names of headers and methods, and RFC 6265 wants a cookie's name to be one. */
export const isToken = (text: string): boolean => TOKEN.test(text);

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Text as bytes, one character each: its UTF-8 form. Half a character (a lone surrogate) becomes U+FFFD. */
export const bytesOf = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');

/** Bytes, one character each, read as UTF-8; null when they are none. */
export function textOf(bytes: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return null;
  }
}

/*
 * A header's value is text, but some servers send bytes that are not UTF-8. Each such byte stands in the text as half a
 * character from U+DC80 to U+DCFF that nothing else means (as Python's "surrogateescape" does it).
 */

/** The bytes of a header's value, one character each, as text. */
export function headerText(bytes: string): string {
  const text = textOf(bytes);
  if (text !== null) return text;
  return bytes.replace(UTF8_OR_BYTE, (part) => textOf(part) ?? part.replace(/./gs, strayByte));
}

const strayByte = (byte: string): string => String.fromCharCode(0xdc00 + byte.charCodeAt(0));

const UTF8_OR_BYTE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

/** What `headerText` reads: the value as bytes, one character each. */
export const headerBytes = (text: string): string =>
  text
    .split(/([\udc80-\udcff])/)
    .map((part) => (STRAY_BYTE.test(part) ? String.fromCharCode(part.charCodeAt(0) - 0xdc00) : bytesOf(part)))
    .join('');

const STRAY_BYTE = /^[\udc80-\udcff]$/;

/** Every value of a header field, in order; names compare without case (RFC 9110, section 5.1). */
export function headerValues(headers: HeaderFields, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value);
}
