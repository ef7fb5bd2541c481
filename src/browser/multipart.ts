/**
 * The HTML standard's "multipart/form-data encoding algorithm": a part for each entry of a form, between lines that
 * occur nowhere else. Written as Chromium does.
 */
import { hashText } from '../core/hash-text.ts';
import { bytesOf } from '../core/http.ts';
import type { FormEntry, FormFile } from '../core/scenario.ts';

export type Part = readonly [name: string, entry: FormEntry];

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BOUNDARY_LENGTH = 16;

/** A boundary in Chromium's form that occurs in none of the parts; the same for the same parts and seed. */
export function boundaryFor(parts: readonly Part[], seed: string): string {
  const key = hashText(`${seed} ${JSON.stringify(parts)}`);
  for (let attempt = 0; ; attempt += 1) {
    const characters = Array.from({ length: BOUNDARY_LENGTH }, (_, index) =>
      DIGITS.charAt(hashText(`${attempt} ${index} ${key}`) % DIGITS.length),
    );
    const boundary = `----WebKitFormBoundary${characters.join('')}`;
    if (!encodeMultipart(parts, '').includes(boundary)) return boundary;
  }
}

/** The body, as bytes of one character each. */
export const encodeMultipart = (parts: readonly Part[], boundary: string): string =>
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
